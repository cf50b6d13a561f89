import { type AudioChunk, firstSampleOf } from '../frame/audio-chunk.ts';

type Samples = Float32Array<ArrayBuffer>;

/** Where a stretch lies in what is mixed, and the second of its own sound that it begins with. */
export interface MixedStretch {
  readonly from: number;
  readonly to: number;
  readonly media: number;
}

export function silence(channels: number, length: number): Samples[] {
  return Array.from({ length: channels }, () => new Float32Array(length));
}

/**
 * Adds a stretch of sound to what is mixed at `rate`; `chunks` of its sound follow one another and cover it. One channel
 * goes to all. Another rate is brought to this one by a cubic through four samples (Catmull-Rom).
 */
export function mixStretch(
  mixed: readonly Samples[],
  rate: number,
  chunks: readonly AudioChunk[],
  { from, to, media }: MixedStretch,
): void {
  const [head] = chunks;
  if (!head) return;
  const { sampleRate } = head;
  const first = Math.round(from * rate);
  const last = Math.min(Math.round(to * rate), mixed[0]?.length ?? 0);
  const begin = media * sampleRate - firstSampleOf(head.piece, sampleRate);
  mixed.forEach((target, channel) => {
    const parts = chunks.map(({ samples }) => samples[Math.min(channel, samples.length - 1)] ?? new Float32Array(0));
    const source = parts.length === 1 ? (parts[0] ?? new Float32Array(0)) : joined(parts);
    if (sampleRate === rate) addEqual(target, source, first, last, Math.round(begin));
    else addResampled(target, source, first, last, begin, sampleRate / rate);
  });
}

function addEqual(target: Samples, source: Samples, first: number, last: number, begin: number): void {
  for (let i = first; i < last; i++) target[i] = (target[i] ?? 0) + (source[begin + i - first] ?? 0);
}

function addResampled(
  target: Samples,
  source: Samples,
  first: number,
  last: number,
  begin: number,
  step: number,
): void {
  const end = source.length - 1;
  const sample = (at: number): number => source[Math.min(Math.max(at, 0), end)] ?? 0;
  for (let i = first; i < last; i++) {
    const position = begin + (i - first) * step;
    const at = Math.floor(position);
    const t = position - at;
    const [a, b, c, d] = [sample(at - 1), sample(at), sample(at + 1), sample(at + 2)];
    const value = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    target[i] = (target[i] ?? 0) + value;
  }
}

function joined(parts: readonly Samples[]): Samples {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
