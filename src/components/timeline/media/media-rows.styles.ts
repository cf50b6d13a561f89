import { css } from 'lit';

/** Rows below the load indicator, there only where they are asked for: the sound's waveform and a filmstrip. */
export const mediaRowsStyles = css`
  .media {
    grid-row: 4;
    position: relative;
    background: var(--_ground);
    color: color-mix(in srgb, var(--_accent) 70%, var(--_text));
    border-block-start: 1px solid var(--_line);
    font-size: 11px;
  }

  .media canvas {
    display: block;
    inline-size: 100%;
  }

  .media .wave {
    block-size: 36px;
  }

  .media .film {
    block-size: 48px;
  }

  .tip .still {
    display: block;
    max-inline-size: 100%;
    margin-block-end: 4px;
    background: black;
  }
`;
