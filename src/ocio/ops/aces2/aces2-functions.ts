import type { Pixel } from '../numeric.ts';
import { needParameters, type FixedFunction, type FixedFunctionMaker } from '../fixed/fixed-function-op.ts';
import { Aces2Shader } from './aces2-glsl.ts';
import { gamutFor, modelFor, type Aces2Model } from './aces2-model.ts';
import { aabToJmh, achromaticOfJ, AppearanceModel, type PrimariesXy } from './cam.ts';
import { chromaNorm, compressChroma, uncompressChroma, type ChromaPlace } from './chroma-compression.ts';
import { compressGamut, uncompressGamut } from './gamut-compression.ts';
import { atHue } from './hue-table.ts';
import { toneMappedJ, toneUnmappedJ } from './tone-scale.ts';

const place = ({ limitJ, reach, chroma }: Aces2Model, hue: number): ChromaPlace => ({
  limitJ,
  reachM: atHue(reach, hue),
  norm: chromaNorm(hue, chroma),
});

const colour = (pixel: Pixel): [number, number, number] => [pixel[0], pixel[1], pixel[2]];

function store(pixel: Pixel, [a, b, c]: readonly [number, number, number]): void {
  pixel[0] = a;
  pixel[1] = b;
  pixel[2] = c;
}

/** A hue in degrees of 0…360. */
function wrapHue(hue: number): number {
  const rest = hue % 360;
  return rest < 0 ? rest + 360 : rest;
}

/** ACES2065-1 to linear light of a display: peak luminance (cd/m²) and xy of its primaries and white. */
function outputTransform(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 9);
  const shared = modelFor(parameters[0] ?? 0);
  const { display, gamut } = gamutFor(parameters);
  return {
    apply(pixel, direction) {
      if (direction === 'forward') {
        const aab = shared.input.toAab(colour(pixel));
        const [j, m, hue] = aabToJmh(aab);
        const at = place(shared, hue);
        const toned = toneMappedJ(shared.input, shared.tone, aab[0]);
        const chroma = compressChroma(m, j, toned, at, shared.chroma);
        const [outJ, outM] = compressGamut([toned, chroma], hue, at.reachM, gamut);
        store(pixel, display.fromJmh([outJ, outM, hue]));
        return;
      }
      const [outJ, outM, hue] = display.toJmh(colour(pixel));
      const at = place(shared, hue);
      const [toned, chroma] = uncompressGamut([outJ, outM], hue, at.reachM, gamut);
      const j = toneUnmappedJ(shared.input, shared.tone, achromaticOfJ(toned));
      store(pixel, shared.input.fromJmh([j, uncompressChroma(chroma, j, toned, at, shared.chroma), hue]));
    },
    glsl: (shader, direction) => new Aces2Shader(shader, shared, gamut).outputTransform(display, direction),
  };
}

/** Linear RGB of the primaries to lightness, colourfulness and hue. */
function rgbToJmh(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 8);
  const appearance = new AppearanceModel(parameters as unknown as PrimariesXy);
  return {
    apply(pixel, direction) {
      if (direction === 'forward') store(pixel, appearance.toJmh(colour(pixel)));
      else store(pixel, appearance.fromJmh([pixel[0], pixel[1], wrapHue(pixel[2])]));
    },
    glsl: (shader, direction) => new Aces2Shader(shader).appearance(appearance, direction),
  };
}

/** Tone scale and chroma compression, on lightness, colourfulness and hue. */
function toneScaleCompress(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 1);
  const shared = modelFor(parameters[0] ?? 0);
  return {
    apply(pixel, direction) {
      const [j, m] = [pixel[0], pixel[1]];
      const hue = wrapHue(pixel[2]);
      const at = place(shared, hue);
      const achromatic = achromaticOfJ(Math.abs(j)) * (j < 0 ? -1 : 1);
      if (direction === 'forward') {
        const toned = toneMappedJ(shared.input, shared.tone, achromatic);
        store(pixel, [toned, compressChroma(m, j, toned, at, shared.chroma), hue]);
      } else {
        const scene = toneUnmappedJ(shared.input, shared.tone, achromatic);
        store(pixel, [scene, uncompressChroma(m, scene, j, at, shared.chroma), hue]);
      }
    },
    glsl: (shader, direction) => new Aces2Shader(shader, shared).toneScaleCompress(direction),
  };
}

/** Gamut compression, on lightness, colourfulness and hue. */
function gamutCompress(parameters: readonly number[]): FixedFunction {
  needParameters(parameters, 9);
  const shared = modelFor(parameters[0] ?? 0);
  const { gamut } = gamutFor(parameters);
  return {
    apply(pixel, direction) {
      const hue = wrapHue(pixel[2]);
      const move = direction === 'forward' ? compressGamut : uncompressGamut;
      const [j, m] = move([pixel[0], pixel[1]], hue, atHue(shared.reach, hue), gamut);
      store(pixel, [j, m, hue]);
    },
    glsl: (shader, direction) => new Aces2Shader(shader, shared, gamut).gamutCompress(direction),
  };
}

export const ACES2_FUNCTIONS: Readonly<Record<string, FixedFunctionMaker>> = {
  aces2_outputtransform: outputTransform,
  aces2_rgb_to_jmh: rgbToJmh,
  aces2_tonescalecompress: toneScaleCompress,
  aces2_gamutcompress: gamutCompress,
};
