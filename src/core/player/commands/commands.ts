import { colourCommands } from './colour-commands.ts';
import type { Command } from './command.ts';
import { compareCommands } from './compare-commands.ts';
import { navigationCommands } from './navigation-commands.ts';
import { panelCommands } from './panel-commands.ts';
import { playbackCommands } from './playback-commands.ts';
import { rangeCommands } from './range-commands.ts';
import { viewCommands } from './view-commands.ts';

const table = {
  ...playbackCommands,
  ...navigationCommands,
  ...rangeCommands,
  ...colourCommands,
  ...viewCommands,
  ...compareCommands,
  ...panelCommands,
};

export type CommandName = keyof typeof table;

/** Every command by name, in the order in which the help overlay and the reference list them. */
export const commands: Readonly<Record<CommandName, Command>> = table;
