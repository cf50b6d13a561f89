import { html, nothing, type TemplateResult } from 'lit';
import { commandNames } from '../../text/command-names.ts';
import { newMarker } from '../../../core/player/document/edit-markers.ts';
import type { Marker } from '../../../core/player/document/marker.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { partStrings } from '../../text/part-strings.ts';
import type { ControlPort } from '../controls/bar-item.ts';
import { icon } from '../controls/icon.ts';

const REMOVE = icon('M4.2 3.2 8 7l3.8-3.8 1 1L9 8l3.8 3.8-1 1L8 9l-3.8 3.8-1-1L7 8 3.2 4.2z');
/** Rows of the panel; what is beyond is counted. */
const MOST = 200;

/** The player's markers: go to one, name it, delete it, add one at the due frame. The host may prevent each. */
export function markersPanel(state: PlayerSnapshot, port: ControlPort, close: () => void): TemplateResult {
  const { markers, frame } = state;
  const add = (): void => {
    if (frame !== null) port.ask('seq-marker-request', { action: 'add', marker: newMarker(markers, frame) });
  };
  return html`<div class="floating-body markers" role="dialog" aria-label=${commandNames.markers}>
    <div class="overlay-head">
      <span>${commandNames.markers}</span>
      <button type="button" class="close" aria-label=${partStrings.close} title=${partStrings.close} @click=${close}>
        ×
      </button>
    </div>
    <ul>
      ${markers.slice(0, MOST).map((marker) => row(marker, port))}
    </ul>
    ${markers.length === 0 ? html`<p class="quiet">${partStrings.markers.none}</p>` : nothing}
    ${markers.length > MOST ? html`<p class="quiet">${partStrings.markers.more(markers.length - MOST)}</p>` : nothing}
    <button type="button" class="add" ?disabled=${frame === null} @click=${add}>
      ${frame === null ? commandNames['add-marker'] : partStrings.markers.add(frame)}
    </button>
  </div>`;
}

function row(marker: Marker, port: ControlPort): TemplateResult {
  const { frame, out = frame, label = '', color } = marker;
  const frames = out > frame ? `${frame}–${out}` : String(frame);
  const go = (): void => port.ask('seq-seek-request', { frame, scrub: false });
  const rename = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    if (text !== label) port.ask('seq-marker-request', { action: 'change', marker: named(marker, text) });
  };
  return html`<li data-frame=${frame}>
    <button type="button" class="go" title=${partStrings.markers.goTo(frames)} @click=${go}>
      <i .style=${color && CSS.supports('color', color) ? `background: ${color}` : ''}></i>${frames}
    </button>
    <input
      type="text"
      maxlength="2000"
      aria-label=${partStrings.markers.name(frame)}
      placeholder=${partStrings.marker}
      .value=${label}
      @change=${rename}
    />
    <button
      type="button"
      class="remove"
      title=${partStrings.markers.remove(label || frames)}
      aria-label=${partStrings.markers.remove(label || frames)}
      @click=${() => port.ask('seq-marker-request', { action: 'remove', marker })}
    >
      ${REMOVE}
    </button>
  </li>`;
}

/** The marker with another name, or without one. */
function named({ label: _before, ...rest }: Marker, label: string): Marker {
  return label === '' ? rest : { ...rest, label };
}
