import { css } from 'lit';

/** Panels over the end of the bar: the bar's menu, markers, display settings. */
export const floatingPanelStyles = css`
  .floating {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    inline-size: min(280px, 100vw - 12px);
    overflow: auto;
    overscroll-behavior: contain;
    z-index: 2;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_ground);
    color: var(--_text);
    font: var(--_font);
    box-shadow: 0 4px 18px rgb(0 0 0 / 35%);
  }

  .floating-body {
    padding: 8px 10px;
    container-type: inline-size;
  }

  .floating .section + .section {
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_line);
  }

  .floating .row,
  .floating label {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 2px 10px;
    min-block-size: var(--_row, 30px);
  }

  .floating .row > span:first-child,
  .floating label > span:first-child {
    flex: 1 1 0;
    color: var(--_quiet);
  }

  .floating .row.slides input[type='range'] {
    flex: 1 0 100%;
    inline-size: 100%;
    block-size: var(--_slide, 18px);
    margin: 0;
    accent-color: var(--_accent);
  }

  .floating select,
  .floating input[type='text'],
  .floating input[type='number'] {
    inline-size: min(112px, 50%);
    min-block-size: var(--_field, 26px);
    padding: 1px 5px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
  }

  /* Names of a config are long. */
  .floating .ocio select {
    inline-size: min(172px, 60%);
  }

  .floating input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .floating button {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-inline-size: var(--_field, 28px);
    min-block-size: var(--_field, 28px);
    padding: 0 8px;
    border: 0;
    border-radius: 3px;
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .floating button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .floating button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .floating :focus-visible {
    outline-offset: -2px;
  }

  /* Actions are rows as wide as the panel. */
  .menu-rows .section > button {
    display: flex;
    inline-size: 100%;
    justify-content: start;
  }

  .menu-rows .section > button > span {
    margin-inline-start: auto;
  }

  .menu-rows button.changed,
  .menu-rows select.changed,
  .menu-rows .value.changed {
    color: var(--_accent);
  }

  .display .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 8px;
  }

  .floating .display .actions button,
  .floating .markers .add {
    border: 1px solid var(--_line);
    background: var(--_raised);
  }

  .markers ul {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px 4px;
    margin: 4px 0 6px;
    padding: 0;
    list-style: none;
  }

  .markers li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }

  .floating .markers li input {
    inline-size: 100%;
  }

  .markers .remove {
    grid-column: 3;
  }

  /* No room for a name beside frames: it goes below them. */
  @container (max-width: 220px) {
    .floating .markers li input {
      grid-area: 2 / 1 / 3 / -1;
    }
  }

  .markers i {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--seq-marker, light-dark(#8a5a00, #f2c14e));
  }

  .floating .quiet {
    color: var(--_quiet);
  }

  @media (pointer: coarse) {
    .floating {
      --_row: 48px;
      --_field: 44px;
      --_slide: 44px;
      inline-size: min(320px, 100vw - 12px);
    }
    .floating label {
      min-block-size: 44px;
    }
    .floating input[type='checkbox'] {
      inline-size: 24px;
      block-size: 24px;
    }
  }

  @media (forced-colors: active), (prefers-contrast: more) {
    .floating button {
      border: 1px solid;
    }
  }
`;
