import { fileCodecRegistry } from '../registry/codec-registry.ts';
import { VideoCodec } from './video-codec.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
const codec = new VideoCodec();
fileCodecRegistry().set(codec.name, codec);
