import { formatMemory } from '../../core/base/byte-size.ts';
import type { CacheStats, PlayerStats } from '../../core/cache/cache-contract.ts';
import { FrameStatus } from '../../core/frame/frame-status.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { choiceName } from '../text/choice-names.ts';
import { frameLabel, UNKNOWN } from '../text/frame-label.ts';
import { awaitsFrame, heldFrame, namedFrame } from '../text/frame-text.ts';
import { layerLabel } from '../text/layer-label.ts';
import { formatText, placeText, sourceText } from '../text/picture-text.ts';
import { partStrings } from '../text/part-strings.ts';
import { strings } from '../text/strings.ts';
import type { StatusToken } from './status-token.ts';

/** What the status line is written from. Parts that are not known are null. */
export interface StatusFacts {
  readonly state: PlayerSnapshot | null;
  readonly player: PlayerStats | null;
  readonly cache: CacheStats | null;
  /** Status bytes of the source's frames. */
  readonly statuses: Uint8Array | null;
  readonly epoch: number | null;
  /** Bytes per second over the last second. */
  readonly bytesPerSecond: number;
}

/** The text of one token; a dash where there is nothing to say, so that the line keeps its layout. */
export function statusText(token: StatusToken, facts: StatusFacts): string {
  return WRITERS[token](facts) ?? UNKNOWN;
}

/** `idle`, `busy` (85 % and more) or `full` (98 %): the pressure on the memory limit. */
export function memoryPressure(cache: CacheStats | null): 'idle' | 'busy' | 'full' {
  const share = cache && cache.limit > 0 ? (cache.used + cache.reserved) / cache.limit : 0;
  return share >= 0.98 ? 'full' : share >= 0.85 ? 'busy' : 'idle';
}

const WRITERS: Readonly<Record<StatusToken, (facts: StatusFacts) => string | null>> = {
  file: ({ state }) => fileName(state),
  frame: ({ state }) => frameText(state),
  timecode: ({ state }) => {
    const frame = state && namedFrame(state);
    if (frame === null || !state?.frames) return null;
    return frameLabel(frame, 'timecode', state, state.frames.first);
  },
  range: ({ state }) => {
    if (!state?.frames) return null;
    return `${state.range?.in ?? state.frames.first}–${state.range?.out ?? state.frames.last}`;
  },
  clip: ({ state }) => state?.clip?.name ?? null,
  'clip-frame': ({ state }) => (state?.clip ? String(state.clip.frame) : null),
  resolution: ({ state }) => {
    if (!state?.header) return null;
    const { width, height } = state.header;
    return state.level > 0 ? `${width}×${height} 1/${2 ** state.level}` : `${width}×${height}`;
  },
  format: ({ state }) => {
    if (!state?.header) return null;
    return formatText(state.header);
  },
  layer: ({ state }) => {
    const id = state?.shownLayer || state?.header?.defaultLayer || '';
    const layer = state?.layers.find((one) => one.id === id);
    return layer ? layerLabel(layer) : id || null;
  },
  view: ({ state }) => viewText(state),
  zoom: ({ state }) => (state?.scale == null ? null : `${Math.round(state.scale * 100)} %`),
  probe: ({ state }) => {
    if (!state?.probe) return null;
    return `${placeText(state.probe)}: ${sourceText(state.probe) || partStrings.outside}`;
  },
  fps: ({ state }) => {
    if (!state?.frames) return null;
    return partStrings.fps(state.playing ? state.measuredFps.toFixed(1) : UNKNOWN, trimmed(state.fps));
  },
  dropped: ({ state }) => partStrings.dropped(state?.dropped ?? 0),
  mem: ({ cache }) => (cache && cache.limit > 0 ? formatMemory(cache.used, cache.limit) : partStrings.memoryUnknown),
  cache: ({ state }) => bufferedText(state),
  buffered: ({ state }) => bufferedText(state),
  hits: ({ cache }) => (cache ? partStrings.hitRatio(hitShare(cache)) : null),
  workers: ({ cache }) => (cache ? partStrings.workers(cache.workers.busy, cache.workers.total) : null),
  network: ({ bytesPerSecond }) => partStrings.rate((bytesPerSecond / 1e6).toFixed(1)),
  blocked: ({ state, player, cache, statuses }) => {
    const full = player?.blocked === 'budget' && !state?.playing ? cacheFull(statuses) : null;
    if (full !== null) return full;
    if (player?.blocked) return partStrings.blocked[player.blocked];
    if (cache && cache.workers.busy > 0) return partStrings.blocked.loading;
    if (state?.status === 'Error') return partStrings.blocked.error;
    // Nothing runs and the due frame is not there: its address, or the pause before the next attempt, is awaited.
    return state?.frames && awaitsFrame(state) ? partStrings.blocked.network : idleText(statuses);
  },
  epoch: ({ epoch }) => (epoch === null ? null : partStrings.epoch(epoch)),
};

/** `sRGB`; `ACES 1.0 - SDR Video · sRGB - Display` through a config; `not colour-managed` where one failed. */
function viewText(state: PlayerSnapshot | null): string | null {
  if (!state) return null;
  if (!state.ocio) return choiceName('display', state.settings.display);
  const { managed, view, display } = state.ocio;
  if (!managed) return strings.unmanaged;
  return view === null || display === null ? null : partStrings.ocio.shown(view, display);
}

/** `Buffered 2.0 s`. */
function bufferedText(state: PlayerSnapshot | null): string | null {
  return state?.frames ? partStrings.buffered(state.buffered.ahead.toFixed(1)) : null;
}

/** `1042`, or `1042 (held 1041)` while it stands and another picture stands in. */
export function frameText(state: PlayerSnapshot | null): string | null {
  const frame = state && namedFrame(state);
  if (state === null || frame === null) return null;
  const shown = heldFrame(state);
  return shown === null ? String(frame) : strings.held(frame, shown);
}

/** How much of the source a full cache holds; null where nothing is known of its frames. */
function cacheFull(statuses: Uint8Array | null): string | null {
  if (!statuses || statuses.length === 0) return null;
  return partStrings.cacheFull(count(statuses, FrameStatus.Loaded), statuses.length);
}

/** Frames that failed and have no picture. */
export function failedFrames(statuses: Uint8Array | null): number {
  return statuses ? count(statuses, FrameStatus.Error) : 0;
}

function count(statuses: Uint8Array, wanted: number): number {
  let found = 0;
  for (const status of statuses) if (status === wanted) found += 1;
  return found;
}

/** What has come of the frames when nothing is being loaded. */
function idleText(statuses: Uint8Array | null): string {
  let [failed, unloaded] = [0, 0];
  for (const status of statuses ?? []) {
    if (status === FrameStatus.Error) failed += 1;
    else if (status !== FrameStatus.Loaded && status !== FrameStatus.Missing) unloaded += 1;
  }
  if (failed > 0) return partStrings.failed(failed);
  return statuses && statuses.length > 0 && unloaded === 0 ? partStrings.allLoaded : partStrings.blocked.idle;
}

/** Each player's opening frame is a miss by nature and says nothing of the cache: a dash until more came due. */
function hitShare({ hits, misses, players }: CacheStats): string {
  if (hits === 0 && misses <= players.length) return UNKNOWN;
  return `${Math.round((hits / (hits + misses)) * 100)}%`;
}

function fileName(state: PlayerSnapshot | null): string | null {
  // A pattern's `####` is no fragment: only a query is cut off.
  return state?.source?.split('?')[0]?.split('/').at(-1) ?? null;
}

function trimmed(fps: number): string {
  return String(Number(fps.toFixed(3)));
}
