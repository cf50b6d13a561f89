import type { Keymap } from './keymap.ts';

/** What the desktop players' keymaps have in common. */
const desktop = {
  Space: 'toggle-play',
  'Shift+p': 'cycle-loop',
  m: 'toggle-mute',
  'Shift+m': 'add-marker',
  ArrowLeft: 'step-back',
  ArrowRight: 'step-forward',
  'Shift+ArrowLeft': 'step-back-10',
  'Shift+ArrowRight': 'step-forward-10',
  ',': 'previous-marker',
  '.': 'next-marker',
  '{': 'previous-annotation',
  '}': 'next-annotation',
  '<': 'previous-clip',
  '>': 'next-clip',
  '[': 'set-in',
  ']': 'set-out',
  '\\': 'clear-range',
  p: 'toggle-range',
  r: 'toggle-red',
  g: 'toggle-green',
  b: 'toggle-blue',
  a: 'toggle-alpha',
  c: 'all-channels',
  'Shift+c': 'cycle-false-colour',
  e: 'exposure-up',
  'Shift+e': 'exposure-down',
  y: 'gamma-up',
  'Shift+y': 'gamma-down',
  f: 'fit',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  _: 'zoom-out',
  // As the keys of a number pad lie.
  4: 'pan-left',
  6: 'pan-right',
  8: 'pan-up',
  2: 'pan-down',
  x: 'flop',
  'Shift+x': 'flip',
  n: 'toggle-filter',
  w: 'toggle-wipe',
  'Shift+w': 'cycle-compare',
  '`': 'flip-compare',
  h: 'toggle-hud',
  'Shift+h': 'toggle-metadata',
  v: 'toggle-probe',
  'Shift+v': 'toggle-scopes',
  'Shift+d': 'toggle-annotate',
  'Shift+n': 'toggle-annotations',
  d: 'display-panel',
  s: 'save-picture',
  'Shift+s': 'copy-link',
  'Shift+f': 'fullscreen',
  Enter: 'go-to',
  'Shift+Enter': 'open-files',
  '?': 'help',
} as const satisfies Keymap;

/** The default: what editors' and review tools' keys have in common. */
const review: Keymap = {
  ...desktop,
  j: 'shuttle-back',
  k: 'shuttle-stop',
  l: 'shuttle-forward',
  Home: 'first-frame',
  End: 'last-frame',
  i: 'set-in',
  o: 'set-out',
  'Shift+i': 'clear-in',
  'Shift+o': 'clear-out',
  'Shift+l': 'toggle-luma',
  'Shift+Home': 'reset-view',
  0: 'actual-size',
};

/** Keys that people bring from the desktop player RV. */
const rv: Keymap = {
  ...desktop,
  'Shift+Home': 'first-frame',
  'Shift+End': 'last-frame',
  l: 'toggle-luma',
  Home: 'reset-view',
  1: 'actual-size',
};

/** Keys that people bring from video sites. */
const media: Keymap = {
  Space: 'toggle-play',
  k: 'toggle-play',
  m: 'toggle-mute',
  ',': 'step-back',
  '.': 'step-forward',
  ArrowLeft: 'step-back-10',
  j: 'step-back-10',
  ArrowRight: 'step-forward-10',
  l: 'step-forward-10',
  Home: 'first-frame',
  End: 'last-frame',
  f: 'fullscreen',
  '?': 'help',
};

/** The keymap of each value of the `keymap` attribute. */
export const keymaps = { review, rv, media, none: {} } as const satisfies Readonly<Record<string, Keymap>>;
