import { SeqError } from '../base/seq-error.ts';
import type { DecodeRequest } from './codec.ts';

/** Memory for the samples of a plane: lent where what is lent is long enough, else fresh. What is in it is undefined. */
export function planeMemory(byteLength: number, allocate: DecodeRequest['allocate']): ArrayBuffer {
  const lent = allocate?.(byteLength);
  if (lent && lent.byteLength >= byteLength) return lent;
  try {
    return new ArrayBuffer(byteLength);
  } catch (cause) {
    throw new SeqError('frame-too-large', `Could not allocate ${byteLength} bytes for the pixels.`, { cause });
  }
}
