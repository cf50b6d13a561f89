import type { SeqError } from '../../base/seq-error.ts';
import { frameIndex, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { StatusView } from '../cache-contract.ts';
import { BitSet } from './bit-set.ts';
import type { HeldFrame } from './held-frame.ts';
import type { LoadTask } from './load-task.ts';
import type { PlayerRecord } from './player-record.ts';
import { SizeEstimate } from '../budget/size-estimate.ts';
import type { SourceRecord } from './source-record.ts';
import { StatusArray } from './status-array.ts';

/** Why a frame is not loaded again for now. */
export interface Failure {
  readonly error: SeqError;
  /** A retry is scheduled: not an error yet as far as anyone else is concerned. */
  readonly pending: boolean;
}

/** Everything known of the frames of one source, generation and layer. Costs a few bytes a frame, more only for held ones. */
export class FrameTable implements StatusView {
  readonly source: SourceRecord;
  readonly layer: string;
  frames: FrameList;
  readonly sizes = new SizeEstimate();
  readonly held = new Map<number, HeldFrame>();
  readonly tasks = new Map<number, LoadTask>();
  readonly players = new Set<PlayerRecord>();
  /** The finest resolution level any of its players wants. */
  level = 0;
  /** One bit a frame: nothing to load, because it is held, being loaded or has failed. */
  needsNoLoad: BitSet;
  readonly #status: StatusArray;
  readonly #failures = new Map<number, Failure>();
  readonly #attempts = new Map<number, number>();
  /** Frames that do not fit at the wanted level; loaded only while they are on screen, coarser. */
  readonly #tooLarge = new Set<number>();
  /** Frames whose failure has been told. */
  #reported = new Set<number>();

  constructor(source: SourceRecord, layer: string) {
    this.source = source;
    this.layer = layer;
    this.frames = source.source.frames;
    this.needsNoLoad = new BitSet(this.frames.length);
    this.#status = new StatusArray(this.frames.length);
    if (layer === '') this.sizes.learnDecoded(source.source.decodedBytes ?? 0, 0);
  }

  get statuses(): Uint8Array {
    return this.#status.statuses;
  }

  get levels(): Uint8Array {
    return this.#status.levels;
  }

  get incomplete(): Uint8Array {
    return this.#status.incomplete;
  }

  get version(): number {
    return this.#status.version;
  }

  dirtySince(version: number): { readonly from: number; readonly to: number } | null {
    return this.#status.dirtySince(version);
  }

  status(frame: FrameNumber): FrameStatus {
    const index = this.frames.indexOf(frame);
    return index === null ? FrameStatus.Missing : this.#status.get(index);
  }

  errorOf(frame: FrameNumber): SeqError | null {
    const index = this.frames.indexOf(frame);
    const failure = index === null ? undefined : this.#failures.get(index);
    return failure && !failure.pending ? failure.error : null;
  }

  statusAt(index: number): FrameStatus {
    return this.#status.get(index);
  }

  /** A job was started. What is shown of a frame that is held already does not change. */
  taskStarted(task: LoadTask): void {
    this.tasks.set(task.index, task);
    this.#failures.delete(task.index);
    if (!this.held.has(task.index)) this.#status.set(task.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended without planes and without blame: cancelled, or to be tried again. */
  taskEnded(task: LoadTask): void {
    this.tasks.delete(task.index);
    const known = task.headerSeen ? FrameStatus.Header : FrameStatus.Placeholder;
    if (!this.held.has(task.index)) this.#status.set(task.index, known);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended with planes. Returns the frame that they replace, to be released by the caller. */
  taskStored(task: LoadTask, held: HeldFrame): HeldFrame | null {
    this.tasks.delete(task.index);
    const before = this.held.get(task.index) ?? null;
    this.held.set(task.index, held);
    this.#attempts.delete(task.index);
    if (!before) this.#status.set(task.index, FrameStatus.Loaded);
    this.#status.setLevel(task.index, held.level);
    this.#status.setIncomplete(task.index, !held.complete);
    this.updateNeedsNoLoad(task.index);
    return before;
  }

  /** A job ended with an error. Where a coarser picture is held, it stays. */
  taskFailed(task: LoadTask, error: SeqError): void {
    this.tasks.delete(task.index);
    this.#failures.set(task.index, { error, pending: false });
    const status = error.code === 'not-found' ? FrameStatus.Missing : FrameStatus.Error;
    if (!this.held.has(task.index)) this.#status.set(task.index, status);
    this.updateNeedsNoLoad(task.index);
  }

  /** True the first time it is asked of a frame: each failure is told once a generation. */
  reportOnce(index: number): boolean {
    if (this.#reported.has(index)) return false;
    this.#reported.add(index);
    return true;
  }

  /** Leaves a frame out of preloading until the limit or the level changes. */
  markTooLarge(index: number): void {
    this.#tooLarge.add(index);
    this.updateNeedsNoLoad(index);
  }

  /** Whether the cache itself found the frame too large: one that a host calls so is an error like any other. */
  isTooLarge(index: number): boolean {
    return this.#tooLarge.has(index);
  }

  /** True where frames turned out too large and none is known that fits: probing on would fetch them all for nothing. */
  get allTooLarge(): boolean {
    return !this.sizes.known && this.#tooLarge.size >= 3;
  }

  /** The limit or the level changed: what did not fit is asked again. */
  reconsiderTooLarge(): void {
    for (const task of this.tasks.values()) task.pendingError = null;
    if (this.#tooLarge.size === 0) return;
    const indices = [...this.#tooLarge];
    this.#tooLarge.clear();
    this.sizes.forgetOversize();
    for (const index of indices) {
      if (this.#failures.get(index)?.error.code === 'frame-too-large') this.#failures.delete(index);
      this.updateNeedsNoLoad(index);
    }
  }

  /** Makes a frame an error without another attempt. */
  markFailed(index: number, error: SeqError): void {
    if (this.#status.get(index) !== FrameStatus.Loading) this.#status.set(index, FrameStatus.Loading);
    this.#failures.set(index, { error, pending: false });
    this.#status.set(index, FrameStatus.Error);
    this.updateNeedsNoLoad(index);
  }

  /** Holds a frame back until its retry is due. */
  postpone(index: number, error: SeqError): void {
    this.#failures.set(index, { error, pending: true });
    this.updateNeedsNoLoad(index);
  }

  evicted(held: HeldFrame): void {
    if (this.held.get(held.index) !== held) return;
    this.held.delete(held.index);
    this.#status.set(held.index, FrameStatus.Header);
    if (this.tasks.has(held.index)) this.#status.set(held.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(held.index);
  }

  failure(index: number): Failure | undefined {
    return this.#failures.get(index);
  }

  get failureCount(): number {
    return this.#failures.size;
  }

  /** Forgets failures so that the frames are wanted again; returns their numbers. */
  clearFailures(matches: (failure: Failure) => boolean, index?: number): FrameNumber[] {
    const candidates = index === undefined ? [...this.#failures.keys()] : [index];
    const cleared = candidates.filter((i) => {
      const failure = this.#failures.get(i);
      return failure !== undefined && matches(failure);
    });
    for (const i of cleared) {
      this.#failures.delete(i);
      this.updateNeedsNoLoad(i);
    }
    return cleared.map((i) => this.frames.frameAt(i as Parameters<FrameList['frameAt']>[0]));
  }

  /** Counts a failed attempt and returns how many there were. */
  countAttempt(index: number): number {
    const attempts = (this.#attempts.get(index) ?? 0) + 1;
    this.#attempts.set(index, attempts);
    return attempts;
  }

  forgetAttempts(index?: number): void {
    if (index === undefined) this.#attempts.clear();
    else this.#attempts.delete(index);
  }

  /** Held frames whose files ended early. */
  incompleteFrames(): HeldFrame[] {
    return [...this.held.values()].filter(({ complete }) => !complete);
  }

  /** The list became longer: what is known of a frame goes with it to its new place. Failures are cleared before. */
  grow(frames: FrameList): void {
    const before = this.frames;
    const moved = (index: number): FrameIndex => frames.indexOf(before.frameAt(frameIndex(index))) ?? frameIndex(0);
    this.#status.grow(
      frames.length,
      mapped(before, (frame) => frames.indexOf(frame) ?? 0),
    );
    this.#reported = new Set([...this.#reported].map(moved));
    this.frames = frames;
    this.needsNoLoad = new BitSet(frames.length);
    for (const places of [this.held, this.tasks]) moveAll(places, moved);
    for (const index of [...this.held.keys(), ...this.tasks.keys()]) this.updateNeedsNoLoad(index);
  }

  /** Another level is wanted: coarser frames become unsettled, finer ones satisfy. Costs the frames held. */
  setLevel(level: number): void {
    if (level === this.level) return;
    this.level = level;
    this.reconsiderTooLarge();
    for (const index of this.held.keys()) this.updateNeedsNoLoad(index);
  }

  /** Brings a frame's bit up to date. */
  updateNeedsNoLoad(index: number): void {
    const held = this.held.get(index);
    const there = held !== undefined && held.level <= this.level;
    this.needsNoLoad.set(
      index,
      there || this.tasks.has(index) || this.#failures.has(index) || this.#tooLarge.has(index),
    );
  }
}

function* mapped<From, To>(values: Iterable<From>, map: (value: From) => To): Generator<To, void, undefined> {
  for (const value of values) yield map(value);
}

function moveAll(places: Map<number, { index: FrameIndex }>, moved: (index: number) => FrameIndex): void {
  const entries = [...places.values()];
  places.clear();
  for (const entry of entries) {
    entry.index = moved(entry.index);
    places.set(entry.index, entry);
  }
}
