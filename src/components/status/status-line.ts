import { tokenStyles } from './token-view.styles.ts';

/** What the status line writes: fetched with the first one of a page. */
export { retryButton } from './retry-button.ts';
export { TokenView } from './token-view.ts';

export const styles = [tokenStyles];
