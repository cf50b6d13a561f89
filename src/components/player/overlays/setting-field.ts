import { html, nothing, type TemplateResult } from 'lit';
import { describedSettings, settingNames } from '../../text/setting-names.ts';
import type { SettingName } from '../../../core/settings/player-settings.ts';
import { settingRows, type SettingRow } from '../../../core/settings/setting-rows.ts';
import type { ChoiceSetting, NumberSetting, Setting } from '../../../core/settings/setting.ts';
import { choiceName } from '../../text/choice-names.ts';
import { partStrings } from '../../text/part-strings.ts';

type Change = (value: unknown) => void;

/** A row for a setting: its name and a field, and a slider below where a number is to be dragged. */
export function settingRow(name: SettingName, rule: Setting, value: unknown, set: Change): TemplateResult {
  const row = settingRows[name];
  return html`<label class=${row?.slider ? 'row slides' : 'row'} title=${describedSettings[name]}
    ><span>${nameOf(name)}</span>${field(name, rule, value, set)}
    ${rule.type === 'number' && row?.slider ? slider(name, rule, row, Number(value), set) : nothing}</label
  >`;
}

function field(name: string, rule: Setting, value: unknown, set: Change): TemplateResult | typeof nothing {
  switch (rule.type) {
    case 'flag':
      return html`<input
        type="checkbox"
        .checked=${value === true}
        @change=${(event: Event) => set(inputOf(event).checked)}
      />`;
    case 'choice':
      return choice(name, rule, value, set);
    case 'text':
      return html`<input
        type="text"
        size="8"
        .value=${typeof value === 'string' ? value : ''}
        @change=${(event: Event) => set(inputOf(event).value.trim() || null)}
      />`;
    case 'number':
    case 'integer':
      return amount(rule, value, set);
    case 'way':
      return nothing;
  }
}

function choice(name: string, rule: ChoiceSetting, value: unknown, set: Change): TemplateResult {
  const change = (event: Event): void => set((event.target as HTMLSelectElement).value);
  return html`<select @change=${change}>
    ${rule.choices.map(
      (word) => html`<option value=${word} .selected=${word === value}>${choiceName(name, word)}</option>`,
    )}
  </select>`;
}

/** Takes every value of the range; what is typed beyond it is brought into it. */
function amount(rule: NumberSetting, value: unknown, set: Change): TemplateResult {
  const change = (event: Event): void => {
    const number = inputOf(event).valueAsNumber;
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

/** In force while it is dragged; a double click takes the setting back to its default. */
function slider(
  name: string,
  rule: NumberSetting,
  { slider: [min, max] = [rule.min, rule.max], step }: SettingRow,
  value: number,
  set: Change,
): TemplateResult {
  const usual = rule.default ?? min;
  return html`<input
    type="range"
    aria-label=${nameOf(name)}
    title=${partStrings.resetTo(String(usual))}
    min=${min}
    max=${max}
    step=${step ?? 'any'}
    .value=${String(value)}
    @input=${(event: Event) => set(inputOf(event).valueAsNumber)}
    @dblclick=${() => set(usual)}
  />`;
}

/** What a setting of the player is called. */
function nameOf(name: string): string {
  return (settingNames as Readonly<Record<string, string>>)[name] ?? name;
}

function inputOf(event: Event): HTMLInputElement {
  return event.target as HTMLInputElement;
}
