import { css } from 'lit';

/** Rows and handles that a finger can hit. */
export const coarsePointerStyles = css`
  @media (pointer: coarse) {
    .track {
      grid-template-rows: 26px calc(var(--_strip-height) + 8px) 14px;
    }
    .handle {
      inline-size: 32px;
      margin-left: -16px;
      block-size: 24px;
    }
    .handle::after {
      left: 16px;
    }
    .handle.out::after {
      left: 13px;
    }
    .shown {
      inset-block: 26px 14px;
    }
  }
`;
