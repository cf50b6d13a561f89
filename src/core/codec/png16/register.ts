import { codecRegistry } from '../registry/codec-registry.ts';
import { png16Codec } from './png16-codec.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
codecRegistry().set(png16Codec.name, png16Codec);
