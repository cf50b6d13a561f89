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

  @media (pointer: coarse) {
    button {
      min-block-size: 44px;
    }
  }

  button:hover {
    border-color: var(--_quiet);
  }

  .absent-part {
    padding: 4px 8px;
    color: var(--_alert);
  }
`;
