import { settingsPanelStyles } from './settings-panel.styles.ts';

/** What `settings` brings: fetched with the first status line that has it. */
export { panelLimit, PanelSettingsStore } from './panel-settings-store.ts';
export { settingsPanel } from './settings-panel.ts';

export const styles = [settingsPanelStyles];
