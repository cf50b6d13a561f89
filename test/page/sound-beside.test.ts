import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { installed } from '../support/server/installed.ts';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { soundProbe } from '../support/page/sound-probe.ts';
import { median, toneOffsets } from '../support/page/tone-offsets.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';
import { sine, waveFile } from '../support/sound/sound-file-writer.ts';
import { TONE_EDIT, toneEdit, toneScene } from '../support/sound/tone-edit.ts';

const FPS = 24;
const [FIRST, FRAMES] = [1001, 32];
const PERIOD_MS = 1000 / FPS;
const RATE = 48_000;
const LOUD = ['--autoplay-policy=no-user-gesture-required'];
/** Frames with a tone, at distances that are all different: sound off by any of them fits none of the others. */
const TONES = [1001, 1010, 1024];
const LOOP = { tones: TONES, first: FIRST, frames: FRAMES, fps: FPS };

/** A file whose tones lie with the pictures where it begins `early` frames before them. */
function tones(early: number): Uint8Array<ArrayBuffer> {
  const samples = new Float32Array(((FRAMES + early) * RATE) / FPS);
  for (const frame of TONES) samples.set(sine(1 / FPS, 1000, RATE, 0.8), ((frame - FIRST + early) * RATE) / FPS);
  return waveFile([samples, samples], { form: 's24' });
}

/** Compressed forms and the codecs that make them. */
const COMPRESSED: Readonly<Record<string, string>> = {
  'tones.mp3': 'libmp3lame',
  'tones.m4a': 'aac',
  'tones.flac': 'flac',
  'tones.ogg': 'libopus',
};

/** Makes the compressed files of a file of sound in a folder. */
function compress(file: Uint8Array, folder: string): void {
  for (const [name, codec] of Object.entries(COMPRESSED)) {
    const args = ['-loglevel', 'error', '-f', 'wav', '-i', '-', '-c:a', codec, '-b:a', '160k', join(folder, name)];
    const { status, stderr } = spawnSync('ffmpeg', args, { input: file });
    if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}\n${String(stderr)}`);
  }
}

describe('sound beside pictures on a page', () => {
  const pages = useSite((site) => {
    withShot(site).files({
      '/sound/tones.wav': tones(0),
      '/sound/early.wav': tones(7),
      '/sound/scene.wav': toneScene(),
    });
  });
  afterEach(() => pages.closePage());

  const show = (attributes: string, allow: readonly RegExp[] = []) => {
    const source = `src="/shot/shot.####.exr" frames="${FIRST}-${FIRST + FRAMES - 1}" fps="${FPS}"`;
    const body = `<seq-player ${source} ${attributes} hud style="width: 320px; height: 180px"></seq-player>`;
    return pages.show(body, { flags: LOUD, before: soundProbe(), allow });
  };

  it('is in step with a sequence, from the frame that audio-offset says', async () => {
    const page = await show('audio-src="/sound/tones.wav"');
    for (const [src, offset] of [
      ['tones.wav', null],
      ['early.wav', '-7'],
    ] as const) {
      await expectInStep(page, src, offset);
    }
    page.expectSilence();
  }).timeout(60_000);

  it('is in step where it is compressed: MP3, AAC, FLAC and Opus', async function () {
    if (!installed('ffmpeg')) {
      console.log('      ffmpeg is not installed: compressed sound cannot be made');
      return this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'seq-beside-'));
    try {
      compress(tones(0), folder);
      for (const name of Object.keys(COMPRESSED))
        pages.site.files({ [`/sound/${name}`]: new Uint8Array(readFileSync(join(folder, name))) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const page = await show('audio-src="/sound/tones.wav"');
    for (const src of Object.keys(COMPRESSED)) await expectInStep(page, src, null);
    page.expectSilence();
  }).timeout(120_000);

  /** Plays with a file of sound until five tones were heard; each lies with its picture, within one frame. */
  async function expectInStep(page: BrowserPage, src: string, offset: string | null): Promise<void> {
    const heard = await page.page.evaluate(
      async ([name, by]) => {
        const player = globalThis.seqTest.player();
        const ear = globalThis.seqSound;
        player.audioSrc = `/sound/${name}`;
        player.audioOffset = by;
        await player.ready;
        await ear.until(() => player.state.sound?.src === `/sound/${name}`, 8000);
        ear.begin(player);
        player.play();
        await ear.until(() => (ear.onsets()[4] ?? Infinity) < performance.now() - 100, 18_000);
        player.pause();
        return ear.heard();
      },
      [src, offset] as const,
    );
    expect(heard.onsets.length, `tones of ${src}`).to.be.at.least(4);
    const off = toneOffsets(heard, LOOP);
    expect(median(off), `${src}: ${off.map((ms) => ms.toFixed(1)).join(' ')}`).to.be.below(PERIOD_MS);
  }

  it('is that of an edit’s track, in step through its cuts', async () => {
    pages.site.page('/cut.otio', JSON.stringify(toneEdit()));
    const body = '<seq-player src="/cut.otio" style="width: 320px; height: 180px"></seq-player>';
    const page = await pages.show(body, { flags: LOUD, before: soundProbe() });
    const heard = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const ear = globalThis.seqSound;
      await player.ready;
      await ear.until(() => globalThis.seqTest.cache().stats().entries >= 32, 8000);
      ear.begin(player);
      player.play();
      await ear.until(() => (ear.onsets()[3] ?? Infinity) < performance.now() - 100, 20_000);
      player.pause();
      return ear.heard();
    });
    expect(heard.onsets.length).to.be.at.least(3);
    const off = toneOffsets(heard, TONE_EDIT);
    expect(median(off), off.map((ms) => ms.toFixed(1)).join(' ')).to.be.below(PERIOD_MS);
    page.expectSilence();
  }).timeout(60_000);

  it('that is not there is an error, and the pictures go on; what is heard of it is in the state', async () => {
    const page = await show('audio-src="/sound/none.wav"', [/404/]);
    const result = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const errors: unknown[] = [];
      player.addEventListener('seq-error', ({ detail }) => errors.push([detail.code, detail.frame]));
      await player.ready;
      await globalThis.seqSound.until(() => player.state.sound !== null, 8000);
      player.play();
      const first = player.state.shown;
      const moved = await globalThis.seqSound.until(() => player.state.shown !== first, 8000);
      await globalThis.seqTest.frames();
      const hud = player.shadowRoot?.querySelector('[part=hud]')?.textContent ?? '';
      const card = player.shadowRoot?.querySelector('[part=card]') !== null;
      return { errors, moved, hud, card, sound: player.state.sound, saved: player.exportState().audio };
    });
    expect(result).to.deep.include({ moved: true, card: false, saved: { src: '/sound/none.wav' } });
    expect(result.sound).to.include({ state: 'unsupported', src: '/sound/none.wav' });
    expect(result.hud).to.include('none.wav');
    page.expectSilence();
  }).timeout(30_000);

  it('is heard for a frame with each step, and counted in the memory limit', async () => {
    const page = await show('audio-src="/sound/tones.wav" audio-scrub');
    const result = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const ear = globalThis.seqSound;
      await player.ready;
      await ear.until(() => player.state.sound !== null, 8000);
      const besideBefore = globalThis.seqTest.cache().stats().beside;
      ear.begin(player);
      // The first step waits for the loudspeakers.
      let heard = false;
      for (let turn = 0; turn < 10 && !heard; turn++) {
        await player.seek(turn % 2 === 0 ? 1010 : 1024);
        heard = await ear.until(() => ear.quietFor() < 60, 1000);
      }
      const quiet = await ear.until(() => ear.quietFor() > 300, 4000);
      const { beside, used, limit } = globalThis.seqTest.cache().stats();
      return { heard, quiet, besideBefore, beside, fits: used <= limit };
    });
    expect(result).to.deep.include({ heard: true, quiet: true, besideBefore: 0, fits: true });
    expect(result.beside).to.be.within(2 ** 20, 4 * 2 ** 20);
    page.expectSilence();
  }).timeout(30_000);
});
