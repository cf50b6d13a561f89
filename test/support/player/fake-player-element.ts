import './load-element-parts.ts';
import type { StatusView } from '../../../src/core/cache/cache-contract.ts';
import { NO_INTENT } from '../../../src/core/player/player-intent.ts';
import { buildSnapshot, NO_PLAYBACK } from '../../../src/core/player/player-snapshot.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { RunFrameList } from '../../../src/core/sequence/frames/run-frame-list.ts';
import type { FrameList } from '../../../src/core/sequence/frames/frame-list.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { PLAYER_BRAND, type LinkedPlayer } from '../../../src/components/link/linked-player.ts';

/** A status view a test writes to. */
export class FakeStatus implements StatusView {
  readonly statuses: Uint8Array;
  readonly levels: Uint8Array;
  readonly incomplete: Uint8Array;
  version = 0;
  readonly #frames: FrameList;
  readonly #absent = new Set<number>();
  #changes: { version: number; from: number; to: number }[] = [];

  constructor(frames: FrameList) {
    this.#frames = frames;
    this.statuses = new Uint8Array(frames.length);
    this.levels = new Uint8Array(frames.length);
    this.incomplete = new Uint8Array(frames.length);
  }

  set(from: number, to: number, status: FrameStatus, level = 0, incomplete = 0): void {
    this.statuses.fill(status, from, to);
    this.levels.fill(level, from, to);
    this.incomplete.fill(incomplete, from, to);
    this.#changes.push({ version: ++this.version, from, to });
  }

  /** The server has no such file. */
  setAbsent(frame: number): void {
    const index = this.#frames.indexOf(frameNumber(frame)) ?? 0;
    this.#absent.add(frame);
    this.set(index, index + 1, FrameStatus.Missing);
  }

  dirtySince(version: number): { from: number; to: number } | null {
    const changes = this.#changes.filter((change) => change.version > version);
    if (changes.length === 0) return null;
    return {
      from: Math.min(...changes.map(({ from }) => from)),
      to: Math.max(...changes.map(({ to }) => to)),
    };
  }

  status(frame: number): FrameStatus {
    const index = this.#frames.indexOf(frameNumber(frame));
    return index === null ? FrameStatus.Missing : (this.statuses[index] as FrameStatus);
  }

  errorOf(frame: number): SeqError | null {
    if (this.#absent.has(frame)) return new SeqError('not-found', `there is no shot.${frame}.exr`);
    return this.status(frame) === FrameStatus.Error ? new SeqError('truncated', 'the file ends at row 12') : null;
  }
}

/** The same list as long as nothing changes, as a player's. */
const NO_MARKERS: LinkedPlayer['markers'] = [];

/** What timeline and status see of a player, without an engine: it notes what it is asked. */
export class FakePlayer extends HTMLElement {
  readonly [PLAYER_BRAND] = true;
  readonly calls: string[] = [];
  stats = null;
  handled: string[] = [];
  frames = new RunFrameList([{ first: frameNumber(1001), last: frameNumber(1048), step: 1 }]);
  frameStatus = new FakeStatus(this.frames);
  facts: Record<string, unknown> = {};

  get state(): LinkedPlayer['state'] {
    // A header that states no timecode was read: labels count from frame 0.
    const timecode = { offset: 0, dropFrame: true };
    const base = { source: 'shot.####.exr', frames: this.frames, frame: 1001, shown: 1001, timecode };
    const facts = { ...base, ...this.facts };
    return { ...buildSnapshot(NO_INTENT, NO_PLAYBACK), ...(facts as Partial<LinkedPlayer['state']>) };
  }

  get markers(): LinkedPlayer['markers'] {
    return (this.facts.markers as LinkedPlayer['markers'] | undefined) ?? NO_MARKERS;
  }

  set range(value: string | null) {
    this.calls.push(`range ${value}`);
  }

  play(): void {
    this.calls.push('play');
  }

  pause(): void {
    this.calls.push('pause');
  }

  seek(frame: number): void {
    this.calls.push(`seek ${frame}`);
  }

  step(by: number): void {
    this.calls.push(`step ${by}`);
  }

  handleKey(event: KeyboardEvent): boolean {
    this.handled.push(event.key);
    return true;
  }

  /** Replaces the list of frames, all of them placeholders. */
  setFrames(first: number, last: number, step = 1): void {
    this.frames = new RunFrameList([{ first: frameNumber(first), last: frameNumber(last), step }]);
    this.frameStatus = new FakeStatus(this.frames);
  }

  /** Changes facts of the state and tells so. */
  tell(type: string, facts: Record<string, unknown> = {}): void {
    Object.assign(this.facts, facts);
    this.dispatchEvent(new CustomEvent(type));
  }
}
