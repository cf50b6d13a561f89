import { registerElement } from '../components/page/register-element.ts';
import { SeqPlayer } from '../components/player/seq-player.ts';

registerElement('seq-player', SeqPlayer);

export { SeqPlayer };
