import { decodeCurve, parametricCurve } from '../colour/transfer/curve.ts';
import { TRANSFERS } from '../colour/transfer/transfers.ts';
import type { PlaneData, StatedColour, StatedTransfer } from '../frame/planes.ts';

/** Code values to amounts of light and back, for means in light; both through tables. */
export interface LightTable {
  /** Light of each code, never less than that of the code before. */
  readonly light: Float32Array<ArrayBuffer>;
  /** Writes the nearest code to each amount of light, which `into` has room for. */
  encode(light: Float32Array<ArrayBuffer>, into: PlaneData): void;
}

/** A curve from codes, 0…1, to light that is never negative. Those of the same name are the same. */
export interface LightCurve {
  readonly name: string;
  decode(code: number): number;
}

/** The curve of a file's samples: as it says, else that of `otherwise`. Tables have one for each `channel`, 0…2. */
export function lightCurve({ transfer, toneCurve }: StatedColour, otherwise: StatedTransfer, channel = 0): LightCurve {
  if (!toneCurve) return namedCurve(transfer ?? otherwise);
  if (!('rgb' in toneCurve)) {
    const curve = parametricCurve(toneCurve);
    return { name: toneCurve.join(), decode: (code) => decodeCurve(curve, code) };
  }
  const { key, size, rgb } = toneCurve;
  const values = rgb.filter((_, i) => i % 3 === channel);
  return { name: `${key} ${channel}`, decode: (code) => interpolated(values, code * (size - 1)) };
}

function interpolated(values: Float32Array, at: number): number {
  const low = Math.min(Math.floor(at), values.length - 2);
  const from = values[low] ?? 0;
  return from + ((values[low + 1] ?? 0) - from) * (at - low);
}

function namedCurve(transfer: StatedTransfer): LightCurve {
  if (transfer === 'cineon') return DENSITY;
  return { name: transfer, decode: (code) => decodeCurve(TRANSFERS[transfer], code) };
}

/**
 * Printing density as light, which unlike the curve that pictures are shown by is never negative. Scale and offset that
 * make black 0 and white 1 do not matter to a mean.
 */
const DENSITY: LightCurve = { name: 'cineon', decode: (code) => 10 ** (((code * 1023 - 685) * 0.002) / 0.6) };

/** Steps in each doubling of light by which a code is guessed, before its neighbours are compared. */
const STEP_BITS = 11;
/** Tables that are kept; a sequence needs a few. */
const MOST_KEPT = 16;
const made = new Map<string, LightTable>();

/** The table for codes from 0 to `maxCode`; kept for the next picture of the same curve. */
export function lightTable(transfer: StatedTransfer | LightCurve, maxCode: number): LightTable {
  const curve = typeof transfer === 'string' ? namedCurve(transfer) : transfer;
  const key = `${curve.name} ${maxCode}`;
  const table = made.get(key) ?? (curve.name === 'linear' ? codesAsLight(maxCode) : makeTable(curve, maxCode));
  if (!made.has(key) && made.size >= MOST_KEPT) made.clear();
  made.set(key, table);
  return table;
}

function codesAsLight(maxCode: number): LightTable {
  return {
    light: Float32Array.from({ length: maxCode + 1 }, (_, code) => code),
    encode(light, into) {
      for (let i = 0; i < light.length; i++) into[i] = Math.round(light[i] ?? 0);
    },
  };
}

function makeTable({ decode }: LightCurve, maxCode: number): LightTable {
  const light = new Float32Array(maxCode + 1);
  let most = 0;
  for (let code = 0; code <= maxCode; code++) light[code] = most = Math.max(most, decode(code / maxCode));
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  const shift = 23 - STEP_BITS;
  const stepOf = (value: number): number => {
    float[0] = value;
    return (bits[0] ?? 0) >>> shift;
  };
  /** Where each code ends and the next is nearer. */
  const ends = Float64Array.from(light, (value, code) =>
    code < maxCode ? (value + (light[code + 1] ?? 0)) / 2 : Infinity,
  );
  // Light below the end of the lowest code has that.
  const base = stepOf(Math.max(ends[0] ?? 0, 2 ** -40));
  /** The code of the least light of each step. */
  const codes = new Uint16Array(Math.max(stepOf(light[maxCode] ?? 1) - base + 1, 1));
  for (let step = 0, code = 0; step < codes.length; step++) {
    while (code < maxCode && stepOf(ends[code] ?? 0) < base + step) code += 1;
    codes[step] = code;
  }
  return {
    light,
    encode(lights, into) {
      // The bits of a positive float grow with it: they tell its step without a logarithm.
      const own = new Uint32Array(lights.buffer, lights.byteOffset, lights.length);
      const last = codes.length - 1;
      for (let i = 0; i < own.length; i++) {
        const value = lights[i] as number;
        const step = value > 0 ? ((own[i] as number) >>> shift) - base : -1;
        let code = step < 0 ? 0 : (codes[step > last ? last : step] as number);
        while (value >= (ends[code] as number)) code += 1;
        into[i] = code;
      }
    },
  };
}
