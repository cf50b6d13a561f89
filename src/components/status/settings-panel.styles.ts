import { css } from 'lit';

/** The rows of the settings panel, and its button while it is open. */
export const settingsPanelStyles = css`
  .gear[aria-expanded='true'] {
    border-color: var(--_accent);
  }

  .panel {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr));
    gap: 8px 24px;
    align-items: start;
    justify-items: start;
    padding: 8px 12px 10px;
    border-block-start: 1px solid var(--_line);
  }

  .row {
    inline-size: 100%;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
  }

  .fields {
    display: flex;
    min-inline-size: 0;
    align-items: center;
    gap: 8px;
  }

  /* The value in force and whose it is: one line below, so that rows stay in step. */
  .force {
    flex: 1 0 100%;
    /* A line that begins with a number is not turned around in a page from right to left, and stands where others do. */
    unicode-bidi: plaintext;
    text-align: match-parent;
    color: var(--_quiet);
    font-size: 11px;
    min-block-size: 1lh;
  }

  /* In a narrow line the fields go below the name. */
  .row .name {
    flex: 1 1 11ch;
    min-inline-size: 0;
    color: var(--_quiet);
  }

  .row input,
  .row select {
    inline-size: 11ch;
    flex: none;
    block-size: 26px;
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
  }

  /* As wide as the longest name of what is offered. */
  .row select {
    inline-size: auto;
    max-inline-size: 100%;
  }

  .row input[type='range'] {
    inline-size: 90px;
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--_accent);
  }

  .row:has([type='range']) input[type='number'] {
    inline-size: 8ch;
  }

  .panel > button {
    margin-inline-start: 0;
  }

  @media (pointer: coarse) {
    .row input,
    .row select {
      min-block-size: 44px;
    }
  }
`;
