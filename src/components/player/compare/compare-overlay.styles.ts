import { css } from 'lit';

/** The wipe's edge, and the names of the two pictures in the upper corners. */
export const compareOverlayStyles = css`
  /* A grip wide enough for a finger around a line as thin as the picture can bear. */
  .wipe {
    position: absolute;
    inset-block-start: var(--y);
    left: var(--x);
    inline-size: 24px;
    block-size: var(--length);
    transform: translate(-50%, -50%) rotate(var(--angle));
    cursor: grab;
    touch-action: none;
  }

  .wipe:active {
    cursor: grabbing;
  }

  .wipe::before {
    content: '';
    position: absolute;
    inset-block: 0;
    left: 50%;
    inline-size: 1px;
    background: #fff;
    box-shadow: 0 0 0 0.5px rgb(0 0 0 / 70%);
  }

  .wipe i {
    position: absolute;
    inset-block-start: 50%;
    left: 50%;
    inline-size: 9px;
    block-size: 22px;
    transform: translate(-50%, -50%);
    border-radius: 4px;
    background: #fff;
    box-shadow: 0 0 0 1px rgb(0 0 0 / 70%);
  }

  .wipe:focus-visible {
    outline: none;
  }

  .wipe:focus-visible i {
    outline: 2px solid #6fb0ff;
    outline-offset: 2px;
  }

  .side-a,
  .side-b {
    inset-block-start: 6px;
    direction: ltr;
  }

  .side-a {
    left: 6px;
  }

  .side-b {
    right: 6px;
  }

  /* The player's own label has the first line. */
  .labelled .side-a,
  .labelled .side-b {
    inset-block-start: 30px;
  }

  .note.absent {
    color: #ffd27a;
  }

  /* The line lies on a picture, whose colours nobody forces. */
  @media (forced-colors: active) {
    .wipe {
      forced-color-adjust: none;
    }
  }
`;
