import type { PlayerView } from '../presenter/protocol.ts';
import type { PlayerSettings } from '../settings/player-settings.ts';

/** Where and how large a player is on screen; the element measures it. */
export interface PlayerLayout {
  /** Canvas size in device pixels. */
  readonly width: number;
  readonly height: number;
  /** False while off screen, in a hidden page, or without a box. */
  readonly visible: boolean;
  /** Magnification over the fitted size; 1 for none. Decides what resolution `auto` wants. */
  readonly zoom: number;
}

/** What the presenter is told of a player's looks. */
export function playerView(settings: PlayerSettings, layout: PlayerLayout): PlayerView {
  const { width, height, visible } = layout;
  const { fit, missing, channel, exposure, offset, gamma, saturation, display, background } = settings;
  const { filter, flip, flop } = settings;
  const picture = { fit, missing, background, filter, flip, flop };
  return { width, height, visible, ...picture, channel, exposure, offset, gamma, saturation, display };
}
