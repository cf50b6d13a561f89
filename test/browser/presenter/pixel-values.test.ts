import { expect } from 'chai';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { HALF } from '../../support/presenter/fake-picture.ts';
import { canvasPixels, PresenterHarness, stateAt, twoFrames } from '../../support/presenter/presenter-harness.ts';

/** Four pixels of 60 canvas pixels each. */
const SIZE = { width: 120, height: 120 };

describe('values in the pixels', () => {
  for (const forceInPage of [false, true]) {
    describe(forceInPage ? 'drawn in the page' : 'drawn by the worker', () => {
      let harness: PresenterHarness;
      let canvas: HTMLCanvasElement;
      before(async () => {
        harness = new PresenterHarness({ forceInPage });
        harness.commands.allowTextures(1e8);
        canvas = harness.player(1, SIZE.width, SIZE.height);
        const planes = ['R', 'G', 'B'].map((name) => ({ name, type: 'half' as const, value: HALF.half }));
        for (const [frame, width] of [
          [1, 2],
          [2, 12],
        ] as const) {
          await harness.store(frame, { width, height: width, layout: 'rgb', planes });
        }
      });
      after(() => harness.close());

      /** Codes of the canvas, once `holds` of their count by code or the time is up. */
      async function codes(
        frame: number,
        view: Partial<PlayerView>,
        holds: (found: Map<number, number>) => boolean = () => true,
      ): Promise<Map<number, number>> {
        harness.commands.update(1, stateAt(frame, { ...SIZE, pixelValues: 'auto', ...view }));
        await harness.shown(1, frame);
        const deadline = performance.now() + 8000;
        for (;;) {
          const found = new Map<number, number>();
          const { data } = canvasPixels(canvas);
          for (let i = 0; i < data.length; i += 4) found.set(data[i]!, (found.get(data[i]!) ?? 0) + 1);
          if (holds(found) || performance.now() > deadline) return found;
          await twoFrames();
        }
      }
      const black = (found: Map<number, number>): number => found.get(0) ?? 0;
      const plain = (found: Map<number, number>): boolean => found.size === 1;

      it('are not written where pixels are small or where they are not wanted', async () => {
        expect(plain(await codes(2, {}))).to.equal(true);
        expect(plain(await codes(1, { pixelValues: 'none' }))).to.equal(true);
      });

      it('are black on a light pixel, white on a dark one, and leave most of it alone', async () => {
        const light = await codes(1, { exposure: 1 }, (found) => black(found) > 0);
        expect(black(light), 'ink').to.be.within(150, 120 * 120 * 0.3);
        expect(light.get(255), 'paper').to.be.above(120 * 120 * 0.5);
        // The light picture, while it is still there, is mostly white.
        const white = (found: Map<number, number>): number => found.get(255) ?? 0;
        const dark = await codes(1, { exposure: -4 }, (found) => white(found) > 0 && white(found) < 120 * 120 * 0.5);
        expect(dark.get(255), 'ink').to.be.within(150, 120 * 120 * 0.3);
        expect(black(dark)).to.equal(0);
      });

      it('stay away from what lies beyond the picture', async () => {
        const found = await codes(1, { exposure: 1, zoom: 60, panX: 1, mask: null }, (seen) => black(seen) > 7000);
        const { data } = canvasPixels(canvas);
        const right = new Set<number>();
        for (let y = 0; y < 120; y++) for (let x = 60; x < 120; x++) right.add(data[(y * 120 + x) * 4]!);
        expect([...right], 'beyond the picture’s edge all is black').to.deep.equal([0]);
        expect(black(found)).to.be.above(7200);
      });
    });
  }
});
