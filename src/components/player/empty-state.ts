import { FITTED_VIEW } from '../../core/player/view/picture-view.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { playerSettings } from '../../core/settings/player-settings.ts';
import { defaultSettings } from '../../core/settings/setting.ts';
import { NO_TIMECODE } from '../../core/time/timecode.ts';

/** What a player says of itself before it was ever connected. */
export function emptyState(): PlayerSnapshot {
  const settings = Object.freeze(defaultSettings(playerSettings));
  return Object.freeze({
    source: null,
    opening: false,
    frames: null,
    layers: [],
    header: null,
    size: null,
    frame: null,
    shown: null,
    held: false,
    settling: false,
    index: null,
    playing: false,
    stalled: false,
    speed: settings.speed,
    fps: 24,
    rate: { numerator: 24, denominator: 1 },
    timecode: NO_TIMECODE,
    measuredFps: 0,
    playback: settings.playback,
    range: null,
    in: null,
    out: null,
    loop: settings.loop,
    layer: settings.layer,
    level: 0,
    complete: true,
    status: null,
    dropped: 0,
    error: null,
    settings,
    view: FITTED_VIEW,
    scale: null,
    markers: [],
    compare: null,
    sound: null,
    probe: null,
  });
}
