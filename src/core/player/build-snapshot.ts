import { FRAME_STATUS_NAMES, type FrameStatusName } from '../frame/frame-status.ts';
import { framesPerSecond } from '../time/rate.ts';
import { NO_TIMECODE } from '../time/timecode-origin.ts';
import { playRange } from './loaded-source.ts';
import { pictureLayout } from './picture-layout.ts';
import { pictureScale } from './picture-view.ts';
import type { PlayerSnapshot } from './player-snapshot.ts';
import type { SessionParts } from './session-parts.ts';
import { truncatedError } from './truncated-error.ts';

/** What is known of the pixel under the pointer and of the sound. */
type Heeded = Pick<PlayerSnapshot, 'probe' | 'sound'>;

/** What a session's state says now; `now` ends the second that the measured rate is of. */
export function buildSnapshot(parts: SessionParts, { probe, sound }: Heeded, now: number): PlayerSnapshot {
  const { source, settings } = parts;
  const { due, keeper, meter, settling } = parts.playhead;
  const frames = source?.resolved?.frames ?? null;
  const shown = frames ? meter.shown : null;
  const play = frames ? playRange(source, parts.range) : null;
  return Object.freeze({
    source: source?.name ?? null,
    opening: source?.opening ?? false,
    frames,
    layers: source?.layers ?? [],
    header: source?.header ?? null,
    size: source?.size ?? null,
    frame: frames ? due : null,
    shown,
    held: shown !== null && shown !== due,
    settling,
    index: frames?.indexOf(due) ?? null,
    playing: keeper.playing,
    stalled: keeper.stalled,
    speed: settings.speed,
    fps: framesPerSecond(keeper.plan.rate),
    rate: keeper.plan.rate,
    timecode: source?.timecode(keeper.plan.rate) ?? NO_TIMECODE,
    measuredFps: meter.fps(now),
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
    view: parts.view,
    scale: source?.size ? pictureScale(source.size, pictureLayout(parts), parts.view, settings.fit) : null,
    markers: parts.markers,
    compare: parts.companion.snapshot(),
    sound,
    probe,
  });
}

function statusName({ source, handle, playhead }: SessionParts): FrameStatusName {
  if (source?.resolved?.frames.indexOf(playhead.due) === null) return 'Missing';
  return (handle.status ? FRAME_STATUS_NAMES[handle.status.status(playhead.due)] : undefined) ?? 'Placeholder';
}

/** The source's own error, else the due frame's; a file that ends early is one, though its rows are shown. */
function errorOf({ source, handle, playhead }: SessionParts): PlayerSnapshot['error'] {
  if (source?.error) return Object.freeze({ ...source.error.toValue(), frame: null });
  const error = source?.resolved ? (handle.status?.errorOf(playhead.due) ?? null) : null;
  if (error) return Object.freeze({ ...error.toValue(), frame: playhead.due });
  const { complete, shown } = playhead.meter;
  if (complete || shown !== playhead.due || !source?.resolved) return null;
  return Object.freeze({ ...truncatedError(shown).toValue(), frame: shown });
}
