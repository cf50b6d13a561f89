import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { conformanceFolder, conformanceNames, referenceFiles } from '../../support/conformance.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';
import { seededRandom } from '../../support/random.ts';
import { examine } from './examine.ts';
import { mutate } from './mutate.ts';

/** Larger files take too long for each to be changed often. */
const LARGEST = 400_000;

export interface FuzzOptions {
  readonly seed: number;
  /** First case, to repeat one. */
  readonly from: number;
  readonly minutes: number;
  /** Told the number of each case before it starts, for the watchdog. */
  readonly started: (iteration: number) => void;
}

export interface FuzzReport {
  readonly cases: number;
  readonly failures: readonly string[];
}

function corpus(): Uint8Array[] {
  const own = (['NONE', 'RLE', 'ZIPS', 'ZIP'] as const).map((compression) =>
    writeExr({
      channels: [
        { name: 'R', type: 'half', data: Uint16Array.from({ length: 600 }, (_, i) => (i * 77) & 0x3fff) },
        { name: 'id', type: 'uint', data: Uint32Array.from({ length: 600 }, (_, i) => i >> 3) },
      ],
      dataWindow: [-3, 4, 26, 23],
      compression,
    }),
  );
  const folder = conformanceFolder();
  if (!folder) return own;
  const names = [
    ...(['matrix', 'aswf', 'htj2k'] as const).flatMap((set) => referenceFiles(set).map(({ file }) => `${set}/${file}`)),
    ...conformanceNames('damaged').map((name) => `damaged/${name}`),
  ];
  const paths = names.map((name) => resolve(folder, name)).filter((path) => statSync(path).size <= LARGEST);
  return [...own, ...paths.map((path) => new Uint8Array(readFileSync(path)))];
}

/** Decodes changed files until the time is up. Every case follows from the seed and its number alone. */
export async function runFuzz({ seed, from, minutes, started }: FuzzOptions): Promise<FuzzReport> {
  const files = corpus();
  const end = performance.now() + minutes * 60_000;
  const failures: string[] = [];
  let iteration = from;
  for (; performance.now() < end && failures.length < 20; iteration++) {
    started(iteration);
    const random = seededRandom(Math.imul(seed, 2654435761) + iteration);
    const pick = (): Uint8Array => files[Math.floor(random() * files.length)] ?? new Uint8Array(0);
    const bytes = mutate(pick(), pick(), random);
    const wrong = await examine(bytes, random);
    if (wrong === null) continue;
    mkdirSync('.cache/fuzz', { recursive: true });
    writeFileSync(`.cache/fuzz/exr-${seed}-${iteration}.exr`, bytes);
    failures.push(`case ${iteration}: ${wrong}`);
  }
  return { cases: iteration - from, failures };
}
