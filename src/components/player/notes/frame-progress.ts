import { html, type TemplateResult } from 'lit';
import { formatBytes } from '../../../core/base/byte-size.ts';
import type { FrameProgress } from '../../../core/cache/cache-contract.ts';
import { partStrings } from '../../text/part-strings.ts';

/** How much of the due frame's file has come: figures, and a bar where its length is known. */
export function frameProgress({ loaded, total }: FrameProgress): TemplateResult {
  if (total === null) return html`<span>${formatBytes(loaded)}</span>`;
  const text = partStrings.loadedOf(formatBytes(loaded), formatBytes(total));
  return html`<span>${text}</span><progress max=${total} value=${loaded} aria-label=${text}></progress>`;
}
