import type { Curve, CurveKind } from '../transfer/curve.ts';
import type { Matrix3, Triple } from '../primaries/matrix3.ts';

/** How a table is read: curves linearly, a cube tetrahedrally. */
export const LutKind = { None: 0, Curves: 1, Cube: 2 } as const;
export type LutKind = (typeof LutKind)[keyof typeof LutKind];

/** What a uniform's value is on this side. */
interface UniformTypes {
  choice: number;
  int: number;
  float: number;
  vec3: Triple;
  mat3: Matrix3;
  'float[7]': Curve['values'];
}

/**
 * The numbers that the operations work with, and their type in GLSL. Twin and shader read the same ones.
 * A `choice` is an integer constant of the shader's text: each combination is a program of its own, without the branches
 * that are not taken (where the GPU is software it would run them all).
 */
export const COLOUR_UNIFORMS = {
  /** 1: an OpenColorIO config stands in for everything between the file's values and the display's codes. */
  managed: 'choice',
  inputKind: 'choice',
  inputCurve: 'float[7]',
  /** Values of each curve of the input table. */
  inputTableSize: 'int',
  /** File primaries to Rec.709. */
  primaries: 'mat3',
  gain: 'float',
  offset: 'float',
  saturation: 'float',
  lutKind: 'choice',
  /** Entries along an edge. */
  lutSize: 'int',
  lutMin: 'vec3',
  /** 1 / (domain max − domain min). */
  lutScale: 'vec3',
  /** Rec.709 to the primaries of the table's input. */
  lutInputMatrix: 'mat3',
  lutInputKind: 'choice',
  lutInputCurve: 'float[7]',
  /** Primaries of the table's output to Rec.709. */
  lutOutputMatrix: 'mat3',
  lutOutputKind: 'choice',
  lutOutputCurve: 'float[7]',
  /** Position in TONE_MAPS. */
  toneMap: 'choice',
  /** 1: the picture has a high dynamic range, and nothing that was chosen brings it to the display. */
  hdr: 'choice',
  /** Position in CHANNEL_VIEWS. */
  channel: 'choice',
  /** 1 / gamma. */
  inverseGamma: 'float',
  /** Position in BACKGROUNDS. */
  background: 'choice',
  /** Rec.709 to the display's primaries. */
  displayMatrix: 'mat3',
  displayKind: 'choice',
  displayCurve: 'float[7]',
  /** Position in COLOUR_WARNINGS. */
  warning: 'choice',
  /** Position in FALSE_COLOURS. */
  falseColour: 'choice',
  /** Scene-linear light of the zone in the middle, and stops of each. */
  falseColourGrey: 'float',
  falseColourStep: 'float',
  /** Display codes from which on, and down from which, there are stripes. */
  zebraHigh: 'float',
  zebraLow: 'float',
  /** 0 or 1. */
  dither: 'choice',
} as const satisfies Record<string, keyof UniformTypes>;

export type ColourUniformName = keyof typeof COLOUR_UNIFORMS;
type Narrowed = {
  readonly [Name in 'inputKind' | 'lutInputKind' | 'lutOutputKind' | 'displayKind']: CurveKind;
} & { readonly lutKind: LutKind };
export type ColourUniforms = Narrowed & {
  readonly [Name in Exclude<ColourUniformName, keyof Narrowed>]: UniformTypes[(typeof COLOUR_UNIFORMS)[Name]];
};

/** What a uniform is called in the shader. */
export const uniformName = (name: ColourUniformName): string => `colour_${name}`;
