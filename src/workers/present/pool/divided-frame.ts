import type { SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { RowRange } from '../../../core/codec/codec.ts';
import { type BandedPicture, pictureBuffers, stackBands } from '../../../core/frame/banded-picture.ts';
import type { PixelWindow } from '../../../core/frame/planes.ts';
import type { LoadJob, Ticket } from '../../../core/presenter/protocol.ts';
import type { EncodedBand } from '../../decode/bands/encoded-band.ts';
import type { DecodeAnswer, DecodeJob, FrameDivision } from '../../decode/decode-protocol.ts';
import { freeBuffers } from '../../free-buffers.ts';
import type { PoolAnswer } from './pool-contract.ts';

type BandAnswer = Extract<DecodeAnswer, { ok: true }>;

/**
 * | state | what it waits for |
 * | --- | --- |
 * | reading | its bytes, from the decoder that reads the file |
 * | waiting | a free decoder |
 * | decoding | the answer of the decoder that has it |
 * | lost | the end of all others: its bytes died with a decoder and are read again, where they take nobody's room |
 * | done | nothing |
 */
type BandState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'waiting'; readonly encoded: EncodedBand | null }
  | { readonly kind: 'decoding'; readonly ticket: Ticket }
  | { readonly kind: 'lost' }
  | { readonly kind: 'done'; readonly answer: BandAnswer };

interface Band {
  readonly rows: RowRange;
  state: BandState;
}

/**
 * One frame that several decoders decode side by side: which band is where, and what comes of them together. The first
 * error that a whole decode would have ended with ends the frame; whatever else a band says is put together.
 */
export class DividedFrame {
  readonly job: LoadJob;
  readonly #division: FrameDivision;
  #bands: Band[];
  /** null while the file is being read. */
  #read: { readonly fetchMs: number; readonly bytesRead: number } | null = null;
  /** Ends the frame; null: it was aborted. */
  #end: { readonly error: SeqErrorValue | null } | null = null;

  constructor(job: LoadJob, division: FrameDivision) {
    this.job = job;
    this.#division = division;
    this.#bands = division.rows.map((rows) => ({ rows, state: { kind: 'reading' } }));
  }

  /** Bands that could be given out now. */
  get waiting(): number {
    return this.#bands.filter(({ state }) => state.kind === 'waiting').length;
  }

  /** More bands are to be given out, now or later. */
  get hasMore(): boolean {
    return !this.#end && this.#bands.some(({ state }) => state.kind !== 'decoding' && state.kind !== 'done');
  }

  /** Tickets of the bands that decoders have. */
  get underWay(): Ticket[] {
    return this.#bands.flatMap(({ state }) => (state.kind === 'decoding' ? state.ticket : []));
  }

  /** No picture will come of it: what is under way is to be cancelled. */
  get isOver(): boolean {
    return this.#end !== null;
  }

  /** Nothing of it is anywhere else any more. */
  get isSettled(): boolean {
    if (!this.#read || this.underWay.length > 0) return false;
    return this.#end !== null || this.#bands.every(({ state }) => state.kind === 'done');
  }

  /** The decoder that reads the file has sent a band; its bytes are this frame's from now on. */
  add(encoded: EncodedBand): void {
    const band = this.#bands.find(({ rows, state }) => rows.from === encoded.rows.from && state.kind === 'reading');
    if (band && !this.#end) band.state = { kind: 'waiting', encoded };
    else freeBuffers([encoded.bytes]);
  }

  /** The next band's job, by which it is under way as `ticket`, and the bytes of its planes; null where none waits. */
  take(ticket: Ticket): { readonly job: DecodeJob; readonly planeBytes: readonly number[] } | null {
    const band = this.#bands.find(({ state }) => state.kind === 'waiting');
    if (band?.state.kind !== 'waiting') return null;
    const { encoded } = band.state;
    const { layer, level } = this.#division;
    band.state = { kind: 'decoding', ticket };
    const job = { ...this.job, ticket, layer, level, rows: band.rows, ...(encoded && { band: encoded }) };
    return { job, planeBytes: encoded?.planeBytes ?? [] };
  }

  /** The decoder that reads the file is done with it, or cannot read it. */
  settledRead(answer: DecodeAnswer): void {
    freeBuffers(answer.unused);
    if (answer.ok || !answer.divided) {
      this.#read = { fetchMs: 0, bytesRead: 0 };
      this.fail(answer.ok ? null : answer.error);
    } else {
      this.#read = answer.divided;
      this.#giveOutLost();
    }
  }

  settledBand(ticket: Ticket, answer: DecodeAnswer): void {
    const band = this.#bandOf(ticket);
    if (!band) return;
    freeBuffers(answer.unused);
    if (answer.ok) {
      band.state = { kind: 'done', answer: { ...answer, unused: [] } };
      this.#giveOutLost();
    } else {
      band.state = { kind: 'lost' };
      this.fail(answer.error);
    }
  }

  /** A decoder died that had a band. */
  lostBand(ticket: Ticket): void {
    const band = this.#bandOf(ticket);
    if (band) band.state = { kind: 'lost' };
    this.#giveOutLost();
  }

  /** The decoder died that was reading the file. */
  lostRead(): void {
    this.#read = { fetchMs: 0, bytesRead: 0 };
    for (const band of this.#bands) if (band.state.kind === 'reading') band.state = { kind: 'lost' };
    this.#giveOutLost();
  }

  /** No picture will come of it, for this reason or, null, because it is not wanted any more. The first reason counts. */
  fail(error: SeqErrorValue | null): void {
    this.#end ??= { error };
    for (const band of this.#bands) {
      const { state } = band;
      if (state.kind === 'waiting' && state.encoded) freeBuffers([state.encoded.bytes]);
      if (state.kind === 'done') freeBuffers(pictureBuffers(state.answer.picture));
      if (state.kind !== 'decoding') band.state = { kind: 'lost' };
    }
  }

  /**
   * The rows that are decoded and lie together, the most of them, as a picture whose data window is theirs; null: none.
   * Its buffers stay the frame's, until it is over.
   */
  rowsSoFar(): { readonly picture: BandedPicture; readonly rows: number } | null {
    let longest: { readonly rows: RowRange; readonly answer: BandAnswer }[] = [];
    let run: typeof longest = [];
    for (const { rows, state } of this.#bands) {
      run = state.kind === 'done' ? [...run, { rows, answer: state.answer }] : [];
      if (run.length > longest.length) longest = run;
    }
    const [first, last] = [longest[0], longest.at(-1)];
    if (!first || !last) return null;
    const rows = { from: first.rows.from, to: last.rows.to };
    const { info, planes } = stackBands(longest.map(({ answer }) => answer.picture));
    const dataWindow = windowOfRows(info.dataWindow, rows, this.#bands.at(-1)?.rows.to ?? rows.to);
    return { picture: { info: { ...info, dataWindow }, planes }, rows: rows.to - rows.from };
  }

  /** What came of the frame, once it is settled. */
  answer(): PoolAnswer {
    const answers = this.#bands.flatMap(({ state }) => (state.kind === 'done' ? state.answer : []));
    const firstError = answers.find(({ band }) => band?.error)?.band?.error ?? null;
    // What a whole decode refuses: a picture of which nothing decodes.
    if (!this.#end && firstError && answers.every(({ band }) => band?.isEmpty)) this.fail(firstError);
    if (this.#end) return { ok: false, error: this.#end.error, unused: [] };
    const sum = (pick: (answer: BandAnswer) => number): number => answers.reduce((total, one) => total + pick(one), 0);
    const bytesRead = (this.#read?.bytesRead ?? 0) + sum(({ timing }) => timing.bytesRead);
    const timing = {
      fetchMs: this.#read?.fetchMs ?? 0,
      // As one decoder would have taken for it: by this the cache tells how many frames a second come.
      decodeMs: sum(({ timing: { decodeMs } }) => decodeMs),
      bytesRead,
      encodedBytes: bytesRead,
    };
    return { ok: true, picture: stackBands(answers.map(({ picture }) => picture)), timing, unused: [] };
  }

  #bandOf(ticket: Ticket): Band | undefined {
    return this.#bands.find(({ state }) => state.kind === 'decoding' && state.ticket === ticket);
  }

  /** Lost bands that lie together are read and decoded together. */
  #giveOutLost(): void {
    const isQuiet =
      this.#read && !this.#end && this.#bands.every(({ state: { kind } }) => kind === 'lost' || kind === 'done');
    if (!isQuiet) return;
    const bands: Band[] = [];
    for (const band of this.#bands) {
      const last = bands.at(-1);
      const isLost = band.state.kind === 'lost';
      if (isLost && last?.state.kind === 'waiting') {
        bands[bands.length - 1] = { rows: { from: last.rows.from, to: band.rows.to }, state: last.state };
      } else {
        bands.push(isLost ? { rows: band.rows, state: { kind: 'waiting', encoded: null } } : band);
      }
    }
    this.#bands = bands;
  }
}

/** Where some of a level's rows lie, of `all` that it has: a level may be the file's own, and smaller than the picture. */
function windowOfRows([xMin, yMin, xMax, yMax]: PixelWindow, { from, to }: RowRange, all: number): PixelWindow {
  const scale = 2 ** Math.round(Math.log2((yMax - yMin + 1) / all));
  return [xMin, yMin + from * scale, xMax, Math.min(yMax, yMin + to * scale - 1)];
}
