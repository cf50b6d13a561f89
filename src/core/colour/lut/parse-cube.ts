import { SeqError } from '../../base/seq-error.ts';
import type { Triple } from '../primaries/matrix3.ts';
import type { CubeLut } from './cube-lut.ts';
import { decimalOf } from './decimal-bytes.ts';

const LIMITS = { 1: 65536, 3: 129 } as const;

/** Longest line, in bytes: a row of three numbers takes 80. */
const MAX_LINE = 4096;
/** Bytes that may go into comments, blank lines and keywords. */
const MAX_BESIDE_ROWS = 2 ** 20;
/** A table takes memory as its rows come, not by what its size claims. */
const FIRST_ROWS = 4096;
/** The shortest row: `0 0 0` and its line's end. */
const LEAST_ROW = 6;
const BYTES_A_ROW = 12;

/** What has been read so far. */
interface Draft {
  title: string;
  dimensions: 1 | 3;
  /** 0 until a size line has been read. */
  size: number;
  domainMin: Triple;
  domainMax: Triple;
  /** Room for the rows read and some more. */
  data: Float32Array;
  /** Rows of numbers read. */
  rows: number;
}

const fail = (line: number, what: string): never => {
  throw new SeqError('source-invalid', `LUT line ${line}: ${what}`);
};

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Decimal numbers as the format has them: no hexadecimal, no NaN, nothing beyond a float. */
function numbers(words: readonly string[], count: number, line: number): number[] {
  if (words.length !== count) fail(line, `${count} numbers are wanted here, not ${words.length}.`);
  return words.map((word) => {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(word) ? Number(word) : NaN;
    if (!Number.isFinite(Math.fround(value))) fail(line, `${quote(word)} is not a number.`);
    return value;
  });
}

function readSize(draft: Draft, dimensions: 1 | 3, words: readonly string[], line: number): void {
  const size = numbers(words, 1, line)[0] ?? 0;
  if (draft.size) fail(line, 'there is a size already.');
  const most = LIMITS[dimensions];
  if (!Number.isInteger(size) || size < 2 || size > most) {
    fail(line, `a size of ${size} is not between 2 and ${most} for a ${dimensions}-D table.`);
  }
  draft.dimensions = dimensions;
  draft.size = size;
}

/** A line that begins with a word. */
function readKeyword(draft: Draft, text: string, line: number): void {
  const [keyword = '', ...words] = text.split(/\s+/);
  if (draft.rows) fail(line, `${quote(keyword)} stands after the table's first row.`);
  switch (keyword) {
    case 'TITLE':
      draft.title = /^TITLE\s+"([^"]*)"$/.exec(text)?.[1] ?? fail(line, 'a title stands in double quotes.');
      return;
    case 'LUT_1D_SIZE':
      return readSize(draft, 1, words, line);
    case 'LUT_3D_SIZE':
      return readSize(draft, 3, words, line);
    case 'DOMAIN_MIN':
      draft.domainMin = numbers(words, 3, line) as [number, number, number];
      return;
    case 'DOMAIN_MAX':
      draft.domainMax = numbers(words, 3, line) as [number, number, number];
      return;
    case 'LUT_1D_INPUT_RANGE':
    case 'LUT_3D_INPUT_RANGE': {
      const [low = 0, high = 1] = numbers(words, 2, line);
      draft.domainMin = [low, low, low];
      draft.domainMax = [high, high, high];
      return;
    }
    default:
      fail(line, `${quote(keyword)} is no keyword of a .cube file.`);
  }
}

/** How many rows the table's size asks for. */
const rowsWanted = ({ size, dimensions }: Draft): number => size ** dimensions;

/** Makes room for another row. */
function growFor(draft: Draft, line: number): void {
  if (!draft.size) fail(line, 'numbers before LUT_1D_SIZE or LUT_3D_SIZE.');
  const wanted = rowsWanted(draft);
  if (draft.rows >= wanted) fail(line, `more than the ${wanted} rows of its size.`);
  if (draft.rows * 3 < draft.data.length) return;
  const room = Math.min(wanted, Math.max(FIRST_ROWS, draft.rows * 2));
  const data = new Float32Array(room * 3);
  data.set(draft.data);
  draft.data = data;
}

/** A row as text: the way for what `readRowBytes` does not take, which is refused for the most part. */
function readRow(draft: Draft, words: readonly string[], line: number): void {
  if (!draft.size) fail(line, 'numbers before LUT_1D_SIZE or LUT_3D_SIZE.');
  const row = numbers(words, 3, line);
  growFor(draft, line);
  draft.data.set(row, draft.rows * 3);
  draft.rows += 1;
}

function checkDomain({ domainMin, domainMax }: Draft, line: number): void {
  domainMin.forEach((low, index) => {
    const high = domainMax[index] ?? 0;
    if (!(low < high)) fail(line, `the domain's minimum ${low} is not below its maximum ${high}.`);
  });
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || (byte !== undefined && byte >= 9 && byte <= 13);
const isLetter = (byte: number): boolean => byte === 0x5f || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);

/**
 * Reads a `.cube` table piece by piece: 1-D of 2…65536 entries or 3-D of 2…129 an edge, with TITLE, DOMAIN_MIN, DOMAIN_MAX
 * and comments ("Cube LUT Specification 1.0", Adobe 2013), and DaVinci Resolve's LUT_…_INPUT_RANGE in place of the domain.
 * A file with both tables at once (Resolve's shaper) is refused. Time is linear in bytes; memory follows the rows read.
 */
export class CubeReader {
  readonly #draft: Draft = {
    title: '',
    dimensions: 3,
    size: 0,
    domainMin: [0, 0, 0],
    domainMax: [1, 1, 1],
    data: new Float32Array(0),
    rows: 0,
  };
  /** The beginning of a line whose end has not come yet. */
  readonly #begun = new Uint8Array(MAX_LINE);
  #begunLength = 0;
  #line = 0;
  #besideRows = 0;
  #afterReturn = false;

  /** Bytes that the table takes twice when it is complete: as it is, and as the texture that it is drawn with. */
  get mostBytes(): number {
    const { size } = this.#draft;
    return 2 * BYTES_A_ROW * (size ? rowsWanted(this.#draft) : LIMITS[3] ** 3);
  }

  /** Most bytes that it may take while so many more bytes of the file are read, growing included. */
  bytesAfter(length: number): number {
    const rows = this.#draft.rows + Math.ceil(length / LEAST_ROW);
    const grown = Math.max(FIRST_ROWS, 2 * rows);
    return Math.min(BYTES_A_ROW * (rows + grown), this.mostBytes);
  }

  /** Takes the next bytes. Throws `source-invalid` that names the line. */
  push(bytes: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte !== 0x0a && byte !== 0x0d) {
        this.#afterReturn = false;
        continue;
      }
      const endsReturn = byte === 0x0a && this.#afterReturn;
      this.#afterReturn = byte === 0x0d;
      if (!endsReturn) this.#take(bytes, start, at);
      start = at + 1;
    }
    this.#begin(bytes.subarray(start));
  }

  /** The table, its file having ended. Throws `source-invalid`. */
  finish(): CubeLut {
    this.#take(this.#begun, 0, 0);
    const draft = this.#draft;
    if (!draft.size) fail(this.#line, 'the file ends without LUT_1D_SIZE or LUT_3D_SIZE.');
    checkDomain(draft, this.#line);
    if (draft.rows < rowsWanted(draft))
      fail(this.#line, `the file ends after ${draft.rows} of ${rowsWanted(draft)} rows.`);
    const { title, dimensions, size, domainMin, domainMax, data } = draft;
    return { title, dimensions, size, domainMin, domainMax, data };
  }

  #begin(rest: Uint8Array): void {
    if (this.#begunLength + rest.length > MAX_LINE) fail(this.#line + 1, `it is longer than ${MAX_LINE} bytes.`);
    this.#begun.set(rest, this.#begunLength);
    this.#begunLength += rest.length;
  }

  /** A line's end has come. */
  #take(bytes: Uint8Array, start: number, end: number): void {
    if (this.#begunLength === 0) return this.#readLine(bytes, start, end);
    this.#begin(bytes.subarray(start, end));
    const length = this.#begunLength;
    this.#begunLength = 0;
    this.#readLine(this.#begun, 0, length);
  }

  #readLine(bytes: Uint8Array, from: number, to: number): void {
    const line = (this.#line += 1);
    if (to - from > MAX_LINE) fail(line, `it is longer than ${MAX_LINE} bytes.`);
    let start =
      line === 1 && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
    while (start < to && isBlank(bytes[start])) start += 1;
    const first = start < to ? (bytes[start] ?? 0) : 0x23;
    if (first !== 0x23 && !isLetter(first) && this.#readRowBytes(bytes, start, to)) return;
    this.#besideRows += to - from + 1;
    if (this.#besideRows > MAX_BESIDE_ROWS) {
      fail(line, `the file has more than ${MAX_BESIDE_ROWS} bytes of comments and blank lines.`);
    }
    if (first === 0x23) return;
    const content = new TextDecoder().decode(bytes.subarray(start, to)).trim();
    if (isLetter(first)) readKeyword(this.#draft, content, line);
    else if (content !== '') readRow(this.#draft, content.split(/\s+/), line);
  }

  /** Three numbers with blanks between them; false where it is not as simple as that. */
  #readRowBytes(bytes: Uint8Array, from: number, to: number): boolean {
    const draft = this.#draft;
    if (!draft.size) return false;
    const row = [0, 0, 0];
    let at = from;
    for (let channel = 0; channel < 3; channel++) {
      const start = at;
      while (at < to && !isBlank(bytes[at])) at += 1;
      const value = Math.fround(decimalOf(bytes, start, at));
      if (!Number.isFinite(value)) return false;
      row[channel] = value;
      while (at < to && isBlank(bytes[at])) at += 1;
    }
    if (at < to) return false;
    growFor(draft, this.#line);
    draft.data.set(row, draft.rows * 3);
    draft.rows += 1;
    return true;
  }
}

/**
 * Reads a `.cube` table that is there as a whole.
 * @throws SeqError `source-invalid` that names the line.
 */
export function parseCube(text: string): CubeLut {
  const reader = new CubeReader();
  reader.push(new TextEncoder().encode(text));
  return reader.finish();
}
