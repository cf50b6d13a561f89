import { expect } from 'chai';
import { readAfterSeeks, readWhilePlaying } from '../support/page/identity-readings.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite } from '../support/page/use-pages.ts';
import { figure, sized } from '../support/proof.ts';

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

/** Readings of one run. */
const LEAST = sized(600, 2000);

describe('the number shown is the frame shown', function () {
  this.timeout(sized(120_000, 600_000));
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));
  let readings = 0;

  before(async () => {
    const tags = PLAYERS.map(
      ({ id, frames }) =>
        `<seq-player id="${id}" src="/shot/${id}.#.exr" frames="${frames}" style="display:inline-block;width:192px;height:108px"></seq-player>`,
    );
    await pages.show(tags.join('\n'), { width: 800, height: 400 });
    await pages.viewer.page.evaluate(async (ids) => {
      await Promise.all(ids.map((id) => globalThis.seqTest.player(`#${id}`).ready));
    }, PLAYERS.map(({ id }) => id)); // prettier-ignore
  });

  it('after random seeks, in sequences with gaps, steps, offsets and negative numbers', async () => {
    const { count, wrong } = await pages.viewer.page.evaluate(readAfterSeeks, {
      ids: PLAYERS.map(({ id }) => id),
      rounds: sized(40, 225),
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
      const { count, wrong } = await pages.viewer.page.evaluate(readWhilePlaying, {
        // Three of the players, in turns: reading back what many draw takes a machine without a GPU its time.
        ids: PLAYERS.map(({ id }) => id).filter((_, i) => (i * 3 + way) % PLAYERS.length < 3),
        attributes,
        milliseconds: sized(400, 1500),
        readings: sized(36, 90),
      });
      readings += count;
      expect(count).to.be.greaterThan(30);
      expect(wrong.map((entry) => JSON.stringify(entry))).to.deep.equal([]);
    });
  });

  it(`in at least ${LEAST} readings`, function () {
    figure(`${readings} readings`);
    expect(readings).to.be.at.least(LEAST);
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
