import { expect } from 'chai';
import fc from 'fast-check';
import { EditedSoundReader, type HeardStretch, heardStretches } from '../../../src/core/codec/sound/edited-sound.ts';
import { type Edit, Presentation } from '../../../src/core/codec/video/container/edit-list.ts';
import { AUDIO_CHUNK_SECONDS, firstSampleOf } from '../../../src/core/frame/audio-chunk.ts';

const [FPS, RATE] = [24, 8000];
const edit = (mediaTime: number | null, duration: number, rate = 1): Edit => ({ mediaTime, duration, rate });

/** A track of 20 s whose samples say the second of the media that they are of; it counts how often it is asked. */
function secondsTrack() {
  const asked: number[] = [];
  return {
    asked,
    close: () => {},
    read: (piece: number) => {
      asked.push(piece);
      const first = firstSampleOf(piece, RATE);
      const length = firstSampleOf(piece + 1, RATE) - first;
      const samples = [Float32Array.from({ length }, (_, i) => (first + i < 20 * RATE ? 1 + (first + i) / RATE : 0))];
      return Promise.resolve({ piece, sampleRate: RATE, samples });
    },
  };
}

/** Seconds of the media heard at a second of what is shown; null for silence. */
async function heardAt(reader: EditedSoundReader, seconds: number): Promise<number | null> {
  const sample = Math.round(seconds * RATE);
  const piece = Math.floor(sample / (AUDIO_CHUNK_SECONDS * RATE));
  const { samples } = await reader.read(piece);
  const value = samples[0]?.[sample - firstSampleOf(piece, RATE)] ?? NaN;
  return value === 0 ? null : value - 1;
}

/** What is shown of 20 s of pictures by an edit list. */
const present = (edits: readonly Edit[]): Presentation =>
  Presentation.of({ times: Float64Array.from({ length: 480 }, (_, i) => i / FPS), lastDuration: 1 / FPS }, edits, {
    tick: 1 / 600,
    period: () => 1 / FPS,
  });
const readerOf = (pictures: readonly Edit[], sound: readonly Edit[]): EditedSoundReader =>
  new EditedSoundReader(secondsTrack(), heardStretches(present(pictures).stretches, 1 / FPS, sound));

describe('sound under edit lists', () => {
  it('starts where its list says, is silent where that is empty, and jumps with its edits', async () => {
    const both = [edit(4, 1), edit(null, 0.5), edit(10, 1.5), edit(2, 1)];
    const reader = readerOf(both, both);
    for (const [shown, media] of [
      [0, 4],
      [0.99, 4.99],
      [1.2, null],
      [1.5, 10],
      [2.9, 11.4],
      [3.01, 2.01],
      [3.9, 2.9],
      [4.3, null],
    ] as const) {
      // prettier-ignore
      const heard = await heardAt(reader, shown);
      if (media === null) expect(heard, `${shown}`).to.equal(null);
      else expect(heard, `${shown}`).to.be.closeTo(media, 1e-3);
    }
  });

  it('runs on under pictures in pieces where it has a list of its own, or none', async () => {
    const pictures = [edit(4, 1), edit(10, 1)];
    expect(await heardAt(readerOf(pictures, []), 1.25)).to.be.closeTo(1.25, 1e-3);
    expect(await heardAt(readerOf(pictures, [edit(7, Infinity)]), 1.25)).to.be.closeTo(8.25, 1e-3);
    expect(await heardAt(readerOf([edit(4, 5)], [edit(0, 1), edit(9, 2)]), 1.25)).to.be.closeTo(9.25, 1e-3);
    // Pictures that begin late leave the sound before them out.
    expect(await heardAt(readerOf([edit(4, 2)], [edit(null, 1), edit(0, 1)]), 1.5)).to.be.closeTo(0.5, 1e-3);
  });

  it('under a picture that is held goes on, and is silent where it is held itself', async () => {
    const pictures = [edit(4, 1), edit(5, 2, 0), edit(5, 1)];
    expect(await heardAt(readerOf(pictures, []), 2.5)).to.be.closeTo(2.5, 1e-3);
    expect(await heardAt(readerOf(pictures, [edit(0, 1), edit(1, 2, 0), edit(1, 5)]), 2.5)).to.equal(null);
  });

  it('reads each chunk of the track once on its way', async () => {
    const track = secondsTrack();
    const heard: HeardStretch[] = [{ at: 0, seconds: 5, media: 0.13 }];
    const reader = new EditedSoundReader(track, heard);
    for (let piece = 0; piece < 8; piece++) await reader.read(piece);
    expect(track.asked).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is within a picture’s rounding of what the movie has at its time, whatever the lists', async () => {
    const time = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10);
    const edits = fc.array(
      fc.tuple(fc.option(time, { freq: 4 }), fc.integer({ min: 1, max: 20 })).map(([at, n]) => edit(at, n / 10)),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        edits,
        edits,
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        async (pictures, sound, picks) => {
          const presentation = present(pictures);
          if (pictures.every(({ mediaTime }) => mediaTime === null)) return;
          const reader = new EditedSoundReader(secondsTrack(), heardStretches(presentation.stretches, 1 / FPS, sound));
          for (const pick of picks) {
            const shown = ((pick % (presentation.frames * 4)) + 0.5) / (FPS * 4);
            const heard = await heardAt(reader, shown);
            // The movie's time at that picture, and what the sound's list has there and a picture's rounding around.
            const near = [-1, 0, 1].map((n) =>
              soundAt(sound, movieTime(pictures, presentation, shown) + (n * 0.5) / FPS),
            );
            const isNear = near.some((one) => (one === null ? heard === null : heard !== null && Math.abs(one - heard) < 0.5 / FPS + 2e-3)); // prettier-ignore
            expect(isNear, `${shown}: ${heard}, not ${near.join(' or ')}`).to.equal(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Second of the movie that a moment of what is shown lies at: by counting positions edit by edit. */
function movieTime(pictures: readonly Edit[], presentation: Presentation, shown: number): number {
  const position = Math.floor(shown * FPS);
  let [counted, movie] = [0, 0];
  for (const { duration, mediaTime } of pictures) {
    const count = mediaTime === null ? Math.round(duration * FPS) : framesFrom(mediaTime, duration);
    if (position < counted + count) return movie + shown - counted / FPS;
    counted += count;
    movie += duration;
  }
  return movie + presentation.frames;
}

/** Frames of the media that are seen between two times of it: those that begin before the end and do not end before. */
function framesFrom(start: number, duration: number): number {
  let count = 0;
  for (let frame = 0; frame < 480; frame++) {
    const tick = 1 / 600;
    if ((frame + 1) / FPS > start + tick && frame / FPS <= start + duration - tick) count += 1;
  }
  return count;
}

function soundAt(edits: readonly Edit[], movie: number): number | null {
  let at = 0;
  for (const { duration, mediaTime } of edits) {
    if (movie >= at && movie < at + duration) return mediaTime === null ? null : mediaTime + movie - at;
    at += duration;
  }
  return null;
}
