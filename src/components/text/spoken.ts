/** Words of a language, by the name of the table that they stand for. */
export type Tables = Readonly<Record<string, object>>;

let inForce: Tables | null = null;

/**
 * Has tables say their words in a language; null is English. Elements call it whenever they begin to render, paint or
 * answer, so that players of several languages share one page.
 */
export function speak(words: Tables | null): void {
  inForce = words;
}

/** A table of words that says them in the language in force; what that language lacks, in English. */
export function spoken<Table extends object>(name: string, english: Table): Table {
  return translated(english, () => inForce?.[name]);
}

function translated<Table extends object>(english: Table, other: () => object | undefined): Table {
  return new Proxy(english, {
    get(_, key: never) {
      const word = (): Table[never] => other()?.[key] ?? english[key];
      return typeof english[key] === 'object' ? translated(english[key], word) : word();
    },
  });
}
