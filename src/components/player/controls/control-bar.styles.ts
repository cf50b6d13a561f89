import { css } from 'lit';

/** The bar below the picture: transport, numbers, layer and exposure; narrow boxes show less of it. */
export const controlBarStyles = css`
  .bar {
    container-type: inline-size;
    flex: none;
    border-block-start: 1px solid var(--_line);
    inline-size: 100%;
  }

  .bar-line {
    display: flex;
    align-items: center;
    gap: 4px 10px;
    min-block-size: 36px;
    padding: 2px 6px;
    white-space: nowrap;
  }

  .group {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  /* Transport and numbers read from the left on every page, as time does. */
  .transport,
  .numbers,
  .exposure {
    direction: ltr;
  }

  .numbers {
    gap: 8px;
  }

  .end {
    margin-inline-start: auto;
    gap: 6px;
    min-inline-size: 0;
  }

  .frame {
    font-size: 14px;
    font-weight: 600;
    min-inline-size: 4ch;
  }

  .frame.held {
    color: var(--seq-busy, light-dark(#7a5200, #f2c14e));
  }

  .quiet {
    color: var(--_quiet);
  }

  .bar button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    padding: 0 5px;
    border: 0;
    border-radius: 3px;
    background: none;
    cursor: pointer;
  }

  .bar button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .bar button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .bar .value {
    min-inline-size: 9ch;
    color: var(--_quiet);
  }

  .bar .value.changed {
    color: var(--_accent);
  }

  .bar select {
    max-inline-size: 16ch;
    block-size: 26px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
  }

  @container (inline-size < 560px) {
    .wider {
      display: none;
    }
  }

  @container (inline-size < 420px) {
    .wide {
      display: none !important;
    }
    .rate {
      display: none;
    }
  }

  @container (inline-size < 240px) {
    .bar-line {
      gap: 0 4px;
      padding-inline: 2px;
    }
    .bar button {
      min-inline-size: 24px;
      padding: 0 2px;
    }
    .numbers {
      gap: 0;
    }
    .end {
      gap: 0;
    }
  }

  /* Every target as large as a finger needs; a bar shows as many of them as fit. */
  @media (pointer: coarse) {
    .bar-line {
      gap: 0 4px;
      padding: 0 2px;
    }
    .group,
    .end {
      gap: 0;
    }
    .bar button,
    .bar select {
      min-inline-size: 44px;
      block-size: 44px;
      padding-inline: 0;
    }
    @container (inline-size < 860px) {
      .wider {
        display: none;
      }
    }
    @container (inline-size < 720px) {
      .wide {
        display: none !important;
      }
    }
    @container (inline-size < 460px) {
      .rate {
        display: none;
      }
    }
    @container (inline-size < 330px) {
      .back,
      .forward {
        display: none !important;
      }
    }
  }

  @media (forced-colors: active) {
    .bar button {
      border: 1px solid;
    }
  }
`;
