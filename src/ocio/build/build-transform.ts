import { at, invalid } from '../config/invalid.ts';
import type { Transform, TransformOf } from '../config/transform.ts';
import { CdlOp, cdlProblem, LUMA } from '../ops/cdl-op.ts';
import { ExposureContrastOp } from '../ops/exposure-contrast-op.ts';
import { GammaOp, gammaProblem, type GammaStyle } from '../ops/gamma-op.ts';
import { LogOp, logProblem, same, SIMPLE_LOG } from '../ops/log-op.ts';
import { MatrixOp } from '../ops/matrix-op.ts';
import type { Rgb } from '../ops/numeric.ts';
import { combined, type Direction, type Op } from '../ops/op.ts';
import { RangeOp, rangeProblem, rangeScale } from '../ops/range-op.ts';
import type { BuildContext } from './build-context.ts';
import { buildColorSpaceTransform } from './build-color-space.ts';
import { buildDisplayView } from './build-display-view.ts';
import { buildFile } from './build-file.ts';
import { buildFixedFunction } from './build-fixed-function.ts';
import { buildLookTransform } from './build-looks.ts';

/** The ops of a transform in a direction. */
export async function buildTransform(
  transform: Transform,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const towards = combined(direction, transform.direction);
  switch (transform.type) {
    case 'group':
      return buildGroup(transform, towards, context);
    case 'color-space':
      return buildColorSpaceTransform(transform, towards, context);
    case 'display-view':
      return buildDisplayView(transform, towards, context);
    case 'look':
      return buildLookTransform(transform, towards, context);
    case 'file':
      return buildFile(transform, towards, context);
    case 'builtin': {
      const inside = context.inside(`BuiltinTransform "${transform.style}"`);
      const { builtinOps } = await import('../builtins/builtins.ts');
      return turned(await builtinOps(transform.style, inside.where), towards, inside);
    }
    case 'fixed-function':
      return turned([await buildFixedFunction(transform.style, transform.parameters, context.where)], towards, context);
    case 'grading-primary':
    case 'grading-tone':
    case 'grading-rgb-curve':
    case 'grading-hue-curve': {
      const { buildGrading } = await import('./build-grading.ts');
      return turned([buildGrading(transform, context.where)], towards, context);
    }
    default:
      return turned(
        at(context.where, () => simpleOps(transform, context)),
        towards,
        context,
      );
  }
}

/** Ops as they are, or their inverses in reverse order. */
export function turned(
  ops: readonly Op[],
  direction: Direction,
  { where }: Pick<BuildContext, 'where'>,
): readonly Op[] {
  if (direction === 'forward') return ops;
  return at(where, () => [...ops].reverse().map((op) => op.inverse()));
}

async function buildGroup(
  { children }: TransformOf<'group'>,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const ops: Op[] = [];
  const inOrder = children.map((child, index) => ({ child, index }));
  if (direction === 'inverse') inOrder.reverse();
  for (const { child, index } of inOrder) {
    ops.push(...(await buildTransform(child, direction, context.inside(`children[${index}]`))));
    context.counted(ops);
  }
  return ops;
}

type Simple = TransformOf<
  'allocation' | 'cdl' | 'exponent' | 'exponent-with-linear' | 'exposure-contrast' | 'log' | 'matrix' | 'range'
>;

function simpleOps(transform: Simple, context: BuildContext): Op[] {
  const refuse = (problem: string | null): void => {
    if (problem) throw invalid(context.where, problem);
  };
  const [majorVersion] = context.config.version;
  switch (transform.type) {
    case 'matrix':
      return [new MatrixOp(transform.matrix, transform.offset)];
    case 'exposure-contrast':
      return [new ExposureContrastOp(transform.values)];
    case 'log':
      refuse(logProblem(transform.parameters));
      return [new LogOp(transform.parameters)];
    case 'range': {
      const { bounds, clamps } = transform;
      refuse(rangeProblem(bounds));
      if (clamps) return [new RangeOp(bounds)];
      if (bounds.minIn === undefined || bounds.maxIn === undefined)
        refuse('a range that does not clamp needs both a minimum and a maximum');
      return [MatrixOp.scale(...rangeScale(bounds))];
    }
    case 'exponent': {
      const [r, g, b, a] = transform.value;
      if (majorVersion === 1) return [new GammaOp('exponent', [r, g, b])];
      for (const value of [r, g, b, a]) refuse(gammaProblem(transform.style, value, 0));
      return [new GammaOp(transform.style, [r, g, b])];
    }
    case 'exponent-with-linear': {
      const { gamma, offset, style } = transform;
      gamma.forEach((value, index) => refuse(gammaProblem(style, value, offset[index] ?? 0)));
      return [new GammaOp(style, firstThree(gamma), firstThree(offset))];
    }
    case 'cdl': {
      const { cdl } = transform;
      if (majorVersion === 1) return olderCdl(cdl.slope, cdl.offset, cdl.power, cdl.saturation);
      refuse(cdlProblem(cdl));
      return [new CdlOp(cdl)];
    }
    case 'allocation':
      return allocation(transform, context);
  }
}

const firstThree = ([r, g, b]: readonly [number, number, number, number]): Rgb => [r, g, b];

/** A CDL as OpenColorIO 1 applies it: it clamps negative values only, before the power. */
function olderCdl(slope: Rgb, offset: Rgb, power: Rgb, saturation: number): Op[] {
  const style: GammaStyle = 'exponent';
  return [
    MatrixOp.scale(slope, offset),
    new GammaOp(style, power),
    MatrixOp.saturation(saturation, LUMA as [number, number, number]),
  ];
}

function allocation({ allocation: kind, vars }: TransformOf<'allocation'>, context: BuildContext): Op[] {
  const fit = (low: number, high: number): Op => MatrixOp.scale(1 / (high - low), -low / (high - low));
  const [low, high, offset = 0] = vars;
  const given = low !== undefined && high !== undefined;
  if (kind === 'uniform') return [given ? fit(low, high) : fit(0, 1)];
  if (kind === 'lg2')
    return [new LogOp({ ...SIMPLE_LOG, base: 2, linSideOffset: same(offset) }), given ? fit(low, high) : fit(-10, 6)];
  throw invalid(context.where, `the allocation "${kind}" is not known`);
}
