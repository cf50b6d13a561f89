import { expect } from 'chai';
import { codedPicture } from '../../support/presenter/fake-picture.ts';
import { canvasPixels, PresenterHarness, stateAt, twoFrames } from '../../support/presenter/presenter-harness.ts';
import { readStrip } from '../../support/pictures/coded-strip.ts';

const SIZE = { width: 160, height: 90 };
const PLAYERS = 16;
const ROUNDS = 128;

/** A small generator with a seed, so that a failure can be had again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the number in the picture is the number reported', () => {
  let harness: PresenterHarness;
  afterEach(() => harness.close());

  it(`in ${PLAYERS * ROUNDS} readings under random seeks, to frames that are there and that are not`, async function () {
    this.timeout(90_000);
    harness = new PresenterHarness();
    harness.commands.allowTextures(2e7);
    const next = random(20_261_124);
    const canvases = Array.from({ length: PLAYERS }, (_, id) => harness.player(id, SIZE.width, SIZE.height));
    // With gaps, steps and an offset; every fifth frame never comes.
    const frames = Array.from({ length: 60 }, (_, i) => 1001 + i * 3);
    const there = frames.filter((_, i) => i % 5 !== 0);
    await Promise.all(there.map((frame) => harness.store(frame, codedPicture(frame, SIZE))));
    let readings = 0;
    let held = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const due = canvases.map(() => frames[Math.floor(next() * frames.length)]!);
      harness.reports.length = 0;
      const revisions = due.map((frame, id) => {
        const state = stateAt(frame, SIZE);
        harness.commands.update(id, state);
        return state.plan.revision;
      });
      const told = (id: number) => harness.all('presented').find((report) => report.revision === revisions[id]);
      await harness.until(() => canvases.every((_, id) => told(id)), 'every seek is answered');
      await twoFrames();
      canvases.forEach((canvas, id) => {
        const { frame, shown } = told(id)!.frames.at(-1)!;
        expect(frame).to.equal(due[id]);
        expect(readStrip(canvasPixels(canvas)).frame, `round ${round}, player ${id}`).to.equal(shown);
        expect(shown === frame, 'shown is due exactly where the frame is there').to.equal(there.includes(due[id]!));
        readings += 1;
        if (shown !== null && shown !== frame) held += 1;
      });
    }
    expect(readings).to.equal(PLAYERS * ROUNDS);
    expect(held).to.be.greaterThan(readings / 10);
  });
});
