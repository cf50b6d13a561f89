import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import type { BrowserPage, PageOptions } from '../support/page/browser-page.ts';
import { paintStrip } from '../support/pictures/coded-strip.ts';
import { installed } from '../support/server/installed.ts';
import { soundProbe } from '../support/page/sound-probe.ts';
import { median, toneOffsets } from '../support/page/tone-offsets.ts';
import { WORKER_PROBE } from '../support/page/worker-probe.ts';
import { useSite } from '../support/page/use-pages.ts';

const root = resolve(import.meta.dirname, '../..');
const FPS = 24;
const FRAMES = 72;
const PERIOD_MS = 1000 / FPS;
const [WIDTH, HEIGHT] = [160, 90];
const LOUD = ['--autoplay-policy=no-user-gesture-required'];
const QUIET = ['--autoplay-policy=document-user-activation-required'];
/** Frames with a tone, at distances that are all different: sound off by any of them fits none of the others. */
const TONES = [1, 13, 31, 55];

/** Numbered frames as 8-bit 4:2:0, counted from 1. */
function numberedFrames(): Buffer {
  const chroma = (WIDTH * HEIGHT) / 2;
  return Buffer.concat(
    Array.from({ length: FRAMES }, (_, i) => {
      const data = Buffer.alloc(WIDTH * HEIGHT + chroma, 128);
      paintStrip({ data, width: WIDTH, height: HEIGHT }, i + 1, { white: 235, black: 16 });
      return data;
    }),
  );
}

const TONE = '0.8*sin(2*PI*1000*t)';
const isIn = TONES.map((frame) => `between(t\\,${(frame - 1) / FPS}\\,${frame / FPS})`).join('+');
const sound = (wave: string): readonly string[] => ['-f', 'lavfi', '-i', `aevalsrc=${wave}:s=48000:d=${FRAMES / FPS}`];
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '12', '-pix_fmt', 'yuv420p'];
const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-g', '12'];
const CLIPS: Readonly<Record<string, readonly string[]>> = {
  'aac.mp4': [...sound(`(${isIn})*${TONE}`), ...H264, '-c:a', 'aac', '-b:a', '128k'],
  'opus.webm': [...sound(`(${isIn})*${TONE}`), ...VP9, '-c:a', 'libopus', '-b:a', '96k'],
  'pcm.mov': [...sound(`(${isIn})*${TONE}`), ...H264, '-c:a', 'pcm_s24le'],
  'tone.mp4': [...sound(TONE), ...H264, '-c:a', 'aac'],
  'ac3.mp4': [...sound(TONE), ...H264, '-c:a', 'ac3'],
};

function makeClip(path: string, more: readonly string[]): void {
  const picture = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FPS), '-i', '-'];
  const args = ['-loglevel', 'error', '-y', ...picture, ...more, path];
  const { status, stderr } = spawnSync('ffmpeg', args, { input: numberedFrames(), maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}\n${String(stderr)}`);
}

const LOOP = { tones: TONES, first: 1, frames: FRAMES, fps: FPS };
const offOf = (heard: ReturnType<typeof globalThis.seqSound.heard>): number[] => toneOffsets(heard, LOOP);

describe('sound on a page', function () {
  const pages = useSite((site) => site.folder('/fixtures/', resolve(root, 'test/fixtures/video')));
  let clips: string | null = null;

  before(async function () {
    if (!installed('ffmpeg')) {
      console.log('      ffmpeg is not installed: the clips with sound cannot be made');
      return this.skip();
    }
    clips = mkdtempSync(join(tmpdir(), 'seq-sound-'));
    for (const [name, codecs] of Object.entries(CLIPS)) makeClip(join(clips, name), codecs);
    pages.site.folder('/clips/', clips);
  });
  after(() => clips && rmSync(clips, { recursive: true, force: true }));
  afterEach(() => pages.closePage());

  const show = (src: string, attributes = '', options: PageOptions = {}): Promise<BrowserPage> => {
    const body = `<seq-player src="${src}" style="width: 320px; height: 180px" hud ${attributes}></seq-player>`;
    pages.site.log.length = 0;
    const before = `${soundProbe()}\n${options.before ?? ''}`;
    return pages.show(body, { flags: LOUD, ...options, before });
  };
  const fetched = (name: string): boolean => pages.site.log.some((line) => JSON.stringify(line).includes(name));

  it('is in step with the pictures: AAC, Opus and PCM, through loops and seeks', async () => {
    const page = await show('/clips/aac.mp4');
    for (const clip of ['aac.mp4', 'opus.webm', 'pcm.mov']) {
      const seeks = clip === 'aac.mp4';
      const { onsets, presented } = await page.page.evaluate(
        async ([name, seek]) => {
          const player = globalThis.seqTest.player();
          const ear = globalThis.seqSound;
          player.src = `/clips/${name}`;
          await globalThis.seqTest.frames();
          await player.ready;
          ear.begin(player);
          player.play();
          // A tone is rendered a little before it is heard, and its picture is seen.
          await ear.until(() => (ear.onsets()[1] ?? Infinity) < performance.now() - 100, 10_000);
          if (seek) await player.seek(48);
          const before = seek ? ear.onsets().length : 1;
          await ear.until(() => (ear.onsets()[before + 2] ?? Infinity) < performance.now() - 100, 10_000);
          player.pause();
          return ear.heard();
        },
        [clip, seeks] as const,
      );
      expect(onsets.length, `tones of ${clip}`).to.be.at.least(4);
      const off = offOf({ onsets, presented });
      expect(median(off), `${clip}: ${off.map((ms) => ms.toFixed(1)).join(' ')}`).to.be.below(PERIOD_MS);
    }
    expect(await page.page.evaluate(() => globalThis.seqSound.contexts())).to.equal(1);
    page.expectSilence();
  }).timeout(90_000);

  it('is silent at once while pictures do not run forwards at their own rate, are not seen, or it is muted', async () => {
    const page = await show('/clips/tone.mp4');
    const wrong = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const ear = globalThis.seqSound;
      await player.ready;
      player.play();
      const set = (name: string, value: string) => () => player.setAttribute(name, value);
      const cases: readonly (readonly [string, () => void, () => void])[] = [
        ['speed 2', set('speed', '2'), set('speed', '1')],
        ['backwards', set('speed', '-1'), set('speed', '1')],
        ['another rate', set('fps', '30'), set('fps', '24')],
        ['muted', set('muted', ''), () => player.removeAttribute('muted')],
        ['volume 0', set('volume', '0'), set('volume', '1')],
        ['hidden', () => (player.style.display = 'none'), () => (player.style.display = '')],
        ['paused', () => player.pause(), () => player.play()],
      ];
      const failures: string[] = [];
      for (const [name, silence, sound] of cases) {
        if (!(await ear.until(() => ear.quietFor() < 60, 8000))) failures.push(`not heard before ${name}`);
        silence();
        if (!(await ear.until(() => ear.quietFor() > 400, 8000))) failures.push(`heard: ${name}`);
        sound();
      }
      if (!(await ear.until(() => ear.quietFor() < 60, 8000))) failures.push('not heard in the end');
      const { now: paused } = ear.clock();
      player.pause();
      await ear.until(() => ear.quietFor() > 400, 4000);
      const lasted = ear.clock().lastLoud - paused;
      if (lasted > 0.1) failures.push(`heard for ${lasted} s after pause()`);
      return failures;
    });
    expect(wrong).to.deep.equal([]);
    page.expectSilence();
  }).timeout(90_000);

  it('waits for a gesture where the browser wants one, says so, and holds no picture up for it', async () => {
    const page = await show('/clips/tone.mp4', 'autoplay', { flags: QUIET });
    // Playwright's own `evaluate` counts as a gesture.
    const session = await page.devtools();
    const ask = async (expression: string): Promise<unknown> => {
      const { result } = await session.send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        userGesture: false,
      });
      return result.value as unknown;
    };
    const until = async (expression: string): Promise<boolean> => {
      const deadline = performance.now() + 8000;
      while (performance.now() < deadline) {
        if (await ask(expression)) return true;
        await new Promise((next) => setTimeout(next, 50));
      }
      return false;
    };
    const player = "document.querySelector('seq-player')";
    expect(await until(`${player}.state?.sound?.state === 'blocked'`), 'blocked').to.equal(true);
    expect(await until(`${player}.shadowRoot.textContent.includes('Click to turn sound on')`), 'told').to.equal(true);
    const frame = await ask(`${player}.state.shown`);
    expect(await until(`${player}.state.shown !== ${String(frame)}`), 'pictures go on').to.equal(true);
    expect(await ask('seqSound.contexts()')).to.equal(0);
    await page.page.mouse.click(160, 90);
    expect(await until('seqSound.quietFor() < 60'), 'heard after a click').to.equal(true);
    expect(await until(`${player}.state.sound.state === 'playing'`), 'told to be heard').to.equal(true);
    page.expectSilence();
  }).timeout(60_000);

  it('comes back after the decoder died in mid-play, with the right frames and in step', async () => {
    const page = await show('/clips/aac.mp4', 'workers="1" resolution="full"', {
      before: WORKER_PROBE,
      allow: [/\[seq-viewer\]/, /thrown by the test/],
    });
    const result = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      const ear = globalThis.seqSound;
      await player.ready;
      ear.begin(player);
      player.play();
      await ear.until(() => ear.onsets().length > 0, 8000);
      globalThis.seqTest.cache().clear();
      const decoders = (await globalThis.seqProbe.count()).filter(({ name }) => name.includes('decoder'));
      for (const { id } of decoders) globalThis.seqProbe.order('throw', id);
      const died = performance.now();
      const { cache } = globalThis.seqTest;
      await ear.until(() => cache().stats().workers.dead > 0 && cache().stats().entries === 72, 20_000);
      ear.begin(player);
      await ear.until(() => (ear.onsets()[2] ?? Infinity) < performance.now() - 100, 15_000);
      player.pause();
      return { ...ear.heard(), decoders: decoders.length, ms: performance.now() - died, stats: cache().stats() };
    });
    expect(result.decoders).to.equal(1);
    expect(result.stats).to.include({ entries: 72, errors: 0 });
    expect(median(offOf(result))).to.be.below(PERIOD_MS);
    for (const frame of [1, 40, 72, 13]) {
      await page.page.evaluate((wanted) => void globalThis.seqTest.player().seek(wanted), frame);
      await page.expectStrip(frame);
    }
    page.expectSilence();
  }).timeout(90_000);

  it('names a codec that cannot be decoded and plays the pictures; loads nothing where there is no sound', async () => {
    const page = await show('/clips/ac3.mp4');
    const play = async () => {
      const player = globalThis.seqTest.player();
      await player.ready;
      player.play();
      const first = player.state.shown;
      await globalThis.seqSound.until(() => player.state.shown !== first, 8000);
      const card = player.shadowRoot?.querySelector('[part=card]');
      const hud = player.shadowRoot?.querySelector('[part=hud]')?.textContent ?? '';
      const { sound, shown } = player.state;
      return { sound, moved: shown !== first, card: card !== null, hud, contexts: globalThis.seqSound.contexts() };
    };
    const refused = await page.page.evaluate(play);
    expect(refused).to.include({ moved: true, card: false, contexts: 0 });
    expect(refused.sound).to.include({ state: 'unsupported' });
    expect(refused.sound?.refused).to.match(/AC-3/);
    expect(refused.hud).to.include('AC-3');
    await page.page.evaluate(() => (globalThis.seqTest.player().src = '/fixtures/bframes.mp4'));
    await page.page.evaluate(() => globalThis.seqTest.frames());
    expect(await page.page.evaluate(play)).to.include({ sound: null, moved: true, contexts: 0 });
    expect(fetched('codecs/video.js')).to.equal(true);
    expect(fetched('codecs/sound.js')).to.equal(false);
    page.expectSilence();
  }).timeout(60_000);
});
