import type { CommandName } from '../../core/player/commands/commands.ts';
import type { annotateStrings } from './annotate-strings.ts';
import type { ChoiceName } from './choice-names.ts';
import type { partStrings } from './part-strings.ts';
import type { scopeStrings } from './scope-strings.ts';
import type { strings } from './strings.ts';

/** A table with the words of another language: texts, and functions that make them. */
type Translated<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : Table[Name] extends string
      ? string
      : Translated<Table[Name]>;
};

type Partly<Table> = {
  readonly [Name in keyof Table]?: Table[Name] extends string | ((...facts: never) => string)
    ? Table[Name]
    : Partly<Table[Name]>;
};

/**
 * Everything that the elements say to people, in one language. Names are added with each version: what a language lacks is
 * said in English.
 */
export interface InterfaceStrings {
  /** What is shown from the beginning: names of the elements, notes over the picture, titles of errors. */
  readonly strings: Translated<typeof strings>;
  /** Controls, panels, timeline and status line. */
  readonly parts: Translated<typeof partStrings>;
  /** Drawing on the picture. */
  readonly drawing: Translated<typeof annotateStrings>;
  /** Scopes below the picture. */
  readonly scopes: Translated<typeof scopeStrings>;
  /** Commands, as help and buttons call them. */
  readonly commands: Readonly<Record<CommandName, string>>;
  /** Words of settings in lists. */
  readonly choices: Readonly<Record<ChoiceName, string>>;
  /** Settings in panels, by property: their names … */
  readonly settingNames: Readonly<Record<string, string>>;
  /** … and what is said of them under the pointer. */
  readonly settingDescriptions: Readonly<Record<string, string>>;
}

/** What `registerStrings` takes: as much of it as there is. */
export type PartialStrings = Partly<InterfaceStrings>;
