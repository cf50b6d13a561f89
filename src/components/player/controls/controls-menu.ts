import { html, nothing, type TemplateResult } from 'lit';
import { commandNames } from '../../text/command-names.ts';
import type { CommandName } from '../../../core/player/commands/commands.ts';
import { partStrings } from '../../text/part-strings.ts';
import { settingNames } from '../../text/setting-names.ts';
import type { BarItem, ControlFacts, ControlPort } from './bar-item.ts';
import { choiceField } from './bar-fields.ts';
import { BAR_ITEMS, itemButton } from './bar-items.ts';

/** Never in the bar: these have their place here. */
const FIELDS: readonly BarItem[] = (['playback', 'resolution'] as const).map((name) => ({
  name,
  label: () => settingNames[name],
  field: (facts, port) => choiceField(name, facts, port),
}));

const SWITCHES: readonly (readonly [CommandName, () => string, (facts: ControlFacts) => boolean])[] = [
  ['toggle-hud', () => partStrings.hud, ({ hud }) => hud],
  ['toggle-scopes', () => commandNames['toggle-scopes'], ({ state }) => state.settings.scopes !== null],
  ['toggle-metadata', () => commandNames['toggle-metadata'], ({ metadata }) => metadata],
];

const ACTIONS: readonly CommandName[] = ['add-marker', 'go-to', 'save-picture', 'copy-link', 'help'];

/**
 * The bar's menu: the controls that the bar has no room for, in the bar's order, then those that are only here. `hidden`
 * names the former.
 */
export function controlsMenu(facts: ControlFacts, port: ControlPort, hidden: ReadonlySet<string>): TemplateResult {
  const items = BAR_ITEMS.filter((item) => hidden.has(item.name) && item.rank(facts) !== null);
  const buttons = items.filter((item) => !item.field);
  const fields = [...items.filter((item) => item.field), ...FIELDS];
  return html`<div class="floating-body menu-rows" role="group" aria-label=${commandNames['controls-menu']}>
    ${buttons.length > 0 ? html`<div class="section">${buttons.map((item) => itemButton(item, facts, port, item.label(facts)))}</div>` : nothing}
    <div class="section">
      ${fields.map((item) => html`<div class="row"><span>${item.label(facts)}</span>${item.field?.(facts, port)}</div>`)}
    </div>
    <div class="section">
      ${SWITCHES.map(([name, label, isOn]) => commandRow(name, label(), port, isOn(facts)))}
      ${ACTIONS.map((name) => commandRow(name, commandNames[name], port))}
    </div>
  </div>`;
}

function commandRow(name: CommandName, label: string, port: ControlPort, isOn?: boolean): TemplateResult {
  return html`<button
    type="button"
    class=${name}
    aria-pressed=${isOn === undefined ? nothing : String(isOn)}
    @click=${() => port.run(name)}
  >
    ${label}${isOn ? html`<span aria-hidden="true">${partStrings.tick}</span>` : nothing}
  </button>`;
}
