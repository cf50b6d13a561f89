import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import type { AudioFacts } from '../../../src/core/frame/audio-facts.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { LoadedSource } from '../../../src/core/player/source/loaded-source.ts';
import { type Pictures, SoundBeside } from '../../../src/core/player/sound/sound-beside.ts';
import { RunFrameList } from '../../../src/core/sequence/frames/run-frame-list.ts';
import { parseAudioOffset } from '../../../src/core/sequence/sound/audio-offset.ts';
import type { SourceSound } from '../../../src/core/sequence/sound/source-sound.ts';
import type { ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';

const FACTS: AudioFacts = {
  container: 'WAVE',
  sound: { codecName: 'PCM', channels: 2, sampleRate: 48_000, refused: null },
  seconds: 4,
  timeReference: 3600,
  notes: [],
};
const RATE = { numerator: 24, denominator: 1 };

/** 96 frames from 1001 on: 4 s at 24 frames a second. */
function pictures(offset: string | null = null, more: Partial<ResolvedSource> = {}): Pictures {
  const frames = new RunFrameList([{ first: frameNumber(1001), last: frameNumber(1096), step: 1 }]);
  const resolved = { id: 'shot', frames, sequential: false, label: 'shot', ...more } as ResolvedSource;
  return { source: new LoadedSource({ src: 'shot' }, resolved), rate: RATE, offset };
}

/** Opens a file of which a worker says this. */
async function beside(facts: AudioFacts | SeqError = FACTS): Promise<{ sound: SoundBeside; errors: SeqError[] }> {
  const errors: SeqError[] = [];
  const sound = new SoundBeside({
    inspect: () => (facts instanceof SeqError ? Promise.reject(facts) : Promise.resolve(facts)),
    failed: (error) => errors.push(error),
    changed: () => {},
  });
  sound.load({ src: 'scene.wav' }, 'https://a.example/');
  await new Promise((done) => setTimeout(done));
  return { sound, errors };
}

/** Second of the sound at a frame. */
function at(frame: number, { frame: first, delaySeconds = 0 }: SourceSound): number {
  return (frame - first) / 24 - delaySeconds;
}

const codes = (sound: SoundBeside, of: Pictures): readonly string[] => sound.notesFor(of).map(({ code }) => code);

describe('audio-offset', () => {
  it('is frames where it is a whole number, seconds with an s, or the timecode', () => {
    const start = { from: 'start', frames: 0, seconds: 0 };
    expect(parseAudioOffset(null)).to.deep.equal(start);
    expect(parseAudioOffset('12')).to.deep.equal({ ...start, frames: 12 });
    expect(parseAudioOffset(' -3 ')).to.deep.equal({ ...start, frames: -3 });
    expect(parseAudioOffset('1.5s')).to.deep.equal({ ...start, seconds: 1.5 });
    expect(parseAudioOffset('-0.04 s')).to.deep.equal({ ...start, seconds: -0.04 });
    expect(parseAudioOffset('timecode')).to.deep.equal({ ...start, from: 'timecode' });
    expect(parseAudioOffset('timecode -2')).to.deep.equal({ from: 'timecode', frames: -2, seconds: 0 });
    for (const wrong of ['1.5', 'two', '1e9', '12f', 'timecodes', '1s2'])
      expect(parseAudioOffset(wrong), wrong).to.equal(null);
  });
});

describe('sound beside pictures', () => {
  it('begins with the first frame, later by frames or seconds', async () => {
    const { sound } = await beside();
    const begins = (offset: string | null): number => at(1001, sound.soundFor(pictures(offset)) as SourceSound);
    expect(begins(null)).to.equal(0);
    expect(begins('12')).to.equal(-0.5);
    expect(begins('-12')).to.equal(0.5);
    expect(begins('1.5s')).to.equal(-1.5);
  });

  it('lies by its time reference in the timecode of the pictures, where asked', async () => {
    const { sound } = await beside();
    const timed = pictures('timecode', { timecode: { label: '01:00:02:00', frame: frameNumber(1001) } });
    expect(at(1001, sound.soundFor(timed) as SourceSound)).to.be.closeTo(2, 1e-9);
    expect(codes(sound, timed)).to.deep.equal(['sound-ends-early']);
    const untimed = pictures('timecode');
    expect(at(1001, sound.soundFor(untimed) as SourceSound)).to.equal(0);
    expect(codes(sound, untimed)).to.deep.equal(['sound-no-timecode']);
  });

  it('says where it ends early, is longer, or does not meet the pictures', async () => {
    const { sound } = await beside();
    expect(codes(sound, pictures())).to.deep.equal([]);
    expect(codes(sound, pictures('-1s'))).to.deep.equal(['sound-ends-early']);
    expect(codes(sound, pictures('1s'))).to.deep.equal(['sound-longer']);
    expect(codes(sound, pictures('5s'))).to.deep.equal(['sound-outside']);
    expect(sound.notesFor(pictures('-1s'))[0]?.message).to.include('1.00 s before');
  });

  it('is the same object until something about it changes', async () => {
    const { sound } = await beside();
    expect(sound.soundFor(pictures())).to.equal(sound.soundFor(pictures()));
    expect(sound.soundFor(pictures())).to.not.equal(sound.soundFor(pictures('1')));
  });

  it('goes with the rate of a source that has its own, else with any', async () => {
    const { sound } = await beside();
    expect(sound.soundFor(pictures())?.rate).to.equal(null);
    expect(sound.soundFor(pictures(null, { rate: [25, 1] }))?.rate).to.deep.equal([25, 1]);
  });

  it('that cannot be opened is an error once, and refused by name', async () => {
    const { sound, errors } = await beside(new SeqError('not-found', 'File not found at scene.wav.'));
    expect(errors.map(({ code }) => code)).to.deep.equal(['not-found']);
    expect(sound.soundFor(pictures())).to.include({ codecName: 'scene.wav', refused: 'File not found at scene.wav.' });
    sound.load({ src: 'scene.wav' }, 'https://a.example/');
    expect(errors.length).to.equal(1);
  });
});
