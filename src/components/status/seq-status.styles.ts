import { css } from 'lit';

/** A line that wraps, and its buttons. */
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

  button {
    flex: none;
    margin-inline-start: 8px;
    padding: 3px 10px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
    cursor: pointer;
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
