import './load-player-parts.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { PlayerSession } from '../../../src/core/player/player-session.ts';
import type { PlayerEvents } from '../../../src/core/player/player-snapshot.ts';
import type { SourceDescription } from '../../../src/core/sequence/source/source-description.ts';
import type { SourceOpener } from '../../../src/core/sequence/source/source-opener.ts';
import { type FakePlayer, FakeSessionCache } from '../cache/fake-session-cache.ts';
import { ManualTime } from './manual-time.ts';

export const SHOT: SourceDescription = { src: 'sh010.####.exr', frames: '1001-1100' };
/** Public times of the harness count from here. */
export const TIME_ORIGIN = 1_795_000_000_000;
const EVENT_NAMES = [
  'source-change',
  'frame-change',
  'playback-change',
  'status-change',
  'display-change',
  'stall',
  'error',
  'canvas-lost',
] as const satisfies readonly (keyof PlayerEvents)[];

export interface SessionHarness {
  readonly session: PlayerSession;
  readonly player: FakePlayer;
  readonly cache: FakeSessionCache;
  readonly time: ManualTime;
  /** Every event so far, as [name, detail]. */
  readonly events: [keyof PlayerEvents, unknown][];
  /** Details of the events of one name so far. */
  eventsOf<Name extends keyof PlayerEvents>(name: Name): PlayerEvents[Name][];
  /** Lets an animation frame pass. */
  tick(): void;
}

/** A session over a fake cache, presenter and clock; visible at 960×540 unless `layout` is false. */
export function makeSession(
  options: { layout?: boolean; cache?: FakeSessionCache; openers?: readonly SourceOpener[] } = {},
): SessionHarness {
  const cache = options.cache ?? new FakeSessionCache(new ManualTime(TIME_ORIGIN + 1000));
  const { time } = cache;
  const session = new PlayerSession({
    time,
    log: silentLog,
    ...(options.openers && { openers: options.openers }),
    baseUrl: () => 'https://host.example/',
    schedule: (callback) => void time.after(16, callback),
    timeOrigin: TIME_ORIGIN,
  });
  const events: [keyof PlayerEvents, unknown][] = [];
  for (const name of EVENT_NAMES) session.on(name, (detail) => events.push([name, detail]));
  session.attach(cache);
  const player = cache.players.at(-1);
  if (!player) throw new Error('the session added no player');
  if (options.layout !== false) session.setLayout({ width: 960, height: 540, visible: true });
  return {
    session,
    player,
    cache,
    time,
    events,
    eventsOf: <Name extends keyof PlayerEvents>(name: Name) =>
      events.filter(([type]) => type === name).map(([, detail]) => detail as PlayerEvents[Name]),
    tick: () => time.advance(17),
  };
}

/** The same with a shot of a hundred frames, all loaded and the first one shown. */
export function makeLoadedSession(description: SourceDescription = SHOT): SessionHarness {
  const harness = makeSession();
  void harness.session.load(description);
  harness.player.header();
  harness.player.setAll(FrameStatus.Loaded);
  harness.player.refresh();
  harness.tick();
  harness.events.length = 0;
  return harness;
}
