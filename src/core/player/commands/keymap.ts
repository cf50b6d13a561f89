import type { PlayerCommand } from './player-command.ts';

/** One line of a keymap, and of the help overlay that is made of it. */
export interface KeyBinding {
  /**
   * Keys that do the same, as `KeyboardEvent.key` names them: letters in lower case, `Shift+` before letters and named
   * keys only (a `?` is typed with Shift on some keyboards and without on others).
   */
  readonly keys: readonly string[];
  readonly command: PlayerCommand;
  readonly group: 'play' | 'move' | 'range' | 'colour' | 'view' | 'compare' | 'player';
  readonly description: string;
}

export type Keymap = readonly KeyBinding[];

/** What is looked at of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing?: boolean;
}

/** The binding a key press asks for; null for keys that are nobody's, with other modifiers, or while composing. */
export function findBinding(keymap: Keymap, press: KeyPress): KeyBinding | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  const name = keyName(press);
  return keymap.find((binding) => binding.keys.includes(name)) ?? null;
}

/** A key press as keymaps spell it: `l`, `Shift+l`, `Shift+ArrowLeft`, `?`, `Space`. */
export function keyName({ key, shiftKey }: Pick<KeyPress, 'key' | 'shiftKey'>): string {
  const isLetter = /^\p{L}$/u.test(key);
  const name = key === ' ' ? 'Space' : isLetter ? key.toLowerCase() : key;
  return shiftKey && (isLetter || name.length > 1) ? `Shift+${name}` : name;
}
