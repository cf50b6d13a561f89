import { readExr } from 'hdrify';
import { serveDecoder } from './serve-decoder.ts';

serveDecoder((file) => readExr(new Uint8Array(file)));
