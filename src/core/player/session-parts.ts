import type { PlayerHandle } from '../cache/cache-contract.ts';
import type { PlayerSettings } from '../settings/player-settings.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import type { ComparedSource } from './compare/compared-source.ts';
import type { LevelSelector } from './view/level-selector.ts';
import type { LoadedSource } from './source/loaded-source.ts';
import type { Marker } from './document/marker.ts';
import type { PictureView } from './view/picture-view.ts';
import type { PlayerLayout } from './view/player-view.ts';
import type { Playhead } from './transport/playhead.ts';

/** What a session is at one moment. The session writes it; what it tells others is worked out from it by functions. */
export interface SessionParts {
  readonly handle: PlayerHandle;
  readonly playhead: Playhead;
  readonly levels: LevelSelector;
  /** The source compared with. */
  readonly comparedSource: ComparedSource;
  readonly settings: PlayerSettings;
  /** null until the element has measured itself. */
  readonly layout: PlayerLayout | null;
  /** Zoom and pan. */
  readonly view: PictureView;
  readonly source: LoadedSource | null;
  readonly range: FrameRange | null;
  readonly markers: readonly Marker[];
  /** Name of the group played with, and `timecode` after it to go by that; null: alone. */
  readonly sync: string | null;
  /** A poster stands in for the first picture. */
  readonly poster: boolean;
  /** Somebody asked for a frame. */
  readonly asked: boolean;
}

/** `preload="none"` behind a poster loads nothing before somebody asks. */
export function waitsBehindPoster({ poster, asked, settings }: SessionParts): boolean {
  return poster && !asked && settings.preload === 'none';
}

/** The session's own view of its parts. */
export type Writable<Parts> = { -readonly [Name in keyof Parts]: Parts[Name] };
