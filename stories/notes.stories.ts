import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Annotation } from '../src/core/annotation/annotation.ts';

const meta: Meta = { title: 'Player/Notes' };
export default meta;

const NOTES: readonly Annotation[] = [
  {
    id: 'sky',
    frame: 1012,
    items: [
      { type: 'ellipse', points: [[120, 30], [240, 110]], color: '#ff453a', size: 3 },
      { type: 'arrow', points: [[262, 140], [232, 98]], color: '#ff453a', size: 3 },
      { type: 'text', points: [[200, 142]], color: '#ff453a', size: 14, text: 'too warm,\nsee sh020' },
      { type: 'marker', points: [[20, 160], [60, 150], [110, 165], [150, 155]], color: '#ffe14d', size: 5 },
      { type: 'pen', points: [[30, 40, 0.2], [50, 30, 0.6], [70, 44, 1], [90, 30, 0.6], [110, 40, 0.2]], color: '#30d158', size: 5 },
    ],
  },
  { id: 'before', frame: 1010, items: [{ type: 'rectangle', points: [[40, 60], [100, 120]], color: '#ffffff', size: 3 }] },
  { id: 'after', range: '1014-1020', items: [{ type: 'line', points: [[180, 20], [330, 60]], color: '#ffffff', size: 3 }] },
]; // prettier-ignore

/** The sample shot with notes and attributes. */
function shot(attributes: Readonly<Record<string, string>>, direction = 'ltr'): TemplateResult {
  const player = document.createElement('seq-player');
  const all = { src: 'shot/shot.####.exr', frames: '1001-1032', frame: '1012', controls: '', ...attributes };
  for (const [name, value] of Object.entries(all)) player.setAttribute(name, value);
  player.annotations = NOTES;
  player.append(document.createElement('seq-timeline'));
  return html`<div class="review" dir=${direction}>${player}</div>`;
}
const story = (attributes: Readonly<Record<string, string>>, direction?: string): StoryObj => ({
  render: () => shot(attributes, direction),
});

/** Notes of every kind, as people see them who only look. */
export const Shown = story({});
/** The tools, and ghosts of the notes before and after. */
export const Drawing = story({ annotate: '' });
export const DrawingRightToLeft = story({ annotate: '' }, 'rtl');
/** Two pictures: notes are on the first one. */
export const Compared = story({ annotate: '', 'compare-src': 'shot/shot.####.exr', 'compare-offset': '6', compare: 'side-by-side' }); // prettier-ignore
/** An item that is selected. */
export const Selected: StoryObj = {
  render: () => shot({ annotate: '' }),
  play: async ({ canvasElement }) => {
    const player = canvasElement.querySelector('seq-player');
    await player?.ready;
    await player?.updateComplete;
    const stage = player?.shadowRoot?.querySelector('.stage');
    const at = player?.toClient(247, 119);
    if (!player || !stage || !at) throw new Error('there is nothing to press');
    player.shadowRoot?.querySelector<HTMLElement>('.draw-bar .select')?.click();
    const init = { clientX: at.x, clientY: at.y, pointerId: 1, bubbles: true, composed: true };
    for (const type of ['pointerdown', 'pointerup']) stage.dispatchEvent(new PointerEvent(type, init));
  },
};
