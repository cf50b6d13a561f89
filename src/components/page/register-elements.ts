import { SeqPlayer } from '../player/seq-player.ts';
import { SeqStatus } from '../status/seq-status.ts';
import { SeqTimeline } from '../timeline/seq-timeline.ts';
import { registerElement } from './register-element.ts';

/** Registers all elements under their names. */
export function registerElements(): void {
  registerElement('seq-player', SeqPlayer);
  registerElement('seq-timeline', SeqTimeline);
  registerElement('seq-status', SeqStatus);
}
