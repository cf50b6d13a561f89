import { html, nothing, type TemplateResult } from 'lit';
import { panelSettings, type PanelSettings } from '../../core/settings/panel-settings.ts';
import type { ChoiceSetting, NumberSetting, Setting } from '../../core/settings/setting.ts';
import { strings } from '../text/strings.ts';

type Name = keyof PanelSettings;

/** The panel's rows, made from the settings table. `change` takes null for "not set". */
export function settingsPanel(
  values: Partial<PanelSettings>,
  change: (name: Name, value: string | number | null) => void,
  reset: () => void,
): TemplateResult {
  const rows = Object.entries(panelSettings) as [Name, Setting][];
  return html`<div class="panel" part="panel" role="group" aria-label=${strings.settings}>
    ${rows.map(([name, rule]) => row(name, rule, values[name] ?? null, (value) => change(name, value)))}
    <button type="button" @click=${reset}>${strings.resetSettings}</button>
  </div>`;
}

function row(
  name: Name,
  rule: Setting,
  value: string | number | null,
  change: (value: string | number | null) => void,
): TemplateResult | typeof nothing {
  const field =
    rule.type === 'choice'
      ? choice(rule, value, change)
      : rule.type === 'number' || rule.type === 'integer'
        ? amount(rule, value, change)
        : nothing;
  return html`<label class="row" title=${rule.description}>
    <span class="name">${strings.settingNames[name]}</span>
    ${field}
  </label>`;
}

function choice(rule: ChoiceSetting, value: unknown, change: (value: string) => void): TemplateResult {
  const current = value ?? rule.default;
  return html`<select
    @change=${(event: Event) => event.target instanceof HTMLSelectElement && change(event.target.value)}
  >
    ${rule.choices.map((word) => html`<option value=${word} .selected=${word === current}>${word}</option>`)}
  </select>`;
}

/** An empty field means "not set". Values between the steps that are typed are rounded to the nearest step. */
function amount(rule: NumberSetting, value: unknown, change: (value: number | null) => void): TemplateResult {
  const commit = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    change(field.value.trim() === '' ? null : snapped(Number(field.value), rule));
  };
  return html`<input
    type="number"
    min=${rule.min}
    max=${rule.max}
    step=${rule.step ?? 'any'}
    placeholder=${strings.automatic}
    .value=${value === null ? '' : String(value)}
    @change=${commit}
  />`;
}

/** The nearest value of a setting's range that its steps reach; null for no number. */
export function snapped(value: number, { min, max, step, type }: NumberSetting): number | null {
  if (!Number.isFinite(value)) return null;
  const grid = step ?? (type === 'integer' ? 1 : 0);
  const whole = grid > 0 ? Math.round(value / grid) * grid : value;
  return Math.min(max, Math.max(min, whole));
}
