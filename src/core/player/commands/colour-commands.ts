import { FALSE_COLOURS } from '../../colour/colour-settings.ts';
import { displaySettings, type PlayerSettings } from '../../settings/player-settings.ts';
import { FITTED_VIEW } from '../view/picture-view.ts';
import { type Command, commandGroup } from './command.ts';

/** What `reset-view` resets: colour and orientation, not the screen's transfer function. */
const RESET: Partial<PlayerSettings> = Object.fromEntries(
  (['channel', 'exposure', 'offset', 'gamma', 'saturation', 'flip', 'flop', 'filter'] as const).map((name) => [
    name,
    displaySettings[name].default,
  ]),
);

export const colourCommands = commandGroup('colour', {
  'toggle-red': toggleChannel('r'),
  'toggle-green': toggleChannel('g'),
  'toggle-blue': toggleChannel('b'),
  'toggle-alpha': toggleChannel('a'),
  'all-channels': toggleChannel('rgb'),
  'toggle-luma': toggleChannel('luma'),
  'cycle-false-colour': {
    run: ({ session }) => {
      const at = FALSE_COLOURS.indexOf(session.state.settings.falseColour);
      session.configure({ falseColour: FALSE_COLOURS[(at + 1) % FALSE_COLOURS.length] ?? 'none' });
    },
  },
  'exposure-up': nudge('exposure', 0.5),
  'exposure-down': nudge('exposure', -0.5),
  'gamma-up': nudge('gamma', 0.1),
  // Not down to the setting's own minimum: from there, steps up would not come back to 1.
  'gamma-down': nudge('gamma', -0.1, 0.1),
  'reset-view': {
    run: ({ session }) => {
      session.configure(RESET);
      session.setView(FITTED_VIEW);
    },
  },
});

/** Shows one channel alone; once more, all of them. */
function toggleChannel(channel: PlayerSettings['channel']): Omit<Command, 'group'> {
  return {
    run: ({ session }) => session.configure({ channel: session.state.settings.channel === channel ? 'rgb' : channel }),
  };
}

/** Rounds to hundredths, as repeated decimal steps do not add up exactly, and stays within the setting's range. */
function nudge(
  name: 'exposure' | 'gamma',
  by: number,
  min: number = displaySettings[name].min,
): Omit<Command, 'group'> {
  return {
    repeats: true,
    run: ({ session }) => {
      const value = Math.round((session.state.settings[name] + by) * 100) / 100;
      session.configure({ [name]: Math.min(Math.max(value, min), displaySettings[name].max) });
    },
  };
}
