import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

const meta: Meta = { title: 'Player/Judging' };
export default meta;

interface Shown {
  readonly attributes?: Readonly<Record<string, string>>;
  /** Canvas pixels per picture pixel, and what lies at the centre. */
  readonly view?: { readonly zoom: number | null; readonly panX: number; readonly panY: number };
}

/** The sample shot with attributes and a view. */
function shot({ attributes = {}, view }: Shown): TemplateResult {
  const player = document.createElement('seq-player');
  const all = { src: 'shot/shot.####.exr', frames: '1001-1032', frame: '1012', controls: '', ...attributes };
  for (const [name, value] of Object.entries(all)) player.setAttribute(name, value);
  if (view) void player.ready.then(() => player.importState({ ...player.exportState(), view }));
  return html`<div class="review">${player}</div>`;
}
const story = (shown: Shown): StoryObj => ({ render: () => shot(shown) });
const against = (compare: string, more: Record<string, string> = {}): StoryObj =>
  story({
    attributes: { 'compare-src': 'shot/shot.####.exr', 'compare-offset': '6', compare, ...more },
  });

/** Numbers in the pixels, black or white as stands out, from about 45 screen pixels a pixel on. */
export const PixelValues = story({ view: { zoom: 64, panX: -84, panY: 4 } });
/** Each pixel is its own square. */
export const Nearest = story({ view: { zoom: 8, panX: -90, panY: 10 } });
export const Metadata = story({ attributes: { metadata: '', hud: '' } });
export const MaskAndSafeAreas = story({ attributes: { mask: '2.39, 1.85', 'safe-areas': '' } });
/** Samples that are clipped: above white red, below black blue. */
export const RangeWarning = story({ attributes: { warning: 'range', exposure: '1.5' } });
/** Stops around 18 % grey. */
export const FalseColour = story({ attributes: { 'false-colour': 'exposure' } });
/** Stripes over what nears white or black. */
export const Zebra = story({ attributes: { 'false-colour': 'zebra', exposure: '1.5' } });
/** Waveform, parade, vectorscope and histogram of every pixel. */
export const Scopes = story({ attributes: { scopes: '' } });
/** Stops of the file's own light, in nits, of a region. */
export const ScopesBeforeTheView = story({
  attributes: { scopes: 'parade vectorscope', 'scope-stage': 'before', 'scope-values': 'log', 'scope-region': '100,40,120,80' }, // prettier-ignore
});
/** Which of two pictures is measured is said. */
export const ScopesCompared = against('wipe', {
  scopes: 'waveform histogram',
  'scope-side': 'b',
  'scope-units': 'nits',
});
export const ScopesRightToLeft: StoryObj = {
  render: () => html`<div dir="rtl">${shot({ attributes: { scopes: 'waveform vectorscope' } })}</div>`,
};
export const Filmic = story({ attributes: { 'tone-map': 'filmic', exposure: '1.5' } });
export const DisplayP3 = story({ attributes: { display: 'display-p3' } });
export const Wipe = against('wipe', { 'compare-angle': '20' });
export const Difference = against('difference', { 'compare-gain': '4' });
export const Blend = against('blend');
export const SideBySide = against('side-by-side');
export const FlipToSecond = against('flip', { 'compare-side': 'b' });
/** The second source has no such frame. */
export const SecondMissing = against('side-by-side', { 'compare-offset': '500' });

/** What may be changed of the picture, beside it. */
export const DisplayPanel: StoryObj = {
  render: () => shot({}),
  play: async ({ canvasElement }) => {
    const player = canvasElement.querySelector('seq-player');
    await player?.updateComplete;
    player?.shadowRoot?.querySelector<HTMLElement>('button.display')?.click();
  },
};

/** All keys. */
export const Keys: StoryObj = {
  render: () => shot({}),
  play: async ({ canvasElement }) => {
    const player = canvasElement.querySelector('seq-player');
    await player?.updateComplete;
    const press = new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true });
    player?.shadowRoot?.querySelector('.stage')?.dispatchEvent(press);
  },
};
