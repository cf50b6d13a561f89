import type { Schedule } from '../base/event-coalescer.ts';
import type { TimeSource } from '../base/time-source.ts';
import type { MemoryClaim } from '../cache/budget/memory-claims.ts';
import type { PlayerHandle, PlayerListener } from '../cache/cache-contract.ts';
import type { PresenterPort } from '../presenter/protocol.ts';
import type { SourceOpener } from '../sequence/source/source-opener.ts';
import type { PlayerIntent } from './player-intent.ts';
import type { SessionEvents } from './session-events.ts';
import type { SoundOutput } from './sound/sound-output.ts';
import type { RenewablePromise } from './source/renewable-promise.ts';

/** What a player needs of the cache manager. */
export interface SessionCache {
  readonly presenter: PresenterPort;
  addPlayer(listener: PlayerListener): PlayerHandle;
  /** Counts bytes that a player holds beside frames; `dropped` makes them go first. */
  addClaim(dropped?: () => void): MemoryClaim;
}

/** What an attached player is made of, and what it tells its session. */
export interface AttachedPlayerOptions {
  readonly cache: SessionCache;
  readonly events: SessionEvents;
  /** First picture of the source presented, or its error; renewed with each source. */
  readonly ready: RenewablePromise<void>;
  readonly openers: readonly SourceOpener[];
  readonly time: TimeSource;
  /** Milliseconds to take off the time source's for public times. */
  readonly timeOrigin: number;
  readonly schedule: Schedule;
  /** What plays sound, asked for when there is some. Default: the page's. */
  readonly sound: (() => SoundOutput) | undefined;
  /** What relative addresses resolve against. */
  readonly baseUrl: () => string;
  /** What page and people ask of the player, now. */
  readonly intent: () => PlayerIntent;
  /** The session's snapshot is out of date. */
  readonly changed: () => void;
  /** The picture's natural size is known, or another: the box may follow it at once. */
  readonly sized: () => void;
  /** The source has not got the layer that was chosen for an earlier one: its own default is shown. */
  readonly layerFellBack: () => void;
}
