import { SeqError } from '../../base/seq-error.ts';
import type { Triple } from '../primaries/matrix3.ts';
import type { CubeLut } from './cube-lut.ts';

const LIMITS = { 1: 65536, 3: 129 } as const;

/** What has been read so far. */
interface Draft {
  title: string;
  dimensions: 1 | 3;
  /** 0 until a size line has been read. */
  size: number;
  domainMin: Triple;
  domainMax: Triple;
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
  draft.data = new Float32Array(3 * size ** dimensions);
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

function readRow(draft: Draft, words: readonly string[], line: number): void {
  if (!draft.size) fail(line, 'numbers before LUT_1D_SIZE or LUT_3D_SIZE.');
  const row = numbers(words, 3, line);
  if (draft.rows * 3 >= draft.data.length) fail(line, `more than the ${draft.data.length / 3} rows of its size.`);
  draft.data.set(row, draft.rows * 3);
  draft.rows += 1;
}

function checkDomain({ domainMin, domainMax }: Draft, line: number): void {
  domainMin.forEach((low, index) => {
    const high = domainMax[index] ?? 0;
    if (!(low < high)) fail(line, `the domain's minimum ${low} is not below its maximum ${high}.`);
  });
}

/**
 * Reads a `.cube` table: 1-D of 2…65536 entries or 3-D of 2…129 an edge, with TITLE, DOMAIN_MIN, DOMAIN_MAX and comments
 * ("Cube LUT Specification 1.0", Adobe 2013), and DaVinci Resolve's LUT_…_INPUT_RANGE in place of the domain.
 * A file with both tables at once (Resolve's shaper) is refused.
 * @throws SeqError `source-invalid` that names the line.
 */
export function parseCube(text: string): CubeLut {
  const draft: Draft = {
    title: '',
    dimensions: 3,
    size: 0,
    domainMin: [0, 0, 0],
    domainMax: [1, 1, 1],
    data: new Float32Array(0),
    rows: 0,
  };
  let line = 0;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    line += 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (/^[A-Za-z_]/.test(content)) readKeyword(draft, content, line);
    else readRow(draft, content.split(/\s+/), line);
  }
  if (!draft.size) fail(line, 'the file ends without LUT_1D_SIZE or LUT_3D_SIZE.');
  checkDomain(draft, line);
  const wanted = draft.data.length / 3;
  if (draft.rows < wanted) fail(line, `the file ends after ${draft.rows} of ${wanted} rows.`);
  const { title, dimensions, size, domainMin, domainMax, data } = draft;
  return { title, dimensions, size, domainMin, domainMax, data };
}
