import type { KeyBinding, Keymap } from './keymap.ts';
import type { PlayerCommand } from './player-command.ts';

type Group = KeyBinding['group'];
type Row = readonly [keys: string, command: PlayerCommand | PlayerCommand['name'], description: string];

/** Keys are separated by blanks. A command that needs nothing more is given by its name. */
function bindings(group: Group, rows: readonly Row[]): KeyBinding[] {
  return rows.map(([keys, command, description]) => ({
    keys: keys.split(' '),
    command: typeof command === 'string' ? ({ name: command } as PlayerCommand) : command,
    group,
    description,
  }));
}

const channel = (letter: 'r' | 'g' | 'b' | 'a', description: string): Row => [
  letter,
  { name: 'channel', channel: letter },
  description,
];

const STEPS: readonly Row[] = [
  ['ArrowLeft', { name: 'step', by: -1 }, 'One frame back'],
  ['ArrowRight', { name: 'step', by: 1 }, 'One frame forward'],
  ['Shift+ArrowLeft', { name: 'step', by: -10 }, 'Ten frames back'],
  ['Shift+ArrowRight', { name: 'step', by: 10 }, 'Ten frames forward'],
  ['Home', 'first', 'First frame'],
  ['End', 'last', 'Last frame'],
];

const CHANNELS: readonly Row[] = [
  channel('r', 'Red, and back'),
  channel('g', 'Green, and back'),
  channel('b', 'Blue, and back'),
  channel('a', 'Alpha, and back'),
];

/** One press of a panning key moves the picture by this share of the player. */
const PAN = 1 / 8;

const VIEW: readonly Row[] = [
  ['f', 'fit', 'Fit the picture'],
  ['0', 'actual-size', '100 %'],
  ['+ =', { name: 'zoom', by: 1 }, 'Zoom in'],
  ['- _', { name: 'zoom', by: -1 }, 'Zoom out'],
  // As the keys of a number pad lie.
  ['4', { name: 'pan', x: PAN, y: 0 }, 'See more of the left'],
  ['6', { name: 'pan', x: -PAN, y: 0 }, 'See more of the right'],
  ['8', { name: 'pan', x: 0, y: PAN }, 'See more of the top'],
  ['2', { name: 'pan', x: 0, y: -PAN }, 'See more of the bottom'],
  ['x', 'flop', 'Mirror left to right'],
  ['Shift+x', 'flip', 'Turn upside down'],
  ['n', 'filter', 'Smooth or nearest'],
];

const COMPARE: readonly Row[] = [
  ['w', 'wipe', 'Wipe, and back to the first picture'],
  ['Shift+w', 'cycle-compare', 'Next way to compare'],
  ['`', 'flip-compare', 'Flip between the two pictures'],
];

const PLAYER: readonly Row[] = [
  ['h', 'hud', 'Overlay'],
  ['Shift+h', 'metadata', 'What the file’s header says'],
  ['v', 'probe', 'Values under the pointer'],
  ['d', 'display', 'How the picture is shown'],
  ['s', 'save', 'Save the picture as shown'],
  ['Shift+s', 'link', 'Copy a link to this frame'],
  ['Shift+f', 'fullscreen', 'Full screen'],
  ['Enter', 'go-to', 'Go to a frame or timecode'],
  ['Shift+Enter', 'files', 'Open files of this device'],
  ['?', 'help', 'These keys'],
];

/** The default: what editors' and review tools' keys have in common. */
const review: Keymap = [
  ...bindings('play', [
    ['Space', 'toggle-play', 'Play or pause'],
    ['j', 'shuttle-back', 'Play backwards; again: 2×, 4×, 8×. With K held: slowly'],
    ['k', 'shuttle-stop', 'Pause'],
    ['l', 'shuttle-forward', 'Play forwards; again: 2×, 4×, 8×. With K held: slowly'],
    ['Shift+p', 'cycle-loop', 'Loop, ping-pong, once'],
    ['m', 'mute', 'Sound on or off'],
  ]),
  ...bindings('move', [...STEPS, [',', 'previous-marker', 'Marker before'], ['.', 'next-marker', 'Marker after']]),
  ...bindings('range', [
    ['i [', 'set-in', 'In point here'],
    ['o ]', 'set-out', 'Out point here'],
    ['Shift+i', 'clear-in', 'Clear the in point'],
    ['Shift+o', 'clear-out', 'Clear the out point'],
    ['\\', 'clear-range', 'Clear the range'],
    ['p', 'toggle-range', 'Range on or off'],
  ]),
  ...bindings('colour', [
    ...CHANNELS,
    ['c', { name: 'channel', channel: 'rgb' }, 'All channels'],
    ['Shift+l', { name: 'channel', channel: 'luma' }, 'Luma, and back'],
    ['e', { name: 'exposure', by: 0.5 }, 'Half a stop brighter'],
    ['Shift+e', { name: 'exposure', by: -0.5 }, 'Half a stop darker'],
    ['y', { name: 'gamma', by: 0.1 }, 'Gamma up'],
    ['Shift+y', { name: 'gamma', by: -0.1 }, 'Gamma down'],
    ['Shift+Home', 'reset-view', 'Reset colour and view'],
  ]),
  ...bindings('view', VIEW),
  ...bindings('compare', COMPARE),
  ...bindings('player', PLAYER),
];

/** Keys that people bring from the desktop player RV. */
const rv: Keymap = [
  ...bindings('play', [
    ['Space', 'toggle-play', 'Play or pause'],
    ['Shift+p', 'cycle-loop', 'Loop, ping-pong, once'],
    ['m', 'mute', 'Sound on or off'],
  ]),
  ...bindings('move', [
    ...STEPS.filter(([keys]) => keys !== 'Home' && keys !== 'End'),
    ['Shift+Home', 'first', 'First frame'],
    ['Shift+End', 'last', 'Last frame'],
    [',', 'previous-marker', 'Marker before'],
    ['.', 'next-marker', 'Marker after'],
  ]),
  ...bindings('range', [
    ['[', 'set-in', 'In point here'],
    [']', 'set-out', 'Out point here'],
    ['\\', 'clear-range', 'Clear the range'],
    ['p', 'toggle-range', 'Range on or off'],
  ]),
  ...bindings('colour', [
    ...CHANNELS,
    ['c', { name: 'channel', channel: 'rgb' }, 'All channels'],
    ['l', { name: 'channel', channel: 'luma' }, 'Luma, and back'],
    ['e', { name: 'exposure', by: 0.5 }, 'Half a stop brighter'],
    ['Shift+e', { name: 'exposure', by: -0.5 }, 'Half a stop darker'],
    ['y', { name: 'gamma', by: 0.1 }, 'Gamma up'],
    ['Shift+y', { name: 'gamma', by: -0.1 }, 'Gamma down'],
    ['Home', 'reset-view', 'Reset colour and view'],
  ]),
  ...bindings(
    'view',
    VIEW.map(([keys, ...rest]): Row => [keys === '0' ? '1' : keys, ...rest]),
  ),
  ...bindings('compare', COMPARE),
  ...bindings('player', PLAYER),
];

/** Keys that people bring from video sites. */
const media: Keymap = [
  ...bindings('play', [
    ['Space k', 'toggle-play', 'Play or pause'],
    ['m', 'mute', 'Sound on or off'],
  ]),
  ...bindings('move', [
    [',', { name: 'step', by: -1 }, 'One frame back'],
    ['.', { name: 'step', by: 1 }, 'One frame forward'],
    ['ArrowLeft j', { name: 'step', by: -10 }, 'Ten frames back'],
    ['ArrowRight l', { name: 'step', by: 10 }, 'Ten frames forward'],
    ['Home', 'first', 'First frame'],
    ['End', 'last', 'Last frame'],
  ]),
  ...bindings('player', [
    ['f', 'fullscreen', 'Full screen'],
    ['?', 'help', 'These keys'],
  ]),
];

/** What each value of the `keymap` attribute stands for. */
export const keymaps = { review, rv, media, none: [] } as const satisfies Readonly<Record<string, Keymap>>;
