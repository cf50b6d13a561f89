import { css } from 'lit';

/** Picture on neutral grey, bar below it: nothing covers pixels that are being judged. */
export const playerStyles = css`
  :host {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    min-inline-size: min(300px, 100%);
    overflow: clip;
    background: var(--_ground);
  }

  .body {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  /* Carries the picture's own width, so that the box is as wide as the picture where there is room. */
  .sizer {
    block-size: 0;
    inline-size: 300px;
    max-inline-size: 100%;
  }

  .stage {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    aspect-ratio: 2 / 1;
    overflow: clip;
    background: var(--seq-surround, #1a1a1a);
    color: #e6e6e8;
  }

  .stage:focus-visible {
    outline-offset: -2px;
  }

  .picture,
  .poster,
  .card {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  /* While a new size is under way the old picture keeps its shape. */
  .picture {
    display: block;
    object-fit: contain;
  }

  .poster {
    object-fit: contain;
    background: var(--seq-surround, #1a1a1a);
  }

  .card {
    display: grid;
    place-items: center;
    padding: 12px;
    background: #232325;
    overflow: auto;
  }

  .card.over {
    place-items: end start;
    background: linear-gradient(transparent 25%, rgb(0 0 0 / 80%));
  }

  .card-body {
    display: grid;
    gap: 6px;
    max-inline-size: 60ch;
    line-height: 1.45;
  }

  .card-title {
    display: flex;
    gap: 8px;
    align-items: center;
    font-size: 14px;
    font-weight: 600;
    color: #ffb4a9;
  }

  .card-title svg {
    flex: none;
  }

  .card-frame {
    font-variant-numeric: tabular-nums;
  }

  .card-message {
    color: #c9c9ce;
    overflow-wrap: anywhere;
  }

  .card-foot {
    display: flex;
    gap: 12px;
    align-items: center;
    margin-block-start: 4px;
  }

  .card code {
    color: #a9a9b0;
    font:
      11px/1.4 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }

  .card button {
    padding: 3px 12px;
    border: 1px solid #6a6a70;
    border-radius: 3px;
    background: #333337;
    color: #f2f2f4;
    cursor: pointer;
  }

  .note {
    position: absolute;
    padding: 2px 7px;
    border-radius: 2px;
    background: rgb(0 0 0 / 62%);
    color: #f0f0f2;
    font-size: 11px;
    line-height: 16px;
    pointer-events: none;
    max-inline-size: calc(100% - 12px);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .label {
    inset-block-start: 6px;
    inset-inline-start: 6px;
  }

  .badge {
    inset-block-end: 6px;
    inset-inline-end: 6px;
    color: #ffd27a;
  }

  .hud {
    inset-block-end: 6px;
    inset-inline-start: 6px;
    white-space: pre;
  }

  .hud.held,
  .note .held {
    color: #ffd27a;
  }

  .spinner {
    inset-block-start: 6px;
    inset-inline-end: 6px;
  }

  .overlay {
    position: absolute;
    inset: 0;
    z-index: 1;
    overflow: auto;
    padding: 12px 16px;
    background: rgb(22 22 24 / 94%);
    color: #e9e9ec;
  }

  .overlay-head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    font-size: 14px;
    font-weight: 600;
  }

  .overlay .close {
    border: 0;
    background: none;
    color: inherit;
    font-size: 18px;
    line-height: 1;
    padding: 4px 8px;
    cursor: pointer;
  }

  .groups {
    columns: 26ch;
    column-gap: 24px;
    margin-block-start: 8px;
  }

  .groups section {
    break-inside: avoid;
    margin-block-end: 12px;
  }

  .groups h3 {
    margin: 0 0 4px;
    font-size: 11px;
    font-weight: 600;
    color: #a9a9b0;
  }

  .groups dl {
    margin: 0;
  }

  .groups dl div {
    display: flex;
    gap: 8px;
    padding-block: 1px;
  }

  .groups dt {
    flex: 0 0 9ch;
    display: flex;
    gap: 3px;
    align-items: flex-start;
  }

  .groups dd {
    margin: 0;
    flex: 1 1 0;
  }

  kbd {
    padding: 0 5px;
    border: 1px solid #55555b;
    border-radius: 3px;
    background: #2c2c30;
    font: inherit;
    font-size: 11px;
    white-space: nowrap;
  }

  .go-to {
    inset: auto 0 0;
    padding: 8px 12px;
  }

  .go-to label {
    display: flex;
    gap: 10px;
    align-items: center;
    flex-wrap: wrap;
  }

  .go-to input {
    border: 1px solid #6a6a70;
    border-radius: 3px;
    background: #101012;
    color: inherit;
    padding: 3px 8px;
  }

  .go-to input[aria-invalid='true'] {
    border-color: #ff8a80;
  }

  .bar {
    container-type: inline-size;
    flex: none;
    border-block-start: 1px solid var(--_line);
    inline-size: 100%;
  }

  .bar-line {
    display: flex;
    align-items: center;
    gap: 4px 10px;
    min-block-size: 36px;
    padding: 2px 6px;
    white-space: nowrap;
  }

  .group {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  /* Transport and numbers read from the left on every page, as time does. */
  .transport,
  .numbers,
  .exposure,
  .hud {
    direction: ltr;
  }

  .numbers {
    gap: 8px;
  }

  .end {
    margin-inline-start: auto;
    gap: 6px;
    min-inline-size: 0;
  }

  .frame {
    font-size: 14px;
    font-weight: 600;
    min-inline-size: 4ch;
  }

  .frame.held {
    color: var(--seq-busy, light-dark(#7a5200, #f2c14e));
  }

  .quiet {
    color: var(--_quiet);
  }

  .bar button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    padding: 0 5px;
    border: 0;
    border-radius: 3px;
    background: none;
    cursor: pointer;
  }

  .bar button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .bar button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .bar .value {
    min-inline-size: 9ch;
    color: var(--_quiet);
  }

  .bar .value.changed {
    color: var(--_accent);
  }

  .bar select {
    max-inline-size: 16ch;
    block-size: 26px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
  }

  @container (inline-size < 560px) {
    .wider {
      display: none;
    }
  }

  @container (inline-size < 420px) {
    .wide {
      display: none !important;
    }
    .rate {
      display: none;
    }
  }

  :host(:fullscreen) {
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
  }

  :host(:fullscreen) .stage {
    aspect-ratio: auto;
  }

  @media (forced-colors: active) {
    .note,
    .card button,
    .bar button {
      border: 1px solid;
    }
  }
`;
