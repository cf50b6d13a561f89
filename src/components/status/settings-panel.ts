import { html, nothing, type TemplateResult } from 'lit';
import type { LimitTerms } from '../../core/cache/cache-contract.ts';
import { panelSettings, type PanelSettings } from '../../core/settings/panel-settings.ts';
import { describedSettings } from '../text/setting-names.ts';
import type { ChoiceSetting, NumberSetting, Setting } from '../../core/settings/setting.ts';
import { partStrings } from '../text/part-strings.ts';
import { strings } from '../text/strings.ts';
import { choiceName } from '../text/choice-names.ts';
import { settingInForce, type InForceFacts } from './setting-in-force.ts';

type Name = keyof PanelSettings;
type Change = (value: string | number | null) => void;

/** Settings that are dragged: what their sliders stand on while nothing is set here, which is what is in force. */
const SLIDERS: Partial<Record<Name, (terms: LimitTerms | undefined) => number>> = {
  cachePercent: (terms) => Math.round((terms?.fraction?.value ?? 0.75) * 100),
  cacheReserveGb: (terms) => terms?.reserveGB?.value ?? 2,
};

/** The panel's rows, made from the settings table. `change` takes null for "not set"; `facts` say what is in force. */
export function settingsPanel(
  values: Partial<PanelSettings>,
  facts: InForceFacts,
  change: (name: Name, value: string | number | null) => void,
  reset: () => void,
): TemplateResult {
  const rows = Object.entries(panelSettings) as [Name, Setting][];
  return html`<div class="panel" part="panel" role="group" aria-label=${strings.settings}>
    ${rows.map(([name, rule]) => row(name, rule, values[name] ?? null, facts, (value) => change(name, value)))}
    <button type="button" @click=${reset}>${partStrings.resetSettings}</button>
  </div>`;
}

function row(
  name: Name,
  rule: Setting,
  value: string | number | null,
  facts: InForceFacts,
  change: Change,
): TemplateResult {
  const inForce = settingInForce(name, value, facts);
  return html`<div class="row" title=${describedSettings[name]}>
    <span class="name">${partStrings.settingNames[name]}</span>
    <span class="fields">${fields(name, rule, value, facts, change)}</span>
    ${inForce ? html`<span class="force">${inForce}</span>` : nothing}
  </div>`;
}

function fields(
  name: Name,
  rule: Setting,
  value: string | number | null,
  { cache }: InForceFacts,
  change: Change,
): TemplateResult | typeof nothing {
  if (rule.type === 'choice') return choice(name, rule, value, change);
  if (rule.type !== 'number' && rule.type !== 'integer') return nothing;
  const inForce = SLIDERS[name];
  const set = typeof value === 'number' ? value : null;
  return html`${inForce ? slider(name, rule, set ?? inForce(cache?.limitTerms), change) : nothing}
  ${amount(name, rule, set, change)}`;
}

function choice(name: Name, rule: ChoiceSetting, value: unknown, change: (value: string) => void): TemplateResult {
  const current = value ?? rule.default;
  return html`<select
    aria-label=${partStrings.settingNames[name]}
    @change=${(event: Event) => event.target instanceof HTMLSelectElement && change(event.target.value)}
  >
    ${rule.choices.map((word) => html`<option value=${word} .selected=${word === current}>${choiceName(name, word)}</option>`)}
  </select>`;
}

/** In force while it is dragged; a double click takes the setting back. */
function slider(name: Name, rule: NumberSetting, value: number, change: Change): TemplateResult {
  const drag = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) change(snapped(event.target.valueAsNumber, rule));
  };
  return html`<input
    type="range"
    aria-label=${partStrings.settingNames[name]}
    min=${rule.min}
    max=${rule.max}
    step=${rule.step ?? 'any'}
    .value=${String(value)}
    @input=${drag}
    @dblclick=${() => change(null)}
  />`;
}

/** An empty field means "not set". Values between the steps that are typed are rounded to the nearest step. */
function amount(name: Name, rule: NumberSetting, value: number | null, change: Change): TemplateResult {
  const commit = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    change(field.value.trim() === '' ? null : snapped(Number(field.value), rule));
  };
  return html`<input
    type="number"
    aria-label=${partStrings.settingNames[name]}
    min=${rule.min}
    max=${rule.max}
    step=${rule.step ?? 'any'}
    placeholder=${partStrings.automatic}
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
