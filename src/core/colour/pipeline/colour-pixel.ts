import type { ColourUniforms } from './colour-uniforms.ts';
import type { CubeLut } from '../lut/cube-lut.ts';
import type { Triple } from '../primaries/matrix3.ts';
import type { ToneTable } from '../../frame/planes.ts';

/** A pixel on its way through the operations, which change it in place. `PIXEL_GLSL` is the same thing. */
export interface ColourPixel {
  r: number;
  g: number;
  b: number;
  /** Coverage, 1 for pictures without alpha. Colour is premultiplied by it. */
  a: number;
  /** Sum of the flags below. */
  flags: number;
  /** Canvas pixel from the top left. */
  readonly x: number;
  readonly y: number;
}

/** Found on the way, painted at the end where warnings are on. */
export const PixelFlag = { NotANumber: 1, Infinite: 2, Above: 4, Below: 8 } as const;

export const PIXEL_GLSL = `
struct ColourPixel { vec3 rgb; float a; int flags; ivec2 at; };
`;

/** What the operations use beside numbers. */
export interface ColourTables {
  readonly lut?: CubeLut | null;
  /** Curves of the picture's own profile. */
  readonly inputTable?: ToneTable | null;
  /** Conversions of an OpenColorIO config, by its own arithmetic. */
  readonly ocio?: { input(rgb: Triple): Triple; view(rgb: Triple): Triple } | null;
}

/** One step of the pipeline, written twice over the same numbers: for the twin and for the shader. */
export interface ColourOperation {
  readonly name: string;
  /** False where it would change nothing: then it is left out of twin and shader. Default: always true. */
  active?(uniforms: ColourUniforms): boolean;
  /** Changes the pixel in place. */
  apply(pixel: ColourPixel, uniforms: ColourUniforms, tables: ColourTables): void;
  /** Functions that `glsl` needs. */
  readonly helpers?: string;
  /** Body of a function that changes `inout ColourPixel p`. Uniforms are written `$name`. */
  readonly glsl: string;
}
