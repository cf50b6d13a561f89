import { css } from 'lit';

/** What lies on the track: playhead, range, markers and the read-out under the pointer. */
export const marksStyles = css`
  /* Their box is the ruler and what is below it: a row of clips above moves none of them. */
  .placed,
  .chip {
    grid-row: 2 / -1;
  }

  .placed {
    position: absolute;
    left: 0;
    will-change: transform;
  }

  /* Over the indicator alone: a label half under it would read badly. */
  .outside {
    inset-block: 22px 0;
    background: color-mix(in srgb, var(--_ground) 55%, transparent);
    pointer-events: none;
  }

  .range {
    inset-block-end: 2px;
    block-size: 5px;
    background: var(--_line);
    border-radius: 1px;
    cursor: grab;
  }

  .range.set {
    background: var(--_accent);
  }

  .range:active {
    cursor: grabbing;
  }

  /* The hit area is wider than what is seen: handles are for fingers too. */
  .handle {
    inset-block-end: 0;
    inline-size: 15px;
    block-size: 13px;
    margin-left: -8px;
    cursor: ew-resize;
    touch-action: none;
    background: none;
    border: 0;
    padding: 0;
  }

  .handle::after {
    content: '';
    position: absolute;
    inset-block: 3px 1px;
    left: 8px;
    inline-size: 3px;
    border-radius: 1px;
    background: var(--_quiet);
  }

  .handle.out::after {
    left: 5px;
  }

  .handle.set::after {
    background: var(--_accent);
  }

  .playhead {
    inset-block: 0;
    min-inline-size: 2px;
    background: color-mix(in srgb, var(--_text) 26%, transparent);
    border-inline-start: 2px solid var(--_text);
    pointer-events: none;
  }

  .chip {
    position: absolute;
    inset-block-start: 1px;
    left: 0;
    padding: 3px 6px;
    border-radius: 2px;
    background: var(--_text);
    color: var(--_ground);
    font-size: 11px;
    line-height: 14px;
    font-weight: 600;
    pointer-events: none;
    white-space: nowrap;
  }

  .shown {
    inset-block: 22px 9px;
    min-inline-size: 3px;
    border: 2px dashed var(--_text);
    pointer-events: none;
  }

  .marker {
    inset-block-start: 14px;
    block-size: 8px;
    min-inline-size: 8px;
    margin-left: -4px;
    padding: 0;
    border: 0;
    border-radius: 0 0 4px 4px;
    background-color: var(--_marker, var(--seq-marker, light-dark(#8a5a00, #f2c14e)));
    cursor: pointer;
  }

  .marker.span {
    margin-left: 0;
    block-size: 4px;
    inset-block-start: 18px;
    border-radius: 0;
  }

  .hover {
    inset-block: 0;
    inline-size: 1px;
    background: color-mix(in srgb, var(--_text) 55%, transparent);
    pointer-events: none;
  }

  .tip {
    position: absolute;
    inset-block-end: calc(100% + 4px);
    left: 0;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_raised);
    color: var(--_text);
    font-size: 11px;
    line-height: 14px;
    inline-size: max-content;
    max-inline-size: min(100%, 64ch);
    overflow-wrap: anywhere;
    pointer-events: none;
    box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
    z-index: 1;
  }

  .tip-more {
    color: var(--_quiet);
    margin-block-start: 2px;
  }

  @media (forced-colors: active) {
    .tip {
      border: 1px solid CanvasText;
    }
    .chip {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
    .playhead,
    .outside,
    .range,
    .handle::after,
    .marker {
      forced-color-adjust: none;
    }
    .range,
    .handle::after,
    .marker {
      background: CanvasText;
    }
    .range.set,
    .handle.set::after {
      background: Highlight;
    }
  }
`;
