/** Names are the same whatever the case of their letters. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The first of these that has this name. */
export const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined =>
  name === '' ? undefined : list.find((each) => sameName(each.name, name));

/** Splits at commas, or at colons where there are none; quotes keep a name together. */
export function splitNames(text: string): string[] {
  const separator = text.includes(',') ? ',' : ':';
  const names: string[] = [];
  let current = '';
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      names.push(current.trim());
      current = '';
    } else current += character;
  }
  return [...names, current.trim()];
}

/** Those of `wanted` that `all` has, in the order of `wanted` and spelt as in `all`. */
export const intersect = (wanted: readonly string[], all: readonly string[]): string[] =>
  wanted.flatMap((name) => all.find((each) => sameName(each, name)) ?? []);
