import { css } from 'lit';

/** Notes on the picture, and the bar of tools below it. */
export const annotateStyles = css`
  /* Its user units are the pixels of the picture: the layer that it is in has the picture's size. */
  .annotations,
  .annotations > * {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .annotations canvas {
    position: absolute;
  }

  /* A sheet of its own for the compositor: a stroke that grows does not have thousands below it drawn anew. */
  .annotations .live {
    transform: translateZ(0);
  }

  /* Beside it is another picture. */
  .annotations.halved {
    overflow: hidden;
  }

  .annotations text {
    white-space: pre;
    direction: ltr;
  }

  .annotations .ghosts {
    opacity: 0.35;
  }

  .annotations .moved {
    display: none;
  }

  .annotations .selection,
  .annotations .cursor {
    fill: none;
  }

  .annotations .selection {
    stroke: #6fb0ff;
    stroke-linecap: butt;
  }

  .annotations .cursor {
    stroke: #ffffff;
  }

  .annotations .cursor.under {
    stroke: #000000;
  }

  .draw-surface {
    position: absolute;
    inset: 0;
  }

  .draw-surface:focus-visible {
    outline-color: #6fb0ff;
    outline-offset: -3px;
  }

  .stage:has(.draw-surface) {
    cursor: crosshair;
    touch-action: none;
  }

  .text-entry {
    position: absolute;
    padding: 0;
    border: 0;
    outline: 1px dashed #6fb0ff;
    background: rgb(0 0 0 / 35%);
    font-family: system-ui, sans-serif;
    font-weight: 400;
    white-space: pre;
    overflow: hidden;
    resize: none;
    direction: ltr;
    pointer-events: auto;
  }

  .draw-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    inline-size: 100%;
    padding: 3px 6px;
    border-block-start: 1px solid var(--_line);
    background: var(--_ground);
  }

  .draw-bar .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1px;
  }

  .draw-bar .end {
    margin-inline-start: auto;
  }

  .draw-bar button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    padding: 0 5px;
    border: 1px solid transparent;
    border-radius: 3px;
    background: none;
    cursor: pointer;
  }

  .draw-bar button.color {
    min-inline-size: 24px;
    padding: 0 3px;
  }

  .draw-bar circle {
    stroke: var(--_line);
  }

  .draw-bar button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .draw-bar button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 22%, transparent);
  }

  .draw-bar button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .draw-bar label {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--_quiet);
  }

  .draw-bar input {
    margin: 0;
    accent-color: var(--_accent);
  }

  .draw-bar input[type='range'] {
    inline-size: 72px;
    block-size: 24px;
  }

  .draw-bar input[type='number'] {
    inline-size: 6ch;
    block-size: 24px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
    color: var(--_text);
  }

  .draw-bar input[type='color'] {
    inline-size: 28px;
    block-size: 24px;
    padding: 0 2px;
    border: 0;
    background: none;
  }

  .draw-bar .side {
    color: var(--_quiet);
  }

  @media (pointer: coarse) {
    .draw-bar button,
    .draw-bar button.color,
    .draw-bar input[type='color'] {
      min-inline-size: 44px;
      block-size: 44px;
    }
    .draw-bar label,
    .draw-bar input[type='range'],
    .draw-bar input[type='number'] {
      min-block-size: 44px;
    }
    .draw-bar input[type='checkbox'] {
      inline-size: 24px;
      block-size: 24px;
    }
  }

  @media (forced-colors: active), (prefers-contrast: more) {
    .draw-bar button {
      border-color: currentColor;
    }
  }

  @media (forced-colors: active) {
    .draw-bar button[aria-pressed='true'] {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
    .draw-bar circle {
      forced-color-adjust: none;
    }
  }
`;
