import { css } from 'lit';

/** The list of keys, and what all panels have. */
export const panelStyles = css`
  .overlay-head {
    display: flex;
    justify-content: space-between;
    align-items: center;
    font-size: 14px;
    font-weight: 600;
  }

  .overlay .close,
  .floating .close {
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
`;
