import type { PlayerId, PresenterCommands, PresenterReport } from '../protocol.ts';

export type CommandName = keyof PresenterCommands;

/** A presenter that has started, wherever it runs. */
export interface RunningPresenter {
  /** Where it runs, for log lines and tests. */
  readonly place: string;
  /** Address that decode workers start from; null: they cannot be started. */
  readonly script: string | null;
  /**
   * Whether canvases can be handed to it; null: that could not be found out in time. Until then it takes every other
   * command. Never settles where it dies before.
   */
  readonly canDraw: Promise<boolean | null>;
  /** Sends one command. Never settles once the presenter is dead. */
  call(name: CommandName, args: readonly unknown[]): unknown;
  /** False where the canvas cannot be used: it has been handed to another presenter, or has another context. */
  attach(player: PlayerId, canvas: HTMLCanvasElement, colorSpace: PredefinedColorSpace): boolean;
  /** Asks for a sign of life. */
  ping(): void;
  close(): void;
}

export interface PresenterEvents {
  report(report: PresenterReport): void;
  alive(): void;
  /** It may be silent until it is known whether it can draw. */
  makingContext(): void;
  /** It is dead and cannot be used any more. */
  died(reason: string): void;
}
