import type { PlayerView } from '../../presenter/protocol.ts';
import { type PlayerSettings, type ViewSettings, viewSettings } from '../../settings/player-settings.ts';
import { ocioSettings } from '../colour/page-colour.ts';
import type { PictureView } from './picture-view.ts';
import type { PlayerLayout } from './player-layout.ts';

/** What the presenter is sent of a player's looks. A table's and a config's address is resolved against `baseUrl`. */
export function playerView(
  settings: PlayerSettings,
  layout: PlayerLayout,
  view: PictureView,
  baseUrl: string,
): PlayerView {
  const { width, height, visible, ratio: pixelRatio = 1, surround = 0 } = layout;
  const lut = settings.lut && URL.canParse(settings.lut, baseUrl) ? new URL(settings.lut, baseUrl).href : settings.lut;
  const ocio = ocioSettings(settings, baseUrl);
  return { width, height, visible, pixelRatio, surround, ...view, ...viewOf(settings), lut, ...ocio, dither: true };
}

function viewOf(settings: PlayerSettings): ViewSettings {
  const entries = Object.keys(viewSettings).map((name) => [name, settings[name as keyof ViewSettings]]);
  return Object.fromEntries(entries) as ViewSettings;
}
