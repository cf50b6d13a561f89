import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { ComparedPicture, PlayerView } from '../../../src/core/presenter/protocol.ts';
import type { FakePicture } from '../../support/presenter/fake-picture.ts';
import { canvasPixels, PresenterHarness, stateAt } from '../../support/presenter/presenter-harness.ts';
import { toHalf } from '../../support/exr/to-half.ts';

const SIZE = { width: 80, height: 40 };
const OTHER = 'other@1';
const BLACK = '0,0,0';
/** Codes of linear ¾ and ¼ on a linear display. */
const A = '191,191,191';
const B = '64,64,64';

function grey(value: number, changes: Partial<FakePicture> = {}): FakePicture {
  return {
    width: 80,
    height: 40,
    layout: 'grey',
    planes: [{ name: 'Y', type: 'half', value: toHalf(value) }],
    ...changes,
  };
}

const compared = (changes: Partial<ComparedPicture> = {}): ComparedPicture => ({
  shown: { source: OTHER, layer: '' },
  frameOffset: 0,
  first: frameNumber(1),
  last: frameNumber(10_000),
  mode: 'wipe',
  position: 0.5,
  angle: 0,
  gain: 1,
  mix: 0.5,
  side: 'a',
  ...changes,
});

describe('two pictures together', () => {
  let harness: PresenterHarness;
  let canvas: HTMLCanvasElement;
  let frame = 0;
  before(() => {
    harness = new PresenterHarness();
    harness.commands.allowTextures(1e8);
    canvas = harness.player(1, SIZE.width, SIZE.height);
  });
  after(() => harness.close());

  interface Pair {
    readonly second?: FakePicture | null;
    readonly view?: Partial<PlayerView>;
    readonly first?: FakePicture;
  }

  /** Shows a new frame of A and B as `compare` says; answers what is read back. */
  async function show(compare: Partial<ComparedPicture>, { first, second, view }: Pair = {}) {
    frame += 1;
    await harness.store(frame, first ?? grey(0.75));
    if (second === null) {
      harness.commands.setUnavailable({ source: OTHER, frames: [frameNumber(frame)], kind: 'missing' });
    } else {
      await harness.store(frame, second ?? grey(0.25), { source: OTHER });
    }
    return redraw(compare, view);
  }

  async function redraw(compare: Partial<ComparedPicture> | null, view: Partial<PlayerView> = {}) {
    const state = stateAt(frame, { ...SIZE, ...view });
    harness.commands.update(1, { ...state, compare: compare && compared(compare) });
    await harness.until(
      () => harness.all('presented').some((report) => report.revision === state.plan.revision),
      'the new plan is presented',
    );
    await harness.shown(1, frame);
    const { data, width } = canvasPixels(canvas);
    return (x: number, y: number): string => data.slice((y * width + x) * 4, (y * width + x) * 4 + 3).join();
  }

  it('part at a wipe, at any position and angle', async () => {
    const half = await show({ mode: 'wipe' });
    expect([half(0, 0), half(39, 20), half(40, 20), half(79, 39)]).to.deep.equal([A, A, B, B]);
    const quarter = await redraw({ mode: 'wipe', position: 0.25 });
    expect([quarter(19, 5), quarter(20, 5)]).to.deep.equal([A, B]);
    const below = await redraw({ mode: 'wipe', position: 0.25, angle: 90 });
    expect([below(70, 9), below(5, 10)], 'A above').to.deep.equal([A, B]);
    const turned = await redraw({ mode: 'wipe', angle: 180 });
    expect([turned(5, 5), turned(75, 5)], 'A right').to.deep.equal([B, A]);
    const slanted = await redraw({ mode: 'wipe', angle: 45 });
    expect([slanted(50, 5), slanted(30, 35), slanted(62, 5), slanted(20, 35)]).to.deep.equal([A, B, B, A]);
    const [all, none] = [await redraw({ position: 1 }), await redraw({ position: 0 })];
    expect([all(79, 20), none(0, 20)]).to.deep.equal([A, B]);
  });

  it('keeps the edge within what can be seen when zoomed in, and draws every pixel once', async () => {
    await show({ mode: 'wipe' });
    const zoomed = await redraw({ mode: 'wipe', position: 0.5 }, { zoom: 8, panX: 20 });
    expect([zoomed(39, 20), zoomed(40, 20)]).to.deep.equal([A, B]);
    for (let step = 0; step <= 16; step++) {
      const at = await redraw({ mode: 'wipe', position: step / 16 + 0.00625 });
      for (let x = 0; x < 80; x++) expect(at(x, 7), `${x} at ${step}`).to.be.oneOf([A, B]);
    }
  });

  it('flip from one to the other', async () => {
    const first = await show({ mode: 'flip', side: 'a' });
    const second = await redraw({ mode: 'flip', side: 'b' });
    expect([first(0, 0), first(79, 39), second(0, 0), second(79, 39)]).to.deep.equal([A, A, B, B]);
  });

  it('stand side by side, each fitted to its half', async () => {
    const at = await show({ mode: 'side-by-side' });
    expect([at(0, 20), at(39, 20), at(40, 20), at(79, 20)]).to.deep.equal([A, A, B, B]);
    expect([at(20, 9), at(20, 10), at(60, 29), at(60, 30)]).to.deep.equal([BLACK, A, B, BLACK]);
  });

  it('blend by share, in display codes', async () => {
    const half = await show({ mode: 'blend', mix: 0.5 });
    expect(half(40, 20)).to.be.oneOf(['127,127,127', '128,128,128']);
    const [a, b] = [await redraw({ mode: 'blend', mix: 0 }), await redraw({ mode: 'blend', mix: 1 })];
    expect([a(40, 20), b(40, 20)]).to.deep.equal([A, B]);
  });

  it('show their difference times a gain, and none as black even when dithered', async () => {
    const at = await show({ mode: 'difference' });
    expect(at(40, 20)).to.be.oneOf(['127,127,127', '128,128,128']);
    expect((await redraw({ mode: 'difference', gain: 4 }))(40, 20)).to.equal('255,255,255');
    const same = await show(
      { mode: 'difference', gain: 1000 },
      { second: grey(0.75), view: { dither: true, display: 'srgb' } },
    );
    expect([same(3, 3), same(41, 20), same(78, 38)]).to.deep.equal([BLACK, BLACK, BLACK]);
    const little = await show({ mode: 'difference', gain: 100 }, { second: grey(0.75 - 1 / 1024) });
    expect(Number(little(40, 20).split(',')[0]), '0.1 % of a code times a hundred').to.be.within(20, 30);
  });

  it('count the textures they are put together in', async () => {
    await show({ mode: 'difference' });
    const bytes = harness.all('memory').at(-1)!.textureBytes;
    expect(bytes).to.be.at.least(2 * 80 * 40 * 8 + 2 * 80 * 40 * 2);
  });

  it('lie over one another whatever their resolution and pixel aspect', async () => {
    // Left half of A is marked by its data window; B has half the resolution and pixels twice as wide as high.
    const first = grey(0.75, { displayWindow: [0, 0, 79, 39], dataWindow: [0, 0, 39, 39], width: 40 });
    const second = grey(0.25, {
      width: 10,
      height: 20,
      displayWindow: [100, 50, 119, 69],
      dataWindow: [100, 50, 109, 69],
      pixelAspectRatio: 2,
    });
    const flipped = await show({ mode: 'flip', side: 'b' }, { first, second });
    expect([flipped(0, 0), flipped(39, 39), flipped(40, 0), flipped(79, 39)]).to.deep.equal([B, B, BLACK, BLACK]);
    const zoomed = await redraw({ mode: 'flip', side: 'b' }, { zoom: 2, panX: 0, panY: 0 });
    expect([zoomed(39, 20), zoomed(40, 20)]).to.deep.equal([B, BLACK]);
    const mirrored = await redraw({ mode: 'flip', side: 'b' }, { flop: true });
    expect([mirrored(39, 20), mirrored(40, 20)]).to.deep.equal([BLACK, B]);
    const both = await redraw({ mode: 'difference' });
    expect(both(20, 20)).to.be.oneOf(['127,127,127', '128,128,128']);
    expect(both(60, 20)).to.equal(BLACK);
  });

  it('fits a second picture of another shape into the first', async () => {
    const second = grey(0.25, { width: 40, height: 40 });
    const at = await show({ mode: 'flip', side: 'b' }, { second });
    expect([at(19, 20), at(20, 20), at(59, 20), at(60, 20)]).to.deep.equal([BLACK, B, B, BLACK]);
  });

  it('are each graded, masked and guided as one picture is', async () => {
    const at = await show({ mode: 'wipe' }, { view: { exposure: 1, mask: '1:1' } });
    expect([at(19, 20), at(20, 20), at(59, 20), at(60, 20)]).to.deep.equal([
      BLACK,
      '255,255,255',
      '128,128,128',
      BLACK,
    ]);
  });

  it('show stripes, and tell it, where the second has a gap; nothing of another frame stands in', async () => {
    await show({ mode: 'wipe' });
    const at = await show({ mode: 'wipe' }, { second: null });
    expect(at(10, 20)).to.equal(A);
    const tones = new Set(Array.from({ length: 39 }, (_, i) => at(41 + i, 20)));
    expect([...tones].sort()).to.deep.equal(['41,41,46', '56,56,64']);
    const told = harness.all('presented').at(-1)!;
    expect(told.frames.at(-1)!.shown).to.equal(frame);
    expect(told.compared).to.deep.equal({ shown: null, level: 0, complete: true });
    await redraw({ mode: 'wipe', first: frameNumber(1), last: frameNumber(frame - 1) });
    expect(harness.all('presented').at(-1)!.compared!.shown, 'beyond its last frame').to.equal(null);
  });

  it('go by an offset between their frame numbers', async () => {
    frame += 1;
    await harness.store(frame, grey(0.75));
    await harness.store(frame + 500, grey(0.5), { source: OTHER });
    const at = await redraw({ mode: 'flip', side: 'b', frameOffset: 500 });
    expect(at(40, 20)).to.equal('128,128,128');
    expect(harness.all('presented').at(-1)!.compared!.shown).to.equal(frame + 500);
  });

  it('hold the pair before until both of the next are there', async () => {
    await show({ mode: 'flip', side: 'b' });
    const held = frame;
    const next = frame + 1;
    await harness.store(next, grey(0.5));
    const state = stateAt(next, SIZE);
    harness.commands.update(1, { ...state, compare: compared({ mode: 'flip', side: 'a' }) });
    await harness.until(
      () => harness.all('presented').some(({ revision }) => revision === state.plan.revision),
      'the hold is told',
    );
    const told = harness.all('presented').at(-1)!;
    expect([told.frames.at(-1)!.frame, told.frames.at(-1)!.shown]).to.deep.equal([next, held]);
    await harness.store(next, grey(0.125), { source: OTHER });
    await harness.shown(1, next);
    expect(harness.all('presented').at(-1)!.compared!.shown).to.equal(next);
    frame = next;
  });

  it('are captured as shown', async () => {
    await show({ mode: 'wipe' });
    const blob = await harness.commands.capture(1, 'image/png');
    const bitmap = await createImageBitmap(blob!);
    const copy = new OffscreenCanvas(80, 40).getContext('2d')!;
    copy.drawImage(bitmap, 0, 0);
    expect([...copy.getImageData(39, 20, 2, 1).data]).to.deep.equal([191, 191, 191, 255, 64, 64, 64, 255]);
  });

  it('give way to one picture again', async () => {
    await show({ mode: 'wipe' });
    const at = await redraw(null);
    expect([at(0, 0), at(79, 39)]).to.deep.equal([A, A]);
    expect(harness.all('presented').at(-1)!.compared).to.equal(undefined);
  });
});
