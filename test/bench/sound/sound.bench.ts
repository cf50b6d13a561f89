import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenAudio } from '../../../src/core/codec/audio/open-audio.ts';
import { AUDIO_CHUNK_SECONDS } from '../../../src/core/frame/audio-chunk.ts';
import { sine, waveFile } from '../../support/sound/sound-file-writer.ts';

const RATE = 48_000;
const SEGMENT = 40;

/** Peaks of an hour of stereo, as the page asks for them: `npm run bench -- sound [minutes]`. Must stay under 10 s and 4 MB. */
export async function run([minutes = '60']: readonly string[]): Promise<void> {
  const seconds = 60 * Number(minutes);
  const folder = await mkdtemp(join(tmpdir(), 'seq-peaks-'));
  try {
    for (const form of ['s16', 's24'] as const) {
      const path = join(folder, `${form}.wav`);
      const ten = [sine(10, 440), sine(10, 660)];
      const whole = waveFile(ten, { form });
      const data = whole.subarray(44);
      const header = new DataView(whole.slice(0, 44).buffer);
      header.setUint32(4, 36 + (data.length * seconds) / 10, true);
      header.setUint32(40, (data.length * seconds) / 10, true);
      const file = await open(path, 'w');
      await file.write(new Uint8Array(header.buffer));
      for (let at = 0; at < seconds; at += 10) await file.write(data);
      await file.close();
      const request = { blob: await openAsBlob(path) };
      const fetcher = (): Promise<Response> => Promise.reject(new Error('nothing is fetched'));
      const { signal } = new AbortController();
      const audio = await OpenAudio.open({ file: path, request, fetcher, signal });
      const started = performance.now();
      const before = process.cpuUsage();
      let bytes = 0;
      for (let first = 0; first * AUDIO_CHUNK_SECONDS < seconds; first += SEGMENT) {
        const { levels } = await audio.readPeaks({ first, count: SEGMENT, finest: 0 }, signal);
        bytes += levels.reduce((sum, level) => sum + level.byteLength, 0);
      }
      const { user, system } = process.cpuUsage(before);
      const took = (performance.now() - started) / 1000;
      const cpu = (user + system) / 1e6;
      console.log(
        `${form}: ${minutes} min at ${RATE} Hz, stereo: ${took.toFixed(2)} s, processor ${cpu.toFixed(2)} s, ${(bytes / 1e6).toFixed(2)} MB of peaks`,
      );
      audio.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
