/** Deepest chain of variables whose values name others. */
const DEEPEST = 32;

/** True where a text still names variables. */
export const hasVariables = (text: string): boolean => text.includes('$') || /%.*%/.test(text);

/** Puts values for `${NAME}`, `$NAME` and `%NAME%`; longer names first, and values may name variables themselves. */
export function resolveVariables(text: string, variables: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > DEEPEST || !hasVariables(text)) return text;
  let resolved = text;
  const longestFirst = [...variables].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  for (const [name, value] of longestFirst)
    for (const written of [`\${${name}}`, `$${name}`, `%${name}%`]) resolved = resolved.split(written).join(value);
  if (resolved === text || resolved.length > 65536) return text;
  return resolveVariables(resolved, variables, depth + 1);
}
