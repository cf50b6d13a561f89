import { html, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { strings } from '../../text/strings.ts';
import { alertIcon } from '../controls/icon.ts';

/** What stands in the picture's place and why. */
export interface CardContent {
  readonly frame: number | null;
  readonly title: string;
  readonly message: string;
  /** The error's code; empty for a gap. */
  readonly code: string;
  readonly retryable: boolean;
  /** True where it lies over a picture that is worth seeing. */
  readonly over: boolean;
}

/**
 * The card a state asks for; null for none. A source's error always has one. Frames that do not exist have one where
 * `missing` is `error`, or where there is no picture to hold; every other failure has one.
 */
export function cardOf(state: PlayerSnapshot): CardContent | null {
  const { error, frame, frames, status, shown } = state;
  if (error && (error.frame === null || error.frame === frame)) {
    if (error.frame !== null && status === 'Missing' && !showsMissing(state)) return null;
    if (isPassing(state)) return null;
    const { code, message, retryable } = error;
    const over = error.frame !== null && shown === error.frame;
    return { frame: error.frame, title: strings.errors[code], message, code, retryable, over };
  }
  if (!frames || frame === null || status !== 'Missing' || !showsMissing(state)) return null;
  if (shown === frame) return null;
  return {
    frame,
    title: strings.gapTitle,
    message: strings.gapMessage(frame),
    code: '',
    retryable: false,
    over: false,
  };
}

/** A frame that failed is passed over while it plays: a mark says so, and the last picture stays. */
export function isPassing({ error, status, playing, shown }: PlayerSnapshot): boolean {
  return playing && shown !== null && error !== null && error.frame !== null && status === 'Error';
}

function showsMissing({ settings, shown }: PlayerSnapshot): boolean {
  return settings.missing === 'error' || (settings.missing === 'hold' && shown === null);
}

/** The card itself; `retry` is offered where trying again can help. */
export function errorCard(card: CardContent, retry: () => void): TemplateResult {
  return html`<div class=${card.over ? 'card over' : 'card'} part="card" role="alert">
    <div class="card-body">
      <div class="card-title">${alertIcon}<span>${card.title}</span></div>
      ${card.frame === null ? '' : html`<div class="card-frame">${strings.frame(card.frame)}</div>`}
      <div class="card-message">${card.message}</div>
      <div class="card-foot">
        ${card.code ? html`<code>${card.code}</code>` : ''}
        ${card.retryable ? html`<button type="button" @click=${retry}>${strings.retry}</button>` : ''}
      </div>
    </div>
  </div>`;
}
