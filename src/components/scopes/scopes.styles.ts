import { css } from 'lit';

/** Scopes below the picture, and their region on it. */
export const scopesStyles = css`
  .scopes {
    flex: none;
    inline-size: 100%;
    max-block-size: 60%;
    overflow: auto;
    container-type: inline-size;
    border-block-start: 1px solid var(--_line);
    background: var(--_ground);
  }

  .scope-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 3px 6px;
  }

  .scope-kinds,
  .scope-region-field {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .scope-kinds {
    flex-wrap: wrap;
    gap: 1px;
  }

  .scope-note {
    color: var(--_quiet);
    white-space: nowrap;
  }

  .scope-bar button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: 3px;
    background: none;
    cursor: pointer;
  }

  .scope-bar button:hover {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .scope-bar button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 22%, transparent);
  }

  .scope-bar select,
  .scope-bar input {
    min-block-size: 26px;
    max-inline-size: 100%;
    padding: 1px 5px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
    color: var(--_text);
  }

  .scope-bar input {
    inline-size: 15ch;
    direction: ltr;
  }

  .scope-bar input::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }

  .scope-note {
    flex: 1 1 auto;
    min-inline-size: 12ch;
    text-align: end;
  }

  /* What follows the picture's columns and values lies as these do on every page. */
  .scope-row {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    direction: ltr;
  }

  .scope {
    position: relative;
    flex: 2 1 200px;
    block-size: 188px;
    margin: 0;
    background: #0a0b0c;
  }

  .scope.vectorscope {
    flex: 1 1 176px;
  }

  @container (max-width: 520px) {
    /* A line that is moved sideways: its rows would take the room of what is measured. */
    .scope-bar,
    .scope-kinds {
      flex-wrap: nowrap;
    }
    .scope-bar {
      overflow-x: auto;
      scrollbar-width: none;
    }
    .scope-bar > * {
      flex: none;
    }
    .scope-bar select,
    .scope-bar input {
      max-inline-size: none;
    }
    .scope-bar .scope-note {
      order: -1;
      min-inline-size: 0;
    }
    .scope-bar .scope-close {
      position: sticky;
      inset-inline-end: -6px;
      background: var(--_ground);
    }
    .scope {
      flex-basis: 140px;
      block-size: 144px;
    }
    .scope.vectorscope {
      flex-basis: 140px;
    }
  }

  .scope canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  /* In its box, by the size that what paints it gives it. */
  .scope .trace {
    inset: auto;
  }

  .scope figcaption {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 7px;
    color: #c9c9cf;
    font-size: 10px;
    text-shadow: 0 0 3px #000000;
    pointer-events: none;
  }

  .scope-region {
    position: absolute;
    outline: calc(1.5px * var(--_px, 1)) solid #ffffff;
    box-shadow:
      0 0 0 calc(3px * var(--_px, 1)) rgb(0 0 0 / 55%),
      inset 0 0 0 calc(1.5px * var(--_px, 1)) rgb(0 0 0 / 55%);
    pointer-events: none;
  }

  .scope-surface {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    pointer-events: auto;
    touch-action: none;
  }

  @media (pointer: coarse) {
    .scope-bar button {
      min-inline-size: 44px;
      block-size: 44px;
    }
    .scope-bar select,
    .scope-bar input {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active), (prefers-contrast: more) {
    .scope-bar button {
      border-color: currentColor;
    }
  }

  @media (forced-colors: active) {
    .scope-bar button[aria-pressed='true'] {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
    .scope {
      forced-color-adjust: none;
    }
  }
`;
