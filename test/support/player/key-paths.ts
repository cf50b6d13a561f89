/**
 * Every key path of a value, sorted: `frames.runs`, `layers[].id`. A class instance counts with its getters; functions
 * end a path with `()`.
 */
export function keyPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'function') return [`${path}()`];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [path];
  if (Array.isArray(value)) return value.length > 0 ? keyPaths(value[0], `${path}[]`) : [path];
  const names = publicNames(value);
  if (names.length === 0) return [path];
  const below = names.flatMap((name) =>
    keyPaths((value as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`),
  );
  return [...new Set(below)].sort();
}

function publicNames(value: object): string[] {
  const names = Object.keys(value);
  for (
    let from: object | null = value;
    from && from !== Object.prototype;
    from = Object.getPrototypeOf(from) as object
  ) {
    names.push(...Object.getOwnPropertyNames(from));
  }
  return [...new Set(names)].filter((name) => name !== 'constructor').sort();
}
