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

  .hud.held,
  .note .held {
    color: #ffd27a;
  }

  /* What a person asked for could not be loaded: why, in full. */
  .absent-part {
    inset-block-start: 30px;
    inset-inline-start: 6px;
    white-space: normal;
    color: #ffb4a9;
  }

  .spinner {
    inset-block-start: 6px;
    inset-inline-end: 6px;
    white-space: normal;
  }

  @media (forced-colors: active) {
    .note {
      border: 1px solid;
    }
  }
`;
