import { halfValue } from '../ops/lut/half.ts';
import { blueFastest, MAX_CUBE_SIZE, MAX_CURVE_LENGTH, type Lut1D } from '../ops/lut/lut-table.ts';
import { parseNumber, TextLines, words } from './text-lines.ts';
import { cubeStep, curveStep, domainSteps, sameForAll, type TransformFile } from './transform-file.ts';

/** `.lut` of Houdini: a curve, a cube, or a curve before a cube. */
export function readHoudiniLut(bytes: Uint8Array): TransformFile {
  const lines = new TextLines(bytes);
  const headers = new Map<string, string[]>();
  for (let line = lines.nextFilled(); line !== null; line = lines.nextFilled()) {
    const [key = '', ...rest] = words(line.toLowerCase());
    if (key === 'lut:') break;
    headers.set(key, rest);
  }
  const header = (key: string, least: number, most = least): string[] => {
    const found = headers.get(key);
    if (!found || found.length < least || found.length > most) return lines.fail(`"${key}" is missing or not valid`);
    return found;
  };
  const numbers = (key: string, count: number): number[] => lines.numbers(header(key, count).join(' '), count);
  for (const key of ['version', 'format']) header(key, 1);
  for (const [key, count] of [
    ['to', 2],
    ['black', 1],
    ['white', 1],
  ] as const)
    numbers(key, count);
  const [type = ''] = header('type', 1);
  const [from = 0, to = 1] = numbers('from', 2);
  if (!['3d', '3d+1d', 'c'].includes(type)) lines.fail(`the type "${type}" is not known`);
  const lengths = header('length', 1, 2);
  const tables = houdiniTables(lines);
  const curve = (name: string, text: string | undefined): Lut1D => {
    const length = lines.count(text, 2, MAX_CURVE_LENGTH, 'the length');
    const found = tables.get(name);
    if (found?.length !== length) return lines.fail(`"${name}" must have ${length} entries`);
    const values = new Float32Array(length * 3);
    found.forEach((value, index) => values.fill(value, index * 3, index * 3 + 3));
    return { values, length };
  };
  const domain = () => domainSteps(sameForAll(from), sameForAll(to));
  if (type === 'c') {
    const lut = curve('rgb', lengths[0]);
    return { steps: () => [...domain(), curveStep(lut)] };
  }
  const size = lines.count(lengths[0], 2, MAX_CUBE_SIZE, 'the size');
  const found = tables.get('3d');
  if (found?.length !== size ** 3 * 3) return lines.fail(`"3d" must have ${size ** 3} entries`);
  const pre = type === '3d+1d' ? curve('pre', lengths[1]) : null;
  const cube = { values: blueFastest(found, size), size };
  return { steps: (options) => [...(pre ? [...domain(), curveStep(pre)] : []), cubeStep(cube, options)] };
}

/** Tables by name: `name { numbers }`, or `{ numbers }` for the cube. */
function houdiniTables(lines: TextLines): Map<string, number[]> {
  const tables = new Map<string, number[]>();
  let name: string | null = null;
  let isOpen = false;
  for (let line = lines.nextFilled(); line !== null; line = lines.nextFilled())
    for (const word of words(line)) {
      if (word === '{') {
        name ??= '3d';
        isOpen = true;
        if (!tables.has(name)) tables.set(name, []);
      } else if (word === '}') {
        name = null;
        isOpen = false;
      } else if (isOpen && name !== null) {
        const value = parseNumber(word);
        const table = tables.get(name);
        if (value === null || !table) return lines.fail(`"${word}" is not a number`);
        if (table.length >= MAX_CUBE_SIZE ** 3 * 3) lines.fail('there are too many entries');
        table.push(value);
      } else if (name !== null) lines.fail(`"{" is missing after "${name}"`);
      else name = word.toLowerCase();
    }
  return tables;
}

/** Entries of a table that lists all code values of a bit depth. */
const DEPTHS: Readonly<Record<number, number>> = { 256: 255, 1024: 1023, 4096: 4095, 65536: 65535 };

/** `.lut` of Discreet: whole numbers, 256 of them or after `LUT: tables length [depth]`. */
export function readDiscreetLut(bytes: Uint8Array, name: string): TransformFile {
  const lines = new TextLines(bytes);
  const filled = (): string | null => {
    let line = lines.nextFilled();
    while (line?.startsWith('#')) line = lines.nextFilled();
    return line;
  };
  const first = filled() ?? lines.fail('the file is empty');
  let [tableCount, length] = [1, 256];
  let depth = '';
  if (/^\d/.test(first)) lines.back();
  else {
    const match = /^lut:\s+(\d+)\s+(\d+)(?:\s+(\d+[a-z]?))?/i.exec(first) ?? lines.fail('this is no Discreet LUT');
    tableCount = lines.count(match[1], 1, 4, 'the number of tables');
    if (tableCount === 2) lines.fail('there must be 1, 3 or 4 tables');
    length = lines.count(match[2], 1, 65536, 'the length');
    depth = match[3] ?? '';
  }
  const codes: number[] = [];
  for (let index = 0; index < tableCount * length; index++)
    codes.push(lines.count(/^\d+/.exec(lines.nextFilled() ?? '')?.[0], 0, 65535, 'an entry'));
  if (filled() !== null) lines.fail('there are too many entries');
  const target = targetDepth(depth, name, length);
  if (!target || length < 2) return lines.fail('the bit depth is not known');
  const values = new Float32Array(length * 3);
  for (let index = 0; index < length; index++)
    for (let channel = 0; channel < 3; channel++) {
      const code = codes[Math.min(channel, tableCount - 1) * length + index] ?? 0;
      values[index * 3 + channel] = target === 'half' ? halfValue(code) : code / target;
    }
  const lut = { values, length, halfDomain: length === 65536 };
  return { steps: () => [curveStep(lut)] };
}

/** Largest code value of the output, or `half` for codes of halves; from the header, the file's name, or the length. */
function targetDepth(depth: string, name: string, length: number): number | 'half' | undefined {
  if (depth) return /f$/i.test(depth) ? 'half' : DEPTHS[Number.parseInt(depth, 10)];
  const match = /to(8|10|12|16f?)/i.exec(name.replace(/\.[^.]*$/, '').replace(/^.*\//, ''));
  const word = match?.[1]?.toLowerCase();
  if (word === '16f') return 'half';
  return word ? 2 ** Number(word) - 1 : DEPTHS[length];
}
