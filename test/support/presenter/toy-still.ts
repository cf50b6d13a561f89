import type { Codec } from '../../../src/core/codec/codec.ts';
import { stillCodec } from '../../../src/core/codec/still/still-codec.ts';
import type { StillFacts } from '../../../src/core/codec/still/still-file.ts';

/** A codec of one picture whose samples are given: `data[plane]`, rows in the file's order. */
export function toyStill(facts: StillFacts, data: readonly ArrayLike<number>[], rows = facts.height): Codec {
  return stillCodec('toy', 'Toy', async (input) => {
    await input.start();
    return {
      ...facts,
      async decode(sink, signal) {
        for (let y = 0; y < rows; y++) {
          signal?.throwIfAborted();
          sink.lines.forEach((line, plane) => {
            for (let i = 0; i < line.length; i++) line[i] = data[plane]?.[y * line.length + i] ?? 0;
          });
          await sink.put(y);
        }
        if (rows < facts.height) throw new Error('the toy is broken');
      },
    };
  });
}

/** A source of bytes in memory. */
export function bytesSource(bytes: Uint8Array = new Uint8Array(100)): {
  size: number;
  read(offset: number, length: number): Uint8Array;
} {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
