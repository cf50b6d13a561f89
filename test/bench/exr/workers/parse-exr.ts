import parseExr from 'parse-exr';
import { serveDecoder } from './serve-decoder.ts';

/** The package's number for half samples. */
const HALF = 1016;

serveDecoder((file) => parseExr(file, HALF));
