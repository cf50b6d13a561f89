import { svg, type TemplateResult } from 'lit';

/** A picture of 16 units square in the colour of the text. */
export const icon = (path: string): TemplateResult =>
  svg`<svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true"><path d=${path}></path></svg>`;

/** Something is wrong. */
export const alertIcon = icon('M8 1.5 15.5 14.5H.5zM7.2 6v4.2h1.6V6zM7.2 11.4V13h1.6v-1.6z');
