import { css } from 'lit';

/** The button in the middle of a player that waits to be asked; as large as the box has room for, never below a finger's. */
export const startButtonStyles = css`
  .start {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: clamp(44px, 18%, 72px);
    block-size: auto;
    aspect-ratio: 1;
    display: grid;
    place-items: center;
    padding: 0;
    border: 1px solid rgb(255 255 255 / 70%);
    border-radius: 50%;
    background: rgb(0 0 0 / 62%);
    color: #fff;
    cursor: pointer;
  }

  .start:hover {
    background: rgb(0 0 0 / 82%);
  }

  .start:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
  }

  .start svg {
    inline-size: 45%;
    block-size: 45%;
    /* The triangle's middle is left of the middle of its box. */
    translate: 6% 0;
  }

  @media (forced-colors: active) {
    .start {
      border-color: ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
