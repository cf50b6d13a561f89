import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { frameLabel } from '../../text/frame-label.ts';
import { heldFrame, namedFrame } from '../../text/frame-text.ts';
import { strings } from '../../text/strings.ts';

/** Notes on a source that the numbers have room for; the metadata lists all. */
const MOST_NOTES = 3;

/** Nothing while sound is heard, or would be: what is as expected needs no words. */
function soundNote({ sound }: PlayerSnapshot): string {
  if (!sound) return '';
  if (sound.refused !== null) return strings.soundRefused(sound.refused);
  return sound.state === 'muted' ? strings.muted : '';
}

/** The numbers over the picture: frame, timecode, rate, layer, size, sound, and notes on the source. */
export function hud(state: PlayerSnapshot): TemplateResult {
  const { fps, frames, header, level } = state;
  const frame = namedFrame(state);
  const shown = heldFrame(state);
  if (frame === null || !frames) return html`${nothing}`;
  const parts = [
    shown === null ? String(frame) : strings.held(frame, shown),
    frameLabel(frame, 'timecode', state, frames.first),
    state.clip ? `${state.clip.name} ${state.clip.frame}` : '',
    strings.rateOf(String(Number(fps.toFixed(3)))),
    state.shownLayer || header?.defaultLayer || '',
    header ? `${header.width}×${header.height}${level > 0 ? ` 1/${2 ** level}` : ''}` : '',
    soundNote(state),
  ];
  // White space counts in it: none is to come from this source.
  const lines = [parts.filter(Boolean).join('  '), ...state.notes.slice(0, MOST_NOTES).map(({ message }) => message)];
  const text = lines.join('\n');
  return html`<div class="note hud ${shown !== null ? 'held' : ''}" part="hud" .textContent=${text}></div>`;
}
