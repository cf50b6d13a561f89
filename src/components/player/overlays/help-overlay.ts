import { html, type TemplateResult } from 'lit';
import type { KeyBinding, Keymap } from '../../../core/player/commands/keymap.ts';
import { strings } from '../../text/strings.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  'Shift+': '⇧ ',
};

/** The keys of a map by group, made from the map itself. */
export function helpOverlay(keymap: Keymap, close: () => void): TemplateResult {
  const groups = new Map<KeyBinding['group'], KeyBinding[]>();
  for (const binding of keymap) groups.set(binding.group, [...(groups.get(binding.group) ?? []), binding]);
  return html`<div class="overlay help" part="help" role="dialog" aria-label=${strings.help}>
    <div class="overlay-head">
      <span>${strings.help}</span>
      <button type="button" class="close" aria-label=${strings.close} title=${strings.close} @click=${close}>×</button>
    </div>
    <div class="groups">
      ${[...groups].map(
        ([group, bindings]) =>
          html`<section>
            <h3>${strings.keyGroups[group]}</h3>
            <dl>${bindings.map(row)}</dl>
          </section>`,
      )}
    </div>
  </div>`;
}

function row({ keys, description }: KeyBinding): TemplateResult {
  return html`<div>
    <dt>${keys.map((key) => html`<kbd>${keySign(key)}</kbd>`)}</dt>
    <dd>${description}</dd>
  </div>`;
}

/** `Shift+ArrowLeft` as people see it on a keyboard. */
function keySign(key: string): string {
  const shift = key.startsWith('Shift+') ? SIGNS['Shift+'] : '';
  const name = key.replace('Shift+', '');
  return `${shift}${SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name)}`;
}
