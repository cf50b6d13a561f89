import type { PresenterCommands } from '../protocol.ts';
import type { CommandName } from './running-presenter.ts';

/** Commands in order, kept while no presenter runs. Calls to a presenter that dies resolve with null. */
export class CommandQueue {
  readonly commands: PresenterCommands;
  readonly #send: (name: CommandName, args: readonly unknown[]) => unknown;
  readonly #failed: (name: CommandName, error: unknown) => void;
  #waiting: (() => void)[] = [];
  #open = false;
  /** Settle open questions with null. */
  readonly #questions = new Set<() => void>();

  /** `failed` is called for commands that threw on the other side: their callers get no answer. */
  constructor(
    send: (name: CommandName, args: readonly unknown[]) => unknown,
    failed: (name: CommandName, error: unknown) => void,
  ) {
    this.#send = send;
    this.#failed = failed;
    const queue =
      <Name extends CommandName>(name: Name) =>
      (...args: Parameters<PresenterCommands[Name]>): void =>
        this.#queue(name, args);
    this.commands = {
      configure: queue('configure'),
      load: queue('load'),
      abort: queue('abort'),
      grant: queue('grant'),
      setLevel: queue('setLevel'),
      release: queue('release'),
      allowSpare: queue('allowSpare'),
      allowTextures: queue('allowTextures'),
      setUnavailable: queue('setUnavailable'),
      setRepeats: queue('setRepeats'),
      attach: queue('attach'),
      detach: queue('detach'),
      update: queue('update'),
      cancelInspect: queue('cancelInspect'),
      inspectFile: (...args) => this.#ask('inspectFile', args),
      sample: (...args) => this.#ask('sample', args),
      probe: (...args) => this.#ask('probe', args),
      readScopes: (...args) => this.#ask('readScopes', args),
      thumbnail: (...args) => this.#ask('thumbnail', args),
      capture: (...args) => this.#ask('capture', args),
    };
  }

  /** A presenter runs: sends the waiting commands, and every later one at once. */
  open(): void {
    this.#open = true;
    for (const send of this.#waiting.splice(0)) send();
  }

  /** The presenter is gone: pending calls resolve with null, and new commands wait for the next presenter. */
  close(): void {
    this.#open = false;
    for (const settle of [...this.#questions]) settle();
  }

  #queue(name: CommandName, args: readonly unknown[]): void {
    const send = (): void => {
      Promise.resolve(this.#send(name, args)).catch((error: unknown) => this.#failed(name, error));
    };
    if (this.#open) send();
    else this.#waiting.push(send);
  }

  #ask<Answer>(name: CommandName, args: readonly unknown[]): Promise<Answer | null> {
    return new Promise((resolve) => {
      const settle = (answer: Answer | null = null): void => {
        this.#questions.delete(giveUp);
        resolve(answer);
      };
      const giveUp = (): void => settle();
      this.#questions.add(giveUp);
      const send = (): void => {
        Promise.resolve(this.#send(name, args) as Promise<Answer | null>).then(settle, giveUp);
      };
      if (this.#open) send();
      else this.#waiting.push(send);
    });
  }
}
