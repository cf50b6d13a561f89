import { commandLabels } from '../../core/player/commands/command-labels.ts';
import { spoken } from './spoken.ts';

/** What commands are called, in the language in force. */
export const commandNames = spoken('commands', commandLabels);
