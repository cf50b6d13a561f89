import type { ColorSpaceData, LookData } from '../config/config-data.ts';
import { invalid } from '../config/invalid.ts';
import { parseLooks, reversedLooks, type LookToken } from '../config/look-text.ts';
import { named } from '../config/names.ts';
import type { TransformOf } from '../config/transform.ts';
import { isMissingFile } from '../files/missing-file.ts';
import type { Direction, Op } from '../ops/op.ts';
import { findSpace, type BuildContext } from './build-context.ts';
import { convertSpaces, eitherWay, needSpace } from './build-color-space.ts';

/** A LookTransform: from a space through looks to another. */
export async function buildLookTransform(
  { src, dst, looks }: Pick<TransformOf<'look'>, 'src' | 'dst' | 'looks'>,
  direction: Direction,
  context: BuildContext,
): Promise<readonly Op[]> {
  const source = needSpace(src, "the look's source", context);
  const target = needSpace(dst, "the look's destination", context);
  const options = parseLooks(looks);
  const [from, to] = direction === 'forward' ? [source, target] : [target, source];
  const built = await buildLooks(direction === 'forward' ? options : reversedLooks(options), from, context);
  return [...built.ops, ...(built.space === to ? [] : await convertSpaces(built.space, to, true, context))];
}

interface BuiltLooks {
  readonly ops: readonly Op[];
  /** The space that the last look leaves colours in. */
  readonly space: ColorSpaceData;
}

/** The first option whose files are all there. */
export async function buildLooks(
  options: readonly LookToken[][],
  from: ColorSpaceData,
  context: BuildContext,
): Promise<BuiltLooks> {
  if (options.length === 0) return { ops: [], space: from };
  const missing: string[] = [];
  for (const tokens of options)
    try {
      return await buildTokens(tokens, from, context);
    } catch (error) {
      if (options.length === 1 || !isMissingFile(error)) throw error;
      missing.push(error.message);
    }
  throw invalid(context.where, `no option of the looks has all its files: ${missing.join('; ')}`);
}

async function buildTokens(
  tokens: readonly LookToken[],
  from: ColorSpaceData,
  context: BuildContext,
): Promise<BuiltLooks> {
  const ops: Op[] = [];
  let space = from;
  for (const { name, direction } of tokens) {
    if (name === '') continue;
    const look = needLook(name, context);
    const inside = context.inside(`look "${look.name}"`, `look ${look.name}`);
    const { transform, inverseTransform } = look;
    const changed =
      direction === 'forward'
        ? await eitherWay(transform, inverseTransform, inside)
        : await eitherWay(inverseTransform, transform, inside);
    const process = findSpace(context.config, look.processSpace);
    if (!process) throw invalid(inside.where, `there is no colour space or role "${look.processSpace}" to process in`);
    if (space !== process) ops.push(...(await convertSpaces(space, process, true, context)));
    ops.push(...changed);
    space = process;
    context.counted(ops);
  }
  return { ops, space };
}

function needLook(name: string, { config, where }: BuildContext): LookData {
  const found = named(config.looks, name);
  if (found) return found;
  const known = config.looks.map((look) => look.name).join(', ');
  throw invalid(where, `there is no look "${name}"${known && `; the config has ${known}`}`);
}

/** The space that the first option of these looks leaves colours in, or null where there are none. */
export function looksResultSpace(options: readonly LookToken[][], context: BuildContext): ColorSpaceData | null {
  const last = options[0]?.filter(({ name }) => name !== '').at(-1);
  return last ? findSpace(context.config, needLook(last.name, context).processSpace) : null;
}
