import { COMPARE_MODES } from '../../settings/player-settings.ts';
import type { PlayerSettings } from '../../settings/player-settings.ts';
import { type Command, commandGroup } from './command.ts';

/** Comparing is off where the first picture is shown alone: mode `flip`, side `a`. */
export const compareCommands = commandGroup('compare', {
  'toggle-wipe': whileComparing(({ compare }) =>
    compare === 'wipe' ? { compare: 'flip', compareSide: 'a' } : { compare: 'wipe' },
  ),
  'cycle-compare': whileComparing(({ compare }) => ({
    compare: COMPARE_MODES[(COMPARE_MODES.indexOf(compare) + 1) % COMPARE_MODES.length] ?? 'wipe',
  })),
  'flip-compare': whileComparing(({ compare, compareSide }) => ({
    compare: 'flip',
    compareSide: compare === 'flip' && compareSide === 'b' ? 'a' : 'b',
  })),
});

/** Does nothing without a second source. */
function whileComparing(changed: (settings: PlayerSettings) => Partial<PlayerSettings>): Omit<Command, 'group'> {
  return {
    run: ({ session }) => {
      const { compare, settings } = session.state;
      if (compare) session.configure(changed(settings));
    },
  };
}
