import { Emitter } from '../base/emitter.ts';
import type { SeqErrorValue } from '../base/seq-error.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import type { PresentedFrame } from '../presenter/protocol.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import { EventCoalescer, type Schedule } from '../base/event-coalescer.ts';
import type { PlayerEvents, PlayerSnapshot } from './player-snapshot.ts';

/** Events that are gathered; the others are dispatched at once. */
export type CoalescedEvent = Exclude<keyof PlayerEvents, 'stall' | 'error' | 'canvas-lost' | 'clip-change'>;

/** Where events get their details when they are sent. */
export interface EventFacts {
  state(): PlayerSnapshot;
  /** What the page is to name in the animation frame at `time` comes into force; true while more is known ahead. */
  advance(time?: number): boolean;
  /** Everything presented since it was asked last, times in the time source's milliseconds. */
  takePresented(): readonly PresentedFrame[];
  /** Frames whose status changed since it was asked last. */
  takeStatusRanges(): readonly FrameRange[];
}

/**
 * What a session's listeners hear: state events at most once per animation frame, the rest as it happens; nothing while
 * the player is not attached to a cache.
 */
export class SessionEvents {
  readonly #emitter = new Emitter<PlayerEvents>();
  #coalescer: EventCoalescer<CoalescedEvent> | null = null;
  readonly #schedule: Schedule;
  readonly #facts: EventFacts;
  readonly #timeOrigin: number;
  readonly #properties = new Set<string>();
  /** The clip of an edit that was on the canvas last. */
  #clip: number | null = null;

  constructor(facts: EventFacts, schedule: Schedule, timeOrigin: number) {
    this.#facts = facts;
    this.#timeOrigin = timeOrigin;
    this.#schedule = schedule;
  }

  on<Name extends keyof PlayerEvents>(name: Name, listener: (detail: PlayerEvents[Name]) => void): () => void {
    return this.#emitter.on(name, listener);
  }

  /** Events are sent from now on. */
  open(): void {
    this.#coalescer = new EventCoalescer(
      this.#schedule,
      (kind) => this.#send(kind),
      (time) => this.#facts.advance(time),
    );
  }

  /** Nothing is sent any more; what was gathered is dropped. */
  close(): void {
    this.#coalescer?.close();
    this.#coalescer = null;
    this.#properties.clear();
  }

  mark(...kinds: readonly CoalescedEvent[]): void {
    for (const kind of kinds) this.#coalescer?.mark(kind);
  }

  /** Something is known ahead of its display frame: `advance` is asked in each animation frame until none is left. */
  wake(): void {
    this.#coalescer?.wake();
  }

  /** Properties of the picture or the player changed. */
  markDisplay(properties: readonly string[]): void {
    if (properties.length === 0) return;
    for (const property of properties) this.#properties.add(property);
    this.mark('display-change');
  }

  stall(detail: PlayerEvents['stall']): void {
    this.#emit('stall', detail);
  }

  canvasLost(): void {
    this.#emit('canvas-lost', null);
  }

  /** `frame` null: the source as a whole. */
  error({ code, message, retryable }: SeqErrorValue, frame: FrameNumber | null): void {
    this.#emit('error', { code, message, frame, retryable });
  }

  /** As `error`, of the source compared with. */
  comparedError({ code, message, retryable }: SeqErrorValue, frame: FrameNumber | null): void {
    this.#emit('error', { code, message, frame, retryable, companion: true });
  }

  #emit<Name extends 'stall' | 'error' | 'canvas-lost'>(name: Name, detail: PlayerEvents[Name]): void {
    if (this.#coalescer) this.#emitter.emit(name, detail);
  }

  #send(kind: CoalescedEvent): void {
    const state = this.#facts.state();
    switch (kind) {
      case 'source-change':
        return this.#emitter.emit(kind, { source: state.source });
      case 'frame-change':
        return this.#sendFrame(state);
      case 'playback-change':
        return this.#emitter.emit(kind, { playing: state.playing, speed: state.speed, fps: state.fps });
      case 'status-change': {
        const ranges = this.#facts.takeStatusRanges();
        return ranges.length > 0 ? this.#emitter.emit(kind, { ranges }) : undefined;
      }
      case 'display-change': {
        const properties = [...this.#properties];
        this.#properties.clear();
        return this.#emitter.emit(kind, { properties });
      }
    }
  }

  #sendFrame({ frame, shown, held, dropped, clip }: PlayerSnapshot): void {
    const presented = this.#facts.takePresented().map((entry) => ({ ...entry, at: entry.at - this.#timeOrigin }));
    if (frame !== null) this.#emitter.emit('frame-change', { frame, shown, held, dropped, presented });
    const index = clip?.index ?? null;
    if (index === this.#clip) return;
    this.#clip = index;
    this.#emitter.emit('clip-change', { clip });
  }
}
