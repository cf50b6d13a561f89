import { clamp, newPixel, sanitize, type Pixel } from '../numeric.ts';
import { opposite, type Direction, type Op } from '../op.ts';
import { limits, RangeOp } from '../range-op.ts';
import { float, type ShaderWriter } from '../shader-writer.ts';
import { InvertedCube } from './inverted-cube.ts';
import { tableKey, type Lut3D } from './lut-table.ts';

/** Grid points of the table that stands for an inverse on the GPU. */
const BAKED_SIZE = 48;

/** A table over red, green and blue together. The inverse searches the cube itself; only its GLSL is baked. */
export class Lut3DOp implements Op {
  readonly kind = 'lut3d';
  readonly isNoOp = false;
  readonly lut: Lut3D;
  readonly direction: Direction;
  readonly #values: Float32Array;
  #inverted: InvertedCube | null = null;

  constructor(lut: Lut3D, direction: Direction = 'forward') {
    this.lut = lut;
    this.direction = direction;
    this.#values = lut.values.map(sanitize);
  }

  apply(pixel: Pixel): void {
    if (this.direction === 'inverse') (this.#inverted ??= new InvertedCube(this.lut)).apply(pixel);
    else this.#sample(pixel);
  }

  #sample(pixel: Pixel): void {
    const { size } = this.lut;
    const last = size - 1;
    const places = [0, 1, 2].map((channel) => clamp(Math.fround((pixel[channel] ?? 0) * last), 0, last));
    const low = places.map(Math.floor);
    const high = places.map(Math.ceil);
    const [x = 0, y = 0, z = 0] = places.map((place, channel) => place - (low[channel] ?? 0));
    const at = (r: 0 | 1, g: 0 | 1, b: 0 | 1): number => {
      const pick = (take: 0 | 1, channel: number): number => (take ? high : low)[channel] ?? 0;
      return ((pick(r, 0) * size + pick(g, 1)) * size + pick(b, 2)) * 3;
    };
    const corners = this.lut.tetrahedral ? tetrahedron(x, y, z, at) : trilinear(x, y, z, at);
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (const [weight, corner] of corners) sum += weight * (this.#values[corner + channel] ?? 0);
      pixel[channel] = sum;
    }
  }

  inverse(): Lut3DOp {
    return new Lut3DOp(this.lut, opposite(this.direction));
  }

  key(): string {
    return `${this.direction} ${tableKey(this.lut.values)}`;
  }

  pairRemainder(): Op {
    return RangeOp.clamp(0, 1);
  }

  glsl(shader: ShaderWriter): string {
    limits(shader);
    const forward = this.direction === 'forward' ? this.lut : this.#baked();
    shader.function('cube', CUBE_GLSL);
    const table = shader.cube(this.direction === 'forward' ? this.#values : forward.values, forward.size);
    const last = float(forward.size - 1);
    const sampler = forward.tetrahedral ? '$tetrahedral' : '$trilinear';
    return `c.rgb = ${sampler}(${table}, $atMost(${last}, $atLeast(0.0, c.rgb * ${last})));`;
  }

  /** A forward table that does what the inverse does. */
  #baked(): Lut3D {
    const values = new Float32Array(BAKED_SIZE ** 3 * 3);
    const pixel = newPixel();
    const last = BAKED_SIZE - 1;
    let at = 0;
    for (let r = 0; r < BAKED_SIZE; r++)
      for (let g = 0; g < BAKED_SIZE; g++)
        for (let b = 0; b < BAKED_SIZE; b++) {
          pixel.set([r / last, g / last, b / last]);
          this.apply(pixel);
          values.set(pixel.subarray(0, 3), at);
          at += 3;
        }
    return { values, size: BAKED_SIZE, tetrahedral: true };
  }
}

type Corner = readonly [weight: number, offset: number];
type Offset = (r: 0 | 1, g: 0 | 1, b: 0 | 1) => number;

function trilinear(x: number, y: number, z: number, at: Offset): Corner[] {
  const corners: Corner[] = [];
  for (const r of [0, 1] as const)
    for (const g of [0, 1] as const)
      for (const b of [0, 1] as const) corners.push([(r ? x : 1 - x) * (g ? y : 1 - y) * (b ? z : 1 - z), at(r, g, b)]);
  return corners;
}

function tetrahedron(x: number, y: number, z: number, at: Offset): Corner[] {
  const [first, last] = [at(0, 0, 0), at(1, 1, 1)];
  const path = (high: number, a: number, mid: number, b: number, low: number): Corner[] => [
    [1 - high, first],
    [high - mid, a],
    [mid - low, b],
    [low, last],
  ];
  if (x > y) {
    if (y > z) return path(x, at(1, 0, 0), y, at(1, 1, 0), z);
    if (x > z) return path(x, at(1, 0, 0), z, at(1, 0, 1), y);
    return path(z, at(0, 0, 1), x, at(1, 0, 1), y);
  }
  if (z > y) return path(z, at(0, 0, 1), y, at(0, 1, 1), x);
  if (z > x) return path(y, at(0, 1, 0), z, at(0, 1, 1), x);
  return path(y, at(0, 1, 0), x, at(1, 1, 0), z);
}

/** Texel x is the blue index, y green, z red. */
const CUBE_GLSL = `
vec3 $texel(highp sampler3D t, ivec3 i) { return texelFetch(t, i.bgr, 0).rgb; }
vec3 $trilinear(highp sampler3D t, vec3 place) {
  ivec3 l = ivec3(floor(place));
  ivec3 h = ivec3(ceil(place));
  vec3 d = place - vec3(l);
  vec3 front = mix(mix($texel(t, l), $texel(t, ivec3(l.rg, h.b)), d.b), mix($texel(t, ivec3(l.r, h.g, l.b)), $texel(t, ivec3(l.r, h.gb)), d.b), d.g);
  vec3 back = mix(mix($texel(t, ivec3(h.r, l.gb)), $texel(t, ivec3(h.r, l.g, h.b)), d.b), mix($texel(t, ivec3(h.rg, l.b)), $texel(t, h), d.b), d.g);
  return mix(front, back, d.r);
}
vec3 $tetrahedral(highp sampler3D t, vec3 place) {
  ivec3 l = ivec3(floor(place));
  ivec3 h = ivec3(ceil(place));
  vec3 d = place - vec3(l);
  ivec3 a;
  ivec3 b;
  vec3 s;
  if (d.r > d.g) {
    if (d.g > d.b) { a = ivec3(h.r, l.gb); b = ivec3(h.rg, l.b); s = d.rgb; }
    else if (d.r > d.b) { a = ivec3(h.r, l.gb); b = ivec3(h.r, l.g, h.b); s = d.rbg; }
    else { a = ivec3(l.rg, h.b); b = ivec3(h.r, l.g, h.b); s = d.brg; }
  } else {
    if (d.b > d.g) { a = ivec3(l.rg, h.b); b = ivec3(l.r, h.gb); s = d.bgr; }
    else if (d.b > d.r) { a = ivec3(l.r, h.g, l.b); b = ivec3(l.r, h.gb); s = d.gbr; }
    else { a = ivec3(l.r, h.g, l.b); b = ivec3(h.rg, l.b); s = d.grb; }
  }
  return (1.0 - s.x) * $texel(t, l) + (s.x - s.y) * $texel(t, a) + (s.y - s.z) * $texel(t, b) + s.z * $texel(t, h);
}`;
