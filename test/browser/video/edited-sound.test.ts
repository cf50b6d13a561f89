import { expect } from 'chai';
import { createSoundReader } from '../../../src/core/codec/sound/create-sound-reader.ts';
import { OpenVideo } from '../../../src/core/codec/video/open-video.ts';
import { AUDIO_CHUNK_SECONDS } from '../../../src/core/frame/audio-chunk.ts';
import { clipBytes } from '../../support/video/decode-clip.ts';
import { pcmTrack, rewriteMovie, setEdits, videoTrack, type WrittenEdit } from '../../support/video/movie-boxes.ts';

const [FPS, RATE, SECONDS] = [24, 48_000, 2.5];
/** Ticks of `open-gop.mp4`: of its movie a second, and of its media a frame; B-frames come two frames late. */
const [MOVIE, MEDIA_FRAME] = [1000, 512];

/** Edits in seconds: how long, and from when of the media; null: nothing. */
type SecondsEdit = readonly [seconds: number, media: number | null];

const pictureEdits = (edits: readonly SecondsEdit[]): WrittenEdit[] =>
  edits.map(([seconds, media]) => [
    Math.round(seconds * MOVIE),
    media === null ? -1 : Math.round((2 + media * FPS) * MEDIA_FRAME),
  ]);
const soundEdits = (edits: readonly SecondsEdit[]): WrittenEdit[] =>
  edits.map(([seconds, media]) => [Math.round(seconds * MOVIE), media === null ? -1 : Math.round(media * RATE)]);

/** Samples that say the second that they are of: a tenth and a quarter of it. */
function ramp(): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * RATE * SECONDS));
  for (let i = 0; i < RATE * SECONDS; i++) view.setInt16(2 * i, Math.round((0.1 + i / RATE / 4) * 0x8000));
  return new Uint8Array(view.buffer);
}

describe('sound of a video with edit lists', () => {
  let video: OpenVideo | null = null;
  afterEach(() => {
    video?.close();
    video = null;
  });

  const open = async (pictures: readonly SecondsEdit[], sound: readonly SecondsEdit[]): Promise<OpenVideo> => {
    const count = RATE * SECONDS;
    const file = rewriteMovie(
      await clipBytes('open-gop.mp4'),
      (moov, place) => {
        setEdits(videoTrack(moov), pictureEdits(pictures));
        moov.children.push(pcmTrack({ rate: RATE, count, place, edits: soundEdits(sound) }));
      },
      ramp(),
    );
    const request = { blob: new File([file], 'sound.mp4') };
    const { signal } = new AbortController();
    return (video = await OpenVideo.open({ request, fetcher: fetch, signal }, () =>
      Promise.resolve(createSoundReader),
    ));
  };
  /** Second of the media that is heard at a second from the first picture on; null for silence. */
  const heardAt = async (opened: OpenVideo, seconds: number): Promise<number | null> => {
    const piece = Math.floor(seconds / AUDIO_CHUNK_SECONDS);
    const { samples, sampleRate } = await opened.readAudio(piece);
    const value = samples[0]?.[Math.round((seconds - piece * AUDIO_CHUNK_SECONDS) * sampleRate)] ?? NaN;
    return value === 0 ? null : (value - 0.1) * 4;
  };
  const expectHeard = async (
    opened: OpenVideo,
    heard: readonly (readonly [number, number | null])[],
  ): Promise<void> => {
    expect(opened.facts.sound).to.include({ refused: null });
    for (const [seconds, media] of heard) {
      const found = await heardAt(opened, seconds);
      if (media === null) expect(found, `at ${seconds}`).to.equal(null);
      else expect(found, `at ${seconds}`).to.be.closeTo(media, 0.005);
    }
  };

  it('follows several edits and empty ones as the pictures do', async () => {
    const edits: SecondsEdit[] = [
      [0.5, 1.5],
      [0.25, null],
      [1, 0.25],
    ];
    await expectHeard(await open(edits, edits), [[0, 1.5], [0.45, 1.95], [0.6, null], [0.76, 0.26], [1.6, 1.1], [1.9, null]]); // prettier-ignore
  });

  it('has edits of its own under pictures in one piece', async () => {
    const sound: SecondsEdit[] = [
      [0.5, null],
      [0.5, 2],
      [1, 0.5],
    ];
    await expectHeard(await open([[2, 0.25]], sound), [[0.2, null], [0.6, 2.1], [1.5, 1], [2.2, null]]); // prettier-ignore
  });

  it('starts late or early by one edit, as before', async () => {
    await expectHeard(await open([[2, 0.25]], [[2, 0.25]]), [[0.1, 0.35], [1.5, 1.75]]); // prettier-ignore
    video?.close();
    await expectHeard(await open([[2.4, 0]], [[0.5, null], [1.5, 0]]), [[0.2, null], [0.75, 0.25]]); // prettier-ignore
  });
});
