import type { CommandName } from './commands.ts';
import type { keymaps } from './keymaps.ts';

/** What the pointer does on the picture, as people bring it from where their keys are from. */
export interface MouseHabits {
  /** Command of a click; null: none. */
  readonly click: CommandName | null;
  readonly doubleClick: CommandName | null;
  /** A plain wheel zooms while the player has the focus: the page scrolls under all other players. */
  readonly wheelZooms: boolean;
  /** A drag to the right with Alt raises exposure, with Alt and Shift gamma. */
  readonly dragGrades: boolean;
}

const desktop: MouseHabits = { click: null, doubleClick: null, wheelZooms: true, dragGrades: true };

/** By the `keymap` attribute. In all of them Ctrl and the wheel zoom, the middle button pans, two fingers do both. */
export const mouseHabits: Readonly<Record<keyof typeof keymaps, MouseHabits>> = {
  review: desktop,
  rv: desktop,
  media: { click: 'toggle-play', doubleClick: 'fullscreen', wheelZooms: false, dragGrades: true },
  none: { click: null, doubleClick: null, wheelZooms: false, dragGrades: false },
};

/** What a habit is called in lists of keys: the gesture, and what it does; null where a keymap has no such habit. */
export interface NamedGesture {
  readonly gesture: string;
  readonly label: string;
  readonly has: (habits: MouseHabits) => boolean;
}

export const GESTURES: readonly NamedGesture[] = [
  { gesture: 'click', label: 'Play or pause', has: ({ click }) => click === 'toggle-play' },
  { gesture: 'double click', label: 'Full screen', has: ({ doubleClick }) => doubleClick === 'fullscreen' },
  { gesture: 'middle drag', label: 'Pan', has: () => true },
  { gesture: 'Ctrl+wheel', label: 'Zoom at the pointer', has: () => true },
  {
    gesture: 'wheel, once clicked into',
    label: 'Zoom at the pointer',
    has: ({ wheelZooms }) => wheelZooms,
  },
  { gesture: 'Alt+drag', label: 'Change exposure', has: ({ dragGrades }) => dragGrades },
  { gesture: 'Alt+Shift+drag', label: 'Change gamma', has: ({ dragGrades }) => dragGrades },
];
