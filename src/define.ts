import { registerElements } from './components/register-elements.ts';

registerElements();

// Types alone: whoever imports this has typed elements and events, as `document.querySelector('seq-player')`.
export type { RequestDetails } from './components/request-events.ts';
export type { SeqPlayer } from './components/seq-player.ts';
export type { SeqStatus } from './components/seq-status.ts';
export type { SeqTimeline } from './components/seq-timeline.ts';
export type { StateEventMap } from './components/state-events.ts';
