import { expect } from 'chai';
import { LutTextures } from '../../../src/workers/present/lut/lut-textures.ts';

/** A drawing context that notes which layers were uploaded to which texture. */
function recordingGl() {
  const uploads: { texture: number; from: number; layers: number; offset: number }[] = [];
  const deleted: number[] = [];
  let [made, bound] = [0, 0];
  const gl = {
    ...{ TEXTURE0: 0, TEXTURE_3D: 1, RGB32F: 2, RGB: 3, FLOAT: 4 },
    createTexture: () => ++made,
    bindTexture: (_target: number, texture: number) => void (bound = texture),
    texSubImage3D: (...given: number[]) =>
      void uploads.push({ texture: bound, from: given[4]!, layers: given[7]!, offset: given[11]! }),
    deleteTexture: (texture: number) => void deleted.push(texture),
    ...Object.fromEntries(
      ['activeTexture', 'bindSampler', 'pixelStorei', 'texStorage3D', 'texParameteri'].map((name) => [name, () => {}]),
    ),
  } as unknown as WebGL2RenderingContext;
  return { gl, uploads, deleted };
}

const cube = (size: number) => ({ dimensions: 3 as const, size, data: new Float32Array(size ** 3 * 3) });

describe('textures of colour tables', () => {
  it('of a large one are uploaded in bands of a megabyte, and it is drawn with when all are there', () => {
    const { gl, uploads } = recordingGl();
    const textures = new LutTextures(gl);
    const lut = cube(129);
    expect(textures.isReady(lut)).to.equal(false);
    expect(textures.advance(lut, () => true)).to.equal(false);
    expect(uploads).to.deep.equal([{ texture: 1, from: 0, layers: 5, offset: 0 }]);
    expect(textures.isReady(lut)).to.equal(false);
    let turns = 1;
    while (!textures.advance(lut, () => true)) turns += 1;
    expect(turns).to.equal(25);
    expect(uploads.map(({ from }) => from)).to.deep.equal(Array.from({ length: 26 }, (_, at) => at * 5));
    expect(uploads.at(-1)).to.deep.equal({ texture: 1, from: 125, layers: 4, offset: 125 * 129 * 129 * 3 });
    expect(textures.isReady(lut)).to.equal(true);
    textures.bind(4, lut);
    expect(uploads).to.have.length(26);
    expect(textures.bytes).to.equal(129 ** 3 * 12);
  });

  it('of a small one are made when they are drawn with', () => {
    const { gl, uploads } = recordingGl();
    const textures = new LutTextures(gl);
    const lut = cube(33);
    expect(textures.isReady(lut)).to.equal(true);
    textures.bind(4, lut);
    textures.bind(4, lut);
    expect(uploads).to.deep.equal([{ texture: 1, from: 0, layers: 33, offset: 0 }]);
  });

  it('are four at most, and begun anew after a context loss', () => {
    const { gl, deleted } = recordingGl();
    const textures = new LutTextures(gl);
    const luts = [2, 3, 4, 5, 6].map(cube);
    for (const lut of luts) textures.bind(4, lut);
    expect(deleted).to.deep.equal([1]);
    const large = cube(129);
    textures.advance(large, () => true);
    textures.forget();
    expect([textures.bytes, textures.isReady(large)]).to.deep.equal([0, false]);
  });
});
