import type { SessionParts } from '../session-parts.ts';
import type { SoundHost } from './sound-player.ts';

/** A session's parts as its sound sees them; `changed` hears that what is heard has changed. */
export function soundHost(parts: SessionParts, changed: () => void): SoundHost {
  return {
    get sound() {
      return parts.source?.resolved?.sound ?? null;
    },
    get plan() {
      return parts.playhead.plan;
    },
    get stalled() {
      return parts.playhead.keeper.stalled;
    },
    get visible() {
      return parts.layout?.visible ?? false;
    },
    get muted() {
      return parts.settings.muted;
    },
    get volume() {
      return parts.settings.volume;
    },
    changed,
  };
}
