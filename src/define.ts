import { registerElements } from './components/page/register-elements.ts';

registerElements();

// Types alone: whoever imports this has typed elements and events, as `document.querySelector('seq-player')`.
export type { RequestDetails, RequestEventMap } from './components/events/request-events.ts';
export type { SeqPlayer } from './components/player/seq-player.ts';
export type { SeqStatus } from './components/status/seq-status.ts';
export type { SeqTimeline } from './components/timeline/seq-timeline.ts';
export type { StateEventMap } from './components/events/state-events.ts';
