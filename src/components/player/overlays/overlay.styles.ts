import { css } from 'lit';

/** What lies over the picture as a whole, and the frame prompt. */
export const overlayStyles = css`
  .overlay {
    position: absolute;
    inset: 0;
    z-index: 1;
    overflow: auto;
    padding: 12px 16px;
    color-scheme: dark;
    background: rgb(22 22 24 / 97%);
    color: #e9e9ec;
  }

  .go-to {
    inset: auto 0 0;
    padding: 8px 12px;
  }

  .go-to label {
    display: flex;
    gap: 10px;
    align-items: center;
    flex-wrap: wrap;
  }

  .go-to input {
    border: 1px solid #6a6a70;
    border-radius: 3px;
    background: #101012;
    color: inherit;
    padding: 3px 8px;
  }

  .go-to input[aria-invalid='true'] {
    border-color: #ff8a80;
  }
`;
