import { SeqError } from '../../../core/base/seq-error.ts';
import type { BandPlan, ByteSource } from '../../../core/codec/codec.ts';
import { EncodedBuffer } from '../bytes/encoded-buffer.ts';
import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteGrant } from '../memory/byte-grant.ts';
import { BandSorter } from './band-sorter.ts';
import type { EncodedBand } from './encoded-band.ts';

/** A plan is made of a file's head; one that wants more of it than this is not made. */
const MOST_HEAD_BYTES = 4 * 2 ** 20;

/** Plans bands from a file's first bytes, of which each read waits until they are there; null: no bands. */
export type PlanBands = (source: ByteSource) => Promise<BandPlan | null>;

/**
 * A file's bytes as they arrive: kept together until its head tells whether the picture can be decoded in bands, from
 * then on in memory of each band's own, so that nothing is copied. A file that cannot is kept whole.
 */
export class DividingBuffer implements ByteSink {
  readonly #grant: ByteGrant;
  readonly #plan: PlanBands;
  readonly #deliver: (band: EncodedBand) => void;
  readonly #whole: EncodedBuffer;
  #fileBytes = 0;
  #isPlanned = false;
  #planning: Promise<BandPlan | null> | null = null;
  #sorter: BandSorter | null = null;
  /** A read of the plan's that waits for bytes. */
  #wanted: { readonly end: number; readonly give: () => void } | null = null;
  #atRest = (): void => {};

  constructor(grant: ByteGrant, plan: PlanBands, deliver: (band: EncodedBand) => void) {
    this.#grant = grant;
    this.#plan = plan;
    this.#deliver = deliver;
    this.#whole = new EncodedBuffer(grant);
  }

  get length(): number {
    return this.#sorter?.position ?? this.#whole.length;
  }

  /** The whole file; null once it has been divided. */
  get bytes(): Uint8Array<ArrayBuffer> | null {
    return this.#sorter ? null : this.#whole.bytes;
  }

  async expect(length: number, signal: AbortSignal): Promise<void> {
    if (this.#fileBytes > 0 && length !== this.#fileBytes) {
      throw new SeqError('fetch-failed', 'The file was replaced while it was read.', { retryable: true });
    }
    this.#fileBytes = length;
    if (this.#isPlanned) return this.#sorter ? undefined : this.#whole.expect(length, signal);
    // The page learns how long the file is before it hears how large the picture is: what does not fit at any level ends here.
    await this.#grant.encoded(length, signal);
    this.#whole.growTo(length);
    this.#planning ??= this.#startPlan(length);
    await this.#planRests();
  }

  async append(chunk: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.#sorter) return this.#sorter.add(chunk);
    await this.#whole.append(chunk, signal);
    if (this.#isPlanned || !this.#planning) return;
    this.#feed();
    await this.#planRests();
    await this.#divideIfPlanned(signal);
  }

  restart(): void {
    this.#whole.restart();
    this.#sorter?.restart();
  }

  /** All has arrived. Rejects where it is less than was promised. */
  async finish(signal: AbortSignal): Promise<void> {
    if (this.#planning && !this.#isPlanned) {
      this.#feed(true);
      await this.#planning;
      await this.#divideIfPlanned(signal);
    }
    if (this.#sorter && this.#sorter.position < this.#fileBytes) {
      const message = `The file ended after ${this.#sorter.position} of ${this.#fileBytes} bytes.`;
      throw new SeqError('fetch-failed', message, { retryable: true });
    }
  }

  /** Gives back what was not handed over. */
  free(): void {
    this.#whole.free();
    this.#sorter?.free();
  }

  async #startPlan(size: number): Promise<BandPlan | null> {
    try {
      return await this.#plan({ size, read: (offset, length) => this.#read(offset, length) });
    } catch {
      // Whatever is wrong with the file is found, and said, when it is decoded whole.
      return null;
    } finally {
      this.#isPlanned = true;
      this.#atRest();
    }
  }

  /** A copy: the memory of what has arrived moves while it grows. */
  async #read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.#fileBytes);
    if (end > MOST_HEAD_BYTES) throw new RangeError('The head of the file is longer than any.');
    if (this.#whole.length < end) {
      await new Promise<void>((give) => {
        this.#wanted = { end, give };
        this.#atRest();
      });
    }
    return this.#whole.bytes.slice(offset, end);
  }

  #feed(isAll = false): void {
    const { wanted } = { wanted: this.#wanted };
    if (!wanted || (this.#whole.length < wanted.end && !isAll)) return;
    this.#wanted = null;
    wanted.give();
  }

  /** Resolves when the plan is made, or waits for more bytes. */
  async #planRests(): Promise<void> {
    if (this.#isPlanned || this.#wanted) return;
    await new Promise<void>((rest) => (this.#atRest = rest));
  }

  async #divideIfPlanned(signal: AbortSignal): Promise<void> {
    if (!this.#isPlanned) return;
    const plan = await this.#planning;
    if (!plan) return this.#whole.expect(this.#fileBytes, signal);
    await this.#grant.encoded(this.#fileBytes, signal);
    const sorter = new BandSorter(plan, this.#whole.bytes, this.#fileBytes, this.#deliver);
    sorter.add(this.#whole.bytes);
    this.#sorter = sorter;
    this.#whole.free();
  }
}
