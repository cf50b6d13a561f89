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

/** Pictures around a tone whose line is looked at, and how far from it one may be that belongs to it, in frames. */
const AROUND = 12;
const FAR = 2;

/**
 * The same against the line of the dozen pictures around each tone: a display frame's rounding of the nearest one (half a
 * period of the display, and a whole one where the machine was late) is the picture's own, not the sound's.
 */
export function toneOffsetsByLine(
  { onsets, presented }: ReturnType<typeof globalThis.seqSound.heard>,
  { tones, frames, fps }: ToneLoop,
): number[] {
  const periodMs = 1000 / fps;
  const loopMs = frames * periodMs;
  const inLoop = (ms: number): number => ms - loopMs * Math.round(ms / loopMs);
  const pictures = presented.filter(({ frame, shown }) => frame === shown).sort((a, b) => a.at - b.at);
  return onsets.map((heard) => {
    const after = pictures.findIndex(({ at }) => at >= heard);
    const near = pictures.slice(Math.max(0, (after < 0 ? pictures.length : after) - AROUND / 2)).slice(0, AROUND);
    const apart = near.map(({ frame, at }) => inLoop(heard - at + frame * periodMs));
    const [first] = apart;
    if (first === undefined) return Infinity;
    const together = apart.map((one) => inLoop(one - median(apart))).filter((by) => Math.abs(by) < FAR * periodMs);
    const position = median(apart) + median(together);
    return Math.min(...tones.map((frame) => Math.abs(inLoop(position - frame * periodMs))));
  });
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Infinity;
}
