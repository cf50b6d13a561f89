import { clip, external, range, sequence, timeline, track } from '../edit/otio-builder.ts';
import type { ToneLoop } from '../page/tone-offsets.ts';
import { sine, waveFile } from './sound-file-writer.ts';

const [FPS, RATE] = [24, 48_000];
/** Lengths of the clips in frames: cuts of the stories' shot, of which each shows another part. */
const CUTS = [11, 7, 19, 5, 13, 23, 9, 17];
const LENGTH = CUTS.reduce((sum, length) => sum + length, 0);
/** Seconds by which the file of sound begins before the edit. */
const EARLY = 2;

/** Edit frames with a tone, at distances that are all different. */
export const TONE_EDIT: ToneLoop = { tones: [1, 24, 43, 72], first: 1, frames: LENGTH, fps: FPS };

/** An edit of eight clips from `/shot/`, whose track of sound is `/sound/scene.wav`. */
export function toneEdit(): unknown {
  const shot = sequence('shot', 1001, 32, { target_url_base: '/shot' });
  const clips = CUTS.map((length, i) => clip(`c${i}`, shot, range(1001 + i, length)));
  const file = external('/sound/scene.wav', range(0, LENGTH + EARLY * FPS));
  return timeline([track(clips), track([clip('scene', file, range(EARLY * FPS, LENGTH))], { kind: 'Audio' })]);
}

/** Its sound. */
export function toneScene(): Uint8Array<ArrayBuffer> {
  const samples = new Float32Array((LENGTH / FPS + EARLY) * RATE);
  for (const frame of TONE_EDIT.tones) samples.set(sine(1 / FPS, 1000, RATE, 0.8), ((frame - 1) / FPS + EARLY) * RATE);
  return waveFile([samples, samples]);
}
