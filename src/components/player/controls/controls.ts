import { controlBarStyles } from './control-bar.styles.ts';
import { startButtonStyles } from './start-button.styles.ts';

/** What `controls` brings, and `preload="none"`: fetched with the first player that has either. */
export { controlBar } from './control-bar.ts';
export { controlsMenu } from './controls-menu.ts';
export { BarFitController } from './bar-fit-controller.ts';
export { startButton } from './start-button.ts';

export const styles = [controlBarStyles, startButtonStyles];
