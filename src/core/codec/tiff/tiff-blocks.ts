import { SeqError } from '../../base/seq-error.ts';
import { InflateFeed } from '../still/inflate-feed.ts';
import { undoPredictor, unpackBits, unpackLzw } from './tiff-compression.ts';
import type { TiffImage } from './tiff-image.ts';

/** Bytes of a row of one block: rows begin at whole bytes. */
export function blockRowBytes({ blockWidth, samples, bits, planar }: TiffImage): number {
  return Math.ceil((blockWidth * (planar ? 1 : samples) * bits) / 8);
}

/** Each byte with its bits in reversed order. */
const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit);
  return reversed;
});

/** Unpacks a file's strips and tiles, one at a time. */
export class TiffBlocks {
  readonly #image: TiffImage;
  readonly #bytes: Uint8Array;

  constructor(image: TiffImage, bytes: Uint8Array) {
    this.#image = image;
    this.#bytes = bytes;
  }

  /** Fills `into` with a block's rows; rejects with what is wrong with it. */
  async read(index: number, into: Uint8Array): Promise<void> {
    const { offsets, byteCounts, compression, reversedBits } = this.#image;
    const offset = offsets[index];
    if (offset === undefined) throw new SeqError('truncated', `Block ${index} is not in the file.`);
    // Old writers leave the count out where nothing is compressed.
    const count = byteCounts[index] ?? (compression === 'none' ? into.length : 0);
    const stored = this.#bytes.subarray(offset, offset + count);
    const packed = reversedBits ? stored.map((byte) => REVERSED[byte] ?? 0) : stored;
    await this.#unpack(packed, into, index);
    const { predictor, bits, little, blockWidth: columns, samples, planar } = this.#image;
    const rows = { predictor, bits, little, columns, samples: planar ? 1 : samples };
    undoPredictor(into, blockRowBytes(this.#image), rows);
  }

  async #unpack(packed: Uint8Array, into: Uint8Array, index: number): Promise<void> {
    const { compression } = this.#image;
    let length: number;
    if (compression === 'deflate') {
      const feed = new InflateFeed([packed]);
      try {
        return await feed.fill(into);
      } finally {
        feed.close();
      }
    }
    if (compression === 'lzw') length = unpackLzw(packed, into);
    else if (compression === 'packbits') length = unpackBits(packed, into);
    else {
      length = Math.min(packed.length, into.length);
      into.set(packed.subarray(0, length));
    }
    if (length < 0) throw new SeqError('decode-failed', `Block ${index} is damaged.`);
    if (length < into.length) throw new SeqError('truncated', `Block ${index} has ${length} of ${into.length} bytes.`);
  }
}
