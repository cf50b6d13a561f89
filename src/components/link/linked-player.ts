import type { PlayerStats, StatusView } from '../../core/cache/cache-contract.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { SoundPeaks } from '../../core/player/sound/measured-peaks.ts';
import type { ThumbnailWatch } from '../../core/player/view/thumbnails.ts';
import type { Marker } from '../../core/player/document/marker.ts';
import type { RequestTarget } from '../events/request-events.ts';

/** Marks a player whichever copy of the library made it and whatever its tag name. */
export const PLAYER_BRAND: unique symbol = Symbol.for('seq-viewer/player@1') as never;

/** What timeline and status read of a player: its public surface, no engine. */
export interface LinkedPlayer extends HTMLElement, RequestTarget {
  readonly [PLAYER_BRAND]: true;
  readonly state: PlayerSnapshot;
  /** Statuses of the source's frames; null without a source. */
  readonly frameStatus: StatusView | null;
  readonly stats: PlayerStats | null;
  markers: readonly Marker[];
  /** Reads the values under the pointer until the returned function is called; `state.probe` tells them. */
  watchProbe?(): () => void;
  /** Peaks of the sound as far as they are measured, until what `watchPeaks` returned is called. */
  readonly peaks?: SoundPeaks | null;
  watchPeaks?(): () => void;
  /** Draws small pictures of frames, while nothing better waits. */
  watchThumbnails?(): ThumbnailWatch;
  /** Tries failed frames again: one, or all. */
  retry?(frame?: number): void;
  /** Lets the player's keymap handle a key pressed elsewhere; true where it did. */
  handleKey(event: KeyboardEvent): boolean;
}

export function isPlayer(node: unknown): node is LinkedPlayer {
  return typeof node === 'object' && node !== null && PLAYER_BRAND in node;
}
