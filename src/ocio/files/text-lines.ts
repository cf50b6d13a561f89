/** Reads a text by lines and numbers. Errors say the line. */
export class TextLines {
  readonly #lines: readonly string[];
  #next = 0;

  constructor(bytes: Uint8Array) {
    this.#lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  }

  /** The next line as it is, or null at the end. */
  next(): string | null {
    return this.#lines[this.#next++] ?? null;
  }

  /** The next line that says anything, without space around it. */
  nextFilled(): string | null {
    for (let line = this.next(); line !== null; line = this.next()) if (line.trim() !== '') return line.trim();
    return null;
  }

  /** Puts the line that was read last back. */
  back(): void {
    this.#next--;
  }

  fail(message: string): never {
    throw new RangeError(`line ${this.#next}: ${message}`);
  }

  /** Numbers of a line, exactly as many as `count`. */
  numbers(line: string, count: number): number[] {
    const values = parseNumbers(line);
    if (values?.length !== count) this.fail(`${count} numbers are needed, not "${line.slice(0, 60)}"`);
    return values;
  }

  /** A whole number within bounds. */
  count(text: string | undefined, least: number, most: number, what: string): number {
    const value = /^[-+]?\d+$/.test(text ?? '') ? Number(text) : NaN;
    if (!(value >= least && value <= most)) this.fail(`${what} must be between ${least} and ${most}`);
    return value;
  }
}

const NUMBER = /^[-+]?((\d+\.?\d*|\.\d+)(e[-+]?\d+)?f?|inf(inity)?|nan)$/i;

/** One number as files write them, or null. */
export function parseNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  if (/nan/i.test(text)) return NaN;
  if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text.replace(/f$/i, ''));
}

/** The numbers of a line, or null where anything else is in it. */
export function parseNumbers(line: string): number[] | null {
  const values: number[] = [];
  for (const word of line.trim().split(/\s+/)) {
    const value = parseNumber(word);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}

/** Words of a line. */
export const words = (line: string): string[] => line.trim().split(/\s+/).filter(Boolean);
