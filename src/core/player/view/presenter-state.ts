import type { PlayerState } from '../../presenter/protocol.ts';
import { playerView } from './player-view.ts';
import { type SessionParts, waitsBehindPoster } from '../session-parts.ts';

/** What the presenter is told of a player; null until it has been laid out. Relative addresses resolve against `baseUrl`. */
export function presenterState(parts: SessionParts, baseUrl: string): PlayerState | null {
  const { source, settings, layout, handle, playhead } = parts;
  if (!layout) return null;
  const key = !source || source.error || waitsBehindPoster(parts) ? null : handle.sourceKey;
  return {
    shown: key === null ? null : { source: key, layer: settings.layer },
    compare: parts.comparedSource.picture(),
    plan: playhead.keeper.plan,
    view: playerView(settings, layout, parts.view, baseUrl),
  };
}
