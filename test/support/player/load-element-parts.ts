import './load-player-parts.ts';
import {
  annotate,
  compareOverlay,
  controls,
  localFiles,
  panels,
  statusLine,
  statusPanel,
  timelineBody,
} from '../../../src/components/lazy-parts.ts';

await Promise.all([
  annotate.load(),
  compareOverlay.load(),
  controls.load(),
  localFiles.load(),
  panels.load(),
  statusLine.load(),
  statusPanel.load(),
  timelineBody.load(),
]);
