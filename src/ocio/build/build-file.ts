import { at, invalid } from '../config/invalid.ts';
import type { TransformOf } from '../config/transform.ts';
import type { FileStep } from '../files/transform-file.ts';
import { combined, opposite, type Direction, type Op } from '../ops/op.ts';
import type { BuildContext } from './build-context.ts';

/** A FileTransform: the ops of the file, found by the config's search path. */
export async function buildFile(
  transform: TransformOf<'file'>,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const src = context.resolve(transform.src);
  if (src === '') throw invalid(context.where, 'a FileTransform names no file');
  const outer = context.inside(`file "${src}"`);
  const { address, file } = await context.files.load(src, outer.where);
  const inside = context.inside(`file "${src}"`, `file ${address}`);
  const options = { ...transform, correction: context.resolve(transform.correction), where: inside.where };
  const steps = at(inside.where, () => file.steps(options));
  const ops: Op[] = [];
  for (const step of direction === 'forward' ? steps : [...steps].reverse())
    ops.push(...(await buildStep(step, direction, transform, inside)));
  return inside.counted(ops);
}

async function buildStep(
  step: FileStep,
  direction: Direction,
  transform: TransformOf<'file'>,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (!('reference' in step)) return at(context.where, () => [direction === 'forward' ? step : step.inverse()]);
  const towards = combined(direction, step.isInverse ? opposite('forward') : 'forward');
  return buildFile({ ...transform, src: step.reference, direction: 'forward' }, towards, context);
}
