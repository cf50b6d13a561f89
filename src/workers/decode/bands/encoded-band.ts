import type { ByteSource, FileRange, RowRange } from '../../../core/codec/codec.ts';

/** What a band of a picture is made of: the pieces of its file that belong to it, one behind the other. */
export interface EncodedBand {
  readonly rows: RowRange;
  /** Of each of its planes. */
  readonly planeBytes: readonly number[];
  /** Length of the whole file. */
  readonly fileBytes: number;
  /** The file's beginning, which every band has. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** Where the pieces lie in the file, in file order. */
  readonly ranges: readonly FileRange[];
  readonly bytes: ArrayBuffer;
}

/** A band as a file of which only its own bytes can be read. */
export function bandSource({ fileBytes, head, ranges, bytes }: EncodedBand): ByteSource {
  let end = 0;
  const pieces = ranges.map((range) => {
    const at = end;
    end += range.end - range.start;
    return { ...range, at };
  });
  return {
    size: fileBytes,
    latencyMs: 0,
    read(offset, length) {
      if (offset < head.length) return head.subarray(offset, offset + length);
      const piece = pieces.find((one) => one.start <= offset && offset < one.end);
      if (!piece) return new Uint8Array(0);
      return new Uint8Array(bytes, piece.at + offset - piece.start, Math.min(length, piece.end - offset));
    },
  };
}
