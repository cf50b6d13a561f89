import { registerElement } from '../components/page/register-element.ts';
import { SeqStatus } from '../components/status/seq-status.ts';

registerElement('seq-status', SeqStatus);

export { SeqStatus };
