import { viewSettings } from '../../../src/core/settings/player-settings.ts';
import { defaultSettings } from '../../../src/core/settings/setting.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';

/** A small view that changes nothing of the picture. */
export const PLAIN_VIEW: PlayerView = {
  ...defaultSettings(viewSettings),
  width: 64,
  height: 36,
  visible: true,
  display: 'linear',
  pixelValues: 'none',
};
