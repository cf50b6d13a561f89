import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommandRunner } from '../../../core/player/commands/command-runner.ts';
import { type CommandName, commands } from '../../../core/player/commands/commands.ts';
import { commandOf, type Keymap } from '../../../core/player/commands/keymap.ts';
import { SpaceGrab } from './space-grab.ts';

interface KeyboardHost {
  keymap(): Keymap;
  runner(): CommandRunner;
  /** True where a key means something to who draws on the picture. */
  draw(event: KeyboardEvent): boolean;
  /** Escape was pressed: true where it closed something. */
  close(): boolean;
  /** The space bar is held over the picture, or no longer. */
  grabbing(held: boolean): void;
}

/** Turns the keys pressed inside a player, or forwarded by a timeline, into commands by the player's keymap. */
export class PlayerKeyboardController implements ReactiveController {
  readonly #player: HTMLElement;
  readonly #host: KeyboardHost;
  #connection = new AbortController();
  /** Commands whose keys are down, by key. */
  readonly #held = new Map<string, CommandName>();
  /** What the space bar does while a pointer is over the picture. */
  readonly space: SpaceGrab;
  #tapped: CommandName | null = null;

  constructor(player: HTMLElement & ReactiveControllerHost, host: KeyboardHost) {
    this.#player = player;
    this.#host = host;
    player.addController(this);
    this.space = new SpaceGrab({
      tap: () => this.#tapped && this.#host.runner().run(this.#tapped),
      changed: (held) => host.grabbing(held),
    });
  }

  hostConnected(): void {
    const { signal } = (this.#connection = new AbortController());
    this.#player.addEventListener('keydown', (event) => this.#keydown(event), { signal });
    this.#player.addEventListener('keyup', (event) => this.release(event), { signal });
    this.#player.addEventListener('focusout', () => this.releaseAll(), { signal });
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }

  #keydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || !isOwnKey(event, this.#player)) return;
    const closed = event.key === 'Escape' && this.#host.close();
    if (closed || this.press(event, true)) event.preventDefault();
  }

  /** True where the key has a meaning. `inside`: the player receives the key's release, too. */
  press(event: KeyboardEvent, inside: boolean): boolean {
    if (belongsToFocus(event)) return false;
    if (this.#host.draw(event)) return true;
    const command = commandOf(this.#host.keymap(), event);
    if (!command) return false;
    if (inside && this.space.press(event)) {
      this.#tapped = command;
      return true;
    }
    if (event.repeat && !commands[command].repeats) return true;
    this.#host.runner().run(command);
    this.#held.set(event.code || event.key, command);
    return true;
  }

  release(event: KeyboardEvent): void {
    this.space.release(event);
    const key = event.code || event.key;
    const command = this.#held.get(key);
    this.#held.delete(key);
    if (command) this.#host.runner().release(command);
  }

  /** Focus went elsewhere: releases every key that is down. */
  releaseAll(): void {
    this.space.cancel();
    for (const command of this.#held.values()) this.#host.runner().release(command);
    this.#held.clear();
  }
}

/** Elements that keep Space and Enter, and those that keep every key. */
const PRESSABLE = 'button, a[href], summary, [role="button"]';
const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/**
 * Whether a key press is a player's: made on itself, in its shadow tree, or on an element linked to it. Everything else
 * that a page puts into it keeps its keys, also where a closed shadow root hides what has the focus: the path of the
 * event then begins at the root's host (DOM, event retargeting).
 */
export function isOwnKey(event: KeyboardEvent, player: HTMLElement): boolean {
  const path = event.composedPath();
  const within = path.slice(0, path.indexOf(player));
  const guest = within.find((node) => node instanceof Element && player.contains(node));
  return guest === undefined || isLinkedTo(guest, player);
}

function isLinkedTo(target: EventTarget, player: HTMLElement): boolean {
  return 'player' in target && target.player === player;
}

/** Whether a key press belongs to what has focus (a button's Space, a field's letters) or to an input method. */
export function belongsToFocus(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.isComposing || event.key === 'Process' || !(target instanceof Element)) return true;
  if (target.matches(TYPING)) return true;
  return (event.key === ' ' || event.key === 'Enter') && target.matches(PRESSABLE);
}
