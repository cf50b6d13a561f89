import { html, type TemplateResult } from 'lit';
import type { CommandGroup } from '../../../core/player/commands/command.ts';
import { commandNames } from '../../text/command-names.ts';
import { type CommandName, commands } from '../../../core/player/commands/commands.ts';
import { type Keymap, keysByCommand } from '../../../core/player/commands/keymap.ts';
import { partStrings } from '../../text/part-strings.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  'Shift+': '⇧ ',
};

/** The keys of a keymap, by group and command. */
export function helpOverlay(keymap: Keymap, close: () => void): TemplateResult {
  const keys = [...keysByCommand(keymap)];
  const groups = [...new Set(keys.map(([name]) => commands[name].group))];
  const rows = (group: CommandGroup): TemplateResult[] =>
    keys.filter(([name]) => commands[name].group === group).map(([name, bound]) => row(name, bound));
  return html`<div class="overlay help" part="help" role="dialog" aria-label=${commandNames.help}>
    <div class="overlay-head">
      <span>${commandNames.help}</span>
      <button type="button" class="close" aria-label=${partStrings.close} title=${partStrings.close} @click=${close}>
        ×
      </button>
    </div>
    <div class="groups">
      ${groups.map(
        (group) =>
          html`<section>
            <h3>${partStrings.keyGroups[group]}</h3>
            <dl>${rows(group)}</dl>
          </section>`,
      )}
    </div>
  </div>`;
}

function row(name: CommandName, keys: readonly string[]): TemplateResult {
  return html`<div>
    <dt>${keys.map((key) => html`<kbd>${keySign(key)}</kbd>`)}</dt>
    <dd>${commandNames[name]}</dd>
  </div>`;
}

/** `Shift+ArrowLeft` as people see it on a keyboard. */
function keySign(key: string): string {
  const shift = key.startsWith('Shift+') ? SIGNS['Shift+'] : '';
  const name = key.replace('Shift+', '');
  return `${shift}${SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name)}`;
}
