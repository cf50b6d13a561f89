import { html, nothing, type TemplateResult } from 'lit';
import { partStrings } from '../text/part-strings.ts';
import { failedFrames } from './status-text.ts';

/** Tries failed frames again; nothing where there are none. */
export function retryButton(
  statuses: Parameters<typeof failedFrames>[0],
  retry: () => void,
): TemplateResult | typeof nothing {
  const failed = failedFrames(statuses);
  if (failed === 0) return nothing;
  return html`<button type="button" part="retry" @click=${retry}>${partStrings.retryFailed(failed)}</button>`;
}
