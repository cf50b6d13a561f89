import { paintStrip, stripRows } from '../pictures/coded-strip.ts';
import { writeExr } from '../exr/exr-writer.ts';

export interface SyntheticOptions {
  readonly width: number;
  readonly height: number;
  /** Default RGBA, all half. */
  readonly channels?: readonly string[];
}

const WHITE = 0x3c00;
/** Bytes before a scan line's samples: its row and its length. */
const CHUNK_HEADER = 8;

/**
 * Uncompressed half EXR frames of any size, each with its coded strip, for next to nothing: one template is kept and
 * only the rows of the strip are made anew. Decoded size: width × height × 2 bytes a channel.
 */
export class SyntheticFrames {
  readonly decodedBytes: number;
  readonly fileBytes: number;
  readonly #options: Required<SyntheticOptions>;
  readonly #template: Buffer;
  readonly #pixels: number;
  readonly #rowBytes: number;

  constructor(options: SyntheticOptions) {
    const channels = [...(options.channels ?? ['R', 'G', 'B', 'A'])].sort();
    this.#options = { ...options, channels };
    const { width, height } = options;
    this.decodedBytes = width * height * 2 * channels.length;
    this.#rowBytes = CHUNK_HEADER + width * 2 * channels.length;
    const head = headerOf(this.#options);
    this.#pixels = head.length;
    this.fileBytes = head.length + this.#rowBytes * height;
    this.#template = Buffer.allocUnsafe(this.fileBytes);
    this.#template.set(head);
    for (let row = 0; row < height; row++) this.#template.set(this.#pictureRow(row), this.#offset(row));
  }

  /** The file of one frame as consecutive pieces; the big middle one is shared, so callers must not write to it. */
  pieces(frame: number): Buffer[] {
    const { height } = this.#options;
    const rows = stripRows(height);
    return [
      this.#template.subarray(0, this.#pixels),
      this.#stripBand(frame, 0, rows),
      this.#template.subarray(this.#offset(rows), this.#offset(height - rows)),
      this.#stripBand(frame, height - rows, rows),
    ];
  }

  #offset(row: number): number {
    return this.#pixels + row * this.#rowBytes;
  }

  /** A plain ramp, different in each channel and moving with the row. */
  #pictureRow(row: number): Buffer {
    const { width, channels } = this.#options;
    const bytes = Buffer.alloc(this.#rowBytes);
    this.#chunkHeader(bytes, 0, row);
    const samples = new Uint16Array(width * channels.length);
    channels.forEach((name, index) => {
      for (let x = 0; x < width; x++)
        samples[index * width + x] = name === 'A' ? WHITE : 0x3000 + ((x + row * 2) % 0x700);
    });
    bytes.set(new Uint8Array(samples.buffer), CHUNK_HEADER);
    return bytes;
  }

  #chunkHeader(bytes: Buffer, at: number, row: number): void {
    bytes.writeInt32LE(row, at);
    bytes.writeInt32LE(this.#rowBytes - CHUNK_HEADER, at + 4);
  }

  #stripBand(frame: number, firstRow: number, rows: number): Buffer {
    const { width, height, channels } = this.#options;
    const strip = new Uint16Array(width * 18);
    paintStrip({ data: strip, width, height: 18 }, frame, { white: WHITE });
    const line = strip.subarray(firstRow === 0 ? 0 : 17 * width, firstRow === 0 ? width : 18 * width);
    const samples = new Uint16Array(width * channels.length);
    channels.forEach((name, index) => {
      if (name === 'A') samples.fill(WHITE, index * width, (index + 1) * width);
      else samples.set(line, index * width);
    });
    const row = new Uint8Array(samples.buffer);
    const bytes = Buffer.allocUnsafe(rows * this.#rowBytes);
    for (let i = 0; i < rows && firstRow + i < height; i++) {
      this.#chunkHeader(bytes, i * this.#rowBytes, firstRow + i);
      bytes.set(row, i * this.#rowBytes + CHUNK_HEADER);
    }
    return bytes;
  }
}

/** Header and offset table, taken from the writer by writing a picture one row high and widening its windows. */
function headerOf({ width, height, channels }: Required<SyntheticOptions>): Uint8Array {
  const dataWindow = [0, 0, width - 1, 0] as const;
  const file = writeExr({
    channels: channels.map((name) => ({ name, type: 'half', data: new Uint16Array(width) })),
    dataWindow,
    compression: 'NONE',
    attributes: { framesPerSecond: { type: 'rational', value: [24, 1] } },
  });
  const headerBytes = file.length - 8 - CHUNK_HEADER - width * 2 * channels.length;
  const head = Buffer.alloc(headerBytes + 8 * height);
  head.set(file.subarray(0, headerBytes));
  for (const name of ['dataWindow', 'displayWindow']) {
    const at = head.indexOf(`${name}\0box2i\0`) + name.length + 'box2i'.length + 2 + 4;
    head.writeInt32LE(height - 1, at + 12);
  }
  const rowBytes = CHUNK_HEADER + width * 2 * channels.length;
  for (let row = 0; row < height; row++)
    head.writeBigUInt64LE(BigInt(head.length + row * rowBytes), headerBytes + 8 * row);
  return head;
}
