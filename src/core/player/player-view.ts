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

/** What the presenter is told of a player's looks. A table's address is resolved against `baseUrl`. */
export function playerView(settings: PlayerSettings, layout: PlayerLayout, baseUrl: string): PlayerView {
  const { width, height, visible } = layout;
  const { fit, missing, channel, exposure, offset, gamma, saturation, display, background } = settings;
  const { filter, flip, flop, inputColor, toneMap } = settings;
  const lut = settings.lut && URL.canParse(settings.lut, baseUrl) ? new URL(settings.lut, baseUrl).href : settings.lut;
  const picture = { fit, missing, background, filter, flip, flop };
  const colour = { inputColor, lut, toneMap, channel, exposure, offset, gamma, saturation, display, dither: true };
  return { width, height, visible, ...picture, ...colour };
}
