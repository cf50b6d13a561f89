import { html, nothing, type TemplateResult } from 'lit';
import { type CommandName, commands } from '../../../core/player/commands/commands.ts';
import { displaySettings } from '../../../core/settings/player-settings.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import type { RequestDetails, RequestName } from '../../events/request-events.ts';
import { heldFrame, namedFrame } from '../../text/frame-text.ts';
import { layerLabel } from '../../text/picture-text.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';
import { controlBarStyles } from './control-bar.styles.ts';
import { icons } from './icons.ts';

export const styles = [controlBarStyles];

/** How the bar asks for things. */
export interface ControlPort {
  ask<Name extends RequestName>(name: Name, detail: RequestDetails[Name]): void;
  run(command: CommandName): void;
}

const LOOPS = ['loop', 'ping-pong', 'once'] as const;
/** Stops of one press. */
const EXPOSURE_STEP = 0.5;

/** The bar under the picture: transport, numbers, layer, exposure, loop mode, full screen. */
export function controlBar(state: PlayerSnapshot, port: ControlPort, opensFiles: boolean): TemplateResult {
  const { frames, playing } = state;
  const first = state.in ?? frames?.first ?? 0;
  const last = state.out ?? frames?.last ?? 0;
  const seek = (frame: number) => () => port.ask('seq-seek-request', { frame, scrub: false });
  const step = (by: number) => () => port.ask('seq-step-request', { by });
  const toggle = (): void => port.ask(playing ? 'seq-pause-request' : 'seq-play-request', null);
  const off = !frames;
  return html`<div class="bar" part="controls" role="toolbar" aria-label=${strings.controls}>
    <div class="bar-line">
      <div class="group transport">
        ${button('first wide', commands['first-frame'].label, icons.first, seek(first), off)}
        ${button('back', commands['step-back'].label, icons.stepBack, step(-1), off)}
        ${button('play', playing ? partStrings.pause : partStrings.play, playing ? icons.pause : icons.play, toggle, off)}
        ${button('forward', commands['step-forward'].label, icons.stepForward, step(1), off)}
        ${button('last wide', commands['last-frame'].label, icons.last, seek(last), off)}
      </div>
      ${numbers(state)}
      <div class="group end">
        ${layers(state, port)} ${exposure(state, port)} ${sound(state, port)} ${loop(state, port)}
        ${opensFiles ? command('files', 'open-files', icons.folder, port) : nothing}
        ${command('display', 'display-panel', icons.display, port)}
        ${command('full', 'fullscreen', icons.fullscreen, port)}
      </div>
    </div>
  </div>`;
}

function button(
  name: string,
  title: string,
  content: TemplateResult,
  click: () => void,
  disabled = false,
): TemplateResult {
  return html`<button
    type="button"
    class=${name}
    title=${title}
    aria-label=${title}
    ?disabled=${disabled}
    @click=${click}
  >
    ${content}
  </button>`;
}

/** A button that runs a command and has its label. */
function command(name: string, run: CommandName, content: TemplateResult, port: ControlPort): TemplateResult {
  return button(name, commands[run].label, content, () => port.run(run));
}

function numbers(state: PlayerSnapshot): TemplateResult {
  const { fps, frames } = state;
  const frame = namedFrame(state);
  const shown = heldFrame(state);
  const title = shown !== null ? partStrings.heldTitle(shown) : partStrings.frameNumber;
  return html`<div class="group numbers">
    <output class="frame ${shown !== null ? 'held' : ''}" title=${title}
      >${frame === null ? '–' : shown !== null ? strings.held(frame, shown) : frame}</output
    >
    <span class="quiet wide"
      >${frames ? partStrings.frameRange(state.in ?? frames.first, state.out ?? frames.last) : ''}</span
    >
    <span class="quiet rate">${frames ? strings.rateOf(String(Number(fps.toFixed(3)))) : ''}</span>
  </div>`;
}

function layers(state: PlayerSnapshot, port: ControlPort): TemplateResult | typeof nothing {
  if (state.layers.length < 2) return nothing;
  const current = state.layer || state.header?.defaultLayer || '';
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) port.ask('seq-display-request', { layer: event.target.value });
  };
  return html`<select class="wide" aria-label=${partStrings.layer} title=${partStrings.layer} @change=${choose}>
    ${state.layers.map(
      (layer) => html`<option value=${layer.id} ?selected=${layer.id === current}>${layerLabel(layer)}</option>`,
    )}
  </select>`;
}

function exposure(state: PlayerSnapshot, port: ControlPort): TemplateResult {
  const { min, max } = displaySettings.exposure;
  const value = state.settings.exposure;
  const set = (stops: number) => () =>
    port.ask('seq-display-request', { exposure: Math.min(max, Math.max(min, stops)) });
  return html`<div class="group exposure wider" role="group" aria-label=${partStrings.exposure}>
    ${button('less', commands['exposure-down'].label, html`−`, set(value - EXPOSURE_STEP))}
    ${button(value === 0 ? 'value' : 'value changed', partStrings.resetExposure(partStrings.stops(value)), html`${partStrings.stops(value)}`, set(0))}
    ${button('more', commands['exposure-up'].label, html`+`, set(value + EXPOSURE_STEP))}
  </div>`;
}

/** Only where there is sound: what it is not heard for stands in the title. */
function sound({ sound: heard, settings }: PlayerSnapshot, port: ControlPort): TemplateResult | typeof nothing {
  if (!heard) return nothing;
  const { state, refused } = heard;
  if (refused !== null) return button('sound', strings.soundRefused(refused), icons.silent, () => {}, true);
  if (state === 'blocked') return button('sound changed', strings.soundBlocked, icons.silent, () => {});
  const isOff = state === 'muted';
  const click = (): void => {
    const volume = isOff && settings.volume === 0 ? { volume: 1 } : {};
    port.ask('seq-display-request', { muted: !isOff, ...volume });
  };
  return button('sound', isOff ? partStrings.unmute : partStrings.mute, isOff ? icons.silent : icons.sound, click);
}

function loop({ loop: mode }: PlayerSnapshot, port: ControlPort): TemplateResult {
  const next = LOOPS[(LOOPS.indexOf(mode) + 1) % LOOPS.length] ?? 'loop';
  const title = partStrings.loopTitle(partStrings.loopModes[mode]);
  return button('loop wide', title, icons[mode], () => port.ask('seq-display-request', { loop: next }));
}
