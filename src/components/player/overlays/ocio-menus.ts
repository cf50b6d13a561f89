import { html, nothing, type TemplateResult } from 'lit';
import type { OcioSnapshot } from '../../../core/player/colour/ocio-snapshot.ts';
import type { PlayerSettings } from '../../../core/settings/player-settings.ts';
import { describedSettings } from '../../text/setting-names.ts';
import { partStrings } from '../../text/part-strings.ts';

type OcioSetting = 'ocioInput' | 'ocioDisplay' | 'ocioView' | 'ocioLook';
type Changes = Partial<Record<OcioSetting, string | null>>;

/** Settings that a config stands in for: they have no row while it does. */
export const OCIO_STANDS_FOR: ReadonlySet<string> = new Set(['toneMap', 'display']);

/** Input, display, view and look to choose from, as the config offers them; nothing before it has been read. */
export function ocioMenus(
  ocio: OcioSnapshot | null,
  settings: PlayerSettings,
  set: (changes: Changes) => void,
): TemplateResult | typeof nothing {
  const menu = ocio?.menu;
  if (!ocio || !menu) return nothing;
  const names = partStrings.ocio;
  const display = settings.ocioDisplay ?? ocio.display;
  const views = menu.displays.find(({ name }) => name === display)?.views ?? [];
  const chooseDisplay = (chosen: string | null): void => {
    const offered = menu.displays.find(({ name }) => name === chosen)?.views ?? [];
    const keeps = settings.ocioView === null || offered.includes(settings.ocioView);
    set({ ocioDisplay: chosen, ...(keeps ? {} : { ocioView: null }) });
  };
  const automatic =
    ocio.input !== null && settings.ocioInput === null ? names.automaticIs(ocio.input) : names.automatic;
  const looks =
    settings.ocioLook !== null && settings.ocioLook !== '' ? [settings.ocioLook, ...menu.looks] : menu.looks;
  return html`${row('ocioInput', names.input, (title) =>
    select('ocioInput', settings.ocioInput, title, automatic, spaces(ocio, settings.ocioInput), (ocioInput) =>
      set({ ocioInput }),
    ),
  )}
  ${row('ocioDisplay', names.display, (title) =>
    select(
      'ocioDisplay',
      display,
      title,
      null,
      plain(
        menu.displays.map(({ name }) => name),
        display,
      ),
      chooseDisplay,
    ),
  )}
  ${row('ocioView', names.view, (title) =>
    select(
      'ocioView',
      settings.ocioView ?? ocio.view,
      title,
      null,
      plain(views, settings.ocioView ?? ocio.view),
      (ocioView) => set({ ocioView }),
    ),
  )}
  ${
    menu.looks.length > 0
      ? row('ocioLook', names.look, (title) =>
          select(
            'ocioLook',
            settings.ocioLook,
            title,
            names.lookOfView,
            [{ group: '', options: [{ value: '', label: names.noLook }, ...named([...new Set(looks)])] }],
            (ocioLook) => set({ ocioLook }),
          ),
        )
      : nothing
  }`;
}

interface Option {
  readonly value: string;
  readonly label: string;
}
interface Group {
  readonly group: string;
  readonly options: readonly Option[];
}

const named = (names: readonly string[]): Option[] => names.map((name) => ({ value: name, label: name }));

/** What is in force is offered, too, where the config keeps it out of menus. */
function plain(names: readonly string[], chosen: string | null): readonly Group[] {
  return [{ group: '', options: named(chosen === null || names.includes(chosen) ? names : [chosen, ...names]) }];
}

/** By the families of the config, in its order. */
function spaces({ menu }: OcioSnapshot, chosen: string | null): readonly Group[] {
  const families = new Map<string, string[]>();
  for (const { name, family } of menu?.spaces ?? []) families.set(family, [...(families.get(family) ?? []), name]);
  const isOffered = chosen === null || [...families.values()].some((names) => names.includes(chosen));
  const own = isOffered ? [] : [{ group: '', options: named([chosen]) }];
  return [...own, ...[...families].map(([group, names]) => ({ group, options: named(names) }))];
}

function row(name: OcioSetting, label: string, field: (title: string) => TemplateResult): TemplateResult {
  return html`<label class="ocio" title=${describedSettings[name]}><span>${label}</span>${field(label)}</label>`;
}

/** `automatic`: what the first choice is called, which stands for "not set"; null: there is none. */
function select(
  name: OcioSetting,
  value: string | null,
  label: string,
  automatic: string | null,
  groups: readonly Group[],
  choose: (value: string | null) => void,
): TemplateResult {
  // No name of a config begins with a blank: the first choice cannot be taken for one.
  const unset = ' auto';
  const change = (event: Event): void => {
    const chosen = (event.target as HTMLSelectElement).value;
    choose(chosen === unset ? null : chosen);
  };
  const option = (one: Option): TemplateResult =>
    html`<option value=${one.value} .selected=${one.value === value}>${one.label}</option>`;
  return html`<select class=${name} aria-label=${label} @change=${change}>
    ${automatic === null ? nothing : html`<option value=${unset} .selected=${value === null}>${automatic}</option>`}
    ${groups.map(({ group, options }) =>
      group === '' ? options.map(option) : html`<optgroup label=${group}>${options.map(option)}</optgroup>`,
    )}
  </select>`;
}
