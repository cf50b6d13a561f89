import type { SeqErrorValue } from '../../core/base/seq-error.ts';
import type { LinkedPlayer } from '../link/linked-player.ts';
import { strings } from '../text/strings.ts';

/** What an event of a player is worth saying aloud: frames that fail, and missing ones that the playhead rests on. */
export function newsOf(event: Event, player: LinkedPlayer | null): string | null {
  if (!player) return null;
  if (event.type === 'seq-error') return errorNews(event, player);
  const { frame, playing, status } = player.state;
  const rests = event.type === 'seq-frame-change' && !playing && status === 'Missing';
  return rests && frame !== null ? strings.announceMissing(frame) : null;
}

function errorNews(event: Event, player: LinkedPlayer): string | null {
  const detail =
    event instanceof CustomEvent ? (event.detail as (SeqErrorValue & { frame: number | null }) | null) : null;
  const error = detail ?? player.state.error;
  if (!error) return null;
  const frame = error.frame ?? null;
  if (frame === null) return strings.errors[error.code];
  return error.code === 'not-found'
    ? strings.announceMissing(frame)
    : strings.announceError(frame, strings.errors[error.code]);
}
