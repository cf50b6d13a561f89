import { html, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { heldFrame } from '../text/frame-text.ts';
import { StatusReserve } from './status-reserve.ts';
import { memoryPressure, type StatusFacts, statusText } from './status-text.ts';
import { FRAME_TOKENS, type StatusToken } from './status-token.ts';

/** The read-outs of a status line, each as wide as what it has shown so far. */
export class TokenView {
  readonly #reserve = new StatusReserve();

  /** Another player: its texts may be narrower. */
  forget(): void {
    this.#reserve.forget();
  }

  /** One read-out of what was read last; what names a frame, of the player's `latest` state. */
  token(token: StatusToken, read: StatusFacts, latest: PlayerSnapshot | null): TemplateResult {
    const facts = FRAME_TOKENS.has(token) ? { ...read, state: latest } : read;
    const { state, cache } = facts;
    const mark = token === 'mem' ? memoryPressure(cache) : '';
    const held = token === 'frame' && state && heldFrame(state) !== null ? 'held' : '';
    const some = token === 'dropped' && state && state.dropped > 0 ? 'some' : '';
    return html`<span
      class="token ${token} ${mark} ${held} ${some}"
      part="token"
      data-reserve=${this.#reserve.of(token, facts)}
      ><span class="text">${statusText(token, facts)}</span></span
    > `;
  }
}
