import type { Annotation } from '../annotation/annotation.ts';
import type { SoundDescription } from '../sequence/sound/open-sound.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';
import { type PlayerSettings, playerSettings } from '../settings/player-settings.ts';
import { defaultSettings } from '../settings/setting.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import type { Marker } from './document/marker.ts';
import { FITTED_VIEW, type PictureView } from './view/picture-view.ts';
import type { PlayerLayout } from './view/player-layout.ts';

/**
 * What page and people have asked of a player: an immutable record, replaced whole by its session and by nobody else.
 * It outlives every connection to a cache, so that a player that comes back goes on where it was.
 */
export interface PlayerIntent {
  readonly settings: PlayerSettings;
  /** In and out set by the user; null: the whole source. */
  readonly range: FrameRange | null;
  readonly markers: readonly Marker[];
  /** null: those that the source brings along. */
  readonly annotations: readonly Annotation[] | null;
  /** Zoom and pan. */
  readonly view: PictureView;
  /** null until the element has measured itself. */
  readonly layout: PlayerLayout | null;
  /** What `load()` was given; null: no source. */
  readonly description: SourceDescription | null;
  /** What to compare with; null: nothing. */
  readonly compared: SourceDescription | null;
  /** Sound beside the pictures, in place of their own; null: none. */
  readonly audio: SoundDescription | null;
  /** Name of the group played with, and `timecode` after it to go by that; null: alone. */
  readonly sync: string | null;
  /** Somebody asked for a frame: `preload="none"` holds nothing back any more. */
  readonly asked: boolean;
  /** Where to stand when the player is attached again; null: where the source begins. */
  readonly frame: number | null;
  /** Whether to play when the player is attached again. */
  readonly playing: boolean;
}

/** What is asked of a player that nobody has asked anything of. */
export const NO_INTENT: PlayerIntent = Object.freeze({
  settings: Object.freeze(defaultSettings(playerSettings)),
  range: null,
  markers: Object.freeze([]),
  annotations: null,
  view: FITTED_VIEW,
  layout: null,
  description: null,
  compared: null,
  audio: null,
  sync: null,
  asked: false,
  frame: null,
  playing: false,
});

/** `preload="none"` requests nothing before somebody plays, seeks or steps. Files of the user are not requested. */
export function isDormant({ asked, settings, description }: PlayerIntent): boolean {
  const waits = !asked && settings.preload === 'none' && settings.autoplay === false;
  return waits && !description?.local && !description?.files?.some((file) => file instanceof Blob);
}
