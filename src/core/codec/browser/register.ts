import { codecRegistry } from '../registry/codec-registry.ts';
import { browserCodec } from './browser-codec.ts';

// Loaded by address as a file of its own, so it says that it is there by a side effect.
codecRegistry().set(browserCodec.name, browserCodec);
