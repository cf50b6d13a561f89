import { html, type TemplateResult } from 'lit';
import { partStrings } from '../../text/part-strings.ts';
import { icons } from './icons.ts';

/** What stands over a player that waits to be asked (`preload="none"`): a press plays. */
export function startButton(play: () => void): TemplateResult {
  return html`<button
    class="start"
    type="button"
    title=${partStrings.play}
    aria-label=${partStrings.play}
    @click=${play}
  >
    ${icons.play}
  </button>`;
}
