import { css } from 'lit';

/** Tokens of the line: each keeps its width, so that changing numbers move nothing. */
export const tokenStyles = css`
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
`;
