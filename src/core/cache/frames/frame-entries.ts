import type { SeqError } from '../../base/seq-error.ts';
import { frameIndex, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import { SizeEstimate } from '../budget/size-estimate.ts';
import type { StatusView } from '../cache-contract.ts';
import { BitSet } from './bit-set.ts';
import { FrameFailures, type Failure } from './frame-failures.ts';
import { StatusArray } from './status-array.ts';

/** What a frame whose planes are held says of itself. */
interface HeldEntry {
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly level: number;
  readonly complete: boolean;
}

/** What a load under way says of itself. */
interface LoadingEntry {
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly headerSeen: boolean;
  pendingError: SeqError | null;
}

/**
 * The state of each frame of one list: what is held, what is loading, what failed, and the status that players see of it.
 * Costs a few bytes per frame, and more only for frames that are held.
 */
export class FrameEntries<Held extends HeldEntry, Task extends LoadingEntry> implements StatusView {
  readonly sizes = new SizeEstimate();
  #frames: FrameList;
  #level = 0;
  #needsNoLoad: BitSet;
  readonly #held = new Map<FrameIndex, Held>();
  readonly #tasks = new Map<FrameIndex, Task>();
  readonly #status: StatusArray;
  readonly #failures = new FrameFailures();

  constructor(frames: FrameList) {
    this.#frames = frames;
    this.#needsNoLoad = new BitSet(frames.length);
    this.#status = new StatusArray(frames.length);
  }

  get frames(): FrameList {
    return this.#frames;
  }

  /** Frames whose planes are in the presenter's store, by frame index. */
  get held(): ReadonlyMap<FrameIndex, Held> {
    return this.#held;
  }

  /** Loads under way, by frame index. */
  get tasks(): ReadonlyMap<FrameIndex, Task> {
    return this.#tasks;
  }

  /** The finest resolution level that any of its players wants. */
  get level(): number {
    return this.#level;
  }

  /** One bit per frame, set where there is nothing to load: the frame is held, is being loaded or has failed. */
  get needsNoLoad(): BitSet {
    return this.#needsNoLoad;
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
    const index = this.#frames.indexOf(frame);
    return index === null ? FrameStatus.Missing : this.#status.get(index);
  }

  errorOf(frame: FrameNumber): SeqError | null {
    const index = this.#frames.indexOf(frame);
    const failure = index === null ? undefined : this.#failures.get(index);
    return failure && !failure.pending ? failure.error : null;
  }

  statusAt(index: FrameIndex): FrameStatus {
    return this.#status.get(index);
  }

  /** A job was started. What is shown of a frame that is held already does not change. */
  taskStarted(task: Task): void {
    this.#tasks.set(task.index, task);
    this.#failures.delete(task.index);
    if (!this.#held.has(task.index)) this.#status.set(task.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended without planes and without an error: it was cancelled, or will be tried again. */
  taskEnded(task: Task): void {
    this.#tasks.delete(task.index);
    const known = task.headerSeen ? FrameStatus.Header : FrameStatus.Placeholder;
    if (!this.#held.has(task.index)) this.#status.set(task.index, known);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended with planes. Returns the frame that they replace, which the caller releases. */
  taskStored(task: Task, held: Held): Held | null {
    this.#tasks.delete(task.index);
    const before = this.#held.get(task.index) ?? null;
    this.#held.set(task.index, held);
    this.#failures.forgetAttempts(task.index);
    if (!before) this.#status.set(task.index, FrameStatus.Loaded);
    this.#status.setLevel(task.index, held.level);
    this.#status.setIncomplete(task.index, !held.complete);
    this.updateNeedsNoLoad(task.index);
    return before;
  }

  /** A job ended with an error. Where a coarser picture is held, it stays. */
  taskFailed(task: Task, error: SeqError): void {
    this.#tasks.delete(task.index);
    this.#failures.set(task.index, { error, pending: false });
    const status = error.code === 'not-found' ? FrameStatus.Missing : FrameStatus.Error;
    if (!this.#held.has(task.index)) this.#status.set(task.index, status);
    this.updateNeedsNoLoad(task.index);
  }

  /** True on the first call for a frame: each failure is reported once per generation. */
  reportOnce(index: FrameIndex): boolean {
    return this.#failures.reportOnce(index);
  }

  /** Leaves a frame out of preloading until the limit or the level changes. */
  markTooLarge(index: FrameIndex): void {
    this.#failures.addTooLarge(index);
    this.updateNeedsNoLoad(index);
  }

  /** Whether the cache itself found the frame too large. The same error from a host is an error like any other. */
  isTooLarge(index: FrameIndex): boolean {
    return this.#failures.isTooLarge(index);
  }

  /** True where several frames were too large and none is known to fit: probing further would fetch them all in vain. */
  get allTooLarge(): boolean {
    return !this.sizes.known && this.#failures.enoughTooLarge;
  }

  /** The limit or the level changed: frames that did not fit may be loaded again. */
  reconsiderTooLarge(): void {
    for (const task of this.#tasks.values()) task.pendingError = null;
    const indices = this.#failures.clearTooLarge();
    if (indices.length === 0) return;
    this.sizes.forgetOversize();
    for (const index of indices) this.updateNeedsNoLoad(index);
  }

  /** Makes a frame an Error without another attempt. */
  markFailed(index: FrameIndex, error: SeqError): void {
    if (this.#status.get(index) !== FrameStatus.Loading) this.#status.set(index, FrameStatus.Loading);
    this.#failures.set(index, { error, pending: false });
    this.#status.set(index, FrameStatus.Error);
    this.updateNeedsNoLoad(index);
  }

  /** Holds a frame back until its retry is due. */
  postpone(index: FrameIndex, error: SeqError): void {
    this.#failures.set(index, { error, pending: true });
    this.updateNeedsNoLoad(index);
  }

  evicted(held: Held): void {
    if (this.#held.get(held.index) !== held) return;
    this.#held.delete(held.index);
    this.#status.set(held.index, FrameStatus.Header);
    if (this.#tasks.has(held.index)) this.#status.set(held.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(held.index);
  }

  failure(index: FrameIndex): Failure | undefined {
    return this.#failures.get(index);
  }

  /** Clears matching failures, of one frame or of all, so that the frames are loaded again. Returns their numbers. */
  clearFailures(matches: (failure: Failure) => boolean, index?: FrameIndex): FrameNumber[] {
    const cleared = this.#failures.clear(matches, index);
    for (const i of cleared) this.updateNeedsNoLoad(i);
    return cleared.map((i) => this.#frames.frameAt(i));
  }

  /** Counts a failed attempt and returns how many there were. */
  countAttempt(index: FrameIndex): number {
    return this.#failures.countAttempt(index);
  }

  forgetAttempts(index?: FrameIndex): void {
    this.#failures.forgetAttempts(index);
  }

  /** Held frames whose files ended early. */
  incompleteFrames(): Held[] {
    return [...this.#held.values()].filter(({ complete }) => !complete);
  }

  /** Takes a longer list: what is known about a frame moves to its new index. The caller clears failures first. */
  grow(frames: FrameList): void {
    const before = this.#frames;
    const moved = (index: FrameIndex): FrameIndex => frames.indexOf(before.frameAt(index)) ?? frameIndex(0);
    this.#status.grow(
      frames.length,
      mapped(before, (frame) => frames.indexOf(frame) ?? 0),
    );
    this.#failures.move(moved);
    this.#frames = frames;
    this.#needsNoLoad = new BitSet(frames.length);
    moveAll(this.#held, moved);
    moveAll(this.#tasks, moved);
    for (const index of [...this.#held.keys(), ...this.#tasks.keys()]) this.updateNeedsNoLoad(index);
  }

  /** Sets the wanted level: coarser frames need a load again, finer ones satisfy it. Linear in the frames held. */
  setLevel(level: number): void {
    if (level === this.#level) return;
    this.#level = level;
    this.reconsiderTooLarge();
    for (const index of this.#held.keys()) this.updateNeedsNoLoad(index);
  }

  /** Updates a frame's bit. */
  updateNeedsNoLoad(index: FrameIndex): void {
    const held = this.#held.get(index);
    const there = held !== undefined && held.level <= this.#level;
    this.#needsNoLoad.set(index, there || this.#tasks.has(index) || this.#failures.blocks(index));
  }
}

function* mapped<From, To>(values: Iterable<From>, map: (value: From) => To): Generator<To, void, undefined> {
  for (const value of values) yield map(value);
}

function moveAll<Entry extends { index: FrameIndex }>(
  places: Map<FrameIndex, Entry>,
  moved: (index: FrameIndex) => FrameIndex,
): void {
  const entries = [...places.values()];
  places.clear();
  for (const entry of entries) {
    entry.index = moved(entry.index);
    places.set(entry.index, entry);
  }
}
