import { css } from 'lit';

/** Rows from the top: clips, ruler, load indicator, sound and pictures, play range. Time runs left to right on every page. */
export const trackStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    min-inline-size: 120px;
    background: var(--_ground);
    border-radius: var(--seq-radius, 0);
    --_strip-height: var(--seq-strip-height, 10px);
  }

  .track {
    position: relative;
    direction: ltr;
    display: grid;
    grid-template-rows: auto 22px var(--_strip-height) auto 9px;
    overflow: clip;
    cursor: default;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }

  .slider {
    position: absolute;
    inset: 0;
  }

  .slider:focus-visible {
    outline-offset: -2px;
    z-index: 1;
    pointer-events: none;
  }

  /* By number: the row of clips is there for edits only. */
  .ruler {
    grid-row: 2;
    position: relative;
    overflow: clip;
    color: var(--_quiet);
    font-size: 11px;
    line-height: 1;
  }

  .ruler canvas,
  .strip {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    display: block;
  }

  .indicator {
    grid-row: 3;
    position: relative;
    background: var(--_ground);
  }

  .message {
    grid-row: 2 / -1;
    position: absolute;
    inset: 0 0 auto;
    line-height: 22px;
    padding-inline: 8px;
    color: var(--_quiet);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    pointer-events: none;
  }

  [hidden] {
    display: none !important;
  }

  .wrap {
    position: relative;
  }
`;
