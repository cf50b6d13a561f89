import type { SessionParts } from '../session-parts.ts';
import type { PlayerLayout } from './player-view.ts';

/** The part of the canvas that one picture has: half its width where two stand side by side. */
export function pictureLayout({
  layout,
  settings,
  comparedSource,
}: Pick<SessionParts, 'layout' | 'settings' | 'comparedSource'>): PlayerLayout | null {
  if (!layout || settings.compare !== 'side-by-side' || !comparedSource.picture()) return layout;
  return { ...layout, width: Math.max(1, Math.floor(layout.width / 2)) };
}
