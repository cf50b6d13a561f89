import type { LoopMode } from '../../time/playback-plan.ts';
import { pressShuttle, releaseShuttle, type ShuttleKey, type ShuttleResult } from '../transport/shuttle.ts';
import { type Command, commandGroup, type CommandContext } from './command.ts';

const NEXT_LOOP: Readonly<Record<LoopMode, LoopMode>> = { loop: 'ping-pong', 'ping-pong': 'once', once: 'loop' };

export const playbackCommands = commandGroup('play', {
  'toggle-play': {
    label: 'Play or pause',
    run: ({ session }) => (session.state.playing ? session.pause() : session.play()),
  },
  'shuttle-back': shuttle('back', 'Play backwards. Press again for 2×, 4×, 8×; hold K to play slowly'),
  'shuttle-stop': shuttle('stop', 'Pause'),
  'shuttle-forward': shuttle('forward', 'Play forwards. Press again for 2×, 4×, 8×; hold K to play slowly'),
  'cycle-loop': {
    label: 'Next loop mode',
    run: ({ session }) => session.configure({ loop: NEXT_LOOP[session.state.loop] }),
  },
  'toggle-mute': {
    label: 'Mute or unmute',
    run: ({ session }) => session.configure({ muted: !session.state.settings.muted }),
  },
});

function shuttle(key: ShuttleKey, label: string): Omit<Command, 'group'> {
  return {
    label,
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
