import { RESTING_SHUTTLE } from '../transport/shuttle.ts';
import type { CommandContext, CommandElement, CommandSession } from './command.ts';
import { type CommandName, commands } from './commands.ts';

/** Runs the commands of one player, with what they remember between presses. */
export class CommandRunner {
  readonly #context: CommandContext;

  constructor(session: CommandSession, element: CommandElement) {
    this.#context = { session, element, memory: { shuttle: RESTING_SHUTTLE, suspendedRange: null } };
  }

  run(name: CommandName): void {
    commands[name].run(this.#context);
  }

  /** The key that ran the command was let go. */
  release(name: CommandName): void {
    commands[name].release?.(this.#context);
  }
}
