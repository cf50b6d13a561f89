import { SeqError } from './seq-error.ts';
import { tooDeepText, tooLongText } from './json-text.ts';

/** What a document may have. */
export interface JsonLimits {
  /** For refusals: an address, or a file's name. */
  readonly name: string;
  readonly maxLength: number;
  readonly maxDepth: number;
}

/** Most values of a document: each takes memory, however short it is written. A list of 200,000 files has fewer. */
export const MAX_JSON_VALUES = 1_000_000;

/** What may come next. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma' | 'nothing';

type Container =
  | { readonly items: unknown[]; readonly fields?: undefined }
  | { readonly fields: Record<string, unknown>; key: string };

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * Reads a JSON text piece by piece (RFC 8259), so that a long one need not be parsed in one go nor kept. Gives what
 * `JSON.parse` gives. Time is linear in characters; memory is bounded by {@link MAX_JSON_VALUES} and the text's length.
 */
export class JsonStream {
  readonly #limits: JsonLimits;
  readonly #stack: Container[] = [];
  #expected: Expected = 'value';
  #root: unknown;
  #values = 0;
  /** Characters before the piece at hand. */
  #before = 0;
  /** The beginning of a string, a number or a word whose end has not come yet; of a string, without its quote. */
  #begun = '';
  #within: 'nothing' | 'string' | 'scalar' = 'nothing';
  /** The string at hand has escapes; its last character so far begins one. */
  #hasEscapes = false;
  #escapes = false;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
  }

  /** Takes the next characters. Throws `source-invalid` that says where the text stops to be JSON, or which limit it passes. */
  push(text: string): void {
    const { name, maxLength } = this.#limits;
    if (this.#before + text.length > maxLength) throw tooLongText(name, maxLength);
    let at = 0;
    if (this.#within === 'string') at = this.#string(text, 0);
    else if (this.#within === 'scalar') at = this.#scalar(text, 0);
    while (at < text.length) at = this.#next(text, at);
    this.#before += text.length;
  }

  /** The document's value, its text having ended. Throws `source-invalid` where it ends too early. */
  finish(): unknown {
    if (this.#within === 'scalar') this.#endScalar(0);
    if (this.#within === 'string' || this.#expected !== 'nothing') this.#fail(0, 'it ends too early');
    return this.#root;
  }

  /** Takes in what begins at a position; returns where the rest begins. */
  #next(text: string, at: number): number {
    const code = text.charCodeAt(at);
    switch (code) {
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
        return at + 1;
      case QUOTE:
        if (!this.#takesValue && !this.#takesKey) this.#fail(at, 'a string stands there');
        this.#within = 'string';
        return this.#string(text, at + 1);
      case OPEN_ARRAY:
        return this.#open(at, { items: [] }, 'value or end');
      case OPEN_OBJECT:
        return this.#open(at, { fields: {}, key: '' }, 'key or end');
      case CLOSE_ARRAY:
        return this.#close(at, this.#expected === 'value or end', false);
      case CLOSE_OBJECT:
        return this.#close(at, this.#expected === 'key or end', true);
      case COMMA:
        if (this.#expected !== 'comma') this.#fail(at, 'a comma stands there');
        this.#expected = this.#stack.at(-1)?.fields ? 'key' : 'value';
        return at + 1;
      case COLON:
        if (this.#expected !== 'colon') this.#fail(at, 'a colon stands there');
        this.#expected = 'value';
        return at + 1;
      default:
        if (!this.#takesValue) this.#fail(at, `${JSON.stringify(text.slice(at, at + 1))} stands there`);
        this.#within = 'scalar';
        return this.#scalar(text, at);
    }
  }

  get #takesValue(): boolean {
    return this.#expected === 'value' || this.#expected === 'value or end';
  }

  get #takesKey(): boolean {
    return this.#expected === 'key' || this.#expected === 'key or end';
  }

  #open(at: number, container: Container, expected: Expected): number {
    const { name, maxDepth } = this.#limits;
    if (!this.#takesValue) this.#fail(at, 'a bracket stands there');
    if (this.#stack.length >= maxDepth) throw tooDeepText(name, maxDepth);
    this.#add(container.fields ?? container.items);
    this.#stack.push(container);
    this.#expected = expected;
    return at + 1;
  }

  #close(at: number, isEmpty: boolean, isObject: boolean): number {
    const container = this.#stack.at(-1);
    const isOwn = container !== undefined && (container.fields !== undefined) === isObject;
    if (!isOwn || !(isEmpty || this.#expected === 'comma')) this.#fail(at, 'a bracket stands there');
    this.#stack.pop();
    this.#expected = this.#stack.length > 0 ? 'comma' : 'nothing';
    return at + 1;
  }

  /** Goes on with a string; its end may be in a piece to come. */
  #string(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#escapes) this.#escapes = false;
      else if (code === BACKSLASH) this.#escapes = this.#hasEscapes = true;
      else if (code === QUOTE) {
        this.#endString(this.#begun + text.slice(from, at), at);
        return at + 1;
      } else if (code < 0x20) this.#fail(at, 'a control character stands in a string');
    }
    this.#begun += text.slice(from);
    return text.length;
  }

  #endString(raw: string, at: number): void {
    const string = this.#hasEscapes ? this.#unescaped(raw, at) : raw;
    this.#within = 'nothing';
    this.#begun = '';
    this.#hasEscapes = false;
    const container = this.#stack.at(-1);
    if (this.#takesKey && container?.fields) {
      container.key = string;
      this.#expected = 'colon';
    } else this.#add(string);
  }

  #unescaped(raw: string, at: number): string {
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      return this.#fail(at, 'an escape in the string before it is none');
    }
  }

  /** Goes on with a number or a word; its end may be in a piece to come. */
  #scalar(text: string, from: number): number {
    let at = from;
    while (at < text.length && isOfScalar(text.charCodeAt(at))) at += 1;
    this.#begun += text.slice(from, at);
    if (at < text.length) this.#endScalar(at);
    return at;
  }

  #endScalar(at: number): void {
    const word = this.#begun;
    this.#begun = '';
    this.#within = 'nothing';
    if (Object.hasOwn(WORDS, word)) this.#add(WORDS[word]);
    else if (NUMBER.test(word)) this.#add(Number(word));
    else this.#fail(at, `${JSON.stringify(word.slice(0, 20))} stands before it`);
  }

  #add(value: unknown): void {
    const { name } = this.#limits;
    if (++this.#values > MAX_JSON_VALUES) {
      throw new SeqError('source-invalid', `${name} has more than ${MAX_JSON_VALUES} values, the limit here.`);
    }
    const container = this.#stack.at(-1);
    if (!container) this.#root = value;
    else if (!container.fields) container.items.push(value);
    else if (container.key !== '__proto__') container.fields[container.key] = value;
    // As a plain assignment it would be the object's prototype, which `JSON.parse` does not do either.
    else
      Object.defineProperty(container.fields, '__proto__', {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    this.#expected = container ? 'comma' : 'nothing';
  }

  #fail(at: number, why: string): never {
    const place = this.#before + at + 1;
    throw new SeqError('source-invalid', `${this.#limits.name} is not valid JSON at character ${place}: ${why}.`);
  }
}

/** Whether a character can be part of a number or a word: what else there is ends it. */
function isOfScalar(code: number): boolean {
  if (code <= 0x20) return false;
  switch (code) {
    case QUOTE:
    case COMMA:
    case COLON:
    case OPEN_ARRAY:
    case CLOSE_ARRAY:
    case OPEN_OBJECT:
    case CLOSE_OBJECT:
      return false;
    default:
      return true;
  }
}
