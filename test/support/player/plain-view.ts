import type { PlayerView } from '../../../src/core/presenter/protocol.ts';

/** A small view that changes nothing of the picture. */
export const PLAIN_VIEW: PlayerView = {
  width: 64,
  height: 36,
  visible: true,
  fit: 'contain',
  missing: 'hold',
  channel: 'rgb',
  exposure: 0,
  offset: 0,
  gamma: 1,
  saturation: 1,
  display: 'linear',
  background: 'black',
  filter: 'auto',
  flip: false,
  flop: false,
};
