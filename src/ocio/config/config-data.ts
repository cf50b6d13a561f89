import type { Transform } from './transform.ts';

export type ReferenceSpace = 'scene' | 'display';

/** A colour space of a config. */
export interface OcioColorSpace {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Words that a menu may group by, separated by the config's family separator. */
  readonly family: string;
  readonly description: string;
  /** `scene-linear`, `log`, `sdr-video` and the like; empty where the config does not say. */
  readonly encoding: string;
  readonly categories: readonly string[];
  readonly equalityGroup: string;
  /** True where values are not colours (normals, masks): conversions leave them alone. */
  readonly isData: boolean;
  readonly referenceSpace: ReferenceSpace;
  readonly interopId: string;
  /** False where the config keeps it out of menus; it can still be used. */
  readonly isActive: boolean;
}

export interface ColorSpaceData extends Omit<OcioColorSpace, 'isActive'> {
  readonly toReference: Transform | null;
  readonly fromReference: Transform | null;
}

/** A look: a creative change in a space of its own. */
export interface OcioLook {
  readonly name: string;
  readonly processSpace: string;
  readonly description: string;
}

export interface LookData extends OcioLook {
  readonly transform: Transform | null;
  readonly inverseTransform: Transform | null;
}

export interface ViewTransformData {
  readonly name: string;
  readonly referenceSpace: ReferenceSpace;
  readonly toReference: Transform | null;
  readonly fromReference: Transform | null;
}

export interface NamedTransformData {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly family: string;
  readonly description: string;
  readonly encoding: string;
  readonly categories: readonly string[];
  readonly transform: Transform | null;
  readonly inverseTransform: Transform | null;
}

/** A way to look at pictures on a display. */
export interface OcioView {
  readonly name: string;
  readonly description: string;
  /** The space shown, or the display's space where there is a view transform. May be `<USE_DISPLAY_NAME>`. */
  readonly colorSpace: string;
  /** Empty where there is none. */
  readonly viewTransform: string;
  /** Looks as the config writes them; empty for none. */
  readonly looks: string;
  /** Viewing rule that says for which spaces the view is meant; empty for all. */
  readonly rule: string;
}

export interface DisplayData {
  readonly name: string;
  readonly views: readonly OcioView[];
  readonly sharedViews: readonly string[];
}

/** A rule that gives a file its space; the first one that matches counts. */
export interface OcioFileRule {
  readonly name: string;
  /** Empty for the search of space names in the path. */
  readonly colorSpace: string;
  readonly kind: 'glob' | 'regex' | 'path-search' | 'default';
  /** File name without its extension, with `*`, `?` and `[…]`. */
  readonly pattern: string;
  readonly extension: string;
  readonly regex: string;
}

/** A rule that says for which spaces or encodings a view is meant. */
export interface OcioViewingRule {
  readonly name: string;
  readonly colorSpaces: readonly string[];
  readonly encodings: readonly string[];
}

/** Everything a config says. */
export interface ConfigData {
  readonly version: readonly [major: number, minor: number];
  readonly name: string;
  readonly description: string;
  readonly familySeparator: string;
  readonly luma: readonly [number, number, number];
  readonly searchPath: readonly string[];
  /** Context variables and their values where the host gives none. */
  readonly environment: ReadonlyMap<string, string>;
  /** Lower-case names. */
  readonly roles: ReadonlyMap<string, string>;
  readonly strictParsing: boolean;
  readonly fileRules: readonly OcioFileRule[];
  readonly viewingRules: readonly OcioViewingRule[];
  readonly sharedViews: readonly OcioView[];
  readonly displays: readonly DisplayData[];
  readonly activeDisplays: readonly string[];
  readonly activeViews: readonly string[];
  readonly inactiveColorSpaces: readonly string[];
  /** Display-referred ones too. */
  readonly colorSpaces: readonly ColorSpaceData[];
  readonly looks: readonly LookData[];
  readonly viewTransforms: readonly ViewTransformData[];
  readonly defaultViewTransform: string;
  readonly namedTransforms: readonly NamedTransformData[];
}
