import { html, type TemplateResult } from 'lit';
import { commandNames } from '../../text/command-names.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { displaySettings, type SettingName } from '../../../core/settings/player-settings.ts';
import type { Setting } from '../../../core/settings/setting.ts';
import { type SettingGroup, settingRows } from '../../../core/settings/setting-rows.ts';
import { OCIO_STANDS_FOR, ocioMenus } from './ocio-menus.ts';
import { partStrings } from '../../text/part-strings.ts';
import type { ControlPort } from '../controls/bar-item.ts';
import { settingRow } from './setting-field.ts';

type Name = keyof typeof displaySettings;

/** How the picture is shown, as rows made from the settings table; the table's and the comparison's where there are. */
export function displayPanel(state: PlayerSnapshot, port: ControlPort, close: () => void): TemplateResult {
  const { settings, compare } = state;
  const isOffered: Readonly<Record<SettingGroup | 'none', boolean>> = {
    none: false,
    picture: true,
    lut: Boolean(settings.lut),
    guides: true,
    compare: compare !== null,
  };
  const rules = Object.entries(displaySettings) as [Name, Setting][];
  const isManaged = state.ocio?.managed ?? false;
  const isWhere = ([other, value]: readonly [SettingName, string]): boolean => settings[other] === value;
  const rows = rules.filter(([name]) => {
    const { group = 'none', where } = settingRows[name] ?? {};
    return isOffered[group] && (!where || isWhere(where)) && !(isManaged && OCIO_STANDS_FOR.has(name));
  });
  const set = (changes: Readonly<Record<string, unknown>>): void => port.ask('seq-display-request', changes);
  return html`<div class="floating-body display" role="dialog" aria-label=${commandNames['display-panel']}>
    <div class="overlay-head">
      <span>${commandNames['display-panel']}</span>
      <button type="button" class="close" aria-label=${partStrings.close} title=${partStrings.close} @click=${close}>
        ×
      </button>
    </div>
    ${ocioMenus(state.ocio, settings, set)}
    ${rows.map(([name, rule]) => settingRow(name, rule, settings[name], (value) => set({ [name]: value })))}
    <div class="actions">
      ${(['save-picture', 'copy-link'] as const).map(
        (name) =>
          html`<button type="button" class=${name} @click=${() => port.run(name)}>${commandNames[name]}</button>`,
      )}
    </div>
  </div>`;
}
