import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { ControlPort } from './control-bar.ts';

/** Carries out what a key means; false for keys that mean nothing. */
export function handleHotkey(
  event: KeyboardEvent,
  _keymap: string,
  player: { readonly state: PlayerSnapshot },
  port: ControlPort,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { playing, frames } = player.state;
  if (!frames) return false;
  const by = event.shiftKey ? 10 : 1;
  if (event.key === ' ') port.ask(playing ? 'seq-pause-request' : 'seq-play-request', null);
  else if (event.key === 'ArrowLeft') port.ask('seq-step-request', { by: -by });
  else if (event.key === 'ArrowRight') port.ask('seq-step-request', { by });
  else if (event.key === 'Home') port.ask('seq-seek-request', { frame: frames.first, scrub: false });
  else if (event.key === 'End') port.ask('seq-seek-request', { frame: frames.last, scrub: false });
  else return false;
  return true;
}
