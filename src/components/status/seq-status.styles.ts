import { css } from 'lit';

/** Tokens in a line that wraps, and a button: each token keeps its width, so that changing numbers move nothing. */
export const statusStyles = css`
  :host {
    display: block;
    background: var(--_ground);
    border-radius: var(--seq-radius, 0);
  }

  .line {
    display: flex;
    align-items: flex-start;
    flex-wrap: wrap;
    gap: 2px 8px;
    padding-block: 3px;
    padding-inline: 0 8px;
  }

  .tokens {
    flex: 1 1 28ch;
    min-inline-size: 0;
    display: flex;
    flex-wrap: wrap;
    overflow: clip;
  }

  .token {
    direction: ltr;
    padding: 4px 8px;
    /* The separator before the first token of a row lies outside the line and is cut off. */
    border-inline-start: 1px solid var(--_line);
    margin-inline-start: -1px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 100%;
  }

  .text {
    grid-area: 1 / 1;
    min-block-size: 1lh;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  /* Keeps the room of the widest text, unseen and unread, so that a changing value moves nothing. */
  .token::after {
    grid-area: 1 / 1;
    content: attr(data-reserve) / '';
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    white-space: pre;
  }

  .mem.busy {
    color: var(--seq-busy, light-dark(#7a5200, #f2c14e));
  }
  .mem.full {
    color: var(--_alert);
  }
  .frame.held {
    color: var(--seq-busy, light-dark(#7a5200, #f2c14e));
  }
  .dropped.some {
    color: var(--_alert);
  }

  button {
    flex: none;
    margin-inline-start: 8px;
    padding: 3px 10px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
    cursor: pointer;
  }

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
    align-items: center;
    gap: 8px;
  }

  /* The value in force and whose it is: one line below, so that rows stay in step. */
  .force {
    flex: 1 0 100%;
    color: var(--_quiet);
    font-size: 11px;
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
    button,
    .row input,
    .row select {
      min-block-size: 44px;
    }
  }

  button:hover {
    border-color: var(--_quiet);
  }
`;
