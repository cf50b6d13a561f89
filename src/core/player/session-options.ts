import type { Schedule } from '../base/event-coalescer.ts';
import type { Log } from '../base/log.ts';
import type { TimeSource } from '../base/time-source.ts';
import type { PlayerId } from '../presenter/protocol.ts';
import type { SourceOpener } from '../sequence/source/source-opener.ts';
import type { SoundOutput } from './sound/sound-output.ts';

export interface SessionOptions {
  /** What relative addresses resolve against, asked at each load: the document's base. */
  readonly baseUrl: () => string;
  /** Kinds of source that are opened before they are shown, the first that takes a description. Default: the page's. */
  readonly openers?: readonly SourceOpener[];
  readonly time?: TimeSource;
  /** What plays sound, asked for when there is some. Default: the page's. */
  readonly sound?: () => SoundOutput;
  readonly log?: Log;
  /** When gathered events are sent. Default: the next animation frame. */
  readonly schedule?: Schedule;
  /** Milliseconds to take off the time source's for public times. Default: the document's `performance.timeOrigin`. */
  readonly timeOrigin?: number;
}

/** What an element does for the session that it shows. */
export interface SessionStage {
  /** Gives it a canvas, by the id that the presenter knows it by; `canvas-lost` asks for another one. */
  mountCanvas?(player: PlayerId): void;
  /** `naturalSize` is known, or another: the box may follow it at once, and tell it by `setLayout`. */
  sized?(): void;
}

/** How a frame is gone to. */
export interface SeekOptions {
  /** Part of a drag along the timeline: only this frame is loaded until the playhead rests. Default: false. */
  readonly scrub?: boolean;
}
