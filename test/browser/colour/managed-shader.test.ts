import { expect } from 'chai';
import { BACKGROUNDS, CHANNEL_VIEWS, COLOUR_WARNINGS } from '../../../src/core/colour/colour-settings.ts';
import { prepareColour } from '../../../src/core/colour/pipeline/prepare-colour.ts';
import { shadePixels } from '../../../src/core/colour/pipeline/shade-pixel.ts';
import type { OcioStage } from '../../../src/core/frame/ocio-answer.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { loadConfig, type OcioProcessor } from '../../../src/ocio.ts';
import { Renderer } from '../../../src/workers/present/gl/renderer.ts';
import { viewColour } from '../../../src/workers/present/gl/view-colour.ts';
import { ColourReader } from '../../../src/workers/present/managed/colour-reader.ts';
import type { ManagedColour } from '../../../src/workers/present/managed/managed-colour.ts';
import { TableTextures } from '../../../src/workers/present/managed/table-textures.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';

/** Greys over ten stops, colours, negatives, coverage, no numbers. */
const PIXELS: number[][] = [
  ...[0, 0.002, 0.02, 0.09, 0.18, 0.4, 0.8, 1, 2, 8].map((v) => [v, v, v, 1]),
  ...[0.18, 0.9, 4].flatMap((v) => [
    [v, 0.1, 0.02, 1],
    [0.05, v, 0.3, 1],
    [0.2, 0.01, v, 1],
  ]),
  [-0.01, 0.2, 0.4, 1],
  ...[0, 0.25, 0.5, 0.9].map((a) => [0.5 * a, 0.2 * a, a, a]),
  [NaN, 0.5, 0.5, 1],
  [0.2, Infinity, 0.1, 1],
];
const WIDTH = PIXELS.length;

function picture(): Picture {
  const window = [0, 0, WIDTH - 1, 0] as const;
  const info = { format: 'exr', layout: 'rgba' as const, displayWindow: window, dataWindow: window, pixelAspectRatio: 1, level: 0, complete: true }; // prettier-ignore
  const planes = ['R', 'G', 'B', 'A'].map((name, index) => ({
    ...{ name, type: 'float' as const, xSampling: 1, ySampling: 1, width: WIDTH, height: 1 },
    data: new Float32Array(PIXELS.map((pixel) => pixel[index] ?? 0)),
  }));
  return { info, planes };
}

describe('the shader of a picture shown through a config, against its twin', function () {
  this.timeout(60_000);
  const renderer = Renderer.create(new OffscreenCanvas(1, 1))!;
  renderer.textures.allow(1e7);
  const { gl, programs } = renderer.drawing;
  const tables = new TableTextures(gl);
  let [input, shown]: OcioProcessor[] = [];
  let managed: ManagedColour;

  before(async () => {
    const config = await loadConfig('ocio://studio-config-v2.2.0_aces-v1.3_ocio-v2.4');
    input = await config.processor({ from: 'ARRI LogC4', to: 'scene_linear' });
    // A display with a table of its own.
    const view = 'ACES 1.1 - HDR Video (1000 nits & Rec.2020 lim)';
    shown = await config.processor({ from: 'scene_linear', display: 'Rec.2100-PQ - Display', view });
    const stages = [input.shader('ocioIn'), shown.shader('ocioView')];
    const all: OcioStage['tables'] = stages.flatMap(({ textures }) =>
      textures.map((each) => ({ ...each, key: each.name })),
    );
    managed = {
      key: 'test',
      glsl: () => stages.map(({ glsl }) => glsl).join(''),
      colorSpace: 'srgb',
      bind: (uniforms) =>
        all.forEach((table, index) => {
          tables.bind(6 + index, table);
          gl.uniform1i(uniforms.get(table.name) ?? null, 6 + index);
        }),
    };
    expect(all.length).to.be.greaterThan(0);
  });
  after(() => gl.getExtension('WEBGL_lose_context')?.loseContext());

  let ticket = 0;
  function difference(changes: Partial<PlayerView>): string {
    const view: PlayerView = { ...PLAIN_VIEW, width: WIDTH, height: 1, ...changes };
    const drawn = inOneBand(picture());
    const stored = { ticket: ++ticket, source: 's@1', layer: '', frame: frameNumber(1), picture: drawn, header: null, bytes: 1 }; // prettier-ignore
    const textures = renderer.textures.upload(stored);
    renderer.draw(view, drawn, textures, null, managed);
    const read = new Uint8Array(WIDTH * 4);
    gl.readPixels(0, 0, WIDTH, 1, gl.RGBA, gl.UNSIGNED_BYTE, read);
    renderer.textures.retain(new Set());
    const ocio = { input: (rgb: never) => input!.evaluate(rgb), view: (rgb: never) => shown!.evaluate(rgb) };
    const uniforms = prepareColour(viewColour(view, null, true), drawn.info);
    const twin = shadePixels(new Float32Array(PIXELS.flat()), WIDTH, uniforms, { ocio });
    const wrong = [...read].flatMap((code, i) => {
      const wanted = Math.min(Math.max((twin[i] ?? NaN) * 255, 0), 255);
      return Math.abs(code - wanted) <= 1 ? [] : [`${String(PIXELS[i >> 2])} → ${code}, not ${wanted}`];
    });
    expect(gl.getError()).to.equal(gl.NO_ERROR);
    return wrong.slice(0, 3).join('\n');
  }

  const cases: Partial<PlayerView>[] = [
    {},
    { exposure: 1, offset: 0.02, saturation: 0.5 },
    { gamma: 1.8 },
    ...CHANNEL_VIEWS.map((channel) => ({ channel, gamma: 0.7 })),
    ...BACKGROUNDS.map((background) => ({ background })),
    ...COLOUR_WARNINGS.map((warning) => ({ warning })),
    { dither: true },
    // What a config stands in for has no effect.
    { inputColor: 'logc3', toneMap: 'filmic', display: 'rec709', lutBypass: true },
  ];
  for (const changes of cases)
    it(`draws what the twin says: ${JSON.stringify(changes)}`, () => {
      expect(difference(changes)).to.equal('');
    });

  it('says what it makes of one value, and what that is in scene_linear', () => {
    const reader = new ColourReader(gl, programs);
    const uniforms = prepareColour(viewColour({ ...PLAIN_VIEW, exposure: 1 }, null, true), picture().info);
    const { display, sceneLinear } = reader.read(managed, [0.4, 0.3, 0.2, 1], uniforms);
    const light = input!.evaluate([0.4, 0.3, 0.2]);
    const wanted = shown!.evaluate([light[0] * 2, light[1] * 2, light[2] * 2]);
    light.forEach((value, i) => expect(sceneLinear?.[i]).to.be.closeTo(value, 1e-4));
    wanted.forEach((value, i) => expect(display[i]).to.be.closeTo(value, 1 / 1023));
  });

  it('is linked without waiting, and is there at last', async () => {
    const other = { ...managed, key: 'another' };
    const view = { ...PLAIN_VIEW, width: WIDTH, height: 1 };
    const deadline = performance.now() + 20_000;
    while (!renderer.isReady(view, inOneBand(picture()), other)) {
      if (performance.now() > deadline) throw new Error('it was never linked');
      await new Promise((done) => setTimeout(done, 5));
    }
    const broken = { ...managed, key: 'broken', glsl: () => 'vec3 ocioIn(vec3 rgb) { return nothing; }' };
    const until = performance.now() + 20_000;
    const refused = async (): Promise<string> => {
      for (;;) {
        try {
          if (renderer.isReady(view, inOneBand(picture()), broken)) return 'it was linked';
        } catch (error) {
          return String(error);
        }
        if (performance.now() > until) return 'no answer';
        await new Promise((done) => setTimeout(done, 5));
      }
    };
    expect(await refused()).to.match(/does not link/);
  });
});
