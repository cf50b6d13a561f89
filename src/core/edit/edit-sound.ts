import { SeqError } from '../base/seq-error.ts';
import { AUDIO_CHUNK_SECONDS, type AudioChunk } from '../frame/audio-chunk.ts';
import { coarserPeaks, PEAK_RATES, type PeakBlock, type PeakSpan } from '../frame/sound-peaks.ts';
import type { LoadAudioChunk, LoadPeaks, SourceSound } from '../sequence/sound/source-sound.ts';
import { mixStretch, silence } from './sound-mix.ts';

/** A stretch of sound in an edit, in seconds from the edit's first frame. */
export interface SoundStretch {
  readonly from: number;
  readonly to: number;
  /** Its sound, and the second of it at `from`; null: there is none. Opened when first needed, and once. */
  open(): Promise<{ readonly sound: SourceSound; readonly media: number } | null>;
}

/** What an edit's sound goes with. */
export interface EditSoundPlace {
  /** The edit's first frame, and its frames a second. */
  readonly frame: number;
  readonly rate: readonly [numerator: number, denominator: number];
  readonly seconds: number;
}

/** Samples a second that all is mixed at, and channels: those of most films. */
export const MIX_RATE = 48_000;
const MIX_CHANNELS = 2;
/** Chunks of the clips' sound that are kept: neighbouring chunks of the edit share one. */
const KEPT_CHUNKS = 6;
/** What fails so often, or for good, is left out. */
const FAILURES_ALLOWED = 3;
/** Peaks of clips lie on a grid of their own: half a bucket off is not seen. */
const FULL_SCALE = 127;

/**
 * The sound of an edit: stretches of several files, mixed where they overlap and silent where there is none. What cannot
 * be read is silent, and `failed` hears of it once a file.
 */
export function editSound(
  stretches: readonly SoundStretch[],
  { frame, rate, seconds }: EditSoundPlace,
  failed: (error: SeqError) => void,
): SourceSound {
  const kept = new Map<string, Promise<AudioChunk>>();
  const failures = new Map<SoundStretch, number>();
  const isIn = (from: number, to: number) => (one: SoundStretch) => one.from < to && one.to > from;

  /** One stretch that fails does not silence the others. */
  async function survive(stretch: SoundStretch, work: () => Promise<void>): Promise<void> {
    const before = failures.get(stretch) ?? 0;
    if (before >= FAILURES_ALLOWED) return;
    try {
      await work();
      failures.delete(stretch);
    } catch (error) {
      const failure = SeqError.from(error, 'decode-failed');
      const mayPass = failure.retryable && (failure.code === 'fetch-failed' || failure.code === 'worker-crashed');
      const count = mayPass ? before + 1 : FAILURES_ALLOWED;
      failures.set(stretch, count);
      if (count < FAILURES_ALLOWED) throw failure;
      failed(failure);
    }
  }

  function chunkOf(index: number, sound: SourceSound, chunk: number, load: LoadAudioChunk): Promise<AudioChunk> {
    const key = `${index} ${chunk}`;
    const reading = kept.get(key) ?? sound.read(chunk, load);
    kept.delete(key);
    kept.set(key, reading);
    reading.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_CHUNKS) break;
      kept.delete(oldest);
    }
    return reading;
  }

  async function read(chunk: number, load: LoadAudioChunk): Promise<AudioChunk> {
    const begin = chunk * AUDIO_CHUNK_SECONDS;
    const end = begin + AUDIO_CHUNK_SECONDS;
    const mixed = silence(MIX_CHANNELS, AUDIO_CHUNK_SECONDS * MIX_RATE);
    for (const [index, stretch] of stretches.entries()) {
      if (!isIn(begin, end)(stretch)) continue;
      await survive(stretch, async () => {
        const opened = await stretch.open();
        if (!opened || opened.sound.refused !== null) return;
        const { sound, media } = opened;
        const [from, to] = [Math.max(begin, stretch.from), Math.min(end, stretch.to)];
        const first = Math.max(0, Math.floor((media + from - stretch.from) / AUDIO_CHUNK_SECONDS + 1e-9));
        const last = Math.ceil((media + to - stretch.from) / AUDIO_CHUNK_SECONDS - 1e-9) - 1;
        const chunks: AudioChunk[] = [];
        for (let one = first; one <= last; one++) chunks.push(await chunkOf(index, sound, one, load));
        mixStretch(mixed, MIX_RATE, chunks, { from: from - begin, to: to - begin, media: media + from - stretch.from });
      });
    }
    return { piece: chunk, sampleRate: MIX_RATE, samples: mixed };
  }

  async function readPeaks({ first, count, finest }: PeakSpan, load: LoadPeaks): Promise<PeakBlock> {
    const rate = PEAK_RATES[finest] ?? PEAK_RATES[0];
    const [begin, end] = [first * AUDIO_CHUNK_SECONDS, (first + count) * AUDIO_CHUNK_SECONDS];
    const pairs = new Int8Array(2 * count * rate * AUDIO_CHUNK_SECONDS);
    for (const stretch of stretches.filter(isIn(begin, end))) {
      await survive(stretch, async () => {
        const opened = await stretch.open();
        if (!opened || opened.sound.refused !== null) return;
        const [from, to] = [Math.max(begin, stretch.from), Math.min(end, stretch.to)];
        const media = opened.media + from - stretch.from;
        const start = Math.max(0, Math.floor(media / AUDIO_CHUNK_SECONDS));
        const chunks = Math.ceil((media + to - from) / AUDIO_CHUNK_SECONDS) - start;
        if (chunks <= 0) return;
        const { levels } = await opened.sound.readPeaks({ first: start, count: chunks, finest }, load);
        addPeaks(pairs, levels[0] ?? pairs, {
          to: Math.round((from - begin) * rate),
          from: Math.round((media - start * AUDIO_CHUNK_SECONDS) * rate),
          count: Math.round((to - from) * rate),
        });
      });
    }
    return { first, count, levels: coarserPeaks(pairs, PEAK_RATES.length - finest) };
  }

  return {
    codecName: 'mix',
    channels: MIX_CHANNELS,
    sampleRate: MIX_RATE,
    refused: null,
    frame,
    rate,
    seconds,
    read,
    readPeaks,
  };
}

/** Adds the peaks of one stretch to what is there: sums of samples are never beyond sums of peaks. */
function addPeaks(
  pairs: Int8Array,
  own: Int8Array,
  { to, from, count }: { readonly to: number; readonly from: number; readonly count: number },
): void {
  for (let bucket = 0; bucket < count; bucket++) {
    const [target, source] = [2 * (to + bucket), 2 * (from + bucket)];
    if (target + 1 >= pairs.length || source < 0 || source + 1 >= own.length) continue;
    pairs[target] = Math.max(-FULL_SCALE, (pairs[target] ?? 0) + (own[source] ?? 0));
    pairs[target + 1] = Math.min(FULL_SCALE, (pairs[target + 1] ?? 0) + (own[source + 1] ?? 0));
  }
}
