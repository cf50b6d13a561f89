import type { CurvePoints } from '../ops/grading/b-spline.ts';
import { identityCurve } from '../ops/grading/grading-curve-op.ts';
import {
  gradingPrimaryDefaults,
  gradingToneDefaults,
  type GradingPrimary,
  type GradingStyle,
  type Rgbm,
  type Rgbmsw,
} from '../ops/grading/grading-values.ts';
import { HUE_CURVES, identityHueCurve, type HueCurves } from '../ops/grading/hue-curves.ts';
import type { TransformOf } from './transform.ts';
import type { NodeReader, Values } from './yaml-node.ts';

type Without<T> = Omit<T, 'direction'>;

function style(values: Values): GradingStyle {
  return values.get('style')?.oneOf(['log', 'linear', 'video']) ?? 'log';
}

function parts(reader: NodeReader): Map<string, NodeReader> {
  return new Map(reader.entries().map((entry) => [entry.key, reader.of(entry)]));
}

function needed(found: ReadonlyMap<string, NodeReader>, key: string, reader: NodeReader): NodeReader {
  return found.get(key) ?? reader.fail(`"${key}" is missing`);
}

function rgbm(reader: NodeReader): Rgbm {
  const found = parts(reader);
  return {
    rgb: needed(found, 'rgb', reader).numbers(3) as [number, number, number],
    master: needed(found, 'master', reader).number(),
  };
}

function zone(reader: NodeReader, start: string, width: string): Rgbmsw {
  const found = parts(reader);
  return {
    ...rgbm(reader),
    start: needed(found, start, reader).number(),
    width: needed(found, width, reader).number(),
  };
}

function curve(reader: NodeReader): CurvePoints {
  const found = parts(reader);
  const numbers = needed(found, 'control_points', reader).numbers();
  if (numbers.length % 2) reader.fail('control points are pairs of numbers');
  const points = Array.from({ length: numbers.length / 2 }, (_, index) => ({
    x: Math.fround(numbers[index * 2] ?? 0),
    y: Math.fround(numbers[index * 2 + 1] ?? 0),
  }));
  return { points, slopes: found.get('slopes')?.numbers(points.length) };
}

export function readGradingPrimary(values: Values): Without<TransformOf<'grading-primary'>> {
  const chosen = style(values);
  const defaults = gradingPrimaryDefaults(chosen);
  const amount = (key: keyof GradingPrimary & string): Rgbm => {
    const reader = values.get(key);
    return reader ? rgbm(reader) : (defaults[key] as Rgbm);
  };
  const [pivot, clamp] = ['pivot', 'clamp'].map((key) => {
    const reader = values.get(key);
    return reader ? parts(reader) : undefined;
  });
  return {
    type: 'grading-primary',
    style: chosen,
    values: {
      brightness: amount('brightness'),
      contrast: amount('contrast'),
      gamma: amount('gamma'),
      offset: amount('offset'),
      exposure: amount('exposure'),
      lift: amount('lift'),
      gain: amount('gain'),
      saturation: values.get('saturation')?.number() ?? defaults.saturation,
      pivot: pivot?.get('contrast')?.number() ?? defaults.pivot,
      pivotBlack: pivot?.get('black')?.number() ?? defaults.pivotBlack,
      pivotWhite: pivot?.get('white')?.number() ?? defaults.pivotWhite,
      clampBlack: clamp?.get('black')?.number() ?? defaults.clampBlack,
      clampWhite: clamp?.get('white')?.number() ?? defaults.clampWhite,
    },
  };
}

export function readGradingTone(values: Values): Without<TransformOf<'grading-tone'>> {
  const chosen = style(values);
  const defaults = gradingToneDefaults(chosen);
  const of = (
    key: 'blacks' | 'shadows' | 'midtones' | 'highlights' | 'whites',
    start: string,
    width: string,
  ): Rgbmsw => {
    const reader = values.get(key);
    return reader ? zone(reader, start, width) : defaults[key];
  };
  return {
    type: 'grading-tone',
    style: chosen,
    values: {
      blacks: of('blacks', 'start', 'width'),
      shadows: of('shadows', 'start', 'pivot'),
      midtones: of('midtones', 'center', 'width'),
      highlights: of('highlights', 'start', 'pivot'),
      whites: of('whites', 'start', 'width'),
      sContrast: values.get('s_contrast')?.number() ?? defaults.sContrast,
    },
  };
}

export function readGradingRgbCurve(values: Values): Without<TransformOf<'grading-rgb-curve'>> {
  const chosen = style(values);
  const of = (key: string): CurvePoints => {
    const reader = values.get(key);
    return reader ? curve(reader) : identityCurve(chosen);
  };
  return {
    type: 'grading-rgb-curve',
    style: chosen,
    bypassLinToLog: values.get('lintolog_bypass')?.boolean() ?? false,
    curves: { red: of('red'), green: of('green'), blue: of('blue'), master: of('master') },
  };
}

export function readGradingHueCurve(values: Values): Without<TransformOf<'grading-hue-curve'>> {
  const chosen = style(values);
  const curves = Object.fromEntries(
    HUE_CURVES.map(({ name, key }) => {
      const reader = values.get(key);
      return [name, reader ? curve(reader) : identityHueCurve(name, chosen)];
    }),
  ) as unknown as HueCurves;
  return {
    type: 'grading-hue-curve',
    style: chosen,
    curves,
    hsyValues: values.get('hsy_transform')?.oneOf(['none']) === 'none',
  };
}
