import { createYielder } from '../../base/yield-to-event-loop.ts';
import { AUDIO_CHUNK_SECONDS, type AudioChunk } from '../../frame/audio-chunk.ts';
import { coarserPeaks, PEAK_RATES, type PeakBlock, type PeakSpan } from '../../frame/sound-peaks.ts';

/** Of which chunks peaks may be asked for at a time: ten minutes. */
const MOST_CHUNKS = 1200;
const FULL_SCALE = 127;

/** Least and greatest values of a stretch of sound, chunk by chunk, at the levels wanted. */
export async function measurePeaks(
  read: (chunk: number) => Promise<AudioChunk>,
  { first, count: asked, finest }: PeakSpan,
  signal: AbortSignal,
): Promise<PeakBlock> {
  const count = Math.min(Math.max(asked, 0), MOST_CHUNKS);
  const buckets = (PEAK_RATES[finest] ?? PEAK_RATES[0]) * AUDIO_CHUNK_SECONDS;
  const pairs = new Int8Array(2 * buckets * count);
  const yieldToMessages = createYielder();
  for (let i = 0; i < count; i++) {
    const { samples } = await read(first + i);
    signal.throwIfAborted();
    measure(samples, pairs.subarray(2 * buckets * i, 2 * buckets * (i + 1)));
    await yieldToMessages();
  }
  return { first, count, levels: coarserPeaks(pairs, PEAK_RATES.length - finest) };
}

/** One pair a bucket, of all channels together. */
function measure(channels: readonly Float32Array[], pairs: Int8Array): void {
  const buckets = pairs.length / 2;
  const length = channels[0]?.length ?? 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * length) / buckets);
    const to = Math.max(from + 1, Math.floor(((bucket + 1) * length) / buckets));
    let [least, most] = [0, 0];
    for (const samples of channels) {
      for (let i = from; i < to; i++) {
        const value = samples[i] as number;
        if (value < least) least = value;
        else if (value > most) most = value;
      }
    }
    pairs[2 * bucket] = Math.max(-FULL_SCALE, Math.floor(least * FULL_SCALE));
    pairs[2 * bucket + 1] = Math.min(FULL_SCALE, Math.ceil(most * FULL_SCALE));
  }
}
