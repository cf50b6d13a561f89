import type { PlayerSnapshot } from '../player-snapshot.ts';
import { whenLoaded } from '../../base/lazy-module.ts';
import { annotations } from '../lazy-parts.ts';
import { type Command, commandGroup } from './command.ts';

export const navigationCommands = commandGroup('move', {
  'step-back': step(-1),
  'step-forward': step(1),
  'step-back-10': step(-10),
  'step-forward-10': step(10),
  'first-frame': goTo((state) => state.in),
  'last-frame': goTo((state) => state.out),
  'previous-marker': {
    ...goTo(({ markers, frame }) => markers.findLast((one) => one.frame < (frame ?? -Infinity))?.frame),
    repeats: true,
  },
  'next-marker': {
    ...goTo(({ markers, frame }) => markers.find((one) => one.frame > (frame ?? Infinity))?.frame),
    repeats: true,
  },
  'previous-annotation': goToAnnotation(-1),
  'next-annotation': goToAnnotation(1),
  'previous-clip': {
    ...goTo(({ clips, frame }) => clips.findLast((one) => one.in < (frame ?? -Infinity))?.in),
    repeats: true,
  },
  'next-clip': {
    ...goTo(({ clips, frame }) => clips.find((one) => one.in > (frame ?? Infinity))?.in),
    repeats: true,
  },
});

function goToAnnotation(direction: 1 | -1): Omit<Command, 'group'> {
  return {
    repeats: true,
    run: ({ session }) => {
      if (session.state.annotations.length === 0) return;
      void whenLoaded(annotations, ({ annotatedFrames }) => {
        const { annotations: notes, clips, frame } = session.state;
        const target = annotatedFrames(notes, clips).beside(frame ?? NaN, direction);
        if (target !== null) void session.seek(target);
      });
    },
  };
}

function step(by: number): Omit<Command, 'group'> {
  return { repeats: true, run: ({ session }) => void session.step(by) };
}

/** `target` gives null or undefined where there is no such frame. */
function goTo(target: (state: PlayerSnapshot) => number | null | undefined): Omit<Command, 'group'> {
  return {
    run: ({ session }) => {
      const frame = target(session.state);
      if (frame != null) void session.seek(frame);
    },
  };
}
