import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import {
  SCOPE_REGION,
  SCOPE_SIDES,
  SCOPE_STAGES,
  SCOPE_UNITS,
  SCOPE_VALUES,
  type ScopeName,
  SCOPES,
} from '../../core/scopes/scope-words.ts';
import { settingDescriptions } from '../../core/settings/setting-descriptions.ts';
import { icon } from '../player/controls/icon.ts';
import { scopeStrings } from '../text/scope-strings.ts';

/** What the bar shows and changes. */
export interface ScopeBarPort {
  readonly state: PlayerSnapshot;
  readonly kinds: readonly ScopeName[];
  /** The picture that is measured. */
  readonly side: 'a' | 'b';
  readonly isDrawing: boolean;
  set(changes: Readonly<Record<string, unknown>>): void;
  draw(on: boolean): void;
}

const ICONS = {
  region: icon('M2 2h4v1.5H3.5V6H2zM10 2h4v4h-1.500V3.5H10zM2 10h1.500v2.500H6V14H2zM12.500 10H14v4h-4v-1.500h2.500zM7.300 5.300h1.400v2h2v1.400h-2v2H7.300v-2h-2V7.300h2z'),
  close: icon('M3.2 2 8 6.8 12.8 2 14 3.2 9.2 8 14 12.8 12.8 14 8 9.2 3.2 14 2 12.8 6.800 8 2 3.200z'),
} as const; // prettier-ignore

type Choice = 'scopeValues' | 'scopeStage' | 'scopeUnits' | 'scopeSide';

/** What is shown, and of what. */
export function scopeBar(port: ScopeBarPort): TemplateResult {
  const { state, set } = port;
  return html`<div class="scope-bar" role="toolbar" aria-label=${scopeStrings.bar}>
    <div class="scope-kinds" role="group" aria-label=${scopeStrings.kinds}>
      ${SCOPES.map((name) => kindButton(name, port))}
    </div>
    ${choice(port, 'scopeValues', SCOPE_VALUES)} ${choice(port, 'scopeStage', SCOPE_STAGES)}
    ${choice(port, 'scopeUnits', SCOPE_UNITS)} ${state.compare ? choice(port, 'scopeSide', SCOPE_SIDES) : nothing}
    ${region(port)}
    <span class="scope-note"></span>
    <button
      type="button"
      class="scope-close"
      title=${scopeStrings.close}
      aria-label=${scopeStrings.close}
      @click=${() => set({ scopes: null })}
    >
      ${ICONS.close}
    </button>
  </div>`;
}

/** Without the last one there are no scopes. */
function kindButton(name: ScopeName, { kinds, set }: ScopeBarPort): TemplateResult {
  const isOn = kinds.includes(name);
  const next = isOn ? kinds.filter((one) => one !== name) : SCOPES.filter((one) => one === name || kinds.includes(one));
  return html`<button
    type="button"
    aria-pressed=${isOn}
    @click=${() => set({ scopes: next.length > 0 ? next.join(' ') : null })}
  >
    ${scopeStrings.names[name]}
  </button>`;
}

function choice({ state, side, set }: ScopeBarPort, setting: Choice, words: readonly string[]): TemplateResult {
  const names: Readonly<Record<string, string>> = scopeStrings.words;
  const nameOf = (word: string): string =>
    word === 'auto' ? scopeStrings.automaticSide(scopeStrings.words[side]) : (names[word] ?? word);
  const change = (event: Event): void => set({ [setting]: (event.target as HTMLSelectElement).value });
  return html`<select
    class=${setting}
    title=${settingDescriptions[setting]}
    aria-label=${scopeStrings.settings[setting]}
    @change=${change}
  >
    ${words.map((word) => html`<option value=${word} .selected=${word === state.settings[setting]}>${nameOf(word)}</option>`)}
  </select>`;
}

/** Drawn on the picture, or typed: without a pointer, too. */
function region({ state, isDrawing, set, draw }: ScopeBarPort): TemplateResult {
  const { scopeRegion } = state.settings;
  const change = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const text = field.value.replaceAll(/\s+/g, ',').replaceAll(/,+/g, ',').replaceAll(/^,|,$/g, '');
    if (text === '' || SCOPE_REGION.test(text)) set({ scopeRegion: text || null });
    field.value = state.settings.scopeRegion ?? '';
  };
  return html`<div class="scope-region-field" role="group" aria-label=${scopeStrings.region}>
    <button
      type="button"
      class="scope-draw"
      title=${scopeStrings.drawRegion}
      aria-label=${scopeStrings.drawRegion}
      aria-pressed=${isDrawing}
      @click=${() => draw(!isDrawing)}
    >
      ${ICONS.region}
    </button>
    <input
      type="text"
      size="15"
      title=${settingDescriptions.scopeRegion}
      aria-label=${scopeStrings.regionField}
      placeholder=${scopeStrings.wholePicture}
      .value=${scopeRegion ?? ''}
      @change=${change}
    />
    ${
      scopeRegion === null
        ? nothing
        : html`<button
            type="button"
            class="scope-whole"
            title=${scopeStrings.clearRegion}
            aria-label=${scopeStrings.clearRegion}
            @click=${() => set({ scopeRegion: null })}
          >
            ${ICONS.close}
          </button>`
    }
  </div>`;
}
