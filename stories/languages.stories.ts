import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

const meta: Meta = { title: 'Viewer/Languages' };
export default meta;

/** A player, its timeline and its status line in a language. */
function spoken(lang: string): TemplateResult {
  return html`<div class="review" lang=${lang}>
    <seq-player src="shot/shot.####.exr" frames="1001-1032" controls hud>
      <seq-timeline></seq-timeline>
      <seq-status show="frame fps dropped mem cache" settings settings-key="languages"></seq-status>
    </seq-player>
  </div>`;
}

export const German: StoryObj = {
  render: () => spoken('de'),
  play: async ({ canvasElement }) => {
    const status = canvasElement.querySelector('seq-status');
    await status?.updateComplete;
    status?.shadowRoot?.querySelector<HTMLElement>('.gear')?.click();
  },
};

/** Each speaks its own. */
export const TwoLanguages: StoryObj = {
  render: () =>
    html`<div style="display: grid; gap: 8px; grid-template-columns: 1fr 1fr">${spoken('en')}${spoken('de')}</div>`,
};
