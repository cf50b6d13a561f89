import { css } from 'lit';

/** What header, probe and a transfer under way say over the picture. */
export const readOutStyles = css`
  .hud {
    inset-block-end: 6px;
    inset-inline-start: 6px;
    direction: ltr;
    white-space: pre;
  }

  .spinner span {
    margin-inline-start: 8px;
    color: #c9c9cf;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .spinner progress {
    display: block;
    inline-size: 100%;
    min-inline-size: 140px;
    block-size: 4px;
    margin-block: 2px;
    accent-color: #ffd27a;
    color-scheme: dark;
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

  /* At the end of the picture, in as many columns as its height asks for. */
  .legend {
    inset-block-start: 30px;
    inset-inline-end: 6px;
    box-sizing: border-box;
    padding: 4px 7px 5px;
    direction: ltr;
    font-variant-numeric: tabular-nums;
  }

  .legend ul {
    display: grid;
    grid-auto-flow: column;
    gap: 0 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .legend.exposure {
    block-size: min(calc(100% - 60px), 207px);
  }

  .legend.exposure ul {
    grid-template-rows: repeat(auto-fill, 14px);
    block-size: calc(100% - 16px);
  }

  .legend.zebra ul {
    grid-template-rows: repeat(2, 15px);
  }

  .legend li {
    display: flex;
    gap: 6px;
    align-items: center;
    font-size: 11px;
    line-height: 1;
    white-space: nowrap;
  }

  .legend i {
    flex: none;
    inline-size: 16px;
    block-size: 12px;
    box-shadow: 0 0 0 0.5px rgb(255 255 255 / 40%);
  }

  .legend .striped {
    background: repeating-linear-gradient(135deg, #000000 0 2px, #ffffff 2px 4px);
  }

  .legend li:nth-child(2) .striped {
    background: repeating-linear-gradient(45deg, #808080 0 2px, #000000 2px 4px);
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
`;
