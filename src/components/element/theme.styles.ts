import { css } from 'lit';

/**
 * Colours, type and sizes shared by the elements. Neutral greys that do not tint the eye beside a picture; light or dark
 * as the page's `color-scheme` says. A page overrides the custom properties on the element or above it.
 */
export const theme = css`
  :host {
    --_ground: var(--seq-ground, light-dark(#f2f2f2, #1c1c1e));
    --_raised: var(--seq-raised, light-dark(#ffffff, #2a2a2d));
    --_line: var(--seq-line, light-dark(#c9c9cc, #3a3a3e));
    --_text: var(--seq-text, light-dark(#1b1b1d, #e6e6e8));
    --_quiet: var(--seq-quiet, light-dark(#56565c, #a3a3aa));
    --_accent: var(--seq-accent, light-dark(#0b63ce, #6fb0ff));
    --_alert: var(--seq-alert, light-dark(#b3261e, #ff8a80));
    --_font: var(--seq-font, 500 12px/1.35 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);

    color: var(--_text);
    font: var(--_font);
    font-variant-numeric: tabular-nums;
    box-sizing: border-box;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  button,
  select,
  input {
    font: inherit;
    font-variant-numeric: inherit;
    color: inherit;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-contrast: more) {
    :host {
      --_line: var(--_text);
      --_quiet: var(--_text);
    }
    :focus-visible {
      outline-width: 3px;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_ground: Canvas;
      --_raised: Canvas;
      --_line: CanvasText;
      --_text: CanvasText;
      --_quiet: CanvasText;
      --_accent: Highlight;
      --_alert: CanvasText;
    }
  }
`;
