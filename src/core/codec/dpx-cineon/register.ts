import { codecRegistry } from '../registry/codec-registry.ts';
import { filmCodec } from './dpx-cineon-codec.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
codecRegistry().set(filmCodec.name, filmCodec);
