/** A loop of frames of which some have a tone, at distances that are all different. */
export interface ToneLoop {
  readonly tones: readonly number[];
  readonly first: number;
  readonly frames: number;
  readonly fps: number;
}

/**
 * Milliseconds between each tone heard and its picture. The frame that has it may have been dropped on a busy machine: the
 * picture that came nearest says when it was due.
 */
export function toneOffsets(
  { onsets, presented }: ReturnType<typeof globalThis.seqSound.heard>,
  { tones, frames, fps }: ToneLoop,
): number[] {
  const periodMs = 1000 / fps;
  const pictures = presented.filter(({ frame, shown }) => frame === shown).sort((a, b) => a.at - b.at);
  return onsets.map((heard) => {
    const after = pictures.findIndex(({ at }) => at >= heard);
    const near = [pictures[after - 1], pictures[after], pictures.at(-1)].filter((one) => one !== undefined);
    const [nearest] = near.sort((a, b) => Math.abs(a.at - heard) - Math.abs(b.at - heard));
    if (!nearest) return Infinity;
    const position = nearest.frame + (heard - nearest.at) / periodMs;
    const apart = tones.map((frame) => position - frame).map((by) => by - frames * Math.round(by / frames));
    return periodMs * Math.min(...apart.map(Math.abs));
  });
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Infinity;
}
