import { buildColorSpaceTransform } from './build/build-color-space.ts';
import { BuildContext, findSpace } from './build/build-context.ts';
import { buildDisplayView } from './build/build-display-view.ts';
import { buildLooks, buildLookTransform } from './build/build-looks.ts';
import { buildTransform } from './build/build-transform.ts';
import { optimised } from './build/optimise.ts';
import type {
  ConfigData,
  OcioColorSpace,
  OcioFileRule,
  OcioLook,
  OcioView,
  OcioViewingRule,
} from './config/config-data.ts';
import { activeDisplays, activeViews, viewsForSpace } from './config/display-views.ts';
import { matchFileRule } from './config/file-rules.ts';
import { invalid } from './config/invalid.ts';
import { parseLooks } from './config/look-text.ts';
import { sameName } from './config/names.ts';
import type { ConfigFiles } from './files/config-files.ts';
import type { Op } from './ops/op.ts';
import { OcioProcessor } from './processor.ts';

/** From a space to another. */
export interface SpaceRequest {
  /** Name, alias or role of a space, or a named transform. */
  readonly from: string;
  readonly to: string;
  /** Looks as OpenColorIO writes them: `+` or `-` before each, `,` between them, `|` between options. */
  readonly looks?: string;
}

/** From a space to what a display shows. */
export interface ViewRequest {
  readonly from: string;
  readonly display: string;
  readonly view: string;
  /** In place of the view's own looks; an empty text takes them out. Without it the view's own are applied. */
  readonly looks?: string;
}

export interface OcioDisplay {
  readonly name: string;
  /** Those to choose from, in the config's order; the first one is the default. */
  readonly views: readonly OcioView[];
}

export interface OcioNamedTransform {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly family: string;
  readonly description: string;
  readonly encoding: string;
  readonly categories: readonly string[];
}

/** An OpenColorIO config that was read. Files that it names are read when a processor needs them. */
export class OcioConfig {
  readonly #data: ConfigData;
  readonly #files: ConfigFiles;
  readonly #variables: ReadonlyMap<string, string>;
  readonly #where: readonly string[];

  /** `loadConfig` makes one. */
  constructor(
    data: ConfigData,
    files: ConfigFiles,
    variables: ReadonlyMap<string, string>,
    where: readonly string[] = [],
  ) {
    this.#data = data;
    this.#files = files;
    this.#variables = variables;
    this.#where = where;
  }

  /** Version of the profile: 1 or 2, and its minor version. */
  get version(): readonly [major: number, minor: number] {
    return this.#data.version;
  }

  get name(): string {
    return this.#data.name;
  }

  get description(): string {
    return this.#data.description;
  }

  /** Stands between the levels of families. Default `/`. */
  get familySeparator(): string {
    return this.#data.familySeparator;
  }

  /** Displays to choose from, in the config's order; the first one is the default. */
  get displays(): readonly OcioDisplay[] {
    return activeDisplays(this.#data).map((name) => ({ name, views: activeViews(this.#data, name) }));
  }

  get looks(): readonly OcioLook[] {
    return this.#data.looks.map(({ name, processSpace, description }) => ({ name, processSpace, description }));
  }

  /** All colour spaces, those that the config keeps out of menus marked. */
  get spaces(): readonly OcioColorSpace[] {
    const { colorSpaces, inactiveColorSpaces } = this.#data;
    return colorSpaces.map(({ toReference: _to, fromReference: _from, ...space }) => ({
      ...space,
      isActive: !inactiveColorSpaces.some((name) => sameName(name, space.name)),
    }));
  }

  get namedTransforms(): readonly OcioNamedTransform[] {
    return this.#data.namedTransforms.map(({ transform: _to, inverseTransform: _from, ...named }) => named);
  }

  /** Names of spaces by role, in lower case. */
  get roles(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#data.roles);
  }

  get fileRules(): readonly OcioFileRule[] {
    return this.#data.fileRules;
  }

  get viewingRules(): readonly OcioViewingRule[] {
    return this.#data.viewingRules;
  }

  /** Context variables with the values they have. */
  get environment(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#variables);
  }

  /** A space by name, alias or role, or null. */
  space(name: string): OcioColorSpace | null {
    const found = findSpace(this.#data, name);
    return found && (this.spaces.find((space) => space.name === found.name) ?? null);
  }

  /** The space that the file rules give a path, and the rule that did. */
  spaceOfFile(path: string): { readonly colorSpace: string; readonly rule: OcioFileRule } | null {
    return matchFileRule(this.#data, path);
  }

  /** Views of a display that the viewing rules mean for a space; without one for it, the display's first. */
  viewsFor(display: string, space: string): readonly OcioView[] {
    const found = findSpace(this.#data, space);
    return found ? viewsForSpace(this.#data, display, found) : activeViews(this.#data, display);
  }

  /**
   * Makes a conversion. Rejects with `ocio-invalid` where the config has no such names or cannot do it, and names the
   * way through the config.
   */
  async processor(request: SpaceRequest | ViewRequest): Promise<OcioProcessor> {
    const context = new BuildContext(this.#data, this.#files, this.#variables, this.#where, buildTransform);
    return new OcioProcessor(optimised(await this.#ops(request, context)));
  }

  async #ops(request: SpaceRequest | ViewRequest, context: BuildContext): Promise<readonly Op[]> {
    const { from, looks } = request;
    if ('to' in request) {
      if (looks) return buildLookTransform({ src: from, dst: request.to, looks }, 'forward', context);
      return buildColorSpaceTransform({ src: from, dst: request.to, dataBypass: true }, 'forward', context);
    }
    const { display, view } = request;
    const viewRequest = { src: from, display, view, looksBypass: looks !== undefined, dataBypass: true };
    if (!looks) return buildDisplayView(viewRequest, 'forward', context);
    const space = findSpace(this.#data, from);
    if (!space) throw invalid(context.where, `there is no colour space or role "${from}"`);
    if (space.isData) return [];
    const built = await buildLooks(parseLooks(looks), space, context);
    const shown = await buildDisplayView({ ...viewRequest, src: built.space.name }, 'forward', context);
    return [...built.ops, ...shown];
  }
}
