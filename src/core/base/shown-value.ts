/** The longest piece of an input that a message quotes, in characters. */
const MAX_QUOTED = 60;

/** The beginning of a text that may be long. */
export function shorten(text: string, most = MAX_QUOTED): string {
  return text.length > most ? `${text.slice(0, most - 3)}…` : text;
}

/** A value from outside as a message shows it: short however large or deeply nested it is. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return value === undefined ? 'nothing' : shorten(String(value));
}
