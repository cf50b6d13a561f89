import type { PlayerSnapshot } from '../player-snapshot.ts';
import { whenLoaded } from '../../base/lazy-module.ts';
import { annotations } from '../lazy-parts.ts';
import { type Command, commandGroup } from './command.ts';

export const navigationCommands = commandGroup('move', {
  'step-back': step(-1, 'Step back one frame'),
  'step-forward': step(1, 'Step forward one frame'),
  'step-back-10': step(-10, 'Step back ten frames'),
  'step-forward-10': step(10, 'Step forward ten frames'),
  'first-frame': goTo('First frame', (state) => state.in),
  'last-frame': goTo('Last frame', (state) => state.out),
  'previous-marker': {
    ...goTo(
      'Previous marker',
      ({ markers, frame }) => markers.findLast((one) => one.frame < (frame ?? -Infinity))?.frame,
    ),
    repeats: true,
  },
  'next-marker': {
    ...goTo('Next marker', ({ markers, frame }) => markers.find((one) => one.frame > (frame ?? Infinity))?.frame),
    repeats: true,
  },
  'previous-annotation': goToAnnotation(-1, 'Previous note'),
  'next-annotation': goToAnnotation(1, 'Next note'),
  'previous-clip': {
    ...goTo('Previous clip', ({ clips, frame }) => clips.findLast((one) => one.in < (frame ?? -Infinity))?.in),
    repeats: true,
  },
  'next-clip': {
    ...goTo('Next clip', ({ clips, frame }) => clips.find((one) => one.in > (frame ?? Infinity))?.in),
    repeats: true,
  },
});

function goToAnnotation(direction: 1 | -1, label: string): Omit<Command, 'group'> {
  return {
    label,
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

function step(by: number, label: string): Omit<Command, 'group'> {
  return { label, repeats: true, run: ({ session }) => void session.step(by) };
}

/** `target` gives null or undefined where there is no such frame. */
function goTo(label: string, target: (state: PlayerSnapshot) => number | null | undefined): Omit<Command, 'group'> {
  return {
    label,
    run: ({ session }) => {
      const frame = target(session.state);
      if (frame != null) void session.seek(frame);
    },
  };
}
