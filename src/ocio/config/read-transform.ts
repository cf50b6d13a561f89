import { EXPOSURE_CONTRAST_DEFAULTS, EXPOSURE_CONTRAST_STYLES } from '../ops/exposure-contrast-op.ts';
import { same, SIMPLE_LOG, type LogParameters } from '../ops/log-op.ts';
import type { Rgb } from '../ops/numeric.ts';
import type { Direction } from '../ops/op.ts';
import { readGradingHueCurve, readGradingPrimary, readGradingRgbCurve, readGradingTone } from './read-grading.ts';
import { INTERPOLATIONS, type Interpolation, type Transform } from './transform.ts';
import { NodeReader, type Values, type YamlEntry, type YamlNode } from './yaml-node.ts';

const DIRECTIONS = ['forward', 'inverse'] as const;
const NEGATIVE_STYLES = { clamp: 'basic', mirror: 'mirror', pass_thru: 'pass-thru', linear: 'moncurve' } as const;

/** Reads a `!<…Transform>`. */
export function readTransform(node: YamlNode, where: readonly string[]): Transform {
  const outer = new NodeReader(node, where);
  const reader = new NodeReader(node, [...where, node.tag]);
  const read = READERS[node.tag];
  if (!read) return outer.fail(node.tag ? `the transform type "${node.tag}" is not known` : 'a transform is needed');
  const values = new Map(reader.entries().map((entry: YamlEntry) => [entry.key, reader.of(entry)]));
  const direction: Direction = values.get('direction')?.oneOf(DIRECTIONS) ?? 'forward';
  return { ...read(values, reader), direction } as Transform;
}

type Reader = (values: Values, reader: NodeReader) => Omit<Transform, 'direction'>;

const text = (values: Values, key: string, otherwise = ''): string => values.get(key)?.text() ?? otherwise;
const flag = (values: Values, key: string, otherwise: boolean): boolean => values.get(key)?.boolean() ?? otherwise;
const triple = (values: Values, key: string, otherwise: number): Rgb =>
  (values.get(key)?.numbers(3) as Rgb | undefined) ?? same(otherwise);

/** Four numbers, or one for red, green and blue. */
function quad(reader: NodeReader | undefined, alpha: number): [number, number, number, number] {
  if (!reader) return [1, 1, 1, alpha];
  if (reader.node.kind === 'list') return reader.numbers(4) as [number, number, number, number];
  const value = reader.number();
  return [value, value, value, alpha];
}

/** Three numbers, or one for all. */
function logValue(reader: NodeReader | undefined): Rgb | undefined {
  if (!reader) return undefined;
  return reader.node.kind === 'list' ? (reader.numbers(3) as unknown as Rgb) : same(reader.number());
}

function logParameters(values: Values): LogParameters {
  return {
    base: values.get('base')?.number() ?? 2,
    logSideSlope: logValue(values.get('log_side_slope')) ?? SIMPLE_LOG.logSideSlope,
    logSideOffset: logValue(values.get('log_side_offset')) ?? SIMPLE_LOG.logSideOffset,
    linSideSlope: logValue(values.get('lin_side_slope')) ?? SIMPLE_LOG.linSideSlope,
    linSideOffset: logValue(values.get('lin_side_offset')) ?? SIMPLE_LOG.linSideOffset,
  };
}

/** An interpolation; words that are not known count as `unknown`, which no table takes. */
function interpolation(reader: NodeReader | undefined): Interpolation {
  const word = reader?.text().toLowerCase() ?? 'default';
  return INTERPOLATIONS.find((each) => each === word) ?? 'unknown';
}

const READERS: Readonly<Record<string, Reader>> = {
  AllocationTransform: (values) => ({
    type: 'allocation',
    allocation: text(values, 'allocation', 'uniform').toLowerCase(),
    vars: values.get('vars')?.numbers() ?? [],
  }),
  BuiltinTransform: (values) => ({ type: 'builtin', style: text(values, 'style', 'IDENTITY') }),
  CDLTransform: (values) => ({
    type: 'cdl',
    hasStyle: values.has('style'),
    cdl: {
      slope: triple(values, 'slope', 1),
      offset: triple(values, 'offset', 0),
      power: triple(values, 'power', 1),
      saturation: (values.get('saturation') ?? values.get('sat'))?.number() ?? 1,
      clamps: values.get('style')?.oneOf(['asc', 'noclamp']) === 'asc',
    },
  }),
  ColorSpaceTransform: (values) => ({
    type: 'color-space',
    src: text(values, 'src'),
    dst: text(values, 'dst'),
    dataBypass: flag(values, 'data_bypass', true),
  }),
  DisplayViewTransform: (values) => ({
    type: 'display-view',
    src: text(values, 'src'),
    display: text(values, 'display'),
    view: text(values, 'view'),
    looksBypass: flag(values, 'looks_bypass', false),
    dataBypass: flag(values, 'data_bypass', true),
  }),
  ExponentTransform: (values, reader) => {
    const word = values.get('style')?.oneOf(['clamp', 'mirror', 'pass_thru', 'linear']) ?? 'clamp';
    if (word === 'linear') reader.fail('the style "linear" is for ExponentWithLinearTransform');
    return { type: 'exponent', value: quad(values.get('value'), 1), style: NEGATIVE_STYLES[word] };
  },
  ExponentWithLinearTransform: (values, reader) => {
    for (const key of ['gamma', 'offset']) if (!values.has(key)) reader.fail(`"${key}" is missing`);
    const word = values.get('style')?.oneOf(['linear', 'mirror']) ?? 'linear';
    return {
      type: 'exponent-with-linear',
      gamma: quad(values.get('gamma'), 1),
      offset: quad(values.get('offset'), 0),
      style: word === 'mirror' ? 'moncurve-mirror' : 'moncurve',
    };
  },
  ExposureContrastTransform: (values) => {
    const number = (key: string, otherwise: number): number => values.get(key)?.number() ?? otherwise;
    const d = EXPOSURE_CONTRAST_DEFAULTS;
    const style = values.get('style')?.oneOf([...EXPOSURE_CONTRAST_STYLES, 'logarithmic']) ?? d.style;
    return {
      type: 'exposure-contrast',
      values: {
        style: style === 'logarithmic' ? 'log' : style,
        exposure: number('exposure', d.exposure),
        contrast: number('contrast', d.contrast),
        gamma: number('gamma', d.gamma),
        pivot: number('pivot', d.pivot),
        logExposureStep: number('log_exposure_step', d.logExposureStep),
        logMidGray: number('log_midway_gray', d.logMidGray),
      },
    };
  },
  FileTransform: (values) => ({
    type: 'file',
    src: text(values, 'src'),
    correction: text(values, 'cccid'),
    cdlStyle: values.get('cdl_style')?.oneOf(['asc', 'noclamp']) ?? 'noclamp',
    interpolation: interpolation(values.get('interpolation')),
  }),
  FixedFunctionTransform: (values, reader) => {
    if (!values.has('style')) reader.fail('"style" is missing');
    return {
      type: 'fixed-function',
      style: text(values, 'style'),
      parameters: values.get('params')?.numbers() ?? [],
    };
  },
  GradingPrimaryTransform: readGradingPrimary,
  GradingToneTransform: readGradingTone,
  GradingRGBCurveTransform: readGradingRgbCurve,
  GradingHueCurveTransform: readGradingHueCurve,
  GroupTransform: (values) => {
    const children = values.get('children');
    const found = children?.list().map((child, index) => {
      const where = [...children.where];
      where[where.length - 1] = `children[${index}]`;
      return readTransform(child, where);
    });
    return { type: 'group', children: found ?? [] };
  },
  LogTransform: (values) => ({
    type: 'log',
    parameters: { ...SIMPLE_LOG, base: values.get('base')?.number() ?? 2 },
  }),
  LogAffineTransform: (values) => ({ type: 'log', parameters: logParameters(values) }),
  LogCameraTransform: (values, reader) => {
    const linSideBreak = logValue(values.get('lin_side_break'));
    if (!linSideBreak) return reader.fail('"lin_side_break" is missing');
    const linearSlope = logValue(values.get('linear_slope'));
    return { type: 'log', parameters: { ...logParameters(values), linSideBreak, linearSlope } };
  },
  LookTransform: (values) => ({
    type: 'look',
    src: text(values, 'src'),
    dst: text(values, 'dst'),
    looks: text(values, 'looks'),
  }),
  MatrixTransform: (values) => ({
    type: 'matrix',
    matrix: values.get('matrix')?.numbers(16) ?? [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    offset: values.get('offset')?.numbers(4) ?? [0, 0, 0, 0],
  }),
  RangeTransform: (values) => {
    const bound = (key: string): number | undefined => values.get(key)?.number();
    return {
      type: 'range',
      clamps: (values.get('style')?.oneOf(['clamp', 'noclamp']) ?? 'clamp') === 'clamp',
      bounds: {
        minIn: bound('min_in_value'),
        maxIn: bound('max_in_value'),
        minOut: bound('min_out_value'),
        maxOut: bound('max_out_value'),
      },
    };
  },
};
