import { SeqPlayer } from '../player/seq-player.ts';
import { SeqStatus } from '../status/seq-status.ts';
import { SeqTimeline } from '../timeline/seq-timeline.ts';

/** Registers the elements under their names. Names that are taken stay with who took them; without a DOM it does nothing. */
export function registerElements(): void {
  const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
  const elements = { 'seq-player': SeqPlayer, 'seq-timeline': SeqTimeline, 'seq-status': SeqStatus };
  for (const [name, element] of Object.entries(elements)) {
    if (registry && !registry.get(name)) registry.define(name, element);
  }
}
