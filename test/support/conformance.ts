import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** One channel as the reference library reads it; the folder's README says what each field is. */
export interface ReferenceChannel {
  readonly name: string;
  readonly type: 'uint' | 'half' | 'float';
  readonly sampling: readonly [x: number, y: number];
  readonly size: readonly [width: number, height: number];
  readonly crc32: string;
  readonly samples: readonly (readonly [index: number, value: number | 'nan' | 'inf' | '-inf'])[];
}

export interface ReferencePart {
  readonly name: string;
  readonly type: string;
  readonly compression: string;
  readonly lineOrder: number;
  readonly dataWindow: readonly [number, number, number, number];
  readonly displayWindow: readonly [number, number, number, number];
  readonly pixelAspectRatio: number;
  readonly tiles?: readonly [width: number, height: number, levelMode: number, roundingMode: number];
  readonly channels: readonly ReferenceChannel[];
}

export interface ReferenceFile {
  /** Relative to the set's folder. */
  readonly file: string;
  readonly parts: readonly ReferencePart[];
}

/** Where the reference files are, or null where they are not. */
export function conformanceFolder(): string | null {
  const folder = resolve(import.meta.dirname, '../..', process.env.SEQ_CONFORMANCE ?? '../shared/conformance');
  return existsSync(folder) ? folder : null;
}

/** `it` where the reference files exist, else a skipped test that says so. */
export function itConforms(title: string, test: (folder: string) => Promise<void> | void): void {
  const folder = conformanceFolder();
  if (folder) it(title, () => test(folder));
  else it.skip(`${title} (no reference files at SEQ_CONFORMANCE)`);
}

export function referenceFiles(set: 'aswf' | 'matrix' | 'htj2k'): ReferenceFile[] {
  const folder = conformanceFolder();
  if (!folder) return [];
  const lines = readFileSync(resolve(folder, `${set}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ReferenceFile);
}

export function conformanceBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(conformanceFolder() ?? '.', path)));
}

export function conformanceNames(folder: string): string[] {
  const root = conformanceFolder();
  return root ? readdirSync(resolve(root, folder)).sort() : [];
}
