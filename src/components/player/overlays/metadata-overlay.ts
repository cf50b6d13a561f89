import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { layerLabel } from '../../text/layer-label.ts';
import { formatText } from '../../text/picture-text.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';

/** What the header says: what every file has, then what people wrote into this one. */
export function metadataOverlay({ header, source, notes }: PlayerSnapshot): TemplateResult | typeof nothing {
  if (!header) return nothing;
  const { width, height, pixelAspectRatio, format, compression, frameRate, timecode, layers } = header;
  const names = partStrings.metadata;
  const facts: (readonly [string, string])[] = [
    [names.file, source?.split('?')[0]?.split('/').at(-1) ?? ''],
    [names.size, `${width}×${height}`],
    [names.pixelAspect, pixelAspectRatio === 1 ? '' : String(Number(pixelAspectRatio.toFixed(4)))],
    [names.format, formatText({ format, compression })],
    [names.rate, frameRate ? strings.rateOf(String(Number((frameRate[0] / frameRate[1]).toFixed(3)))) : ''],
    [names.timecode, timecode ?? ''],
    [names.layers, layers.map(layerLabel).join(', ')],
  ];
  const attributes = Object.entries(header.attributes).map(([name, value]) => [name, String(value)] as const);
  const remarks = notes.map(({ message }) => [names.note, message] as const);
  return html`<dl class="note metadata" part="hud">
    ${[...facts, ...attributes, ...remarks]
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}
