import { decodeExr } from '../../../../src/exr.ts';
import { serveDecoder } from './serve-decoder.ts';

/** Planes of the last frame, filled again like the frame store's evicted ones. */
let spare: ArrayBuffer[] = [];

serveDecoder(async (file) => {
  const { planes, complete } = await decodeExr(file, {
    allocate: (byteLength) => {
      const index = spare.findIndex((buffer) => buffer.byteLength === byteLength);
      return index < 0 ? undefined : spare.splice(index, 1)[0];
    },
  });
  if (!complete) throw new Error('incomplete');
  spare = planes.map(({ data }) => data.buffer as ArrayBuffer);
});
