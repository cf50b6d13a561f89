import { expect } from 'chai';
import { systemTime, type TimeSource } from '../../../src/core/base/time-source.ts';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { numberToHalf } from '../../../src/core/frame/half-float.ts';
import type { Picture, Plane } from '../../../src/core/frame/planes.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import type { ScopeReading, ScopeRequest } from '../../../src/core/scopes/scope-reading.ts';
import { SCOPE_STAGES, SCOPE_VALUES, SCOPES } from '../../../src/core/scopes/scope-words.ts';
import type { StoredFrame } from '../../../src/workers/present/frames/frame-store.ts';
import type { OcioColours } from '../../../src/workers/present/managed/managed-colour.ts';
import type { DrawnPictures } from '../../../src/workers/present/probe/sample-drawn.ts';
import { samplePicture } from '../../../src/workers/present/probe/sample-picture.ts';
import { createScopeReader } from '../../../src/workers/present/scopes/scope-meter.ts';
import { differingBins, type ReferencePixel, referenceScopes } from '../../support/pictures/scope-reference.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';
import { sized } from '../../support/proof.ts';
import { seededRandom } from '../../support/random.ts';

const NONE = { waveform: 0, parade: 0, vectorscope: 0, histogram: 0 };
const ALL: ScopeRequest = { scopes: SCOPES, values: 'display', stage: 'after', side: 'a', region: null, exact: true };
const VIEW: PlayerView = { ...PLAIN_VIEW, display: 'srgb' };

const plane = (name: string, type: Plane['type'], width: number, data: Plane['data'], sampling = 1): Plane => ({
  ...{ name, type, width, height: data.length / width / (type === 'rgba8' ? 4 : 1), data },
  ...{ xSampling: sampling, ySampling: sampling },
});

let ticket = 0;
function stored(planes: readonly Plane[], info: Partial<Picture['info']> = {}): StoredFrame {
  const [{ width, height } = { width: 0, height: 0 }] = planes;
  const window = [0, 0, width - 1, height - 1] as const;
  const picture = {
    info: {
      ...{ format: 'exr', layout: 'rgb' as const, displayWindow: window, dataWindow: window },
      ...{ pixelAspectRatio: 1, level: 0, complete: true, ...info },
    },
    planes,
  };
  const frame = frameNumber(7);
  return { ticket: ++ticket, source: 's@1', layer: '', frame, header: null, picture: inOneBand(picture), bytes: 0 };
}

interface Scene {
  readonly view?: Partial<PlayerView>;
  readonly second?: StoredFrame;
  readonly colours?: OcioColours;
  readonly time?: TimeSource;
}

/** What is on the canvas of one player. */
function reader(first: StoredFrame, { view, second, colours, time = systemTime }: Scene = {}) {
  const drawn: DrawnPictures = {
    ...{ player: 1, stored: first, second: second ?? null, table: null, colours: colours ?? null },
    state: { shown: { source: 's@1', layer: '' }, plan: null as never, view: { ...VIEW, ...view } },
  };
  const state = { drawn: drawn as DrawnPictures | null, isHeld: true };
  const scopes = createScopeReader({
    time,
    drawn: () => state.drawn,
    store: { get: (ticket) => (state.isHeld ? [first, second].find((one) => one?.ticket === ticket) : undefined) },
  });
  return { state, ask: (changes: Partial<ScopeRequest> = {}) => scopes.read(1, { ...ALL, ...changes }) };
}

const srgbLight = (code: number): number =>
  Math.abs(code) <= 0.04045 ? code / 12.92 : Math.sign(code) * ((Math.abs(code) + 0.055) / 1.055) ** 2.4;
const srgbCode = (light: number): number =>
  Math.abs(light) <= 0.0031308 ? light * 12.92 : Math.sign(light) * (1.055 * Math.abs(light) ** (1 / 2.4) - 0.055);
const each = (values: readonly number[], change: (value: number) => number) =>
  values.slice(0, 3).map(change) as unknown as ReferencePixel['codes'];

/** What a pixel is counted as, by the probe's arithmetic after the view, and by what the file says before it. */
function referencePixel(frame: StoredFrame, request: ScopeRequest, view: Partial<PlayerView>, x: number, y: number) {
  const { display, source } = samplePicture(frame, { ...VIEW, ...view }, null, x, y, 1);
  if (request.stage === 'after') return { codes: display, light: each(display, srgbLight) };
  const own = 'Y' in source ? [source.Y, source.Y, source.Y] : [source.R, source.G, source.B];
  const values = own.map((value = 0) => value);
  const light = frame.picture.info.format === 'png' ? each(values, srgbLight) : each(values, (value) => value);
  return { light, codes: each([...light], srgbCode) };
}

async function expectAll(frame: StoredFrame, view: Partial<PlayerView> = {}): Promise<void> {
  const [xMin, yMin, xMax, yMax] = frame.picture.info.dataWindow;
  const { ask } = reader(frame, { view });
  for (const stage of SCOPE_STAGES) {
    for (const values of SCOPE_VALUES) {
      const request = { ...ALL, values, stage };
      const expected = referenceScopes(request, xMax - xMin + 1, yMax - yMin + 1, (x, y) =>
        referencePixel(frame, request, view, xMin + x, yMin + y),
      );
      const counted = await ask(request);
      expect(counted?.exact).to.equal(true);
      expect(differingBins(counted ?? {}, expected), `${values} ${stage}`).to.deep.equal(NONE);
    }
  }
}

/** Red, green and blue of a size, each sample by its place. */
function floats(width: number, height: number, value: (x: number, y: number, channel: number) => number): Plane[] {
  return ['R', 'G', 'B'].map((name, channel) => {
    const data = Float32Array.from({ length: width * height }, (_, i) =>
      value(i % width, Math.floor(i / width), channel),
    );
    return plane(name, 'float', width, data);
  });
}
const halves = (planes: readonly Plane[]): Plane[] =>
  planes.map((one) => ({ ...one, type: 'half', data: Uint16Array.from(one.data, numberToHalf) }));

/** Bars of 75 %, 100 % and black, with a ramp below, and noise. */
const bars = (x: number, _y: number, channel: number): number => [0, 0.75, 1][Math.floor(x / 40 + channel) % 3] ?? 0;
const ramp = (x: number, y: number, channel: number): number => (x / 150) * (1 + channel / 3) - y / 60;
const random = seededRandom(20);
const noise = (): number => random() ** 3 * 5 - 0.2;

describe('scopes equal a count made a second time, in every bin', () => {
  for (const [name, value] of Object.entries({ bars, ramp, noise })) {
    it(`of ${name} in float`, () => expectAll(stored(floats(260, 8, value))));
    it(`of ${name} in half, each code graded once`, () =>
      expectAll(stored(halves(floats(260, 8, value))), { exposure: 0.7, gamma: 1.2, offset: 0.02 }));
  }

  it('of a picture of 4K, whose columns share bins', async function () {
    this.timeout(sized(20_000, 600_000));
    const height = sized(6, 2160);
    const frame = stored(halves(floats(4096, height, noise)));
    const requests = [ALL, { ...ALL, values: 'log', stage: 'before' }] as const;
    for (const request of requests) {
      const expected = referenceScopes(request, 4096, height, (x, y) => referencePixel(frame, request, {}, x, y));
      const counted = await reader(frame).ask(request);
      expect([counted?.exact, counted?.counted]).to.deep.equal([true, 4096 * height]);
      expect(differingBins(counted ?? {}, expected)).to.deep.equal(NONE);
    }
  });

  it('of each code of 8 bits, in a bin of its own', async () => {
    const data = new Uint8Array(256 * 4).map((_, i) => (i % 4 === 3 ? 255 : i >> 2));
    const frame = stored([plane('RGBA', 'rgba8', 256, data)], { format: 'png', layout: 'packed' });
    await expectAll(frame);
    const counted = await reader(frame).ask();
    expect(new Set(counted?.histogram)).to.deep.equal(new Set([1]));
  });

  it('of 10 bits, 16 bits, grey, and chroma at half the size', async () => {
    const words = Uint32Array.from({ length: 64 * 16 }, () => Math.floor(random() * 2 ** 30));
    await expectAll(stored([plane('RGB', 'rgb10', 64, words)], { format: 'png', layout: 'packed' }));
    const u16 = Uint16Array.from({ length: 64 * 16 }, () => Math.floor(random() * 4096));
    await expectAll(stored([{ ...plane('Y', 'u16', 64, u16), maxCode: 4095 }], { layout: 'grey' }));
    const u8 = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(random() * 256));
    const planes = [
      plane('Y', 'u8', 64, u8(64 * 16)),
      ...['U', 'V'].map((name) => plane(name, 'u8', 32, u8(32 * 8), 2)),
    ];
    const video = stored(planes, { format: 'video', layout: 'yuv' });
    const request = { ...ALL, values: 'linear' as const };
    const expected = referenceScopes(request, 64, 16, (x, y) => referencePixel(video, request, {}, x, y));
    expect(differingBins((await reader(video).ask(request)) ?? {}, expected)).to.deep.equal(NONE);
  });

  it('where colours mix: primaries, saturation, tone map, one channel, alpha', async () => {
    const ap1 = [0.713, 0.293, 0.165, 0.83, 0.128, 0.044, 0.32168, 0.33767] as const;
    const views: readonly Partial<PlayerView>[] = [
      { saturation: 0.4, toneMap: 'filmic' },
      { channel: 'luma' },
      { channel: 'a' },
      { channel: 'g', alpha: 'straight' },
    ];
    const alpha = plane(
      'A',
      'half',
      90,
      Uint16Array.from({ length: 90 * 12 }, (_, i) => numberToHalf((i % 5) / 4)),
    );
    const frame = stored([...halves(floats(90, 12, noise)), alpha], { layout: 'rgba', chromaticities: ap1 });
    for (const view of views) {
      const expected = referenceScopes(ALL, 90, 12, (x, y) => referencePixel(frame, ALL, view, x, y));
      expect(differingBins((await reader(frame, { view }).ask()) ?? {}, expected)).to.deep.equal(NONE);
    }
  });

  it('without what is painted over the picture', async () => {
    const frame = stored(floats(90, 12, noise));
    const painted: Partial<PlayerView> = { warning: 'range', falseColour: 'zebra', dither: true, background: 'grey' };
    const expected = referenceScopes(ALL, 90, 12, (x, y) => referencePixel(frame, ALL, {}, x, y));
    expect(differingBins((await reader(frame, { view: painted }).ask()) ?? {}, expected)).to.deep.equal(NONE);
  });

  it('through an OpenColorIO config, by what the shader makes of its values', async () => {
    const frame = stored(floats(260, 33, ramp));
    // The GPU's answers: halves of what is asked for on the display, doubles before.
    const colours = {
      inForce: () => ({ key: 'halves' }),
      readMany: (_: unknown, rgba: Float32Array) => ({
        display: rgba.map((value) => Math.max(0, Math.min(value / 2, 1))),
        light: rgba.map((value) => value * 2),
      }),
    } as unknown as OcioColours;
    const { ask } = reader(frame, { colours });
    const value = (x: number, y: number): readonly number[] =>
      [0, 1, 2].map((channel) => Math.fround(ramp(x, y, channel)));
    for (const stage of SCOPE_STAGES) {
      for (const values of SCOPE_VALUES) {
        const expected = referenceScopes({ values, stage }, 260, 33, (x, y) => {
          const codes = each(value(x, y), (one) => Math.fround(Math.max(0, Math.min(one / 2, 1))));
          const light = each(value(x, y), (one) => Math.fround(one * 2));
          return stage === 'after'
            ? { codes, light: each([...codes], srgbLight) }
            : { light, codes: each([...light], srgbCode) };
        });
        const counted = await ask({ values, stage });
        expect(differingBins(counted ?? {}, expected), `${values} ${stage}`).to.deep.equal(NONE);
      }
    }
  });
});

describe('what scopes measure', () => {
  const frame = stored(floats(60, 40, noise), { dataWindow: [-10, 5, 49, 44], displayWindow: [0, 0, 79, 59] });
  const countedOf = (reading: ScopeReading | null): readonly unknown[] => [
    reading?.pixels,
    reading?.counted,
    reading?.exact,
  ];
  const expectArea = async (
    changes: Partial<ScopeRequest>,
    [left, top, width, height]: readonly [number, number, number, number],
    scene: Scene = {},
  ): Promise<void> => {
    const reading = await reader(frame, scene).ask(changes);
    const expected = referenceScopes(ALL, width, height, (x, y) => referencePixel(frame, ALL, {}, left + x, top + y));
    expect(differingBins(reading ?? {}, expected)).to.deep.equal(NONE);
    expect(countedOf(reading)).to.deep.equal([width * height, width * height, true]);
  };

  it('is what of the data window is shown', async () => {
    await expectArea({}, [0, 5, 50, 40]);
    await expectArea({}, [-10, 5, 60, 40], { view: { overscan: true } });
  });

  it('is a region of it, counted from the display window', async () => {
    await expectArea({ region: { left: 12, top: 9, width: 20, height: 11 } }, [12, 9, 20, 11]);
    await expectArea({ region: { left: 40, top: 0, width: 500, height: 12 } }, [40, 5, 10, 7]);
    expect(await reader(frame).ask({ region: { left: 60, top: 50, width: 5, height: 5 } })).to.equal(null);
  });

  it('is the picture compared with, and the same place of it, where that is asked for', async () => {
    const first = stored(floats(120, 80, bars));
    const second = stored(floats(60, 40, noise));
    const { ask } = reader(first, { second });
    const whole = referenceScopes(ALL, 60, 40, (x, y) => referencePixel(second, ALL, {}, x, y));
    expect(differingBins((await ask({ side: 'b' })) ?? {}, whole)).to.deep.equal(NONE);
    const part = referenceScopes(ALL, 10, 20, (x, y) => referencePixel(second, ALL, {}, 20 + x, 10 + y));
    const region = { left: 40, top: 20, width: 20, height: 40 };
    expect(differingBins((await ask({ side: 'b', region })) ?? {}, part)).to.deep.equal(NONE);
    expect(await reader(first).ask({ side: 'b' }), 'it is not there').to.equal(null);
  });

  it('is every sample of a picture that was reduced, and says so', async () => {
    const half = stored(floats(30, 20, noise), { dataWindow: [0, 0, 59, 39], displayWindow: [0, 0, 59, 39], level: 1 });
    const reading = await reader(half).ask({ region: { left: 10, top: 10, width: 20, height: 9 } });
    const expected = referenceScopes(ALL, 10, 5, (x, y) => referencePixel(half, ALL, {}, 10 + 2 * x, 10 + 2 * y));
    expect(differingBins(reading ?? {}, expected)).to.deep.equal(NONE);
    expect([reading?.level, reading?.frame]).to.deep.equal([1, 7]);
  });

  it('is a grid of pixels where there is no time for all', async () => {
    const large = stored(halves(floats(520, 100, ramp)));
    const reading = await reader(large).ask({ exact: false });
    expect(reading?.exact).to.equal(false);
    expect(reading?.pixels).to.equal(52_000);
    expect(reading?.counted).to.be.within(256 * 36, 256 * 144);
    const sum = reading?.histogram?.subarray(0, 256).reduce((a, b) => a + b);
    expect(sum).to.equal(reading?.counted);
  });

  it('holds no more than it is asked for', async () => {
    const reading = await reader(frame).ask({ scopes: ['histogram'] });
    expect(Object.keys(reading ?? {}))
      .to.include('histogram')
      .and.not.include.members(['waveform']);
    expect(reading?.vectorscope ?? reading?.parade).to.equal(undefined);
  });
});

describe('a question of scopes', () => {
  /** A clock that passes a millisecond with each look: slices end after few rows. Callbacks wait for `run`. */
  function slowly() {
    let now = 0;
    const waiting: (() => void)[] = [];
    const time: TimeSource = {
      now: () => (now += 1),
      after: (_, callback) => {
        waiting.push(callback);
        return () => {};
      },
    };
    return { time, waiting, run: () => waiting.splice(0).forEach((callback) => callback()) };
  }
  const large = stored(floats(40, 300, ramp));

  it('is answered in slices, between which pictures are drawn', async () => {
    const { time, waiting, run } = slowly();
    let slices = 0;
    const answer = reader(large, { time }).ask();
    for (let i = 0; i < 200 && waiting.length > 0; i++) {
      slices += 1;
      run();
      await Promise.resolve();
    }
    expect((await answer)?.exact).to.equal(true);
    expect(slices).to.be.greaterThan(20);
  });

  it('ends with the next one, with another picture, and with its planes', async () => {
    const end = async (change: (scene: ReturnType<typeof reader>) => void): Promise<unknown> => {
      const { time, run } = slowly();
      const scene = reader(large, { time });
      const answer = scene.ask();
      change(scene);
      run();
      return answer;
    };
    expect(await end(({ ask }) => void ask({ exact: false }))).to.equal(null);
    expect(await end(({ state }) => void (state.drawn = state.drawn && { ...state.drawn, stored: stored(floats(2, 2, ramp)) }))).to.equal(null); // prettier-ignore
    expect(await end(({ state }) => void (state.isHeld = false))).to.equal(null);
    expect(await end(({ state }) => void (state.drawn = null))).to.equal(null);
  });
});
