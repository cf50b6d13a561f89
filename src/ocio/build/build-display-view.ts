import type { ColorSpaceData, NamedTransformData, OcioView, ViewTransformData } from '../config/config-data.ts';
import { findView, USE_DISPLAY_NAME } from '../config/display-views.ts';
import { invalid } from '../config/invalid.ts';
import { parseLooks, reversedLooks } from '../config/look-text.ts';
import { named } from '../config/names.ts';
import type { TransformOf } from '../config/transform.ts';
import type { Direction, Op } from '../ops/op.ts';
import { findNamedTransform, findSpace, type BuildContext } from './build-context.ts';
import {
  buildNamedTransform,
  convertReference,
  convertSpaces,
  eitherWay,
  fromReference,
  needSpace,
  toReference,
} from './build-color-space.ts';
import { buildLooks, looksResultSpace } from './build-looks.ts';

/** What stands between the source and the display: a view transform, named transforms, or nothing. */
type Between =
  | { readonly kind: 'spaces' }
  | { readonly kind: 'view'; readonly view: ViewTransformData }
  /** A named transform in the place of the view transform, or of the display's space as well. */
  | { readonly kind: 'named'; readonly named: NamedTransformData; readonly isAll: boolean };

interface Plan {
  readonly between: Between;
  readonly source: ColorSpaceData;
  /** Null where a named transform stands for it. */
  readonly display: ColorSpaceData | null;
  readonly looks: string;
}

/** A DisplayViewTransform: from a space to what a display shows in a view. */
export async function buildDisplayView(
  request: Pick<TransformOf<'display-view'>, 'src' | 'display' | 'view' | 'looksBypass' | 'dataBypass'>,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const inside = context.inside(
    `display "${request.display}", view "${request.view}"`,
    `view ${request.display} ${request.view}`,
  );
  const plan = planView(request, inside);
  const { dataBypass } = request;
  if (dataBypass && (plan.source.isData || plan.display?.isData)) return [];
  const options = parseLooks(plan.looks);
  if (direction === 'forward') {
    const looks = await buildLooks(options, plan.source, inside);
    return inside.counted([...looks.ops, ...(await toDisplay(plan, looks.space, dataBypass, inside))]);
  }
  const space = looksResultSpace(options, inside) ?? plan.source;
  const back = await fromDisplay(plan, space, dataBypass, inside);
  if (options.length === 0) return back;
  const looks = await buildLooks(reversedLooks(options), space, inside);
  const rest = await convertSpaces(looks.space, plan.source, dataBypass, inside);
  return inside.counted([...back, ...looks.ops, ...rest]);
}

function planView(
  request: Pick<TransformOf<'display-view'>, 'src' | 'display' | 'view' | 'looksBypass'>,
  context: BuildContext,
): Plan {
  const { config, where } = context;
  const source = needSpace(request.src, 'the source', context);
  if (!named(config.displays, request.display))
    throw invalid(
      where,
      `there is no such display; the config has ${config.displays.map(({ name }) => name).join(', ')}`,
    );
  const view = findView(config, request.display, request.view);
  if (!view) throw invalid(where, 'the display has no such view');
  const spaceName = view.colorSpace === USE_DISPLAY_NAME ? request.display : view.colorSpace;
  const display = findSpace(config, spaceName);
  const looks = request.looksBypass ? '' : view.looks;
  const all = display ? null : findNamedTransform(config, spaceName);
  const between = viewBetween(view, context);
  if (!display && (between.kind !== 'spaces' || !all))
    throw invalid(where, `there is no colour space or named transform "${spaceName}"`);
  return { between: all ? { kind: 'named', named: all, isAll: true } : between, source, display, looks };
}

function viewBetween({ viewTransform }: OcioView, { config, where }: BuildContext): Between {
  if (viewTransform === '') return { kind: 'spaces' };
  const view = named(config.viewTransforms, viewTransform);
  if (view) return { kind: 'view', view };
  const found = findNamedTransform(config, viewTransform);
  if (!found) throw invalid(where, `there is no view transform or named transform "${viewTransform}"`);
  return { kind: 'named', named: found, isAll: false };
}

async function toDisplay(
  { between, display }: Plan,
  source: ColorSpaceData,
  dataBypass: boolean,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (between.kind === 'named') {
    const ops = await buildNamedTransform(between.named, 'forward', context);
    return between.isAll || !display ? ops : [...ops, ...(await fromReference(display, dataBypass, context))];
  }
  if (!display) return [];
  if (between.kind === 'spaces') return convertSpaces(source, display, dataBypass, context);
  const { view } = between;
  const inside = context.inside(`view transform "${view.name}"`, `view transform ${view.name}`);
  return [
    ...(await toReference(source, dataBypass, context)),
    ...(await convertReference(source.referenceSpace, view.referenceSpace, context)),
    ...(await eitherWay(view.fromReference, view.toReference, inside)),
    ...(await fromReference(display, dataBypass, context)),
  ];
}

async function fromDisplay(
  { between, display }: Plan,
  target: ColorSpaceData,
  dataBypass: boolean,
  context: BuildContext,
): Promise<readonly Op[]> {
  if (between.kind === 'named') {
    const ops = await buildNamedTransform(between.named, 'inverse', context);
    return between.isAll || !display ? ops : [...(await toReference(display, dataBypass, context)), ...ops];
  }
  if (!display) return [];
  if (between.kind === 'spaces') return convertSpaces(display, target, dataBypass, context);
  const { view } = between;
  const inside = context.inside(`view transform "${view.name}"`, `view transform ${view.name}`);
  return [
    ...(await toReference(display, dataBypass, context)),
    ...(await eitherWay(view.toReference, view.fromReference, inside)),
    ...(await convertReference(view.referenceSpace, target.referenceSpace, context)),
    ...(await fromReference(target, dataBypass, context)),
  ];
}
