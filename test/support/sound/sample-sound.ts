import { waveFile } from './sound-file-writer.ts';

const [RATE, FPS] = [48_000, 24];
/** Frames of the sample edit, and those with which its clips and gaps begin. */
const LENGTH = 130;
const CUTS = [0, 24, 32, 50, 74, 90, 102, 110];
const HUM = [110, 165, 220];

/** The sound of the sample edit: a hum, and a beat at each cut that shows whether it is in step. */
export function sampleSound(): Uint8Array<ArrayBuffer> {
  const samples = Float32Array.from({ length: (LENGTH * RATE) / FPS }, (_, i) => {
    const second = i / RATE;
    const since = Math.min(...CUTS.map((frame) => second - frame / FPS).filter((passed) => passed >= 0));
    const beat = 0.6 * Math.exp(-since * 18) * Math.sin(2 * Math.PI * 880 * since);
    const hum = HUM.reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * second), 0) / HUM.length;
    return beat + 0.15 * hum * (0.7 + 0.3 * Math.sin(2 * Math.PI * 0.7 * second));
  });
  return waveFile([samples, samples]);
}
