import { achromaticOfJ, REFERENCE_LUMINANCE, type AppearanceModel } from './cam.ts';
import { CORNERS, cornerColour, END, ENTRIES, FIRST, HUES, hueSamples, wrap, wrapCorners } from './hue-table.ts';

type Jmh = [number, number, number];

/** Colourfulness at the boundary of what is reached for, at the largest lightness, a sample a degree. */
export function reachTable(model: AppearanceModel, limitJ: number): Float64Array {
  const table = new Float64Array(ENTRIES);
  const isOutside = (m: number, hue: number): boolean => model.fromJmh([limitJ, m, hue]).some((value) => value < 0);
  for (let hue = 0; hue < HUES; hue++) {
    let low = 0;
    let high = 50;
    while (!isOutside(high, hue) && high < 1300) {
      low = high;
      high += 50;
    }
    while (high - low > 1e-2) {
      const middle = (high + low) / 2;
      if (isOutside(middle, hue)) high = middle;
      else low = middle;
    }
    table[hue + FIRST] = high;
  }
  wrap(table, 1, 0, 0);
  return table;
}

interface DisplayCorner {
  readonly rgb: readonly [number, number, number];
  readonly jmh: Jmh;
}

/** The cusps of a display's gamut: lightness and colourfulness of its most colourful colour at each sampled hue. */
export interface CuspTable {
  readonly hues: Float64Array;
  /** J, M and 1 / gamma of the upper hull, for each hue. The last is filled in later. */
  readonly cusps: Float64Array;
}

/** Cusps lie a little beyond the gamut, so that its boundary can be rounded there. */
const CUSP_SCALE = 1 + 0.27 * 0.12;

export function cuspTable(
  reach: AppearanceModel,
  display: AppearanceModel,
  peak: number,
  limitJ: number,
  sourceLimit: number,
): CuspTable {
  const reachHues = reachCorners(reach, limitJ, sourceLimit);
  const corners = displayCorners(display, peak);
  const displayHues = corners.slice(1, CORNERS + 1).map(({ jmh }) => jmh[2]);
  const hues = hueSamples([...new Set([...reachHues, ...displayHues])].sort((a, b) => a - b));
  const cusps = new Float64Array(ENTRIES * 3);
  const search = new CuspSearch(corners, display);
  for (let entry = FIRST; entry < END; entry++) {
    const [j, m] = search.at(hues[entry] ?? 0);
    cusps[entry * 3] = j;
    cusps[entry * 3 + 1] = m * CUSP_SCALE;
  }
  wrap(cusps, 3, 0, 0);
  wrap(cusps, 3, 1, 0);
  return { hues, cusps };
}

function reachCorners(model: AppearanceModel, limitJ: number, most: number): number[] {
  const limitA = achromaticOfJ(limitJ);
  return Array.from({ length: CORNERS }, (_, corner) => {
    const [r, g, b] = cornerColour(corner);
    let low = 0;
    let high = most;
    while (high - low > 1e-3) {
      const middle = (low + high) / 2;
      if (model.toAab([r * middle, g * middle, b * middle])[0] < limitA) low = middle;
      else high = middle;
    }
    return model.toJmh([r * high, g * high, b * high])[2];
  });
}

function displayCorners(model: AppearanceModel, peak: number): DisplayCorner[] {
  const scale = peak / REFERENCE_LUMINANCE;
  const corners = Array.from({ length: CORNERS }, (_, corner): DisplayCorner => {
    const [r, g, b] = cornerColour(corner);
    const rgb = [r * scale, g * scale, b * scale] as const;
    return { rgb, jmh: model.toJmh(rgb) };
  });
  const wrapped = wrapCorners(corners, ({ jmh }) => jmh[2]);
  return wrapped.map(({ rgb, jmh: [j, m, h] }, index) => ({
    rgb,
    jmh: [j, m, index === 0 ? h - 360 : index === CORNERS + 1 ? h + 360 : h],
  }));
}

/** Finds cusps along the edges between corners, hue by hue in rising order. */
class CuspSearch {
  readonly #corners: readonly DisplayCorner[];
  readonly #model: AppearanceModel;
  #previous: readonly [upper: number, t: number] = [0, 0];

  constructor(corners: readonly DisplayCorner[], model: AppearanceModel) {
    this.#corners = corners;
    this.#model = model;
  }

  at(hue: number): [j: number, m: number] {
    const upper = Math.max(
      1,
      this.#corners.findIndex(({ jmh }, index) => index > 0 && jmh[2] > hue),
    );
    const [from, to] = [this.#corners[upper - 1], this.#corners[upper]];
    if (!from || !to) return [0, 0];
    if (from.jmh[2] === hue) return [from.jmh[0], from.jmh[1]];
    const sample = (t: number): Jmh =>
      this.#model.toJmh([
        from.rgb[0] + (to.rgb[0] - from.rgb[0]) * t,
        from.rgb[1] + (to.rgb[1] - from.rgb[1]) * t,
        from.rgb[2] + (to.rgb[2] - from.rgb[2]) * t,
      ]);
    let low = upper === this.#previous[0] ? this.#previous[1] : 0;
    let high = 1;
    while (high - low > 1e-7) {
      const t = (low + high) / 2;
      const found = sample(t)[2];
      // Hues beyond the edge's own have wrapped around the circle.
      if (found < from.jmh[2]) high = t;
      else if (found >= to.jmh[2]) low = t;
      else if (found > hue) high = t;
      else low = t;
    }
    const t = (low + high) / 2;
    this.#previous = [upper, t];
    const [j, m] = sample(t);
    return [j, m];
  }
}
