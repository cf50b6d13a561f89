import type { PlayerDemand } from '../../cache/cache-contract.ts';
import { type SessionParts, waitsBehindPoster } from '../session-parts.ts';

/** Whether the user asked the browser to save data (Chromium only): then nothing is loaded on the off chance. */
function savesData(): boolean {
  const { navigator } = globalThis as { navigator?: { readonly connection?: { readonly saveData?: boolean } } };
  return navigator?.connection?.saveData === true;
}

/** What a player wants of the cache; null where it wants nothing. */
export function playerDemand(parts: SessionParts): PlayerDemand | null {
  const { source, settings, layout, levels, playhead } = parts;
  if (!source?.resolved || waitsBehindPoster(parts)) return null;
  const { layer, preload, preloadOrder } = settings;
  const forward = preloadOrder === 'forward' || (preloadOrder === 'auto' && source.resolved.sequential);
  return {
    plan: playhead.keeper.plan,
    layer,
    level: levels.level,
    visible: layout?.visible ?? true,
    order: forward ? 'forward' : 'spiral',
    direction: playhead.direction,
    preload: preload !== 'none' && !savesData(),
  };
}
