import type { ColorSpaceData, ConfigData, NamedTransformData } from '../config/config-data.ts';
import { invalid } from '../config/invalid.ts';
import { resolveVariables } from '../config/context.ts';
import { named, sameName } from '../config/names.ts';
import type { ConfigFiles } from '../files/config-files.ts';
import type { Transform } from '../config/transform.ts';
import type { Direction, Op } from '../ops/op.ts';

/** Most ops of a processor before they are combined: spaces that refer to others twice over would grow without end. */
const MOST_OPS = 4096;

/** Makes the ops of a transform in a direction. */
export type TransformBuilder = (
  transform: Transform,
  direction: Direction,
  context: BuildContext,
) => Promise<readonly Op[]>;

/** What building needs to know, and how it got here. */
export class BuildContext {
  readonly config: ConfigData;
  readonly files: ConfigFiles;
  readonly variables: ReadonlyMap<string, string>;
  /** Leads to what is being built, for messages. */
  readonly where: readonly string[];
  /** Spaces, looks, views and files that are being built around this. */
  readonly #around: readonly string[];
  readonly #build: TransformBuilder;

  constructor(
    config: ConfigData,
    files: ConfigFiles,
    variables: ReadonlyMap<string, string>,
    where: readonly string[],
    build: TransformBuilder,
    around: readonly string[] = [],
  ) {
    this.config = config;
    this.files = files;
    this.variables = variables;
    this.where = where;
    this.#around = around;
    this.#build = build;
  }

  /** The context of something inside; fails where it is being built already. */
  inside(what: string, key = ''): BuildContext {
    const where = [...this.where, what];
    if (key !== '' && this.#around.includes(key))
      throw invalid(where, 'it refers to itself; take one of the references out');
    const around = key === '' ? this.#around : [...this.#around, key];
    return new BuildContext(this.config, this.files, this.variables, where, this.#build, around);
  }

  /** The ops of a transform inside of what is being built. */
  build(transform: Transform, direction: Direction): Promise<readonly Op[]> {
    return this.#build(transform, direction, this);
  }

  /** A text with context variables resolved. */
  resolve(text: string): string {
    return resolveVariables(text, this.variables);
  }

  /** Fails where there are too many ops. */
  counted(ops: readonly Op[]): readonly Op[] {
    if (ops.length > MOST_OPS) throw invalid(this.where, `it needs more than ${MOST_OPS} operations`);
    return ops;
  }
}

/** A space by its name, an alias or a role. */
export function findSpace({ colorSpaces, roles }: ConfigData, name: string): ColorSpaceData | null {
  if (name === '') return null;
  const byName = (wanted: string): ColorSpaceData | undefined =>
    named(colorSpaces, wanted) ?? colorSpaces.find(({ aliases }) => aliases.some((alias) => sameName(alias, wanted)));
  const ofRole = roles.get(name.toLowerCase());
  return byName(name) ?? (ofRole === undefined ? undefined : byName(ofRole)) ?? null;
}

/** A named transform by its name or an alias. */
export function findNamedTransform({ namedTransforms }: ConfigData, name: string): NamedTransformData | null {
  return (
    named(namedTransforms, name) ??
    namedTransforms.find(({ aliases }) => aliases.some((alias) => sameName(alias, name))) ??
    null
  );
}
