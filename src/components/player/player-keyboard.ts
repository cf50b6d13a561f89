import type { CommandRunner } from '../../core/player/command-runner.ts';
import { findBinding, type KeyBinding, type Keymap } from '../../core/player/keymap.ts';
import { isElementCommand, type ElementCommand } from '../../core/player/player-command.ts';
import { belongsToFocus } from './player-keys.ts';

interface KeyboardHost {
  keymap(): Keymap;
  /** null while there is no session. */
  runner(): CommandRunner | null;
  run(command: ElementCommand): void;
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

  constructor(host: KeyboardHost) {
    this.#host = host;
  }

  /** True where the key meant something. */
  press(event: KeyboardEvent): boolean {
    if (belongsToFocus(event)) return false;
    const binding = findBinding(this.#host.keymap(), event);
    if (!binding) return false;
    const { command } = binding;
    if (event.repeat && !REPEATED.has(command.name)) return true;
    if (isElementCommand(command)) this.#host.run(command);
    else {
      this.#host.runner()?.run(command);
      this.#held.set(event.code || event.key, binding);
    }
    return true;
  }

  release(event: KeyboardEvent): void {
    const key = event.code || event.key;
    const command = this.#held.get(key)?.command;
    this.#held.delete(key);
    if (command && !isElementCommand(command)) this.#host.runner()?.release(command);
  }

  /** Focus went elsewhere: nothing is held any more. */
  releaseAll(): void {
    if (this.#held.size > 0) this.#host.runner()?.releaseAll();
    this.#held.clear();
  }
}
