import { SeqError } from '../../base/seq-error.ts';
import { shorten, shownValue } from '../../base/shown-value.ts';

/** A value inside a JSON document and where it stands: refusals name the place. */
export interface JsonPlace {
  readonly value: unknown;
  /** `frames[3].url`; empty for the whole document. */
  readonly path: string;
}

/** Why a document is refused: the place, and what must be there. */
export function refusal(path: string, why: string): SeqError {
  return new SeqError('source-invalid', `The manifest has an error at ${path || 'the top'}: ${why}.`);
}

/** The fields of an object. `names` are all it may have, but for those that begin with `$` or `x-`. */
export function readObject({ value, path }: JsonPlace, names: readonly string[]): (name: string) => JsonPlace {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal(path, 'it must be an object');
  const stranger = Object.keys(value).find((name) => !names.includes(name) && !/^(?:\$|x-)/.test(name));
  if (stranger !== undefined)
    throw refusal(join(path, shorten(stranger)), `there is no such field; there are ${names.join(', ')}`);
  const fields = value as Readonly<Record<string, unknown>>;
  return (name) => ({ value: fields[name], path: join(path, name) });
}

/** The entries of an array, each in its place. */
export function readArray(place: JsonPlace): JsonPlace[] {
  return [...eachEntry(place)];
}

/** The same one by one: of a long array that is refused early, nothing is made of the rest. */
export function* eachEntry({ value, path }: JsonPlace): Generator<JsonPlace> {
  if (!Array.isArray(value)) throw refusal(path, 'it must be an array');
  for (const [index, entry] of value.entries()) yield { value: entry as unknown, path: `${path}[${index}]` };
}

/** Text that is not empty. */
export function readText({ value, path }: JsonPlace): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw refusal(path, `it must be text, not ${shownValue(value)}`);
  return value;
}

/** A whole number within bounds. */
export function readInteger({ value, path }: JsonPlace, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw refusal(path, `it must be a whole number from ${least} to ${most}, not ${shownValue(value)}`);
  }
  return value;
}

/** A number above zero. */
export function readPositive({ value, path }: JsonPlace): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
    throw refusal(path, `it must be a number above zero, not ${shownValue(value)}`);
  }
  return value;
}

export function readChoice<Value extends string>({ value, path }: JsonPlace, choices: readonly Value[]): Value {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw refusal(path, `it must be ${choices.join(', ')}, not ${shownValue(value)}`);
  return found;
}

/** Reads what is there; undefined where nothing is. */
export function optional<Value>(place: JsonPlace, read: (place: JsonPlace) => Value): Value | undefined {
  return place.value === undefined ? undefined : read(place);
}

/** Runs a check whose own error does not know the place. */
export function within<Value>(path: string, check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw refusal(path, error instanceof Error ? error.message : String(error));
  }
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
