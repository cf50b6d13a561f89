import type { SourceSound } from '../../sequence/sound/source-sound.ts';
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

/** What a snapshot says of the sound. */
export interface SoundSnapshot {
  readonly state: SoundState;
  readonly codecName: string;
  /** Why it cannot be heard here, as what follows `No sound:`; null where it can. */
  readonly refused: string | null;
  /** Address of its file, where it is not the pictures' own. */
  readonly src?: string;
}

/** What is said of a sound in a state; `refused`: why it cannot be heard. */
export function soundSnapshot(
  { codecName, src }: Pick<SourceSound, 'codecName' | 'src'>,
  state: SoundState,
  refused: string | null,
): SoundSnapshot {
  return Object.freeze({ state, codecName, refused, ...(src !== undefined && { src }) });
}
