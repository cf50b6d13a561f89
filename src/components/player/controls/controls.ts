import { controlBarStyles } from './control-bar.styles.ts';

/** What `controls` brings: fetched with the first player that has them. */
export { controlBar } from './control-bar.ts';
export { controlsMenu } from './controls-menu.ts';
export { BarFitController } from './bar-fit-controller.ts';

export const styles = [controlBarStyles];
