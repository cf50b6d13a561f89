import { playRate } from './loaded-source.ts';
import type { SessionParts } from './session-parts.ts';
import { pageSyncGroup } from './sync-group.ts';

/**
 * Puts a player into the group that its `sync` names: `name`, or `name timecode` to go by the files' timecode where they
 * have one. Out of any group without a name or a source. Again once the header is known, and with another source.
 */
export function joinSync({ sync, source, settings, playhead }: SessionParts): void {
  const [name = '', by] = (sync ?? '').trim().split(/\s+/);
  const offset =
    by === 'timecode' && source?.hasTimecode ? source.timecode(playRate(source, settings.fps)).offset : null;
  playhead.join(name !== '' && source?.resolved ? pageSyncGroup(name) : null, offset);
}
