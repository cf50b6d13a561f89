import type { PlaneData, StatedTransfer } from '../frame/planes.ts';

/** Code values to amounts of light and back, for means in light; both through tables. */
export interface LightTable {
  /** Light of each code. */
  readonly light: Float32Array<ArrayBuffer>;
  /** Writes the nearest code to each amount of light, which `into` has room for. */
  encode(light: Float32Array<ArrayBuffer>, into: PlaneData): void;
}

interface Curve {
  decode(value: number): number;
  encode(light: number): number;
}

function power(exponent: number, offset = 0, slope = 0, cut = 0): Curve {
  return {
    decode: (value) => (value < slope * cut ? value / slope : ((value + offset) / (1 + offset)) ** exponent),
    encode: (light) => (light <= cut ? light * slope : (1 + offset) * light ** (1 / exponent) - offset),
  };
}

/** The curves of `core/colour/transfer/transfers.ts`, but for Cineon: a mean needs light that is never negative. */
const CURVES: Readonly<Record<Exclude<StatedTransfer, 'linear'>, Curve>> = {
  srgb: power(2.4, 0.055, 12.92, 0.0031308),
  rec709: power(1 / 0.45, 0.099, 4.5, 0.018),
  'gamma-2.2': power(2.2),
  'gamma-2.4': power(2.4),
  // Printing density as light. Scale and offset that make black 0 and white 1 do not matter to a mean.
  cineon: {
    decode: (value) => 10 ** (((value * 1023 - 685) * 0.002) / 0.6),
    encode: (light) => (685 + (Math.log10(light) * 0.6) / 0.002) / 1023,
  },
};

/** Steps in each doubling of light: finer than the codes of 16 bits. */
const STEP_BITS = 13;
const made = new Map<string, LightTable>();

/** The table for codes from 0 to `maxCode`; made once for each curve. */
export function lightTable(transfer: StatedTransfer, maxCode: number): LightTable {
  const name = `${transfer} ${maxCode}`;
  const table = made.get(name) ?? makeTable(transfer, maxCode);
  made.set(name, table);
  return table;
}

function makeTable(transfer: StatedTransfer, maxCode: number): LightTable {
  if (transfer === 'linear') {
    return {
      light: Float32Array.from({ length: maxCode + 1 }, (_, code) => code),
      encode(light, into) {
        for (let i = 0; i < light.length; i++) into[i] = Math.round(light[i] ?? 0);
      },
    };
  }
  const { decode, encode } = CURVES[transfer];
  const light = Float32Array.from({ length: maxCode + 1 }, (_, code) => decode(code / maxCode));
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  const shift = 23 - STEP_BITS;
  // Light between the two lowest codes ends in one of the two.
  const least = Math.max(light[0] ?? 0, (light[1] ?? 0) / 4);
  float[0] = least;
  const base = (bits[0] ?? 0) >>> shift;
  float[0] = light[maxCode] ?? 1;
  const codes = new Uint16Array(((bits[0] ?? 0) >>> shift) - base + 1);
  for (let step = 0; step < codes.length; step++) {
    // The middle of the step.
    bits[0] = ((base + step) << shift) | (1 << (shift - 1));
    codes[step] = Math.min(Math.max(Math.round(encode(float[0] ?? 0) * maxCode), 0), maxCode);
  }
  return {
    light,
    encode(lights, into) {
      // The bits of a positive float grow with it: they tell its step without a logarithm.
      const own = new Uint32Array(lights.buffer, lights.byteOffset, lights.length);
      const last = codes.length - 1;
      for (let i = 0; i < own.length; i++) {
        const step = ((own[i] ?? 0) >>> shift) - base;
        into[i] = step < 0 ? 0 : (codes[step > last ? last : step] ?? 0);
      }
    },
  };
}
