import { encodeCurve } from '../../core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../core/colour/transfer/transfers.ts';
import type { DisplayTransfer } from '../../core/colour/colour-settings.ts';
import { axisPlace, MIDDLE_GREY, type ScopeAxis, scopeAxis } from '../../core/scopes/scope-axis.ts';
import type { ScopeStage, ScopeUnits, ScopeValues } from '../../core/scopes/scope-words.ts';

/** A line across a scale. */
export interface ScaleMark {
  /** 0 at the lower end, 1 at the upper one. */
  readonly place: number;
  readonly label: string;
  /** An end of what can be shown, or middle grey: drawn more strongly. */
  readonly isStrong: boolean;
}

export interface ScaleFacts {
  readonly values: ScopeValues;
  readonly stage: ScopeStage;
  readonly units: ScopeUnits;
  readonly display: DisplayTransfer;
}

/**
 * Nits of a light of 1. After the view it is the white of a reference display (ITU-R BT.1886, and 100 cd/m² by BT.2035);
 * before it, diffuse white of the scene, which PQ and HLG are read by (203 cd/m², ITU-R BT.2408).
 */
const WHITE_NITS: Readonly<Record<ScopeStage, number>> = { after: 100, before: 203 };

const CODES = [0, 128, 256, 384, 512, 640, 768, 896, 1023, 1535, 2046];
const NITS = [0, 0.1, 1, 5, 10, 20, 50, 100, 203, 400, 1000, 4000];
/** Marks nearer than this have no room for their labels, as a share of the scale. */
const APART = 0.045;

/** What a scale is labelled with, from its lower end up. */
export function scaleMarks(facts: ScaleFacts): readonly ScaleMark[] {
  const axis = scopeAxis(facts.values, facts.stage);
  const marks = facts.units === 'nits' ? nits(facts, axis) : axis.isStops ? stops(axis) : plain(facts, axis);
  const isRoom = ({ place }: ScaleMark, index: number, all: readonly ScaleMark[]): boolean =>
    index === 0 || place - (all[index - 1]?.place ?? -1) >= APART;
  return marks.filter(({ place }) => place >= 0 && place <= 1).filter(isRoom);
}

function plain({ units }: ScaleFacts, axis: ScopeAxis): ScaleMark[] {
  const step = axis.max > 1 ? 25 : 10;
  const values: (readonly [number, string])[] =
    units === 'codes'
      ? CODES.map((code) => [code / 1023, String(code)])
      : Array.from({ length: (axis.max * 100) / step + 1 }, (_, i) => [(i * step) / 100, String(i * step)]);
  return values.map(([value, label]) => ({
    place: axisPlace(axis, value),
    label,
    isStrong: value === 0 || value === 1,
  }));
}

/** From middle grey, whole ones; every second has a label. */
function stops(axis: ScopeAxis): ScaleMark[] {
  return Array.from({ length: axis.max - axis.min + 1 }, (_, i) => axis.min + i)
    .filter((stop) => stop % 2 === 0)
    .map((stop) => ({
      place: axisPlace(axis, MIDDLE_GREY * 2 ** stop),
      label: stop > 0 ? `+${stop}` : stop < 0 ? `−${-stop}` : '18 %',
      isStrong: stop === 0,
    }));
}

function nits({ values, stage, display }: ScaleFacts, axis: ScopeAxis): ScaleMark[] {
  const curve = TRANSFERS[display === 'display-p3' ? 'srgb' : display];
  const white = WHITE_NITS[stage];
  return NITS.filter((nit) => stage === 'before' || nit <= white).map((nit) => {
    const light = nit / white;
    const place = axisPlace(axis, values === 'display' ? encodeCurve(curve, light) : light);
    return { place, label: String(nit), isStrong: nit === white || nit === 0 };
  });
}
