import { codecRegistry } from '../registry/codec-registry.ts';
import { exrCodec } from './exr-codec.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
codecRegistry().set(exrCodec.name, exrCodec);
