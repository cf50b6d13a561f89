import { css } from 'lit';

/** Label, numbers and badges over the picture. */
export const playerNotesStyles = css`
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

  /* Above the mark of an incomplete file. */
  .failed {
    inset-block-end: 28px;
    display: flex;
    align-items: center;
    gap: 5px;
  }

  .unmanaged {
    inset-block-end: 50px;
  }

  .failed svg {
    inline-size: 14px;
    block-size: 14px;
    fill: currentColor;
  }

  .blocked {
    inset-block-end: 28px;
    inset-inline-end: 6px;
    color: #ffd27a;
  }

  .hud {
    inset-block-end: 6px;
    inset-inline-start: 6px;
    direction: ltr;
    white-space: pre;
  }

  /* Lines of numbers: they may wrap, and begin above the other numbers. */
  .probe {
    inset-block-end: 28px;
    inset-inline-start: 6px;
    direction: ltr;
    white-space: normal;
    text-align: left;
  }

  .probe > div:not(.displayed) {
    white-space: pre-wrap;
  }

  .probe .displayed {
    display: flex;
    gap: 5px;
    align-items: center;
    color: #c9c9ce;
  }

  .probe i {
    inline-size: 10px;
    block-size: 10px;
    border: 1px solid rgb(255 255 255 / 50%);
  }

  /* Beside the picture's middle, as tall as there is room above the numbers. */
  .metadata {
    inset-block-start: 30px;
    inset-inline-start: 6px;
    max-inline-size: min(calc(100% - 12px), 46ch);
    max-block-size: calc(100% - 60px);
    margin: 0;
    padding-block: 5px;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 1px 10px;
    direction: ltr;
    overflow: hidden;
    white-space: normal;
  }

  .metadata div {
    display: contents;
  }

  .metadata dt {
    color: #b9b9bf;
  }

  .metadata dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .hud.held,
  .note .held {
    color: #ffd27a;
  }

  .spinner {
    inset-block-start: 6px;
    inset-inline-end: 6px;
  }

  @media (forced-colors: active) {
    .note {
      border: 1px solid;
    }
  }
`;
