import type { StatusView } from '../cache/cache-contract.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import { FRAME_STATUS_NAMES, type FrameStatusName } from '../frame/frame-status.ts';
import type { PlayerSettings } from '../settings/player-settings.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import { framesPerSecond } from '../time/rate.ts';
import type { LoadedSource } from './loaded-source.ts';
import type { Marker } from './marker.ts';
import type { PlanKeeper } from './plan-keeper.ts';
import type { PlayerSnapshot } from './player-snapshot.ts';
import type { PresentationMeter } from './presentation-meter.ts';

/** What a snapshot is made of: the session's parts. */
export interface SnapshotParts {
  readonly source: LoadedSource | null;
  readonly status: StatusView | null;
  readonly due: FrameNumber;
  readonly keeper: PlanKeeper;
  readonly meter: PresentationMeter;
  readonly settings: PlayerSettings;
  readonly range: FrameRange | null;
  readonly markers: readonly Marker[];
  readonly now: number;
}

export function buildSnapshot(parts: SnapshotParts): PlayerSnapshot {
  const { source, due, keeper, meter, settings } = parts;
  const frames = source?.resolved?.frames ?? null;
  const shown = frames ? meter.shown : null;
  const play = frames ? source?.within(parts.range) : null;
  return Object.freeze({
    source: source?.name ?? null,
    frames,
    layers: source?.layers ?? [],
    header: source?.header ?? null,
    frame: frames ? due : null,
    shown,
    held: shown !== null && shown !== due,
    index: frames?.indexOf(due) ?? null,
    playing: keeper.playing,
    stalled: keeper.stalled,
    speed: settings.speed,
    fps: framesPerSecond(keeper.plan.rate),
    rate: keeper.plan.rate,
    measuredFps: meter.fps(parts.now),
    playback: settings.playback,
    range: parts.range,
    in: play?.in ?? null,
    out: play?.out ?? null,
    loop: settings.loop,
    layer: settings.layer,
    level: meter.level,
    complete: meter.complete,
    dropped: meter.dropped,
    status: frames ? statusName(parts) : null,
    error: errorOf(parts),
    settings,
    markers: parts.markers,
  });
}

function statusName({ source, status, due }: SnapshotParts): FrameStatusName {
  if (source?.resolved?.frames.indexOf(due) === null) return 'Missing';
  return (status ? FRAME_STATUS_NAMES[status.status(due)] : undefined) ?? 'Placeholder';
}

/** The source's own error, else the due frame's. */
function errorOf({ source, status, due }: SnapshotParts): PlayerSnapshot['error'] {
  if (source?.error) return Object.freeze({ ...source.error.toValue(), frame: null });
  const error = source?.resolved ? (status?.errorOf(due) ?? null) : null;
  return error ? Object.freeze({ ...error.toValue(), frame: due }) : null;
}
