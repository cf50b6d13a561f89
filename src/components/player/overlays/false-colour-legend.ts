import { html, type TemplateResult } from 'lit';
import { ZONE_COLOURS, ZONES_ASIDE } from '../../../core/colour/exposure-zones.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { partStrings } from '../../text/part-strings.ts';

type Settings = PlayerSnapshot['settings'];

/** What is painted over the picture, and what it stands for. */
interface Entry {
  /** A CSS colour; null: stripes. */
  readonly colour: string | null;
  readonly label: string;
}

/** Names what false colours stand for, over the picture: the brightest first. */
export function falseColourLegend({ settings }: PlayerSnapshot): TemplateResult {
  const { falseColour } = settings;
  const { legend } = partStrings;
  const isZebra = falseColour === 'zebra';
  const entries = isZebra ? stripes(settings) : zones(settings);
  return html`<div class="note legend ${falseColour}">
    <div aria-hidden="true">${isZebra ? '' : legend.stops}</div>
    <ul aria-label=${isZebra ? legend.zebra : legend.exposure}>
      ${entries.map(({ colour, label }) => {
        const style = colour === null ? '' : `background:${colour}`;
        return html`<li><i class=${colour === null ? 'striped' : ''} .style=${style}></i>${label}</li>`;
      })}
    </ul>
  </div>`;
}

function zones({ falseColourGrey, falseColourStep }: Settings): Entry[] {
  const label = (zone: number): string => {
    if (zone === 0) return percent(falseColourGrey);
    const stops = `${zone > 0 ? '+' : '−'}${rounded(Math.abs(zone) * falseColourStep)}`;
    if (Math.abs(zone) < ZONES_ASIDE) return stops;
    return zone > 0 ? `≥ ${stops}` : `≤ ${stops}`;
  };
  const entry = ([r, g, b]: readonly number[], index: number): Entry => ({
    colour: `rgb(${[r, g, b].map((code = 0) => `${code * 100}%`).join(' ')})`,
    label: label(index - ZONES_ASIDE),
  });
  return ZONE_COLOURS.map(entry).reverse();
}

function stripes({ zebraHigh, zebraLow }: Settings): Entry[] {
  return [
    { colour: null, label: `≥ ${percent(zebraHigh)}` },
    { colour: null, label: `≤ ${percent(zebraLow)}` },
  ];
}

const percent = (share: number): string => `${rounded(share * 100)} %`;

/** At most two decimals, none that are zero. */
const rounded = (value: number): string => String(Number(value.toFixed(2)));
