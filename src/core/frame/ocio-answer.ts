import type { SeqErrorValue } from '../base/seq-error.ts';

/** A table that a stage's GLSL reads with `texelFetch`. */
export interface OcioTable {
  /** Name of the sampler. */
  readonly name: string;
  /** Equal for tables with equal entries and sizes: they share a texture. */
  readonly key: string;
  readonly dimensions: 2 | 3;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly channels: 1 | 3;
  readonly values: Float32Array;
}

/** One conversion as GLSL ES 3.00: the function `ocioIn` or `ocioView`, with what it needs before it. */
export interface OcioStage {
  readonly glsl: string;
  readonly tables: readonly OcioTable[];
}

/** Who said which space a picture is in; `clip`: the edit that it is a clip of; `first`: it is compared with one that is in it. */
export type OcioInputBy = 'setting' | 'clip' | 'rule' | 'file' | 'first' | 'default';

export interface OcioInputAnswer {
  readonly kind: 'input';
  /** Name of the space. */
  readonly space: string;
  readonly by: OcioInputBy;
  /** Its values are not colours: view and input are passed by. */
  readonly isData: boolean;
  readonly stage: OcioStage;
}

/** What a config offers, for menus. */
export interface OcioMenu {
  readonly displays: readonly { readonly name: string; readonly views: readonly string[] }[];
  readonly looks: readonly string[];
  /** Those that the config keeps in menus, in its order. */
  readonly spaces: readonly { readonly name: string; readonly family: string }[];
}

export interface OcioViewAnswer {
  readonly kind: 'view';
  readonly display: string;
  readonly view: string;
  /** Looks applied, as the config writes them; empty: none. */
  readonly look: string;
  /** The view shows values as they are: view and input are passed by. */
  readonly isData: boolean;
  /** The display's codes are of P3 primaries. */
  readonly isP3: boolean;
  /** The display has a high dynamic range. */
  readonly isHdr: boolean;
  readonly stage: OcioStage;
  readonly menu: OcioMenu;
}

export type OcioAnswer = OcioInputAnswer | OcioViewAnswer;

/** What became of the config that a player names. */
export interface PresentedOcio {
  /** Its address, as it was asked for. */
  readonly config: string;
  /** What is shown through, and what the config offers; null until it has been read. */
  readonly view: Omit<OcioViewAnswer, 'kind' | 'stage'> | null;
  /** The space of the picture on the canvas; null before there is one. */
  readonly input: Omit<OcioInputAnswer, 'kind' | 'stage'> | null;
  /** Why the picture is shown without the config; null: it is shown through it, or will be. */
  readonly error: SeqErrorValue | null;
}
