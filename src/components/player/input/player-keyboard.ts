import type { CommandRunner } from '../../../core/player/commands/command-runner.ts';
import { findBinding, type KeyBinding, type Keymap } from '../../../core/player/commands/keymap.ts';
import {
  type ElementCommand,
  isElementCommand,
  type PlayerCommand,
} from '../../../core/player/commands/player-command.ts';
import { SpaceGrab } from './space-grab.ts';

interface KeyboardHost {
  keymap(): Keymap;
  /** null while there is no session. */
  runner(): CommandRunner | null;
  run(command: ElementCommand): void;
  /** The space bar is held over the picture, or no longer. */
  grabbing(held: boolean): void;
}

/** Commands that a held key repeats; the others happen once per press. */
const REPEATED: ReadonlySet<string> = new Set([
  'step',
  'exposure',
  'gamma',
  'zoom',
  'pan',
  'next-marker',
  'previous-marker',
]);

/** Turns the keys pressed inside a player, or handed over by a timeline, into commands by the player's keymap. */
export class PlayerKeyboard {
  readonly #host: KeyboardHost;
  readonly #held = new Map<string, KeyBinding>();
  /** What the space bar does while a pointer is over the picture. */
  readonly space: SpaceGrab;
  #tapped: KeyBinding | null = null;

  constructor(host: KeyboardHost) {
    this.#host = host;
    this.space = new SpaceGrab({
      tap: () => this.#tapped && this.#run(this.#tapped.command),
      changed: (held) => host.grabbing(held),
    });
  }

  /** True where the key meant something. `inside`: the player hears its release, too. */
  press(event: KeyboardEvent, inside: boolean): boolean {
    if (belongsToFocus(event)) return false;
    const binding = findBinding(this.#host.keymap(), event);
    if (!binding) return false;
    const { command } = binding;
    if (inside && this.space.press(event)) {
      this.#tapped = binding;
      return true;
    }
    if (event.repeat && !REPEATED.has(command.name)) return true;
    this.#run(command);
    if (!isElementCommand(command)) this.#held.set(event.code || event.key, binding);
    return true;
  }

  release(event: KeyboardEvent): void {
    this.space.release(event);
    const key = event.code || event.key;
    const command = this.#held.get(key)?.command;
    this.#held.delete(key);
    if (command && !isElementCommand(command)) this.#host.runner()?.release(command);
  }

  /** Focus went elsewhere: nothing is held any more. */
  releaseAll(): void {
    this.space.cancel();
    if (this.#held.size > 0) this.#host.runner()?.releaseAll();
    this.#held.clear();
  }

  #run(command: PlayerCommand): void {
    if (isElementCommand(command)) this.#host.run(command);
    else this.#host.runner()?.run(command);
  }
}

/** Elements that keep Space and Enter, and those that keep every key. */
const PRESSABLE = 'button, a[href], summary, [role="button"]';
const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/** Whether a key press belongs to what has focus (a button's Space, a field's letters) or to an input method. */
export function belongsToFocus(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.isComposing || event.key === 'Process' || !(target instanceof Element)) return true;
  if (target.matches(TYPING)) return true;
  return (event.key === ' ' || event.key === 'Enter') && target.matches(PRESSABLE);
}
