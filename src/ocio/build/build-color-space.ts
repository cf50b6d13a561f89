import type { ColorSpaceData, NamedTransformData, ReferenceSpace, ViewTransformData } from '../config/config-data.ts';
import { invalid } from '../config/invalid.ts';
import { named, sameName } from '../config/names.ts';
import type { Transform, TransformOf } from '../config/transform.ts';
import type { Direction, Op } from '../ops/op.ts';
import { findNamedTransform, findSpace, type BuildContext } from './build-context.ts';

/** A ColorSpaceTransform: from one space or named transform to another. */
export async function buildColorSpaceTransform(
  { src, dst, dataBypass }: Pick<TransformOf<'color-space'>, 'src' | 'dst' | 'dataBypass'>,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const [from, to] = (direction === 'forward' ? [src, dst] : [dst, src]).map((name) => context.resolve(name)) as [
    string,
    string,
  ];
  const [source, target] = [findSpace(context.config, from), findSpace(context.config, to)];
  if (source && target) return convertSpaces(source, target, dataBypass, context);
  const [before, after] = [
    source ? null : needNamedTransform(from, context),
    target ? null : needNamedTransform(to, context),
  ];
  return [
    ...(before ? await buildNamedTransform(before, 'forward', context) : []),
    ...(after ? await buildNamedTransform(after, 'inverse', context) : []),
  ];
}

function needNamedTransform(name: string, context: BuildContext): NamedTransformData {
  const found = findNamedTransform(context.config, name);
  if (found) return found;
  const message = name === '' ? 'the name of a colour space is missing' : `there is no colour space or role "${name}"`;
  throw invalid(context.where, `${message}; see the config's spaces`);
}

/** A space by name, or an error that says whose name it was. */
export function needSpace(name: string, whose: string, context: BuildContext): ColorSpaceData {
  const found = findSpace(context.config, name);
  if (!found) throw invalid(context.where, `there is no colour space or role "${name}"${whose && `, ${whose}`}`);
  return found;
}

/** From one space to another by way of the reference spaces. */
export async function convertSpaces(
  source: ColorSpaceData,
  target: ColorSpaceData,
  dataBypass: boolean,
  context: BuildContext,
): Promise<readonly Op[]> {
  const isSame =
    sameName(source.name, target.name) ||
    (source.equalityGroup !== '' && source.equalityGroup === target.equalityGroup);
  if (isSame || (dataBypass && (source.isData || target.isData))) return [];
  return context.counted([
    ...(await toReference(source, dataBypass, context)),
    ...(await convertReference(source.referenceSpace, target.referenceSpace, context)),
    ...(await fromReference(target, dataBypass, context)),
  ]);
}

export async function toReference(
  space: ColorSpaceData,
  dataBypass: boolean,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (dataBypass && space.isData) return [];
  return eitherWay(space.toReference, space.fromReference, insideSpace(space, context));
}

export async function fromReference(
  space: ColorSpaceData,
  dataBypass: boolean,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (dataBypass && space.isData) return [];
  return eitherWay(space.fromReference, space.toReference, insideSpace(space, context));
}

const insideSpace = ({ name }: ColorSpaceData, context: BuildContext): BuildContext =>
  context.inside(`colour space "${name}"`, `space ${name}`);

/** A transform forward, or the one for the other direction backwards; nothing where there is neither. */
export async function eitherWay(
  forward: Transform | null,
  backward: Transform | null,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (forward) return context.build(forward, 'forward');
  return backward ? context.build(backward, 'inverse') : [];
}

export async function buildNamedTransform(
  { name, transform, inverseTransform }: NamedTransformData,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const inside = context.inside(`named transform "${name}"`, `named transform ${name}`);
  return direction === 'forward'
    ? eitherWay(transform, inverseTransform, inside)
    : eitherWay(inverseTransform, transform, inside);
}

/** Between the scene-referred and the display-referred reference space, by the default view transform. */
export async function convertReference(
  source: ReferenceSpace,
  target: ReferenceSpace,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (source === target) return [];
  const view = defaultViewTransform(context);
  if (!view)
    throw invalid(
      context.where,
      'there is no view transform between the scene-referred and the display-referred reference space',
    );
  const inside = context.inside(`view transform "${view.name}"`, `view transform ${view.name}`);
  return source === 'scene'
    ? eitherWay(view.fromReference, view.toReference, inside)
    : eitherWay(view.toReference, view.fromReference, inside);
}

function defaultViewTransform({ config }: BuildContext): ViewTransformData | null {
  const chosen = named(config.viewTransforms, config.defaultViewTransform);
  if (chosen?.referenceSpace === 'scene') return chosen;
  return config.viewTransforms.find(({ referenceSpace }) => referenceSpace === 'scene') ?? null;
}
