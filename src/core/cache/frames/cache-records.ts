import type { SeqError } from '../../base/seq-error.ts';
import { frameIndex, type FrameIndex, type FrameNumber } from '../../frame/frame-number.ts';
import { FrameStatus } from '../../frame/frame-status.ts';
import type { FrameList } from '../../sequence/frames/frame-list.ts';
import type { BlockedReason, CacheSource, PlayerDemand, PlayerListener, StatusView } from '../cache-contract.ts';
import { BitSet } from './bit-set.ts';
import { SizeEstimate } from '../budget/size-estimate.ts';
import { StatusArray } from './status-array.ts';
import type { FrameHeader, PlayerId, SourceKey, Ticket } from '../../presenter/protocol.ts';
import { ShownRate } from '../statistics/shown-rate.ts';
import type { Viewpoint } from '../priority/viewpoint.ts';

/*
 * The records of the cache refer to one another, so they are declared together: a source has a table per layer, a table
 * has held frames, tasks and players, and each of those knows its table.
 */

/** A frame whose planes are in the presenter's store. */
export interface HeldFrame {
  readonly ticket: Ticket;
  readonly table: FrameTable;
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly frame: FrameNumber;
  /** Resolution level: reduced by 2^level. */
  readonly level: number;
  readonly bytes: number;
  /** False where the file ended early. */
  readonly complete: boolean;
}

/** One load under way, from its reservation to the presenter's answer. */
export interface LoadTask {
  readonly ticket: Ticket;
  readonly table: FrameTable;
  /** Moves when the source's list grows. */
  index: FrameIndex;
  readonly frame: FrameNumber;
  readonly level: number;
  readonly tier: number;
  /** The player it was started for, and that player's epoch at the time. */
  readonly player: PlayerRecord;
  readonly epoch: number;
  readonly startedAt: number;
  /** Bytes reserved. */
  encodedBytes: number;
  decodedBytes: number;
  /** Totals that the job waits for; null while it runs. */
  neededBytes: { readonly encodedBytes: number; readonly decodedBytes: number } | null;
  /** Cancels an address that is still being resolved; null once the presenter has the job. */
  resolving: AbortController | null;
  /** Its file is on this device: the network does not matter. */
  local: boolean;
  /** The abort has been sent; slot and reservation stay until the answer. */
  aborted: boolean;
  /** The header has been read: decoding, no more waiting for the network. */
  headerSeen: boolean;
  /** Time of the last report about it, or of its abort, in milliseconds. */
  lastReportAt: number;
  /** Its ticket has been released because the presenter stopped reporting on it. */
  orphaned: boolean;
  /** The error that it ends with once its abort is answered; null: it ends as if it had never started. */
  pendingError: SeqError | null;
}

/** Bytes reserved for a job. */
export function reservedBytes(task: LoadTask): number {
  return task.encodedBytes + task.decodedBytes;
}

/** The cache's record of one player. */
export class PlayerRecord {
  readonly id: PlayerId;
  readonly listener: PlayerListener;
  source: SourceRecord | null = null;
  /** The list it was given. The source may have more frames by now, added by another player. */
  list: FrameList | null = null;
  table: FrameTable | null = null;
  demand: PlayerDemand | null = null;
  view: Viewpoint | null = null;
  epoch = 0;
  /** Number of the last job started for it: among equals the least recently served player goes first. */
  lastServed = 0;
  /** Slot in which playback stands while the presenter stalls; null while it runs. */
  stalledSlot: number | null = null;
  /** Time of the last jump, milliseconds. */
  jumpedAt = -Infinity;
  /** Until this time only the current frame is loaded, because the player is being scrubbed. */
  currentOnlyUntil = -Infinity;
  /** Level at which the current frame fits beside the others; null where no level does. */
  currentLevel: number | null = 0;
  blocked: BlockedReason = null;
  droppedFrames = 0;
  /** The frame last counted as hit or miss. */
  lastCounted: FrameNumber | null = null;
  statusVersion = -1;
  readonly shownRate = new ShownRate();

  constructor(id: PlayerId, listener: PlayerListener) {
    this.id = id;
    this.listener = listener;
  }
}

/** One source at one generation: its frames, and a table of them for each requested layer. */
export class SourceRecord {
  readonly key: SourceKey;
  /** The source as last requested: the same files, perhaps more of them than at first. */
  source: CacheSource;
  readonly generation: number;
  /** Made by a reload: requests revalidate what the HTTP cache holds. */
  readonly revalidate: boolean;
  readonly #tables = new Map<string, FrameTable>();
  /** The last header that differed from the one before, and its frame; null before the first. */
  header: { readonly facts: FrameHeader; readonly frame: FrameNumber } | null = null;
  /** The presenter knows the gaps. */
  gapsSent = false;
  /** Its frames are not needed any more: a newer generation replaced it, or its last player left. */
  dropped = false;

  constructor(source: CacheSource, generation: number, fresh = false) {
    this.source = source;
    this.revalidate = fresh;
    this.generation = generation;
    this.key = `${source.id}@${generation}`;
  }

  /** One table per layer requested so far. */
  get tables(): ReadonlyMap<string, FrameTable> {
    return this.#tables;
  }

  /** The table of a layer, created on first use. */
  table(layer: string): FrameTable {
    let table = this.#tables.get(layer);
    if (!table) this.#tables.set(layer, (table = new FrameTable(this, layer)));
    return table;
  }

  /** True while any player shows it. */
  get inUse(): boolean {
    for (const table of this.#tables.values()) if (table.players.size > 0) return true;
    return false;
  }
}

/** Why a frame is not loaded again for now. */
export interface Failure {
  readonly error: SeqError;
  /** A retry is scheduled: not an error yet as far as anyone else is concerned. */
  readonly pending: boolean;
}

/**
 * Everything known about the frames of one source, generation and layer: what is held, what is loading, what failed, and
 * who watches. Costs a few bytes per frame, and more only for frames that are held.
 */
export class FrameTable implements StatusView {
  readonly source: SourceRecord;
  readonly layer: string;
  readonly sizes = new SizeEstimate();
  #frames: FrameList;
  #level = 0;
  #needsNoLoad: BitSet;
  readonly #held = new Map<FrameIndex, HeldFrame>();
  readonly #tasks = new Map<FrameIndex, LoadTask>();
  readonly #players = new Set<PlayerRecord>();
  readonly #status: StatusArray;
  readonly #failures = new Map<FrameIndex, Failure>();
  readonly #attempts = new Map<FrameIndex, number>();
  /** Frames that do not fit at the wanted level; loaded only while they are on screen, coarser. */
  readonly #tooLarge = new Set<FrameIndex>();
  /** Frames whose failure has been reported. */
  #reported = new Set<FrameIndex>();

  constructor(source: SourceRecord, layer: string) {
    this.source = source;
    this.layer = layer;
    this.#frames = source.source.frames;
    this.#needsNoLoad = new BitSet(this.#frames.length);
    this.#status = new StatusArray(this.#frames.length);
    if (layer === '') this.sizes.learnDecoded(source.source.decodedBytes ?? 0, 0);
  }

  get frames(): FrameList {
    return this.#frames;
  }

  /** Frames whose planes are in the presenter's store, by frame index. */
  get held(): ReadonlyMap<FrameIndex, HeldFrame> {
    return this.#held;
  }

  /** Loads under way, by frame index. */
  get tasks(): ReadonlyMap<FrameIndex, LoadTask> {
    return this.#tasks;
  }

  /** Players that show this source and layer. */
  get players(): ReadonlySet<PlayerRecord> {
    return this.#players;
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

  attach(player: PlayerRecord): void {
    this.#players.add(player);
  }

  detach(player: PlayerRecord): void {
    this.#players.delete(player);
  }

  /** A job was started. What is shown of a frame that is held already does not change. */
  taskStarted(task: LoadTask): void {
    this.#tasks.set(task.index, task);
    this.#failures.delete(task.index);
    if (!this.#held.has(task.index)) this.#status.set(task.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended without planes and without an error: it was cancelled, or will be tried again. */
  taskEnded(task: LoadTask): void {
    this.#tasks.delete(task.index);
    const known = task.headerSeen ? FrameStatus.Header : FrameStatus.Placeholder;
    if (!this.#held.has(task.index)) this.#status.set(task.index, known);
    this.updateNeedsNoLoad(task.index);
  }

  /** A job ended with planes. Returns the frame that they replace, which the caller releases. */
  taskStored(task: LoadTask, held: HeldFrame): HeldFrame | null {
    this.#tasks.delete(task.index);
    const before = this.#held.get(task.index) ?? null;
    this.#held.set(task.index, held);
    this.#attempts.delete(task.index);
    if (!before) this.#status.set(task.index, FrameStatus.Loaded);
    this.#status.setLevel(task.index, held.level);
    this.#status.setIncomplete(task.index, !held.complete);
    this.updateNeedsNoLoad(task.index);
    return before;
  }

  /** A job ended with an error. Where a coarser picture is held, it stays. */
  taskFailed(task: LoadTask, error: SeqError): void {
    this.#tasks.delete(task.index);
    this.#failures.set(task.index, { error, pending: false });
    const status = error.code === 'not-found' ? FrameStatus.Missing : FrameStatus.Error;
    if (!this.#held.has(task.index)) this.#status.set(task.index, status);
    this.updateNeedsNoLoad(task.index);
  }

  /** True on the first call for a frame: each failure is reported once per generation. */
  reportOnce(index: FrameIndex): boolean {
    if (this.#reported.has(index)) return false;
    this.#reported.add(index);
    return true;
  }

  /** Leaves a frame out of preloading until the limit or the level changes. */
  markTooLarge(index: FrameIndex): void {
    this.#tooLarge.add(index);
    this.updateNeedsNoLoad(index);
  }

  /** Whether the cache itself found the frame too large. The same error from a host is an error like any other. */
  isTooLarge(index: FrameIndex): boolean {
    return this.#tooLarge.has(index);
  }

  /** True where several frames were too large and none is known to fit: probing further would fetch them all in vain. */
  get allTooLarge(): boolean {
    return !this.sizes.known && this.#tooLarge.size >= 3;
  }

  /** The limit or the level changed: frames that did not fit may be loaded again. */
  reconsiderTooLarge(): void {
    for (const task of this.#tasks.values()) task.pendingError = null;
    if (this.#tooLarge.size === 0) return;
    const indices = [...this.#tooLarge];
    this.#tooLarge.clear();
    this.sizes.forgetOversize();
    for (const index of indices) {
      if (this.#failures.get(index)?.error.code === 'frame-too-large') this.#failures.delete(index);
      this.updateNeedsNoLoad(index);
    }
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

  evicted(held: HeldFrame): void {
    if (this.#held.get(held.index) !== held) return;
    this.#held.delete(held.index);
    this.#status.set(held.index, FrameStatus.Header);
    if (this.#tasks.has(held.index)) this.#status.set(held.index, FrameStatus.Loading);
    this.updateNeedsNoLoad(held.index);
  }

  failure(index: FrameIndex): Failure | undefined {
    return this.#failures.get(index);
  }

  get failureCount(): number {
    return this.#failures.size;
  }

  /** Clears matching failures, of one frame or of all, so that the frames are loaded again. Returns their numbers. */
  clearFailures(matches: (failure: Failure) => boolean, index?: FrameIndex): FrameNumber[] {
    const candidates = index === undefined ? [...this.#failures.keys()] : [index];
    const cleared = candidates.filter((i) => {
      const failure = this.#failures.get(i);
      return failure !== undefined && matches(failure);
    });
    for (const i of cleared) {
      this.#failures.delete(i);
      this.updateNeedsNoLoad(i);
    }
    return cleared.map((i) => this.#frames.frameAt(i));
  }

  /** Counts a failed attempt and returns how many there were. */
  countAttempt(index: FrameIndex): number {
    const attempts = (this.#attempts.get(index) ?? 0) + 1;
    this.#attempts.set(index, attempts);
    return attempts;
  }

  forgetAttempts(index?: FrameIndex): void {
    if (index === undefined) this.#attempts.clear();
    else this.#attempts.delete(index);
  }

  /** Held frames whose files ended early. */
  incompleteFrames(): HeldFrame[] {
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
    this.#reported = new Set([...this.#reported].map(moved));
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
    this.#needsNoLoad.set(
      index,
      there || this.#tasks.has(index) || this.#failures.has(index) || this.#tooLarge.has(index),
    );
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
