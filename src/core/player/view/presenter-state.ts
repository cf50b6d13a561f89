import type { ComparedPicture, PlayerState, SourceKey } from '../../presenter/protocol.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { type PlayerIntent, isDormant } from '../player-intent.ts';
import { playerView } from './player-view.ts';

interface PresentedFacts {
  /** The source's key at the cache; null where there is no valid one. */
  readonly sourceKey: SourceKey | null;
  readonly compared: ComparedPicture | null;
  readonly plan: PlaybackPlan;
}

/** What the presenter is sent of a player; null until it has been laid out. Relative addresses resolve against `baseUrl`. */
export function presenterState(
  intent: PlayerIntent,
  { sourceKey, compared, plan }: PresentedFacts,
  baseUrl: string,
): PlayerState | null {
  const { settings, layout, view } = intent;
  if (!layout) return null;
  const isShown = sourceKey !== null && !isDormant(intent);
  return {
    shown: isShown ? { source: sourceKey, layer: settings.layer } : null,
    compare: compared,
    plan,
    view: playerView(settings, layout, view, baseUrl),
  };
}
