/** Layers by what `layer` takes, as messages list them: `"" (the main picture), "Z", "left:diffuse"`. */
export function layerList(names: readonly string[]): string {
  return names.map((name) => (name === '' ? '"" (the main picture)' : `"${name}"`)).join(', ') || 'none';
}
