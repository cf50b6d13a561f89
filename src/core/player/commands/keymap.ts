import { type CommandName, commands } from './commands.ts';

/**
 * Which key runs which command. Keys are named as `KeyboardEvent.key` names them: letters in lower case, `Shift+` before
 * letters and named keys only (`?` is typed with Shift on some keyboards and without on others).
 */
export type Keymap = Readonly<Record<string, CommandName>>;

/** The fields read of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing?: boolean;
}

/** The command of a key press; null for unbound keys, with other modifiers, and while an input method composes. */
export function commandOf(keymap: Keymap, press: KeyPress): CommandName | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  const name = keyName(press);
  return Object.hasOwn(keymap, name) ? (keymap[name] ?? null) : null;
}

/** A key press as keymaps spell it: `l`, `Shift+l`, `Shift+ArrowLeft`, `?`, `Space`. */
export function keyName({ key, shiftKey }: Pick<KeyPress, 'key' | 'shiftKey'>): string {
  const isLetter = /^\p{L}$/u.test(key);
  const name = key === ' ' ? 'Space' : isLetter ? key.toLowerCase() : key;
  return shiftKey && (isLetter || name.length > 1) ? `Shift+${name}` : name;
}

/** The commands that a keymap binds, in the order of the command table, each with its keys. */
export function keysByCommand(keymap: Keymap): ReadonlyMap<CommandName, readonly string[]> {
  const keys = new Map<CommandName, string[]>();
  for (const name of Object.keys(commands) as CommandName[]) {
    const bound = Object.keys(keymap).filter((key) => keymap[key] === name);
    if (bound.length > 0) keys.set(name, bound);
  }
  return keys;
}
