import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { LINE_HEIGHT } from '../../core/annotation/annotation-svg.ts';
import { annotateStrings } from '../text/annotate-strings.ts';
import type { DrawingStyle, TextEntry } from './drawing.ts';
import { TEXT_SCALE } from './tools.ts';

/** Where a text is written, as large as it will be: Ctrl and Enter or leaving the field ends it, Escape drops it. */
export function textEntry(
  { at: [x, y], text, instead }: TextEntry,
  style: DrawingStyle,
  firstSize: number,
  write: (text: string) => void,
): TemplateResult {
  const size = instead?.item.size ?? (style.size ?? firstSize) * TEXT_SCALE;
  const color = instead?.item.color ?? style.color;
  const place = (field: Element | undefined): void => {
    if (!field) return;
    const area = field as HTMLTextAreaElement;
    area.style.cssText = `left:${x}px;top:${y - size}px;font-size:${size}px;line-height:${LINE_HEIGHT};color:${color}`;
    fit(area);
    area.focus({ preventScroll: true });
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') write(text);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      write((event.target as HTMLTextAreaElement).value);
  };
  return html`<textarea
    class="text-entry"
    rows="1"
    maxlength="20000"
    spellcheck="false"
    aria-label=${annotateStrings.textEntry}
    .value=${text}
    ${ref(place)}
    @input=${(event: Event) => fit(event.target as HTMLTextAreaElement)}
    @keydown=${key}
    @blur=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
  ></textarea>`;
}

/** As large as what is written. */
function fit(field: HTMLTextAreaElement): void {
  field.style.width = '2em';
  field.style.height = `${LINE_HEIGHT}em`;
  field.style.width = `${field.scrollWidth + 2}px`;
  field.style.height = `${field.scrollHeight}px`;
}
