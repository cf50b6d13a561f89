import { html, nothing, type TemplateResult } from 'lit';
import type { PixelSample } from '../../../core/frame/pixel-sample.ts';
import { partStrings } from '../../text/part-strings.ts';
import { displayText, placeText, sceneLinearText, sourceText } from '../../text/picture-text.ts';

/** Values under the pointer: where, what the file says, what is displayed; of both pictures where two are compared. */
export function probeOverlay(sample: PixelSample | null): TemplateResult | typeof nothing {
  if (!sample) return nothing;
  const { companion } = sample;
  return html`<div class="note probe" part="hud">
    <div>${placeText(sample)}</div>
    ${values(sample, companion === undefined ? '' : 'A ')}
    ${companion === undefined ? nothing : companion ? values(companion, 'B ') : html`<div>B –</div>`}
  </div>`;
}

function values(sample: PixelSample, name: string): TemplateResult {
  const source = sourceText(sample);
  const light = sceneLinearText(sample);
  return html`<div>${name}${source || partStrings.outside}</div>
    ${light ? html`<div class="light">${light}</div>` : nothing}
    <div class="displayed">
      <i .style=${`background: rgb(${displayText(sample)})`}></i>${partStrings.displayed(displayText(sample))}
    </div>`;
}
