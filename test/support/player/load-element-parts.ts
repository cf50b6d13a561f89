import './load-player-parts.ts';
import {
  compareOverlay,
  controls,
  panels,
  statusLine,
  statusPanel,
  timelineBody,
} from '../../../src/components/lazy-parts.ts';

await Promise.all([
  compareOverlay.load(),
  controls.load(),
  panels.load(),
  statusLine.load(),
  statusPanel.load(),
  timelineBody.load(),
]);
