import { html, type TemplateResult } from 'lit';
import { commandNames } from '../../text/command-names.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { frameOfTimecode } from '../../../core/time/timecode.ts';

/** A frame number, or a label of the source's timecode; null for anything else. */
export function frameOfText(
  text: string,
  { rate, timecode }: Pick<PlayerSnapshot, 'rate' | 'timecode'>,
): number | null {
  const trimmed = text.trim();
  if (/^[-−]?\d+$/.test(trimmed)) return Number(trimmed.replace('−', '-'));
  return frameOfTimecode(trimmed, rate, timecode);
}

/** A field for the frame to go to; `done` takes the frame, or null when nothing was entered. */
export function goToOverlay(state: PlayerSnapshot, done: (frame: number | null) => void): TemplateResult {
  const keydown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Escape') done(null);
    else if (event.key === 'Enter') {
      const frame = frameOfText(event.target.value, state);
      if (frame !== null) done(frame);
      event.target.setAttribute('aria-invalid', String(frame === null));
    } else return;
    event.stopPropagation();
    event.preventDefault();
  };
  return html`<div class="overlay go-to" role="dialog" aria-label=${commandNames['go-to']}>
    <label
      >${commandNames['go-to']}<input
        type="text"
        inputmode="text"
        size="12"
        @keydown=${keydown}
        @blur=${() => done(null)}
    /></label>
  </div>`;
}
