import type { SessionParts } from '../session-parts.ts';
import type { PlayerLayout } from './player-view.ts';

/** The part of the canvas that one picture has: half its width where two stand side by side. */
export function pictureLayout({
  layout,
  settings,
  companion,
}: Pick<SessionParts, 'layout' | 'settings' | 'companion'>): PlayerLayout | null {
  if (!layout || settings.compare !== 'side-by-side' || !companion.picture()) return layout;
  return { ...layout, width: Math.max(1, Math.floor(layout.width / 2)) };
}
