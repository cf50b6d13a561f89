import { expect } from 'chai';
import { OpenAudio } from '../../../src/core/codec/audio/open-audio.ts';
import type { AudioFacts } from '../../../src/core/frame/audio-facts.ts';
import { AUDIO_CHUNK_SECONDS } from '../../../src/core/frame/audio-chunk.ts';
import { PEAK_RATES } from '../../../src/core/frame/sound-peaks.ts';
import { aiffFile, type SampleForm, sine, waveFile } from '../../support/sound/sound-file-writer.ts';

const RATE = 48_000;
const never = new AbortController().signal;

function open(bytes: Uint8Array<ArrayBuffer>): Promise<OpenAudio> {
  const fetcher = (): Promise<Response> => Promise.reject(new Error('nothing is fetched'));
  return OpenAudio.open({ file: 'a', request: { blob: new Blob([bytes]) }, fetcher, signal: never });
}

async function factsOf(bytes: Uint8Array<ArrayBuffer>): Promise<AudioFacts> {
  const audio = await open(bytes);
  audio.close();
  return audio.facts;
}

/** What a file of these bytes is refused for. */
async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<{ code: string; message: string }> {
  const opened = await open(bytes).then(
    () => null,
    (error: { code: string; message: string }) => error,
  );
  if (!opened) throw new Error('it was not refused');
  return opened;
}

/** A second and a half of sound in two channels that differ. */
const LEFT = sine(1.5, 440);
const RIGHT = sine(1.5, 660, RATE, 0.25);

describe('files of sound', () => {
  const waves: Readonly<Record<string, () => Uint8Array<ArrayBuffer>>> = {
    ...Object.fromEntries(
      (['u8', 's16', 's24', 's32', 'f32', 'f64'] as const).flatMap((form: SampleForm) => [
        [`WAVE ${form}`, () => waveFile([LEFT, RIGHT], { form })],
        [`WAVE ${form} extensible`, () => waveFile([LEFT, RIGHT], { form, extensible: true })],
      ]),
    ),
    'RIFX s24': () => waveFile([LEFT, RIGHT], { form: 's24', id: 'RIFX' }),
    RF64: () => waveFile([LEFT, RIGHT], { id: 'RF64' }),
    'a WAVE that was never finished': () => waveFile([LEFT, RIGHT], { claimedBytes: 0 }),
    'AIFF s8': () => aiffFile([LEFT, RIGHT], { form: 's8' }),
    'AIFF s16': () => aiffFile([LEFT, RIGHT]),
    'AIFF s24': () => aiffFile([LEFT, RIGHT], { form: 's24' }),
    'AIFF-C sowt': () => aiffFile([LEFT, RIGHT], { coding: 'sowt' }),
    'AIFF-C fl32': () => aiffFile([LEFT, RIGHT], { coding: 'fl32', form: 'f32' }),
  };
  for (const [name, make] of Object.entries(waves)) {
    it(`are read to the sample: ${name}`, async () => {
      const audio = await open(make());
      const { sound, seconds } = audio.facts;
      expect(sound).to.deep.equal({ codecName: 'PCM', channels: 2, sampleRate: RATE, refused: null });
      expect(seconds).to.equal(1.5);
      const step = /8/.test(name) && !/64/.test(name) && /[us]8/.test(name) ? 2 ** -6 : 2 ** -14;
      // Out of order, and with the end in the middle of a chunk that is silent behind it.
      for (const chunk of [1, 0, 2, 3]) {
        const { samples, sampleRate } = await audio.readAudio(chunk);
        expect([samples.length, sampleRate]).to.deep.equal([2, RATE]);
        [LEFT, RIGHT].forEach((all, channel) => {
          const wanted = all.subarray(chunk * AUDIO_CHUNK_SECONDS * RATE, (chunk + 1) * AUDIO_CHUNK_SECONDS * RATE);
          const got = samples[channel];
          expect(got?.length).to.equal(AUDIO_CHUNK_SECONDS * RATE);
          const off = got?.reduce((most, value, i) => Math.max(most, Math.abs(value - (wanted[i] ?? 0))), 0);
          expect(off, `chunk ${chunk}`).to.be.below(step);
        });
      }
      audio.close();
    });
  }

  it('say when they begin, by the time reference of Broadcast Wave', async () => {
    const hour = 3600 * RATE;
    expect((await factsOf(waveFile([LEFT], { timeReference: hour }))).timeReference).to.equal(3600);
    const late = 2 ** 32 + RATE;
    expect((await factsOf(waveFile([LEFT], { timeReference: late }))).timeReference).to.equal(late / RATE);
    expect((await factsOf(waveFile([LEFT]))).timeReference).to.equal(null);
  });

  it('are mixed to two loudspeakers where they have more channels', async () => {
    const level = (value: number): Float32Array => new Float32Array(RATE).fill(value);
    const six = await open(
      waveFile([level(0.1), level(0.2), level(0.4), level(0.9), level(0.05), level(0.1)], { form: 'f32' }),
    );
    const [left, right] = (await six.readAudio(0)).samples;
    expect(left?.[100]).to.be.closeTo(0.1 + Math.SQRT1_2 * 0.45, 1e-6);
    expect(right?.[100]).to.be.closeTo(0.2 + Math.SQRT1_2 * 0.5, 1e-6);
    const eight = await open(
      waveFile(
        Array.from({ length: 8 }, (_, i) => level(i / 10)),
        { form: 'f32' },
      ),
    );
    const { samples } = await eight.readAudio(0);
    expect(samples.length).to.equal(1);
    expect(samples[0]?.[100]).to.be.closeTo(0.35, 1e-6);
  });

  it('that end early play what they have, and say so', async () => {
    const cut = waveFile([LEFT]).slice(0, 44 + RATE);
    const { seconds, notes } = await factsOf(cut);
    expect(seconds).to.equal(0.5);
    expect(notes.map(({ code }) => code)).to.deep.equal(['sound-truncated']);
    expect(notes[0]?.message).to.include('1.5 s').and.include('0.5 s');
  });

  it('are refused by name where nothing can be made of them', async () => {
    const aLaw = waveFile([LEFT]);
    new DataView(aLaw.buffer).setUint16(20, 6, true);
    expect(await refusal(aLaw)).to.include({ code: 'format-unsupported' });
    expect((await refusal(aLaw)).message).to.include('A-law');
    const rateless = waveFile([LEFT], { sampleRate: 1 });
    expect((await refusal(rateless)).message).to.include('1 samples a second');
    const endless = waveFile([LEFT]).slice(0, 36);
    expect(await refusal(endless)).to.include({ code: 'source-invalid' });
    const compressed = aiffFile([LEFT], { coding: 'ima4' });
    expect((await refusal(compressed)).message).to.include('ima4');
    expect(await refusal(new TextEncoder().encode('this is no sound at all, whatever it is called'))).to.include({
      code: 'format-unsupported',
    });
    const channels = waveFile([LEFT]);
    new DataView(channels.buffer).setUint16(22, 65_535, true);
    expect((await refusal(channels)).message).to.include('65535 channels');
    // Chunks that claim everything there is and more.
    const claims = waveFile([LEFT]);
    new DataView(claims.buffer).setUint32(16, 0xfffffff0, true);
    expect(await refusal(claims)).to.include({ code: 'source-invalid' });
  });
});

describe('peaks of sound', () => {
  it('are the least and the greatest sample of each bucket, at every level', async () => {
    const samples = Float32Array.from({ length: 1.5 * RATE }, (_, i) => Math.sin(i / 977) * Math.cos(i / 31_000));
    const audio = await open(waveFile([samples, LEFT], { form: 'f32' }));
    const { first, count, levels } = await audio.readPeaks({ first: 1, count: 2, finest: 0 }, never);
    expect([first, count, levels.length]).to.deep.equal([1, 2, PEAK_RATES.length]);
    levels.forEach((pairs, level) => {
      const rate = PEAK_RATES[level] ?? 0;
      expect(pairs.length).to.equal(2 * rate);
      for (let bucket = 0; bucket < rate; bucket++) {
        const from = Math.floor(RATE / 2 + (bucket * RATE) / rate);
        const stretch = [samples, LEFT].flatMap((all) => [...all.subarray(from, from + Math.ceil(RATE / rate))]);
        // Buckets of 187.5 samples are rounded to whole ones.
        expect(pairs[2 * bucket]).to.be.closeTo(127 * Math.min(0, ...stretch), 2.5);
        expect(pairs[2 * bucket + 1]).to.be.closeTo(127 * Math.max(0, ...stretch), 2.5);
      }
    });
    const coarse = await audio.readPeaks({ first: 1, count: 2, finest: 2 }, never);
    expect(coarse.levels[0]).to.deep.equal(levels[2]);
  });

  it('are measured beside sound that plays, which goes on where it is', async () => {
    const audio = await open(waveFile([LEFT, RIGHT], { form: 'f32' }));
    const before = await audio.readAudio(0);
    await audio.readPeaks({ first: 2, count: 1, finest: 0 }, never);
    const after = await audio.readAudio(1);
    expect(before.samples[0]?.[5]).to.equal(LEFT[5]);
    expect(after.samples[0]?.[5]).to.equal(LEFT[RATE / 2 + 5]);
  });
});
