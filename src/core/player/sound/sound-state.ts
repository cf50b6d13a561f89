import type { SilenceReason } from './silence-reason.ts';

/**
 * What of a source's sound is heard. `unsupported`: its codec cannot be decoded here, or its frames keep to no rate.
 * `silent`: pictures stand, stall, go backwards or at another speed. `blocked`: the browser wants a gesture first.
 */
export type SoundState = 'unsupported' | 'muted' | 'silent' | 'blocked' | 'playing';

/** Whether the page may make sound: not asked yet, refused until a gesture, or yes. */
export type OutputState = 'idle' | 'blocked' | 'starting' | 'running';

export interface SoundSituation {
  readonly refused: boolean;
  readonly muted: boolean;
  readonly volume: number;
  readonly silent: SilenceReason | null;
  readonly output: OutputState;
}

/** The first of these that holds, in this order. */
export function soundState({ refused, muted, volume, silent, output }: SoundSituation): SoundState {
  if (refused) return 'unsupported';
  if (muted || volume === 0) return 'muted';
  if (silent !== null) return 'silent';
  return output === 'blocked' ? 'blocked' : 'playing';
}
