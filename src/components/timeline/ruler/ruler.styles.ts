import { css } from 'lit';

/** What is written and drawn on the ruler. */
export const rulerStyles = css`
  .ruler span {
    position: absolute;
    inset-block-start: 4px;
    left: 0;
    padding-inline-start: 4px;
    white-space: nowrap;
    pointer-events: none;
  }

  /* Colour of ticks, of the marks of an edit's cuts and of notes, for the canvas to read. */
  .ticks {
    color: var(--_line);
    border: 0 solid var(--_text);
    border-block-end-color: light-dark(#c2352b, #ff6b62);
  }
`;
