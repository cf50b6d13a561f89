import type { PlayerDemand } from '../../cache/cache-contract.ts';
import type { ResolvedSource } from '../../sequence/source/resolve-source.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { type PlayerIntent, isDormant } from '../player-intent.ts';

/** Where the player stands and goes, and the resolution level its box asks for. */
interface DemandFacts {
  readonly source: ResolvedSource | null;
  readonly plan: PlaybackPlan;
  readonly direction: 1 | -1;
  readonly level: number;
  /** It is a guess until the picture's size is known. */
  readonly levelOpen: boolean;
}

/** Whether the user asked the browser to save data (Chromium only): then nothing is loaded on the off chance. */
function savesData(): boolean {
  const { navigator } = globalThis as { navigator?: { readonly connection?: { readonly saveData?: boolean } } };
  return navigator?.connection?.saveData === true;
}

/** What a player wants of the cache; null where it wants nothing. */
export function playerDemand(
  intent: PlayerIntent,
  { source, plan, direction, level, levelOpen }: DemandFacts,
): PlayerDemand | null {
  if (!source || isDormant(intent) || intent.layout?.far) return null;
  const { layer, preload, preloadOrder } = intent.settings;
  const forward = preloadOrder === 'forward' || (preloadOrder === 'auto' && source.sequential);
  return {
    plan,
    layer,
    level,
    levelOpen,
    visible: intent.layout?.visible ?? true,
    order: forward ? 'forward' : 'spiral',
    direction,
    preload: preload !== 'none' && !savesData(),
  };
}
