import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { awaitsFrame } from '../awaits-frame.ts';
import { strings } from '../strings.ts';
import { frameLabel } from '../timeline/frame-label.ts';

/** What lies over the picture: label, numbers, and what is wrong with what is seen. */
export function playerNotes(state: PlayerSnapshot, label: string | null, hud: boolean): TemplateResult {
  const offline = navigator.onLine === false;
  const awaited = offline ? lacksFrame(state) : state.shown === null && awaitsFrame(state);
  const loading = state.stalled || state.opening || (state.frames && awaited);
  return html`${label ? html`<div class="note label" part="label">${label}</div>` : nothing}
  ${hud && state.frame !== null ? numbers(state) : nothing}
  ${state.complete ? nothing : html`<div class="note badge" part="badge">${strings.incomplete}</div>`}
  ${loading ? html`<div class="note spinner" part="badge">${offline ? strings.offline : strings.loading}</div>` : nothing}`;
}

/** The due frame is neither shown nor known to fail. */
function lacksFrame({ frame, shown, status }: PlayerSnapshot): boolean {
  return frame !== shown && (status === 'Placeholder' || status === 'Header' || status === 'Loading');
}

function numbers(state: PlayerSnapshot): TemplateResult {
  const { frame, shown, held, fps, frames, header, level } = state;
  if (frame === null || !frames) return html`${nothing}`;
  const parts = [
    held && shown !== null ? strings.held(frame, shown) : String(frame),
    frameLabel(frame, 'timecode', state, frames.first),
    strings.rateOf(String(Number(fps.toFixed(3)))),
    state.layer || header?.defaultLayer || '',
    header ? `${header.width}×${header.height}${level > 0 ? ` 1/${2 ** level}` : ''}` : '',
  ];
  return html`<div class="note hud ${held ? 'held' : ''}" part="hud">${parts.filter(Boolean).join('  ')}</div>`;
}
