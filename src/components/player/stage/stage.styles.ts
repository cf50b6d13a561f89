import { css } from 'lit';

/** The player's box and the picture on neutral grey; nothing covers pixels that are being judged. */
export const stageStyles = css`
  /* As a video's: see natural-box.ts. Positioned for its body, which lies in its content box and gives it no size. */
  :host {
    display: inline-block;
    position: relative;
    box-sizing: content-box;
    max-inline-size: 100%;
    overflow: clip;
    background: var(--_ground);
  }

  .sizer {
    display: block;
    max-inline-size: 100%;
    visibility: hidden;
  }

  .body {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .stage {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: clip;
    background-color: var(--seq-surround, #1a1a1a);
    /* Ends are heard of: the picture's own canvas has the colour, too. */
    transition: background-color 1ms;
    color: #e6e6e8;
  }

  .stage:focus-visible {
    outline-offset: -2px;
  }

  .picture,
  .poster,
  .card {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  /* While a new size is under way the old picture keeps its shape. */
  .picture {
    display: block;
    object-fit: contain;
  }

  .poster {
    object-fit: contain;
    background: var(--seq-surround, #1a1a1a);
  }

  .nothing {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: var(--seq-surround, #1a1a1a);
    color: #a9a9b0;
  }

  /* Room for the bar before it is there. */
  .bar {
    flex: none;
    min-block-size: 37px;
  }

  @media (pointer: coarse) {
    .bar {
      min-block-size: 49px;
    }
  }

  :host(:fullscreen) {
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
  }

  /* In the player's own column: only full screen takes it out of there. */
  .chrome {
    display: contents;
  }

  :host(:fullscreen) .sizer {
    display: none;
  }

  :host(:fullscreen) .body {
    position: relative;
  }

  :host(:fullscreen) .stage {
    aspect-ratio: auto !important;
    flex-basis: 100%;
  }

  /* Over the picture's lower edge, so that the picture stays as it is when they come and go. */
  :host(:fullscreen) .chrome {
    position: absolute;
    inset: auto 0 0;
    display: block;
    background: var(--_ground);
  }

  @media (prefers-reduced-motion: no-preference) {
    :host(:fullscreen) .chrome {
      transition: opacity 0.2s;
    }
  }

  :host(:fullscreen) .resting .chrome {
    opacity: 0;
    pointer-events: none;
  }

  :host(:fullscreen) .resting .stage {
    cursor: none;
  }

  .companions > * {
    display: block;
  }
`;
