import { html, nothing, type TemplateResult } from 'lit';
import type { Marker } from '../../core/player/document/marker.ts';
import type { ShownMarker } from './marker-window.ts';
import { partStrings } from '../text/part-strings.ts';
import type { TimelineView } from './timeline-view.ts';

/** A marker at its frame, or over its frames; `TimelineSurface` puts it in place. */
export function markerPart({ marker, more }: ShownMarker, select: (marker: Marker) => void): TemplateResult {
  const { frame, out = frame, label: text = `${partStrings.marker} ${frame}`, color } = marker;
  const label = more > 0 ? `${text} (+${more})` : text;
  return html`<button
    type="button"
    class="placed marker ${out > frame ? 'span' : ''}"
    part="marker"
    tabindex="-1"
    title=${label}
    aria-label=${label}
    data-from=${frame}
    data-to=${out > frame ? out + 1 : nothing}
    data-color=${color ?? nothing}
    @click=${() => select(marker)}
  ></button>`;
}

/** The play range's bar and handles, and the veil over what lies outside of it. */
export function rangeParts(
  { in: first, out: last }: { readonly in: number; readonly out: number },
  bounds: TimelineView,
  isSet: boolean,
): TemplateResult {
  const set = isSet ? 'set' : '';
  const handle = (grip: 'in' | 'out', title: string, at: number): TemplateResult =>
    html`<div
      class="placed handle ${grip} ${set}"
      part="handle"
      data-grip=${grip}
      title=${title}
      data-from=${at}
    ></div>`;
  return html`<div class="placed outside" data-from=${bounds.start} data-to=${first}></div>
    <div class="placed outside" data-from=${last + 1} data-to=${bounds.end}></div>
    <div class="placed range ${set}" part="range" data-grip="middle" data-from=${first} data-to=${last + 1}></div>
    ${handle('in', partStrings.inPoint, first)} ${handle('out', partStrings.outPoint, last + 1)}`;
}
