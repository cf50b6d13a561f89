import type { PlayerSnapshot } from '../player-snapshot.ts';
import { type Command, commandGroup } from './command.ts';

type Range = NonNullable<PlayerSnapshot['range']>;

/** An in point after the out point, or an out point before the in point, moves the other one to the source's end. */
export const rangeCommands = commandGroup('range', {
  'set-in': changeRange((now, whole, at) => ({ in: at, out: now.out >= at ? now.out : whole.out })),
  'set-out': changeRange((now, whole, at) => ({ in: now.in <= at ? now.in : whole.in, out: at })),
  'clear-in': changeRange((now, whole) => unlessWhole({ in: whole.in, out: now.out }, whole)),
  'clear-out': changeRange((now, whole) => unlessWhole({ in: now.in, out: whole.out }, whole)),
  'clear-range': changeRange(() => null),
  'toggle-range': {
    run: ({ session, memory }) => {
      const { range } = session.state;
      const suspended = memory.suspendedRange;
      memory.suspendedRange = range;
      if (range || suspended) session.setRange(range ? null : suspended);
    },
  },
});

/** `changed` is given the range in force, the whole source's, and the due frame. */
function changeRange(changed: (now: Range, whole: Range, at: Range['in']) => Range | null): Omit<Command, 'group'> {
  return {
    run: ({ session }) => {
      const { frames, frame, range } = session.state;
      if (!frames || frame === null) return session.setRange(null);
      const whole: Range = { in: frames.first, out: frames.last };
      session.setRange(changed(range ?? whole, whole, frame as Range['in']));
    },
  };
}

function unlessWhole(range: Range, whole: Range): Range | null {
  return range.in <= whole.in && range.out >= whole.out ? null : range;
}
