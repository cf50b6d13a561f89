import { PRIMARIES } from '../../../core/colour/primaries/primaries.ts';
import { needBetween } from '../fixed/fixed-function-op.ts';
import { AppearanceModel, type PrimariesXy } from './cam.ts';
import { chromaCompression, type ChromaCompression } from './chroma-compression.ts';
import { gamutCompression, type GamutCompression } from './gamut-compression.ts';
import { reachTable } from './gamut-tables.ts';
import { toneScale, type ToneScale } from './tone-scale.ts';

/** What the steps of the output transform share, for one display. */
export interface Aces2Model {
  readonly input: AppearanceModel;
  readonly tone: ToneScale;
  readonly chroma: ChromaCompression;
  readonly limitJ: number;
  readonly reach: Float64Array;
  readonly reachModel: AppearanceModel;
}

function model(peak: number): Aces2Model {
  needBetween('the peak luminance', peak, 1, 10000);
  if (!Number.isInteger(peak)) throw new RangeError(`the peak luminance ${peak} is not a whole number`);
  const input = new AppearanceModel(PRIMARIES['aces-ap0']);
  const reachModel = new AppearanceModel(PRIMARIES['aces-ap1']);
  const tone = toneScale(peak);
  const limitJ = input.jOfLuminance(peak);
  return { input, tone, chroma: chromaCompression(tone), limitJ, reach: reachTable(reachModel, limitJ), reachModel };
}

/** Models are made once for a peak, gamuts once for a display: their tables take tens of milliseconds. */
const models = new Map<number, Aces2Model>();
const gamuts = new Map<string, { display: AppearanceModel; gamut: GamutCompression }>();
const MOST_KEPT = 16;

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.delete(key);
  map.set(key, found);
  for (const oldest of map.keys()) {
    if (map.size <= MOST_KEPT) break;
    map.delete(oldest);
  }
  return found;
}

/** What depends on the peak luminance, cd/m², alone. */
export const modelFor = (peak: number): Aces2Model => kept(models, peak, () => model(peak));

/** The display's model and gamut: peak luminance, then xy of its primaries and white. */
export function gamutFor(parameters: readonly number[]): { display: AppearanceModel; gamut: GamutCompression } {
  const [peak = 0, ...xy] = parameters;
  return kept(gamuts, parameters.join(), () => {
    const { input, reachModel, tone, limitJ } = modelFor(peak);
    const display = new AppearanceModel(xy as unknown as PrimariesXy);
    return { display, gamut: gamutCompression(input, display, reachModel, tone, limitJ) };
  });
}
