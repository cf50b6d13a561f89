import { html } from 'lit';
import { commandNames } from '../../text/command-names.ts';
import type { CommandName } from '../../../core/player/commands/commands.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';
import {
  choiceField,
  exposureField,
  frameField,
  layerField,
  rangeField,
  speedField,
  volumeField,
} from './bar-fields.ts';
import type { BarItem, ControlFacts, ControlPort, PlacedItem } from './bar-item.ts';
import { icons } from './icons.ts';

const LOOPS = ['loop', 'ping-pong', 'once'] as const;

const hasNoFrames = ({ state }: ControlFacts): boolean => state.frames === null;
const always = (rank: number) => () => rank;

/** A button that runs a command and has its label. */
function commandItem(
  name: string,
  command: CommandName,
  icon: keyof typeof icons,
): Pick<BarItem, 'name' | 'label' | 'icon' | 'click'> {
  return {
    name,
    label: () => commandNames[command],
    icon: () => icons[icon],
    click: (_facts, port) => port.run(command),
  };
}

function stepItem(name: 'back' | 'forward', by: 1 | -1): PlacedItem {
  const command = by > 0 ? 'step-forward' : 'step-back';
  return {
    ...commandItem(name, command, by > 0 ? 'stepForward' : 'stepBack'),
    place: 'transport',
    rank: always(4),
    isDisabled: hasNoFrames,
    click: (_facts, port) => port.ask('seq-step-request', { by }),
  };
}

function endItem(name: 'first' | 'last'): PlacedItem {
  return {
    ...commandItem(name, name === 'first' ? 'first-frame' : 'last-frame', name),
    place: 'transport',
    rank: always(14),
    isDisabled: hasNoFrames,
    click: ({ state }, port) => {
      const frame = (name === 'first' ? state.in : state.out) ?? state.frames?.[name] ?? 0;
      port.ask('seq-seek-request', { frame, scrub: false });
    },
  };
}

/** Of an edit: the clip before or after the one shown, by its name. */
function clipItem(name: 'previous-clip' | 'next-clip'): PlacedItem {
  const target = ({ state: { clips, frame } }: ControlFacts): { name: string; in: number } | undefined =>
    name === 'next-clip'
      ? clips.find((one) => one.in > (frame ?? Infinity))
      : clips.findLast((one) => one.in < (frame ?? -Infinity));
  return {
    name,
    place: 'transport',
    rank: ({ state }) => (state.clips.length > 1 ? 7 : null),
    label: (facts) => [commandNames[name], target(facts)?.name].filter(Boolean).join(': '),
    icon: () => (name === 'next-clip' ? icons.nextClip : icons.previousClip),
    isDisabled: (facts) => target(facts) === undefined,
    click: (facts, port) => {
      const clip = target(facts);
      if (clip) port.ask('seq-seek-request', { frame: clip.in, scrub: false });
    },
  };
}

const play: PlacedItem = {
  name: 'play',
  place: 'transport',
  rank: always(0),
  label: ({ state }) => (state.playing ? partStrings.pause : partStrings.play),
  icon: ({ state }) => (state.playing ? icons.pause : icons.play),
  isDisabled: hasNoFrames,
  click: ({ state }, port) => port.ask(state.playing ? 'seq-pause-request' : 'seq-play-request', null),
};

/** Only where there is sound: what it is not heard for stands in the title. */
const sound: PlacedItem = {
  name: 'sound',
  place: 'end',
  rank: ({ state }) => (state.sound ? 6 : null),
  label: ({ state: { sound: heard } }) => {
    if (!heard) return partStrings.mute;
    if (heard.refused !== null) return strings.soundRefused(heard.refused);
    if (heard.state === 'blocked') return strings.soundBlocked;
    return heard.state === 'muted' ? partStrings.unmute : partStrings.mute;
  },
  icon: ({ state: { sound: heard } }) =>
    heard && (heard.refused !== null || heard.state === 'blocked' || heard.state === 'muted')
      ? icons.silent
      : icons.sound,
  isDisabled: ({ state }) => state.sound?.refused != null,
  isChanged: ({ state }) => state.sound?.state === 'blocked',
  click: ({ state: { sound: heard, settings } }, port) => {
    // Where the browser waits for a click, this one was it.
    if (heard?.state === 'blocked') return;
    const isOff = heard?.state === 'muted';
    const volume = isOff && settings.volume === 0 ? { volume: 1 } : {};
    port.ask('seq-display-request', { muted: !isOff, ...volume });
  },
};

const loop: PlacedItem = {
  name: 'loop',
  place: 'end',
  rank: always(10),
  label: ({ state }) => partStrings.loopTitle(partStrings.loopModes[state.loop]),
  icon: ({ state }) => icons[state.loop],
  click: ({ state }, port) => {
    const next = LOOPS[(LOOPS.indexOf(state.loop) + 1) % LOOPS.length] ?? 'loop';
    port.ask('seq-display-request', { loop: next });
  },
};

/** All controls of the bar, in their order; the menu has those for which the bar has no room. */
export const BAR_ITEMS: readonly PlacedItem[] = [
  clipItem('previous-clip'),
  endItem('first'),
  stepItem('back', -1),
  play,
  stepItem('forward', 1),
  endItem('last'),
  clipItem('next-clip'),
  { name: 'frame', place: 'numbers', rank: always(1), label: () => partStrings.frameNumber, field: frameField },
  {
    name: 'span',
    place: 'numbers',
    rank: ({ state }) => (state.frames ? 16 : null),
    label: () => partStrings.framesShown,
    field: ({ state: { frames, in: first, out: last } }) =>
      html`<span class="quiet"
        >${partStrings.frameRange(first ?? frames?.first ?? 0, last ?? frames?.last ?? 0)}</span
      >`,
  },
  {
    name: 'rate',
    place: 'numbers',
    rank: ({ state }) => (state.frames ? 15 : null),
    label: () => partStrings.metadata.rate,
    field: ({ state }) => html`<span class="quiet">${strings.rateOf(String(Number(state.fps.toFixed(3))))}</span>`,
  },
  {
    name: 'channel',
    place: 'end',
    // What is not the whole picture is said as long as there is any room.
    rank: ({ state }) => (state.settings.channel === 'rgb' ? 12 : 3),
    label: () => partStrings.channel,
    field: (facts, port) => choiceField('channel', facts, port),
  },
  {
    name: 'layer',
    place: 'end',
    rank: ({ state }) => (state.layers.length > 1 ? 9 : null),
    label: () => partStrings.layer,
    field: layerField,
  },
  {
    name: 'compare',
    place: 'end',
    rank: ({ state }) => (state.compare ? 8 : null),
    label: () => partStrings.compare,
    field: (facts, port) => choiceField('compare', facts, port),
  },
  {
    name: 'exposure',
    place: 'end',
    rank: ({ state }) => (state.settings.exposure === 0 ? 13 : 8),
    label: () => partStrings.exposure,
    field: exposureField,
  },
  {
    name: 'speed',
    place: 'end',
    rank: ({ state }) => (state.speed === 1 ? 19 : 9),
    label: () => partStrings.speed,
    field: speedField,
  },
  { name: 'range', place: 'end', rank: always(20), label: () => partStrings.setRange, field: rangeField },
  sound,
  {
    name: 'volume',
    place: 'end',
    rank: ({ state }) => (state.sound && state.sound.refused === null ? 21 : null),
    label: () => partStrings.volume,
    field: volumeField,
  },
  loop,
  {
    ...commandItem('pixel-probe', 'toggle-probe', 'probe'),
    place: 'end',
    rank: ({ probe }) => (probe ? 10 : 17),
    isOn: ({ probe }) => probe,
  },
  {
    ...commandItem('draw', 'toggle-annotate', 'pen'),
    place: 'end',
    rank: ({ annotate }) => (annotate ? 10 : 17),
    isDisabled: hasNoFrames,
    isOn: ({ annotate }) => annotate,
  },
  {
    ...commandItem('markers', 'markers', 'marker'),
    place: 'end',
    rank: always(18),
    isDisabled: hasNoFrames,
    isOn: ({ open }) => open === 'markers',
  },
  {
    ...commandItem('files', 'open-files', 'folder'),
    place: 'end',
    rank: ({ opensFiles }) => (opensFiles ? 11 : null),
  },
  {
    ...commandItem('display', 'display-panel', 'display'),
    place: 'end',
    rank: always(11),
    isOn: ({ open }) => open === 'display',
  },
  {
    ...commandItem('menu', 'controls-menu', 'more'),
    place: 'end',
    rank: always(2),
    isOn: ({ open }) => open === 'menu',
  },
  { ...commandItem('full', 'fullscreen', 'fullscreen'), place: 'end', rank: always(5) },
];

/** Draws an item's button, with its name as class. `text` is shown beside the icon where the button is a row. */
export function itemButton(item: BarItem, facts: ControlFacts, port: ControlPort, text = '') {
  const title = item.label(facts);
  const isPressed = item.isOn ? String(item.isOn(facts)) : undefined;
  return html`<button
    type="button"
    class="${item.name} ${item.isChanged?.(facts) ? 'changed' : ''}"
    title=${title}
    aria-label=${title}
    aria-pressed=${isPressed ?? null}
    ?disabled=${item.isDisabled?.(facts) ?? false}
    @click=${() => item.click?.(facts, port)}
  >
    ${item.icon?.(facts)}${text}
  </button>`;
}
