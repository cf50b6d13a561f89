import { css } from 'lit';

/** Carriers of the load indicator's colours: the painter reads them, nobody sees them. */
export const paletteStyles = css`
  .palette {
    display: none;
    forced-color-adjust: none;
  }
  .placeholder {
    color: var(--seq-placeholder, rgb(40 40 45));
  }
  .header {
    color: var(--seq-header, rgb(60 100 180));
  }
  .loading {
    color: var(--seq-loading, rgb(220 160 60));
  }
  .loaded,
  .reduced,
  .incomplete {
    color: var(--seq-loaded, rgb(80 200 120));
  }
  .error {
    color: var(--seq-error, rgb(200 60 60));
  }
  .missing {
    color: var(--seq-missing, rgb(150 150 156));
  }
  .ground {
    color: var(--_ground);
  }
`;
