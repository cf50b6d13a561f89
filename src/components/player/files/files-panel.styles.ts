import { css } from 'lit';

/** Where files of the user are opened: beside the picture, or in the middle of an empty player. */
export const filesPanelStyles = css`
  .files {
    inset: 0 0 0 auto;
    inline-size: min(320px, 100%);
    padding: 8px 12px;
    color-scheme: dark;
    background: rgb(22 22 24 / 92%);
  }

  .files.empty {
    inset: 0;
    inline-size: auto;
    display: flex;
    flex-direction: column;
    align-items: safe center;
    justify-content: safe center;
    gap: 6px;
    text-align: center;
    background: var(--seq-surround, #1a1a1a);
    color: #e6e6e8;
  }

  .files p {
    margin: 0;
  }

  .files .drop-here {
    font-size: 15px;
    font-weight: 600;
  }

  .files .stays {
    color: #b9b9bf;
  }

  .files .problem {
    color: #ffb4ab;
  }

  .files .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 6px;
  }

  .files.empty .actions {
    justify-content: center;
  }

  .files .actions button {
    min-block-size: 28px;
    padding: 3px 12px;
    border: 1px solid #6a6a70;
    border-radius: 3px;
    background: #333337;
    color: #f2f2f4;
    cursor: pointer;
  }

  .files h3 {
    margin: 10px 0 4px;
    font-size: 11px;
    font-weight: 600;
    color: #a9a9b0;
  }

  .files ul {
    margin: 0;
    padding: 0;
    list-style: none;
    max-inline-size: 100%;
  }

  .files li button {
    display: block;
    inline-size: 100%;
    padding: 4px 8px;
    border: 0;
    border-inline-start: 2px solid transparent;
    background: none;
    color: inherit;
    text-align: start;
    cursor: pointer;
  }

  .files li button:hover,
  .files li button[aria-current='true'] {
    background: #333337;
  }

  .files li button[aria-current='true'] {
    border-inline-start-color: var(--_accent);
  }

  .files .name,
  .files .count {
    display: block;
    overflow-wrap: anywhere;
  }

  .files .count {
    color: #b9b9bf;
    font-size: 11px;
  }

  .drop-zone {
    position: absolute;
    inset: 6px;
    z-index: 2;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent);
    border-radius: 4px;
    color-scheme: dark;
    background: rgb(0 0 0 / 88%);
    color: #f2f2f4;
    font-size: 15px;
    font-weight: 600;
    pointer-events: none;
  }
`;
