import type { LoopMode } from '../../time/playback-plan.ts';
import { pressShuttle, releaseShuttle, type ShuttleKey, type ShuttleResult } from '../transport/shuttle.ts';
import { type Command, commandGroup, type CommandContext } from './command.ts';

const NEXT_LOOP: Readonly<Record<LoopMode, LoopMode>> = { loop: 'ping-pong', 'ping-pong': 'once', once: 'loop' };

export const playbackCommands = commandGroup('play', {
  'toggle-play': {
    run: ({ session }) => (session.state.playing ? session.pause() : session.play()),
  },
  'shuttle-back': shuttle('back'),
  'shuttle-stop': shuttle('stop'),
  'shuttle-forward': shuttle('forward'),
  'cycle-loop': {
    run: ({ session }) => session.configure({ loop: NEXT_LOOP[session.state.loop] }),
  },
  'toggle-mute': {
    run: ({ session }) => session.configure({ muted: !session.state.settings.muted }),
  },
});

function shuttle(key: ShuttleKey): Omit<Command, 'group'> {
  return {
    run: (context) => apply(context, pressShuttle(context.memory.shuttle, key, context.session.state)),
    release: (context) => apply(context, releaseShuttle(context.memory.shuttle, key)),
  };
}

function apply({ session, memory }: CommandContext, { shuttle: next, transport }: ShuttleResult): void {
  memory.shuttle = next;
  if (!transport) return;
  if (!transport.playing) session.pause();
  session.configure({ speed: transport.speed });
  if (transport.playing) session.play();
}
