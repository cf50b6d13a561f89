import type { PlayerSession } from '../player-session.ts';
import type { PlayerSnapshot } from '../player-snapshot.ts';
import type { Shuttle } from '../transport/shuttle.ts';

/** Where the help overlay and the reference list a command. */
export type CommandGroup = 'play' | 'move' | 'range' | 'colour' | 'view' | 'compare' | 'player';

/** What commands need of the session. */
export type CommandSession = Pick<
  PlayerSession,
  'state' | 'play' | 'pause' | 'step' | 'seek' | 'setRange' | 'setView' | 'configure'
>;

export type PanelName = 'help' | 'go-to' | 'display' | 'files' | 'menu' | 'markers';

/** What commands need of the element: it has a screen, a focus and a clipboard; the session has none. */
export interface CommandElement {
  /** Opens a panel over the picture, or closes it. */
  togglePanel(panel: PanelName): void;
  /** Switches a read-out on the picture on or off. */
  toggleReadOut(property: 'hud' | 'metadata' | 'probe' | 'annotate' | 'hideAnnotations'): void;
  toggleFullscreen(): unknown;
  /** Moves the picture by shares of the player's width and height, positive to the right and down. */
  pan(x: number, y: number): void;
  /** Marks the due frame, and has the marker named. */
  addMarker(): void;
  savePicture(): void;
  copyLink(): void;
}

/** What commands remember between presses. One per player. */
export interface CommandMemory {
  shuttle: Shuttle;
  /** The range that `toggle-range` switched off. */
  suspendedRange: PlayerSnapshot['range'];
}

export interface CommandContext {
  readonly session: CommandSession;
  readonly element: CommandElement;
  readonly memory: CommandMemory;
}

/** Something that a key, a button or a menu can ask for. What it is called stands in `commandLabels`. */
export interface Command {
  readonly group: CommandGroup;
  /** A key that is held down runs it again and again. Default: once per press. */
  readonly repeats?: boolean;
  run(context: CommandContext): void;
  /** The key was let go, or focus went elsewhere while it was down. */
  release?(context: CommandContext): void;
}

/** The commands of one group, by name. */
export function commandGroup<Name extends string>(
  group: CommandGroup,
  commands: Readonly<Record<Name, Omit<Command, 'group'>>>,
): Readonly<Record<Name, Command>> {
  const grouped = Object.entries<Omit<Command, 'group'>>(commands).map(([name, command]) => [
    name,
    { ...command, group },
  ]);
  return Object.fromEntries(grouped) as Record<Name, Command>;
}
