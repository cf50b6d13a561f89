import { EXRLoader } from 'three/examples/jsm/loaders/EXRLoader.js';
import { serveDecoder } from './serve-decoder.ts';

serveDecoder((file) => new EXRLoader().parse(file));
