import { html, type TemplateResult } from 'lit';
import { commands } from '../../../core/player/commands/commands.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { displaySettings } from '../../../core/settings/player-settings.ts';
import { settingDescriptions } from '../../../core/settings/setting-descriptions.ts';
import type { Setting, SettingGroup } from '../../../core/settings/setting.ts';
import { OCIO_STANDS_FOR, ocioMenus } from './ocio-menus.ts';
import { partStrings } from '../../text/part-strings.ts';

/** What the panel does beside asking for settings. */
export interface DisplayPanelPort {
  set(changes: Readonly<Record<string, unknown>>): void;
  save(): void;
  copyLink(): void;
  close(): void;
}

type Name = keyof typeof displaySettings;

/** How the picture is shown, as rows made from the settings table; the table's and the comparison's where there are. */
export function displayPanel(state: PlayerSnapshot, port: DisplayPanelPort): TemplateResult {
  const { settings, compare } = state;
  const isOffered: Readonly<Record<SettingGroup, boolean>> = {
    picture: true,
    lut: Boolean(settings.lut),
    guides: true,
    compare: compare !== null,
  };
  const rules: [string, Setting][] = Object.entries(displaySettings);
  const isManaged = state.ocio?.managed ?? false;
  const names = rules
    .filter(([name, { group }]) => group && isOffered[group] && !(isManaged && OCIO_STANDS_FOR.has(name)))
    .map(([name]) => name as Name);
  return html`<div class="overlay display" role="dialog" aria-label=${commands['display-panel'].label}>
    <div class="overlay-head">
      <span>${commands['display-panel'].label}</span>
      <button
        type="button"
        class="close"
        aria-label=${partStrings.close}
        title=${partStrings.close}
        @click=${port.close}
      >
        ×
      </button>
    </div>
    <div class="rows">
      ${ocioMenus(state.ocio, settings, port.set)}${names.map((name) => row(name, settings[name], port))}
    </div>
    <div class="actions">
      <button type="button" class="save" @click=${port.save}>${commands['save-picture'].label}</button>
      <button type="button" class="link" @click=${port.copyLink}>${commands['copy-link'].label}</button>
    </div>
  </div>`;
}

function row(name: Name, value: unknown, port: DisplayPanelPort): TemplateResult {
  const rule: Setting = displaySettings[name];
  return html`<label title=${settingDescriptions[name]}
    ><span>${rule.label}</span>${field(rule, value, (next) => port.set({ [name]: next }))}</label
  >`;
}

function field(rule: Setting, value: unknown, set: (value: unknown) => void): TemplateResult {
  if (rule.type === 'flag') {
    const change = (event: Event): void => set((event.target as HTMLInputElement).checked);
    return html`<input type="checkbox" .checked=${value === true} @change=${change} />`;
  }
  if (rule.type === 'choice') {
    const change = (event: Event): void => set((event.target as HTMLSelectElement).value);
    return html`<select @change=${change}>
      ${rule.choices.map((word) => html`<option value=${word} .selected=${word === value}>${word}</option>`)}
    </select>`;
  }
  if (rule.type === 'way') return html``;
  if (rule.type === 'text') {
    const change = (event: Event): void => set((event.target as HTMLInputElement).value.trim() || null);
    return html`<input type="text" size="8" .value=${typeof value === 'string' ? value : ''} @change=${change} />`;
  }
  const change = (event: Event): void => {
    const number = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isFinite(number)) set(Math.min(rule.max, Math.max(rule.min, number)));
  };
  return html`<input
    type="number"
    min=${rule.min}
    max=${rule.max}
    step="any"
    .value=${String(value)}
    @change=${change}
  />`;
}
