import { css } from 'lit';

/** The bar below the picture: transport, numbers, and what else it has room for. */
export const controlBarStyles = css`
  .bar {
    --_gap: 4px;
    --_target: 28px;
    inline-size: 100%;
  }

  .bar-line {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    min-block-size: 36px;
    padding: 2px 6px;
    white-space: nowrap;
    overflow: clip;
  }

  .group,
  .item {
    display: flex;
    align-items: center;
    flex: none;
    gap: var(--_gap);
  }

  .item .group {
    gap: 0;
  }

  .item.out {
    display: none;
  }

  /* Transport and numbers read from the left on every page, as time does. */
  .transport,
  .numbers,
  .exposure,
  .marks {
    direction: ltr;
  }

  .numbers .item {
    padding-inline: 2px;
  }

  .end {
    margin-inline-start: auto;
  }

  .frame {
    font-size: 14px;
    font-weight: 600;
    min-inline-size: 4ch;
  }

  .frame.held {
    color: var(--seq-busy, light-dark(#7a5200, #f2c14e));
  }

  /* "24 fps" in every page: a line that begins with a number would be turned around from right to left. */
  .quiet {
    unicode-bidi: plaintext;
    color: var(--_quiet);
  }

  .bar button {
    display: inline-grid;
    place-items: center;
    min-inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0 5px;
    border: 0;
    border-radius: 3px;
    background: none;
    cursor: pointer;
  }

  .bar button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .bar button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 22%, transparent);
  }

  .bar button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  /* Inside the control, where nothing cuts it off. */
  .bar :focus-visible {
    outline-offset: -2px;
  }

  .bar .value {
    min-inline-size: 9ch;
    color: var(--_quiet);
  }

  .bar button.changed,
  .bar select.changed {
    color: var(--_accent);
    border-color: var(--_accent);
  }

  .bar select {
    max-inline-size: 16ch;
    block-size: 26px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
  }

  /* The colour of the channel that is alone, beside its name. */
  .bar select.channel.changed {
    border-inline-start: 4px solid var(--_channel, var(--_accent));
  }

  select.channel.r {
    --_channel: #e5484d;
  }
  select.channel.g {
    --_channel: #30a46c;
  }
  select.channel.b {
    --_channel: #3e63dd;
  }
  select.channel.a,
  select.channel.luma {
    --_channel: light-dark(#6f6f76, #c4c4ca);
  }

  .bar input.volume {
    inline-size: 72px;
    block-size: var(--_target);
    margin: 0;
    accent-color: var(--_accent);
  }

  /* Every target as large as a finger needs; a bar shows as many of them as fit. */
  @media (pointer: coarse) {
    .bar {
      --_gap: 0px;
      --_target: 44px;
    }
    .bar-line {
      padding: 2px;
    }
    .bar select {
      min-inline-size: 44px;
      block-size: 44px;
    }
    .bar button {
      padding-inline: 0;
    }
  }

  @media (prefers-contrast: more) {
    .bar button {
      border: 1px solid;
    }
    .bar button:disabled {
      opacity: 0.6;
    }
  }

  @media (forced-colors: active) {
    .bar button {
      border: 1px solid;
    }
    .bar button[aria-pressed='true'] {
      border-width: 3px;
    }
  }
`;
