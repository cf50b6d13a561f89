import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { readAfterSeeks, readWhilePlaying } from '../support/page/identity-readings.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { viewerPage } from '../support/page/viewer-page.ts';

/** One player of the page: what it lists, and the numbers that must be missing. */
const PLAYERS = [
  { id: 'plain', frames: '1001-1060' },
  { id: 'gaps', frames: '1001-1010,1015-1030,1040' },
  { id: 'steps', frames: '10-100x10' },
  { id: 'zero', frames: '0-40' },
  { id: 'negative', frames: '-12-20' },
  { id: 'large', frames: '30001-30050' },
  { id: 'single', frames: '7,9,11-31x2' },
  { id: 'offset', frames: '86400-86440' },
] as const;

describe('the number shown is the frame shown', function () {
  this.timeout(120_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  let site: FaultServer;
  let viewer: BrowserPage;
  let readings = 0;

  before(async () => {
    site = (await FaultServer.start())
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
      .frames('/shot/', (frame) => shot.pieces(frame));
    const tags = PLAYERS.map(
      ({ id, frames }) =>
        `<seq-player id="${id}" src="/shot/${id}.#.exr" frames="${frames}" style="display:inline-block;width:192px;height:108px"></seq-player>`,
    );
    site.page('/', viewerPage({ body: tags.join('\n') }));
    viewer = await BrowserPage.open(`${site.origin}/`, { width: 800, height: 400 });
    await viewer.page.evaluate(async (ids) => {
      await Promise.all(ids.map((id) => globalThis.seqTest.player(`#${id}`).ready));
    }, PLAYERS.map(({ id }) => id)); // prettier-ignore
  });
  after(async () => {
    await viewer?.close();
    await site.close();
  });

  it('after random seeks, in sequences with gaps, steps, offsets and negative numbers', async () => {
    const { count, wrong } = await viewer.page.evaluate(readAfterSeeks, {
      ids: PLAYERS.map(({ id }) => id),
      rounds: 225,
    });
    readings += count;
    expect(wrong.map((entry) => JSON.stringify(entry))).to.deep.equal([]);
  });

  const ways = [
    ['forwards in a loop', { loop: 'loop', speed: '1', fps: '24' }],
    ['backwards at 29.97', { loop: 'loop', speed: '-1', fps: '29.97' }],
    ['ping-pong at 59.94', { loop: 'ping-pong', speed: '1', fps: '59.94' }],
    ['at 119.88', { loop: 'loop', speed: '1', fps: '119.88' }],
    ['at four times the speed', { loop: 'loop', speed: '4', fps: '24' }],
    ['ping-pong, backwards at eight times the speed', { loop: 'ping-pong', speed: '-8', fps: '25' }],
    ['at 23.976, double speed', { loop: 'loop', speed: '2', fps: '23.976' }],
    ['at 12, every frame', { loop: 'loop', speed: '1', fps: '12', playback: 'every-frame' }],
  ] as const;
  ways.forEach(([name, attributes], way) => {
    it(`while playing ${name}`, async () => {
      const { count, wrong } = await viewer.page.evaluate(readWhilePlaying, {
        // Three of the players, in turns: reading back what many draw takes a machine without a GPU its time.
        ids: PLAYERS.map(({ id }) => id).filter((_, i) => (i * 3 + way) % PLAYERS.length < 3),
        attributes,
        milliseconds: 1500,
        readings: 90,
      });
      readings += count;
      expect(count).to.be.greaterThan(30);
      expect(wrong.map((entry) => JSON.stringify(entry))).to.deep.equal([]);
    });
  });

  it('in at least 2,000 readings', function () {
    console.log(`      ${readings} readings`);
    expect(readings).to.be.at.least(2000);
  });

  it('reaches the pixels of a cached frame within two display periods, for 95 of 100 seeks', async () => {
    const times = await viewer.page.evaluate(async () => {
      const player = globalThis.seqTest.player('#plain');
      player.setAttribute('loop', 'loop');
      player.setAttribute('speed', '1');
      for (let frame = 1001; frame <= 1060; frame++) await player.seek(frame);
      const list: number[] = [];
      for (let i = 0; i < 100; i++) {
        await globalThis.seqTest.frames(2);
        const frame = 1001 + ((i * 37) % 60);
        const from = performance.now();
        const { at, outcome } = await player.seek(frame);
        if (outcome === 'presented') list.push(at - from);
      }
      return list.sort((a, b) => a - b);
    });
    expect(times.length).to.equal(100);
    const [median, p95] = [times[50] ?? Infinity, times[94] ?? Infinity];
    console.log(`      cached seek: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    expect(p95).to.be.lessThan(34);
  });

  it('leaves the console silent', () => viewer.expectSilence());
});
