import { registerElement } from '../components/page/register-element.ts';
import { SeqTimeline } from '../components/timeline/seq-timeline.ts';

registerElement('seq-timeline', SeqTimeline);

export { SeqTimeline };
