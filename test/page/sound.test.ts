import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/browser-page.ts';
import { paintStrip } from '../support/coded-strip.ts';
import { FaultServer } from '../support/fault-server.ts';
import { installed } from '../support/installed.ts';
import { soundProbe } from '../support/sound-probe.ts';
import { viewerPage } from '../support/viewer-page.ts';

const root = resolve(import.meta.dirname, '../..');
const FPS = 24;
const FRAMES = 4 * FPS;
const [WIDTH, HEIGHT] = [160, 90];
const LOUD = ['--autoplay-policy=no-user-gesture-required'];

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

/** A tone for as long as each frame lasts that a whole second begins with: 1, 25, 49, 73. */
const TONE = `aevalsrc=exprs=if(lt(mod(t\\,1)\\,1/24)\\,0.8*sin(2*PI*1000*t)\\,0):s=48000:d=${FRAMES / FPS}`;

function makeClip(path: string, codecs: readonly string[]): void {
  const picture = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FPS), '-i', '-'];
  const args = ['-loglevel', 'error', '-y', ...picture, '-f', 'lavfi', '-i', TONE, ...codecs, '-shortest', path];
  const { status, stderr } = spawnSync('ffmpeg', args, { input: numberedFrames(), maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}\n${String(stderr)}`);
}

const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '12', '-pix_fmt', 'yuv420p'];
const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-g', '12'];
const CLIPS: Readonly<Record<string, readonly string[]>> = {
  'aac.mp4': [...H264, '-c:a', 'aac', '-b:a', '128k'],
  'opus.webm': [...VP9, '-c:a', 'libopus', '-b:a', '96k'],
  'pcm.mov': [...H264, '-c:a', 'pcm_s24le'],
  'ac3.mp4': [...H264, '-c:a', 'ac3'],
};

describe('sound on a page', function () {
  let server: FaultServer;
  let clips: string | null = null;
  let viewer: BrowserPage | null = null;

  before(async function () {
    if (!installed('ffmpeg')) {
      console.log('      ffmpeg is not installed: the clips with sound cannot be made');
      return this.skip();
    }
    clips = mkdtempSync(join(tmpdir(), 'seq-sound-'));
    for (const [name, codecs] of Object.entries(CLIPS)) makeClip(join(clips, name), codecs);
    server = (await FaultServer.start()).folder('/dist/', resolve(root, 'dist')).folder('/clips/', clips);
  });
  after(async () => {
    if (!clips) return;
    rmSync(clips, { recursive: true, force: true });
    await server.close();
  });
  afterEach(async () => {
    const open = viewer;
    viewer = null;
    await open?.close();
  });

  const show = async (clip: string, attributes = '', flags = LOUD): Promise<BrowserPage> => {
    const body = `<seq-player src="/clips/${clip}" style="width: 320px; height: 180px" ${attributes}></seq-player>`;
    server.page('/sound.html', viewerPage({ body }));
    viewer = await BrowserPage.open(`${server.origin}/sound.html`, { flags, before: soundProbe() });
    return viewer;
  };

  for (const clip of ['aac.mp4', 'opus.webm', 'pcm.mov']) {
    it(`is in step with the pictures: ${clip}`, async () => {
      const page = await show(clip, 'loop="loop"');
      const { onsets, presented, state } = await page.page.evaluate(async () => {
        const player = globalThis.seqTest.player();
        await player.ready;
        globalThis.seqSound.watch(player);
        player.play();
        await globalThis.seqSound.until(() => globalThis.seqSound.onsets().length >= 6, 12_000);
        return { ...globalThis.seqSound.heard(), state: player.state.sound };
      });
      const off = onsets.map((at) => {
        const near = presented.filter(({ frame, shown }) => frame === shown && frame % 24 === 1);
        return near.map((picture) => at - picture.at).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? Infinity;
      });
      expect(onsets.length).to.be.greaterThan(5);
      page.expectSilence();
    }).timeout(60_000);
  }
});
