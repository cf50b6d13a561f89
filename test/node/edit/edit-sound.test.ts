import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { editSound, MIX_RATE, type SoundStretch } from '../../../src/core/edit/edit-sound.ts';
import { readOtio } from '../../../src/core/edit/otio/read-otio.ts';
import { AUDIO_CHUNK_SECONDS, firstSampleOf, type AudioChunk } from '../../../src/core/frame/audio-chunk.ts';
import { PEAK_RATES, type PeakBlock } from '../../../src/core/frame/sound-peaks.ts';
import type { SourceSound } from '../../../src/core/sequence/sound/source-sound.ts';
import { clip, external, gap, range, sequence, timeline, track } from '../../support/edit/otio-builder.ts';

const PLACE = { frame: 1, rate: [24, 1], seconds: 10 } as const;
const load = (): never => {
  throw new Error('nothing is asked of a worker');
};

/** Sound whose value at each moment is a function of its second. */
function toneOf(value: (second: number) => number, sampleRate = MIX_RATE): SourceSound & { readonly asked: number[] } {
  const asked: number[] = [];
  const read = (piece: number): Promise<AudioChunk> => {
    asked.push(piece);
    const [first, end] = [firstSampleOf(piece, sampleRate), firstSampleOf(piece + 1, sampleRate)];
    const samples = Float32Array.from({ length: end - first }, (_, i) => value((first + i) / sampleRate));
    return Promise.resolve({ piece, sampleRate, samples: [samples] });
  };
  const readPeaks: SourceSound['readPeaks'] = async ({ first, count, finest }) => {
    const rate = PEAK_RATES[finest] ?? 256;
    const pairs = new Int8Array(2 * count * AUDIO_CHUNK_SECONDS * rate);
    for (let i = 0; i < pairs.length / 2; i++) {
      pairs[2 * i] = Math.min(0, Math.round(127 * value(first * AUDIO_CHUNK_SECONDS + i / rate)));
      pairs[2 * i + 1] = Math.max(0, Math.round(127 * value(first * AUDIO_CHUNK_SECONDS + i / rate)));
    }
    return { first, count, levels: [pairs] } satisfies PeakBlock;
  };
  const facts = { codecName: 'PCM', channels: 1, sampleRate, refused: null, frame: 0, rate: null, seconds: 60 };
  return { ...facts, read, readPeaks, asked };
}

const stretch = (from: number, to: number, media: number, sound: SourceSound): SoundStretch => ({
  from,
  to,
  open: () => Promise.resolve({ sound, media }),
});

/** Samples of the left channel from a second of the edit on. */
async function heard(sound: SourceSound, second: number, count: number): Promise<number[]> {
  const chunk = Math.floor(second / AUDIO_CHUNK_SECONDS + 1e-9);
  const { samples } = await sound.read(chunk, load);
  const at = Math.round((second - chunk * AUDIO_CHUNK_SECONDS) * MIX_RATE);
  return [...(samples[0]?.subarray(at, at + count) ?? [])];
}

describe('sound of an edit', () => {
  it('is that of each stretch in its place, and silence between', async () => {
    const sound = editSound(
      [
        stretch(
          1,
          2.25,
          10,
          toneOf((second) => second / 100),
        ),
        stretch(
          3,
          4,
          0,
          toneOf(() => 0.5),
        ),
      ],
      PLACE,
      () => {},
    );
    expect(await heard(sound, 0.5, 2)).to.deep.equal([0, 0]);
    expect((await heard(sound, 1, 1))[0]).to.be.closeTo(0.1, 1e-6);
    expect((await heard(sound, 2, 1))[0]).to.be.closeTo(0.11, 1e-6);
    expect(await heard(sound, 2.25, 1)).to.deep.equal([0]);
    expect(await heard(sound, 3.5, 1)).to.deep.equal([0.5]);
    expect(await heard(sound, 4, 1)).to.deep.equal([0]);
  });

  it('lies to the sample where its file begins between two chunks, and reads each of them once', async () => {
    const tone = toneOf((second) => second);
    const sound = editSound([stretch(0, 4, 0.3, tone)], PLACE, () => {});
    for (let chunk = 0; chunk < 4; chunk++) {
      const { samples } = await sound.read(chunk, load);
      samples[0]?.forEach((value, i) => {
        const due = 0.3 + chunk * AUDIO_CHUNK_SECONDS + i / MIX_RATE;
        if (Math.abs(value - due) > 1e-5) throw new Error(`sample ${i} of ${chunk}: ${value} for ${due}`);
      });
    }
    expect(tone.asked).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it('is mixed where stretches overlap, at whatever rate their files are', async () => {
    const wave = (second: number): number => 0.4 * Math.sin(2 * Math.PI * 200 * second);
    const sound = editSound(
      [
        stretch(0, 4, 0, toneOf(wave, 44_100)),
        stretch(
          0,
          4,
          1,
          toneOf(() => 0.25),
        ),
      ],
      PLACE,
      () => {},
    );
    const samples = await heard(sound, 1, 400);
    samples.forEach((value, i) => expect(value).to.be.closeTo(0.25 + wave(1 + i / MIX_RATE), 1e-3));
  });

  it('plays on where a file cannot be read, and says so once', async () => {
    const errors: SeqError[] = [];
    const broken: SoundStretch = {
      ...{ from: 0, to: 4 },
      open: () => Promise.reject(new SeqError('not-found', 'no such file')),
    };
    const sound = editSound(
      [
        broken,
        stretch(
          0,
          4,
          0,
          toneOf(() => 0.25),
        ),
      ],
      PLACE,
      (error) => errors.push(error),
    );
    expect(await heard(sound, 0, 1)).to.deep.equal([0.25]);
    expect(await heard(sound, 1, 1)).to.deep.equal([0.25]);
    expect(errors.map(({ code }) => code)).to.deep.equal(['not-found']);
  });

  it('has the peaks of its stretches in their places', async () => {
    const sound = editSound(
      [
        stretch(
          1.25,
          2,
          7,
          toneOf((second) => (second >= 7 ? 0.5 : -1)),
        ),
      ],
      PLACE,
      () => {},
    );
    const { levels } = await sound.readPeaks({ first: 2, count: 2, finest: 1 }, load);
    const [pairs] = levels;
    expect([levels.length, pairs?.length]).to.deep.equal([3, 128]);
    const most = Array.from({ length: 64 }, (_, bucket) => pairs?.[2 * bucket + 1]);
    expect(most.slice(0, 16)).to.deep.equal(new Array(16).fill(0));
    expect(most.slice(16)).to.deep.equal(new Array(48).fill(64));
  });
});

describe('tracks of sound of an OpenTimelineIO document', () => {
  const read = (audio: ReturnType<typeof track>[], more = {}) =>
    runAtOnce(
      readOtio(timeline([track([clip('a', sequence('a', 1001, 48))]), ...audio], more), {
        baseUrl: 'https://host.example/cut.otio',
        label: 'cut.otio',
      }),
    );

  it('are stretches of their files in seconds, counted from where the files begin', () => {
    const wav = external('https://media.example/scene.wav', range(86_400, 240));
    const { sound } = read([track([gap(12), clip('s', wav, range(86_424, 24))], { kind: 'Audio' })]);
    expect(sound).to.deep.equal([
      { from: 0.5, to: 1.5, media: 1, source: { src: 'https://media.example/scene.wav', frames: null } },
    ]);
  });

  it('are all played, and what is missing is said by its place', () => {
    const tracks = ['a', 'b'].map((name) =>
      track([clip(name, external(`${name}.wav`), range(0, 24))], { kind: 'Audio' }),
    );
    const lost = track([clip('c', null, range(0, 24))], { kind: 'Audio' });
    const { sound, notes } = read([...tracks, lost]);
    expect(sound?.map(({ source }) => source.src)).to.deep.equal([
      'https://host.example/a.wav',
      'https://host.example/b.wav',
    ]);
    expect(notes.map(({ code, path }) => `${code} ${path}`)).to.deep.equal([
      'sound-missing tracks.children[3].children[0]',
    ]);
  });
});
