import { css } from 'lit';

/** The card in the place of a picture, or over one that is worth seeing. */
export const errorCardStyles = css`
  .card {
    display: grid;
    place-items: safe center;
    padding: 8px 12px;
    background: #232325;
    color-scheme: dark;
    container-type: size;
    overflow: auto;
    scrollbar-width: thin;
  }

  /* Room for the label, which stays. */
  .labelled .card {
    padding-block-start: 30px;
  }

  .card.over {
    place-items: end start;
    background: linear-gradient(transparent 25%, rgb(0 0 0 / 80%));
  }

  .card-body {
    display: grid;
    gap: 6px;
    max-inline-size: 60ch;
    line-height: 1.45;
  }

  .card-title {
    display: flex;
    gap: 8px;
    align-items: center;
    font-size: 14px;
    font-weight: 600;
    color: #ffb4a9;
  }

  .card-title svg {
    flex: none;
  }

  .card-frame {
    font-variant-numeric: tabular-nums;
  }

  .card-message {
    color: #c9c9ce;
    overflow-wrap: anywhere;
  }

  .card-foot {
    display: flex;
    gap: 12px;
    align-items: center;
    margin-block-start: 4px;
  }

  .card code {
    color: #a9a9b0;
    font:
      11px/1.4 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }

  .card button {
    padding: 3px 12px;
    border: 1px solid #6a6a70;
    border-radius: 3px;
    background: #333337;
    color: #f2f2f4;
    cursor: pointer;
  }

  /* A tile: what went wrong comes before air. */
  @container (block-size < 110px) {
    .card-body {
      gap: 1px;
      line-height: 1.3;
      font-size: 11px;
    }
    .card-title {
      font-size: 12px;
      gap: 5px;
    }
    .card-title svg {
      inline-size: 14px;
      block-size: 14px;
    }
  }

  @media (forced-colors: active) {
    .card button {
      border: 1px solid;
    }
  }
`;
