import { PLAYER_BRAND } from '../src/components/link/linked-player.ts';
import { NO_INTENT } from '../src/core/player/player-intent.ts';
import { buildSnapshot, NO_PLAYBACK } from '../src/core/player/player-snapshot.ts';
import type { StatusView } from '../src/core/cache/cache-contract.ts';
import { SeqError } from '../src/core/base/seq-error.ts';
import { FrameStatus } from '../src/core/frame/frame-status.ts';
import type { PlayerSnapshot } from '../src/core/player/player-snapshot.ts';
import { parseFrameList } from '../src/core/sequence/frames/frame-list-parse.ts';

/** A player that shows nothing: stories state its facts, and timelines and status lines read them. */
export class StoryPlayer extends HTMLElement {
  readonly [PLAYER_BRAND] = true;
  state: PlayerSnapshot = buildSnapshot(NO_INTENT, NO_PLAYBACK);
  frameStatus: StatusView | null = null;
  stats = null;

  get markers(): PlayerSnapshot['markers'] {
    return this.state.markers;
  }

  set range(range: string | null) {
    const [first, last] = range?.split('-').map(Number) ?? [];
    this.#change({ range: first === undefined || last === undefined ? null : ({ in: first, out: last } as never) });
  }

  /** Lists frames, all of them placeholders, and stands on one. */
  show(list: string, frame: number, facts: object = {}): void {
    const frames = parseFrameList(list);
    const statuses = new Uint8Array(frames.length);
    const levels = new Uint8Array(frames.length);
    this.frameStatus = {
      statuses,
      levels,
      incomplete: new Uint8Array(frames.length),
      version: 1,
      dirtySince: () => null,
      status: (number) => (statuses[frames.indexOf(number) ?? -1] ?? FrameStatus.Missing) as FrameStatus,
      errorOf: (number) =>
        statuses[frames.indexOf(number) ?? -1] === FrameStatus.Error
          ? new SeqError('truncated', 'the file ends at row 212 of 1080')
          : null,
    };
    this.state = { ...this.state, source: 'shot.####.exr', frames, frame, shown: frame, ...facts };
  }

  /** Sets the status of frames by position. */
  status(from: number, to: number, status: FrameStatus, level = 0, incomplete = 0): void {
    this.frameStatus?.incomplete.fill(incomplete, from, to);
    this.frameStatus?.statuses.fill(status, from, to);
    this.frameStatus?.levels.fill(level, from, to);
  }

  play(): void {
    this.#change({ playing: true });
  }

  pause(): void {
    this.#change({ playing: false });
  }

  seek(frame: number): void {
    this.#change({ frame, shown: frame, held: false });
  }

  step(by: number): void {
    this.seek((this.state.frame ?? 0) + by);
  }

  handleKey(): boolean {
    return false;
  }

  #change(facts: Partial<PlayerSnapshot>): void {
    this.state = { ...this.state, ...facts };
    this.dispatchEvent(new CustomEvent('seq-playback-change'));
  }
}

if (!customElements.get('story-player')) customElements.define('story-player', StoryPlayer);
