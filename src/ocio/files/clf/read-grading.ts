import { buildGrading } from '../../build/build-grading.ts';
import type { TransformOf } from '../../config/transform.ts';
import type { CurvePoints } from '../../ops/grading/b-spline.ts';
import { identityCurve } from '../../ops/grading/grading-curve-op.ts';
import {
  gradingPrimaryDefaults,
  gradingToneDefaults,
  type GradingStyle,
  type Rgbm,
  type Rgbmsw,
} from '../../ops/grading/grading-values.ts';
import { HUE_CURVES, identityHueCurve, type HueCurves } from '../../ops/grading/hue-curves.ts';
import type { Direction } from '../../ops/op.ts';
import type { XmlElement } from '../xml-element.ts';
import { step, styleOf, type ClfElement, type ClfStep } from './clf-element.ts';

function gradingStyle(element: XmlElement): [style: GradingStyle, direction: Direction] {
  const word = styleOf(element);
  const style = ({ log: 'log', linear: 'linear', video: 'video' } as const)[word.replace(/rev$/, '')];
  if (!style) return element.fail(`the style "${word}" is not known`);
  return [style, word.endsWith('rev') ? 'inverse' : 'forward'];
}

function made(transform: Parameters<typeof buildGrading>[0]): ClfStep[] {
  const op = buildGrading(transform, []);
  return [step(transform.direction === 'forward' ? op : op.inverse())];
}

const needed = (element: XmlElement, name: string): number =>
  element.number(name) ?? element.fail(`"${name}" is missing`);

function rgbm(element: XmlElement): Rgbm {
  const [red, green, blue, ...more] = element.numbersOf('rgb') ?? element.fail('"rgb" is missing');
  if (red === undefined || green === undefined || blue === undefined || more.length)
    return element.fail('"rgb" must be three numbers');
  return { rgb: [red, green, blue], master: needed(element, 'master') };
}

export function readGradingPrimary({ element }: ClfElement): ClfStep[] {
  const [style, direction] = gradingStyle(element);
  const defaults = gradingPrimaryDefaults(style);
  const amount = (name: string, otherwise: Rgbm): Rgbm => {
    const child = element.child(name);
    return child ? rgbm(child) : otherwise;
  };
  const pivot = element.child('Pivot');
  const clamp = element.child('Clamp');
  const values = {
    brightness: amount('Brightness', defaults.brightness),
    contrast: amount('Contrast', defaults.contrast),
    gamma: amount('Gamma', defaults.gamma),
    offset: amount('Offset', defaults.offset),
    exposure: amount('Exposure', defaults.exposure),
    lift: amount('Lift', defaults.lift),
    gain: amount('Gain', defaults.gain),
    saturation: element.child('Saturation')?.number('master') ?? defaults.saturation,
    pivot: pivot?.number('contrast') ?? defaults.pivot,
    pivotBlack: pivot?.number('black') ?? defaults.pivotBlack,
    pivotWhite: pivot?.number('white') ?? defaults.pivotWhite,
    clampBlack: clamp?.number('black') ?? defaults.clampBlack,
    clampWhite: clamp?.number('white') ?? defaults.clampWhite,
  };
  return made({ type: 'grading-primary', style, direction, values });
}

export function readGradingTone({ element }: ClfElement): ClfStep[] {
  const [style, direction] = gradingStyle(element);
  const defaults = gradingToneDefaults(style);
  const zone = (name: string, start: string, width: string, otherwise: Rgbmsw): Rgbmsw => {
    const child = element.child(name);
    return child ? { ...rgbm(child), start: needed(child, start), width: needed(child, width) } : otherwise;
  };
  const values = {
    blacks: zone('Blacks', 'start', 'width', defaults.blacks),
    shadows: zone('Shadows', 'start', 'pivot', defaults.shadows),
    midtones: zone('Midtones', 'center', 'width', defaults.midtones),
    highlights: zone('Highlights', 'start', 'pivot', defaults.highlights),
    whites: zone('Whites', 'start', 'width', defaults.whites),
    sContrast: element.child('SContrast')?.number('master') ?? defaults.sContrast,
  };
  return made({ type: 'grading-tone', style, direction, values });
}

function curve(element: XmlElement | undefined, otherwise: CurvePoints): CurvePoints {
  if (!element) return otherwise;
  const numbers = element.child('ControlPoints')?.numbers().map(Math.fround) ?? [];
  if (numbers.length % 2) element.fail('control points are pairs of numbers');
  const points = Array.from({ length: numbers.length / 2 }, (_, index) => ({
    x: numbers[index * 2] ?? 0,
    y: numbers[index * 2 + 1] ?? 0,
  }));
  const slopes = element.child('Slopes')?.numbers().map(Math.fround);
  return slopes ? { points, slopes } : { points };
}

export function readGradingRgbCurve({ element }: ClfElement): ClfStep[] {
  const [style, direction] = gradingStyle(element);
  const of = (name: string): CurvePoints => curve(element.child(name), identityCurve(style));
  const transform: TransformOf<'grading-rgb-curve'> = {
    type: 'grading-rgb-curve',
    style,
    direction,
    bypassLinToLog: element.flag('bypassLinToLog'),
    curves: { red: of('Red'), green: of('Green'), blue: of('Blue'), master: of('Master') },
  };
  return made(transform);
}

export function readGradingHueCurve({ element }: ClfElement): ClfStep[] {
  const [style, direction] = gradingStyle(element);
  const curves = Object.fromEntries(
    HUE_CURVES.map(({ name }) => [name, curve(element.child(name), identityHueCurve(name, style))]),
  ) as unknown as HueCurves;
  const hsyValues = element.flag('hsyTransform', 'none');
  return made({ type: 'grading-hue-curve', style, direction, curves, hsyValues });
}
