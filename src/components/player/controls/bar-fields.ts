import { html, type TemplateResult } from 'lit';
import { commandNames } from '../../text/command-names.ts';
import { playerSettings } from '../../../core/settings/player-settings.ts';
import { settingRows } from '../../../core/settings/setting-rows.ts';
import { choiceName, speedName } from '../../text/choice-names.ts';
import { layerLabel } from '../../text/layer-label.ts';
import { settingNames } from '../../text/setting-names.ts';
import { heldFrame, namedFrame } from '../../text/frame-text.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';
import type { ControlFacts, ControlPort } from './bar-item.ts';
import { icons } from './icons.ts';

/** Stops of one press. */
const EXPOSURE_STEP = 0.5;
/** What the menu of speeds offers, beside the speed there is. */
const SPEEDS = [-4, -2, -1, -0.5, 0.25, 0.5, 1, 2, 4, 8];

/** Settings that are one of a few words. */
type ChoiceName = 'channel' | 'compare' | 'playback' | 'resolution' | 'loop';

interface Choice {
  readonly value: string;
  readonly name: string;
}

/** A list to choose from; `title` names it to people and screen readers. */
function select(
  title: string,
  choices: readonly Choice[],
  current: string,
  choose: (value: string) => void,
  mark = '',
): TemplateResult {
  const change = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) choose(event.target.value);
  };
  return html`<select class=${mark} aria-label=${title} title=${title} @change=${change}>
    ${choices.map(({ value, name }) => html`<option value=${value} .selected=${value === current}>${name}</option>`)}
  </select>`;
}

/** A setting that is one of a few words. */
export function choiceField(setting: ChoiceName, { state }: ControlFacts, port: ControlPort): TemplateResult {
  const rule = playerSettings[setting];
  const current: string = state.settings[setting];
  const mark = current === rule.default ? setting : `${setting} ${current} changed`;
  const choices = rule.choices.map((value) => ({ value, name: choiceName(setting, value) }));
  const ask = (value: string): void => port.ask('seq-display-request', { [setting]: value });
  return select(settingNames[setting], choices, current, ask, mark);
}

export function layerField({ state }: ControlFacts, port: ControlPort): TemplateResult {
  const current = state.layer || state.header?.defaultLayer || '';
  const choices = state.layers.map((layer) => ({ value: layer.id, name: layerLabel(layer) }));
  return select(partStrings.layer, choices, current, (layer) => port.ask('seq-display-request', { layer }), 'layer');
}

export function speedField({ state: { speed } }: ControlFacts, port: ControlPort): TemplateResult {
  const all = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
  const choices = all.map((one) => ({ value: String(one), name: speedName(one) }));
  const ask = (value: string): void => port.ask('seq-display-request', { speed: Number(value) });
  return select(partStrings.speed, choices, String(speed), ask, speed === 1 ? 'speed' : 'speed changed');
}

export function volumeField({ state: { settings } }: ControlFacts, port: ControlPort): TemplateResult {
  const { min, max } = playerSettings.volume;
  const set = (event: Event): void => {
    const { valueAsNumber: volume } = event.target as HTMLInputElement;
    port.ask('seq-display-request', { volume, muted: volume === 0 });
  };
  return html`<input
    class="volume"
    type="range"
    min=${min}
    max=${max}
    step=${settingRows.volume?.step ?? 'any'}
    aria-label=${partStrings.volume}
    title=${partStrings.volume}
    .value=${String(settings.muted ? 0 : settings.volume)}
    @input=${set}
  />`;
}

/** Half stops down and up, and the value, which a press takes back to none. */
export function exposureField({ state: { settings } }: ControlFacts, port: ControlPort): TemplateResult {
  const { min, max } = playerSettings.exposure;
  const value = settings.exposure;
  const set = (stops: number) => () =>
    port.ask('seq-display-request', { exposure: Math.min(max, Math.max(min, stops)) });
  const button = (name: string, title: string, text: string, stops: number): TemplateResult =>
    html`<button type="button" class=${name} title=${title} aria-label=${title} @click=${set(stops)}>${text}</button>`;
  return html`<span class="group exposure" role="group" aria-label=${partStrings.exposure}>
    ${button('less', commandNames['exposure-down'], '−', value - EXPOSURE_STEP)}
    ${button(value === 0 ? 'value' : 'value changed', partStrings.resetExposure(partStrings.stops(value)), partStrings.stops(value), 0)}
    ${button('more', commandNames['exposure-up'], '+', value + EXPOSURE_STEP)}
  </span>`;
}

/** In and out at the due frame, and the whole source again. */
export function rangeField({ state }: ControlFacts, port: ControlPort): TemplateResult {
  const button = (name: 'set-in' | 'set-out' | 'clear-range', icon: TemplateResult, isOff: boolean): TemplateResult =>
    html`<button
      type="button"
      class=${name}
      title=${commandNames[name]}
      aria-label=${commandNames[name]}
      ?disabled=${isOff}
      @click=${() => port.run(name)}
    >
      ${icon}
    </button>`;
  const isOff = state.frames === null;
  return html`<span class="group marks" role="group" aria-label=${partStrings.setRange}>
    ${button('set-in', icons.setIn, isOff)} ${button('set-out', icons.setOut, isOff)}
    ${button('clear-range', icons.clearRange, state.range === null)}
  </span>`;
}

/** The frame's number first of all. */
export function frameField({ state }: ControlFacts): TemplateResult {
  const frame = namedFrame(state);
  const shown = heldFrame(state);
  const title = shown !== null ? partStrings.heldTitle(shown) : partStrings.frameNumber;
  return html`<output class="frame ${shown !== null ? 'held' : ''}" title=${title}
    >${frame === null ? '–' : shown !== null ? strings.held(frame, shown) : frame}</output
  >`;
}
