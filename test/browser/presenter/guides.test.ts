import { expect } from 'chai';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { HALF } from '../../support/presenter/fake-picture.ts';
import { canvasPixels, PresenterHarness, stateAt } from '../../support/presenter/presenter-harness.ts';

const SIZE = { width: 100, height: 60 };
const BLACK = '0,0,0';
const WHITE = '255,255,255';

describe('guides over the picture', () => {
  let harness: PresenterHarness;
  let canvas: HTMLCanvasElement;
  let frame = 0;
  before(() => {
    harness = new PresenterHarness();
    harness.commands.allowTextures(1e8);
    canvas = harness.player(1, SIZE.width, SIZE.height);
  });
  after(() => harness.close());

  /** White from −10 to 89 across and 20 to 79 down, in a display window of 0…99 by 0…59. */
  async function show(view: Partial<PlayerView>): Promise<(x: number, y: number) => string> {
    frame += 1;
    const planes = [{ name: 'Y', type: 'half' as const, value: HALF.one }];
    await harness.store(frame, {
      width: 100,
      height: 60,
      layout: 'grey',
      planes,
      dataWindow: [-10, 20, 89, 79],
      displayWindow: [0, 0, 99, 59],
    });
    harness.commands.update(1, stateAt(frame, { ...SIZE, ...view }));
    await harness.shown(1, frame);
    const { data, width } = canvasPixels(canvas);
    return (x, y) => data.slice((y * width + x) * 4, (y * width + x) * 4 + 3).join();
  }

  it('are none by default', async () => {
    const at = await show({});
    expect([at(0, 20), at(89, 59), at(90, 40), at(50, 19)]).to.deep.equal([WHITE, WHITE, BLACK, BLACK]);
  });

  it('mask to the first ratio in black and draw lines for the others', async () => {
    const at = await show({ mask: '1:1, 5:4' });
    expect([at(19, 40), at(20, 40), at(79, 40), at(80, 40)]).to.deep.equal([BLACK, WHITE, WHITE, BLACK]);
    const wide = await show({ mask: '2.5, 2' });
    expect([wide(50, 9), wide(50, 30), wide(50, 49), wide(50, 50)]).to.deep.equal([BLACK, WHITE, WHITE, BLACK]);
    expect(wide(50, 5), 'line of 2:1 lies in the black').to.equal('153,153,153');
    const wrong = await show({ mask: 'wide' });
    expect(wrong(0, 40)).to.equal(WHITE);
  });

  it('show safe areas of what the mask leaves', async () => {
    const at = await show({ safeAreas: true });
    expect(at(5, 40), 'title safe is 5 % in').to.equal('217,217,217');
    expect(at(3, 40), 'action safe is 3.5 % in').to.equal('217,217,217');
    expect(at(6, 40)).to.equal(WHITE);
  });

  it('outline the data window where it is on the canvas', async () => {
    const at = await show({ outline: true });
    expect([at(50, 20), at(89, 40)]).to.deep.equal(['255,191,51', '255,191,51']);
    expect([at(50, 21), at(88, 40), at(0, 40)]).to.deep.equal([WHITE, WHITE, WHITE]);
  });

  it('leave the picture outside of the display window to overscan', async () => {
    const half = { zoom: 0.5 } as const;
    const cut = await show(half);
    const over = await show({ ...half, overscan: true });
    // The display window lies at 25…75 by 15…45, the data window at 20…70 by 25…55.
    expect([cut(22, 30), over(22, 30)]).to.deep.equal([BLACK, WHITE]);
    expect([cut(50, 50), over(50, 50)]).to.deep.equal([BLACK, WHITE]);
    expect([over(50, 57), over(72, 30)], 'beyond both').to.deep.equal([BLACK, BLACK]);
  });
});
