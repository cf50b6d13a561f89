import type { SeqError } from '../../base/seq-error.ts';
import { frameIndex, type FrameIndex, frameNumber, type FrameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { FrameRepeats, FrameStretch } from '../../sequence/frames/frame-repeats.ts';
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

/** Neighbouring frames that show one picture: indices `from` to `to` inclusive, and the number of the first. */
export interface Place {
  readonly from: FrameIndex;
  readonly to: FrameIndex;
  readonly frame: FrameNumber;
}

/** Pictures of neighbouring frames; see {@link FrameEntries.picturesWithin}. */
export interface PictureStretch {
  readonly from: number;
  readonly to: number;
  readonly original: number | null;
  readonly count: number;
}

/** What a list's frames have in common, where they do. */
export interface FrameKinship {
  /** Frames that show the pictures of others; null: each shows its own. */
  readonly repeats: FrameRepeats | null;
  /** Frames with the same answer are expected to be of one size; null: all are. */
  readonly sizeGroup: ((frame: FrameNumber) => number) | null;
}

/**
 * The state of each frame of one list: what is held, what is loading, what failed, and the status that players see of it.
 * Costs a few bytes per frame, and more only for frames that are held. A frame that repeats another has no state of its
 * own: whatever its index is asked about is the original's, whose status stands at the indices of all its repeats.
 */
export class FrameEntries<Held extends HeldEntry, Task extends LoadingEntry> implements StatusView {
  readonly sizes: SizeEstimate;
  readonly #repeats: FrameRepeats | null;
  #frames: FrameList;
  #level = 0;
  #needsNoLoad: BitSet;
  readonly #held = new Map<FrameIndex, Held>();
  readonly #tasks = new Map<FrameIndex, Task>();
  readonly #status: StatusArray;
  readonly #failures = new FrameFailures();
  /** Of pictures held or loading that several frames show. */
  readonly #places = new Map<FrameIndex, readonly Place[]>();

  constructor(frames: FrameList, { repeats = null, sizeGroup = null }: Partial<FrameKinship> = {}) {
    this.#frames = frames;
    this.#repeats = repeats;
    this.sizes = new SizeEstimate(sizeGroup && ((index) => sizeGroup(this.#frames.frameAt(index))));
    this.#needsNoLoad = new BitSet(frames.length);
    this.#status = new StatusArray(frames.length);
  }

  get frames(): FrameList {
    return this.#frames;
  }

  /** Whether some of the frames show the pictures of others. */
  get hasRepeats(): boolean {
    return this.#repeats !== null;
  }

  /** Where the picture of a frame is kept: its own index, unless it repeats another frame. */
  originalOf(index: FrameIndex): FrameIndex {
    if (!this.#repeats) return index;
    return this.#frames.indexOf(this.#repeats.originalOf(this.#frames.frameAt(index))) ?? index;
  }

  /** All places where an original's picture is shown, itself first. Looked up once for pictures held or loading. */
  placesOf(original: FrameIndex): readonly Place[] {
    const known = this.#places.get(original);
    if (known) return known;
    const frame = this.#frames.frameAt(original);
    const indexOf = (one: FrameNumber): FrameIndex => this.#frames.indexOf(one) ?? original;
    const repeats = this.#repeats?.repeatsOf(frame) ?? [];
    const places = [
      { from: original, to: original, frame },
      ...repeats.map(({ first, last }) => ({ from: indexOf(first), to: indexOf(last), frame: first })),
    ];
    if (this.#held.has(original) || this.#tasks.has(original)) this.#places.set(original, places);
    return places;
  }

  /**
   * Pictures between two indices, ascending, as stretches: `original` is where the first of a stretch is kept, null where
   * each is its own; `count` is how many there are in it.
   */
  *picturesWithin(from: FrameIndex, to: FrameIndex): Generator<PictureStretch> {
    if (!this.#repeats) return yield { from, to, original: null, count: to - from + 1 };
    const frames = this.#frames;
    let next: number = from;
    for (const run of this.#repeats.runsWithin(frames.frameAt(from), frames.frameAt(to))) {
      const first = Math.max(next, frames.indexOf(run.first) ?? next);
      const last = Math.min(to, frames.indexOf(run.last) ?? to);
      if (next < first) yield { from: next, to: first - 1, original: null, count: first - next };
      const count = run.step === 0 ? 1 : last - first + 1;
      yield { from: first, to: last, original: this.originalOf(frameIndex(first)), count };
      next = last + 1;
    }
    if (next <= to) yield { from: next, to, original: null, count: to - next + 1 };
  }

  /** What is held of a frame's picture. */
  heldAt(index: FrameIndex): Held | undefined {
    return this.#held.get(this.originalOf(index));
  }

  /** Whether a frame's picture is being loaded. */
  isLoading(index: FrameIndex): boolean {
    return this.#tasks.has(this.originalOf(index));
  }

  /** Frames whose planes are in the presenter's store, by frame index. Of repeats, by their original's. */
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
    const failure = index === null ? undefined : this.failure(index);
    return failure && !failure.pending ? failure.error : null;
  }

  statusAt(index: FrameIndex): FrameStatus {
    return this.#status.get(index);
  }

  /** A job was started. What is shown of a frame that is held already does not change. */
  taskStarted(task: Task): void {
    this.#tasks.set(task.index, task);
    this.#failures.delete(task.index);
    if (!this.#held.has(task.index)) this.#setStatus(task.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended without planes and without an error: it was cancelled, or will be tried again. */
  taskEnded(task: Task): void {
    this.#tasks.delete(task.index);
    const known = task.headerSeen ? FrameStatus.Header : FrameStatus.Placeholder;
    if (!this.#held.has(task.index)) this.#setStatus(task.index, known);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended with planes. Returns the frame that they replace, which the caller releases. */
  taskStored(task: Task, held: Held): Held | null {
    this.#tasks.delete(task.index);
    const before = this.#held.get(task.index) ?? null;
    this.#held.set(task.index, held);
    this.#failures.forgetAttempts(task.index);
    if (!before) this.#setStatus(task.index, FrameStatus.Loaded);
    this.#eachPlace(task.index, (place) => {
      this.#status.setLevel(place, held.level);
      this.#status.setIncomplete(place, !held.complete);
    });
    this.updateNeedsNoLoad(task.index);
    return before;
  }

  /** A job ended with an error. Where a coarser picture is held, it stays. */
  taskFailed(task: Task, error: SeqError): void {
    this.#tasks.delete(task.index);
    this.#failures.set(task.index, { error, pending: false });
    if (!this.#held.has(task.index)) this.#setStatus(task.index, statusOf(error));
    this.updateNeedsNoLoad(task.index);
  }

  /** Frames fail without an attempt of their own, but for those held, loading or failed. Returns the numbers of the rest. */
  failAlike({ first, last }: FrameStretch, error: SeqError): FrameNumber[] {
    const failed: FrameNumber[] = [];
    for (let frame: number = first; frame <= last; frame++) {
      const index = this.#frames.indexOf(frameNumber(frame));
      if (index === null || this.#needsNoLoad.has(index)) continue;
      const original = this.originalOf(index);
      this.markFailed(original, error);
      failed.push(this.#frames.frameAt(original));
    }
    return failed;
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
    return this.#failures.isTooLarge(this.originalOf(index));
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

  /** Makes a frame an Error, or Missing, without another attempt. */
  markFailed(index: FrameIndex, error: SeqError): void {
    if (this.#status.get(index) !== FrameStatus.Loading) this.#setStatus(index, FrameStatus.Loading);
    this.#failures.set(index, { error, pending: false });
    this.#setStatus(index, statusOf(error));
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
    this.#setStatus(held.index, FrameStatus.Header);
    if (this.#tasks.has(held.index)) this.#setStatus(held.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(held.index);
  }

  failure(index: FrameIndex): Failure | undefined {
    return this.#failures.get(this.originalOf(index));
  }

  /** Clears matching failures, of one frame or of all, so that the frames are loaded again. Returns their numbers. */
  clearFailures(matches: (failure: Failure) => boolean, index?: FrameIndex): FrameNumber[] {
    const cleared = this.#failures.clear(matches, index && this.originalOf(index));
    for (const i of cleared) this.updateNeedsNoLoad(i);
    return cleared.map((i) => this.#frames.frameAt(i));
  }

  /** Counts a failed attempt and returns how many there were. */
  countAttempt(index: FrameIndex): number {
    return this.#failures.countAttempt(index);
  }

  forgetAttempts(index?: FrameIndex): void {
    this.#failures.forgetAttempts(index && this.originalOf(index));
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

  /** Updates the bit of an original, and of what repeats it. */
  updateNeedsNoLoad(index: FrameIndex): void {
    const held = this.#held.get(index);
    const there = held !== undefined && held.level <= this.#level;
    if (!held && !this.#tasks.has(index)) this.#places.delete(index);
    const isSet = there || this.#tasks.has(index) || this.#failures.blocks(index);
    this.#eachPlace(index, (place) => this.#needsNoLoad.set(place, isSet));
  }

  #setStatus(index: FrameIndex, status: FrameStatus): void {
    this.#eachPlace(index, (place) => this.#status.set(place, status));
  }

  #eachPlace(original: FrameIndex, visit: (index: FrameIndex) => void): void {
    if (!this.#repeats) return visit(original);
    for (const { from, to } of this.placesOf(original)) {
      for (let index: number = from; index <= to; index++) visit(frameIndex(index));
    }
  }
}

function statusOf(error: SeqError): FrameStatus {
  return error.code === 'not-found' ? FrameStatus.Missing : FrameStatus.Error;
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
