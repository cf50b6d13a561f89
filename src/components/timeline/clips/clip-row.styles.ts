import { css } from 'lit';

/** The row of clips above the ruler, there only for an edit. The canvas reads its colours from its own style. */
export const clipRowStyles = css`
  .clip-row {
    grid-row: 1;
    position: relative;
    block-size: 18px;
    overflow: clip;
  }

  .clip-row[hidden] {
    display: none;
  }

  .clips {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    display: block;
    box-sizing: border-box;
    border: 0 solid var(--_line);
    outline: 0 solid var(--_accent);
    background: var(--_ground);
    color: var(--_text);
    font-size: 11px;
  }
`;
