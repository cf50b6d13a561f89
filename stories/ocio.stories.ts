import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import triples from '../test/fixtures/ocio/triples.json' with { type: 'json' };
import { colourChart } from '../test/support/pictures/colour-chart.ts';

const meta: Meta = { title: 'Player/OpenColorIO' };
export default meta;

type Attributes = Readonly<Record<string, string>>;

const SHOT = { src: 'shot/shot.####.exr', frames: '1001-1032', frame: '1012', controls: '' };

function player(attributes: Attributes): HTMLElementTagNameMap['seq-player'] {
  const element = document.createElement('seq-player');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The sample shot, whose colours are linear Rec.709, with the status line below. */
function shot(attributes: Attributes): TemplateResult {
  const element = player({ ...SHOT, 'ocio-input': 'lin_rec709', ...attributes });
  element.id = 'ocio-shot';
  return html`<div class="review">
    ${element}<seq-status for="ocio-shot" show="frame view resolution"></seq-status>
  </div>`;
}

const story = (attributes: Attributes): StoryObj => ({ render: () => shot(attributes) });

export const CgConfig = story({ ocio: 'ocio://cg-config-latest' });
export const StudioConfig = story({ ocio: 'ocio://studio-config-v2.2.0_aces-v1.3_ocio-v2.4' });
export const UnToneMapped = story({ ocio: 'ocio://cg-config-latest', 'ocio-view': 'Un-tone-mapped' });
/** Shown as it would be without a config, and marked so. */
export const Unmanaged = story({ ocio: 'ocio://cg-config-latest', 'ocio-view': 'No such view', metadata: '' });

/** Display, view, look and input, as the config offers them. */
export const Menus: StoryObj = {
  render: () => shot({ ocio: 'ocio://studio-config-latest' }),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('seq-player');
    await element?.ready;
    while (!element?.state.ocio?.menu) await new Promise((done) => setTimeout(done, 50));
    element.shadowRoot?.querySelector<HTMLElement>('button.display')?.click();
  },
};

const codes = (rgb: readonly (number | string)[]): string =>
  rgb.map((value) => Math.round(Math.min(Math.max(Number(value), 0), 1) * 255)).join(' ');

/** Five colours as the player shows them, above what OpenColorIO's own library computes for the same view. */
function besideReference(config: string, display: string, view: string): TemplateResult {
  const element = player({ ocio: `ocio://${config}`, 'ocio-input': 'ACEScg', 'pixel-values': 'none' });
  Object.assign(element.style, { width: '400px', height: '80px', minInlineSize: '0' });
  element.setAttribute('ocio-display', display);
  element.setAttribute('ocio-view', view);
  const chart = colourChart(triples.inputs, { size: { width: triples.inputs.length, height: 1 } });
  void element.load(new File([chart], 'colours.exr'));
  const found = triples.views.find((one) => one.config === config && one.display === display && one.view === view);
  const swatches = triples.inputs.map((_, index) => codes(found?.rgb.slice(index * 3, index * 3 + 3) ?? []));
  return html`<figure style="margin: 0 0 16px">
    <figcaption style="font: 12px system-ui; padding: 4px 0">${view} · ${display}</figcaption>
    ${element}
    <div style="display: flex; inline-size: 400px">
      ${swatches.map(
        (rgb) =>
          html`<div style=${`flex: 1; block-size: 80px; background: rgb(${rgb}); font: 10px system-ui`}>
            <span style="background: #000; color: #fff">${rgb}</span>
          </div>`,
      )}
    </div>
  </figure>`;
}

const CG = 'cg-config-v4.0.0_aces-v2.0_ocio-v2.5';
const STUDIO = 'studio-config-v2.1.0_aces-v1.3_ocio-v2.3';

/** Above the player, below the values of the C++ library: no edge is to be seen between them. */
export const BesideReferenceValues: StoryObj = {
  render: () =>
    html`${besideReference(CG, 'sRGB - Display', 'ACES 2.0 - SDR 100 nits (Rec.709)')}
    ${besideReference(CG, 'sRGB - Display', 'Un-tone-mapped')}
    ${besideReference(STUDIO, 'sRGB - Display', 'ACES 1.0 - SDR Video')}
    ${besideReference(STUDIO, 'Rec.1886 Rec.709 - Display', 'ACES 1.0 - SDR Video')}`,
  play: async ({ canvasElement }) => {
    for (const element of canvasElement.querySelectorAll('seq-player')) await element.ready;
  },
};
