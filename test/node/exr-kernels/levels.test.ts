import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeExr, readExrHeader } from '../../../src/exr.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
import { fromHalf } from '../../support/exr/to-half.ts';
// All kernels are compiled before the first test's clock runs.
import '../../support/exr/test-kernels.ts';

interface ExpectedPart {
  readonly name: string;
  readonly levels: readonly {
    readonly level: readonly [x: number, y: number];
    readonly size: readonly [width: number, height: number];
    readonly crc32: Readonly<Record<string, string>>;
  }[];
}

const FOLDER = resolve(import.meta.dirname, '../../fixtures/exr');
/** Of plain parts the library's own reading, of deep ones the flattened samples as make-deep.cpp made them. */
const EXPECTED = Object.fromEntries(
  ['levels.json', 'deep.json', 'htj2k.json'].flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as Record<string, ExpectedPart[]>),
  ),
);

/** The samples of a file whose rounding is its own: halves, level after level, channel after channel. */
function lossySamples(file: string): number[] | null {
  const path = resolve(FOLDER, file.replace('.exr', '.samples'));
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return Array.from({ length: bytes.length / 2 }, (_, i) => fromHalf(bytes.readUInt16LE(i * 2)));
}

describe('EXR levels written by the reference library', () => {
  for (const [file, parts] of Object.entries(EXPECTED)) {
    const bytes = new Uint8Array(readFileSync(resolve(FOLDER, file)));

    it(`${file}: the header lists every level and its size`, async () => {
      const header = await readExrHeader(bytes);
      expect(header.parts.map(({ name }) => name)).to.deep.equal(parts.map(({ name }) => name));
      header.parts.forEach((part, i) => {
        const listed = part.levels.map(({ level, width, height }) => ({ level, size: [width, height] }));
        expect(listed).to.have.deep.members(parts[i]?.levels.map(({ level, size }) => ({ level, size })) ?? []);
      });
    });

    for (const wasm of [true, false]) {
      it(`${file}: every sample of every level, ${wasm ? 'with' : 'without'} WebAssembly`, async () => {
        const samples = lossySamples(file);
        for (const [part, { levels }] of parts.entries()) {
          for (const { level, size, crc32: expected } of levels) {
            const { planes, complete } = await decodeExr(bytes, { part, level, wasm });
            expect(complete, `level ${level.join()}`).to.equal(true);
            const sizes = planes.map(({ xSampling, ySampling }) => [size[0] / xSampling, size[1] / ySampling]);
            expect(planes.map(({ width, height }) => [width, height])).to.deep.equal(sizes);
            if (samples) {
              const wanted = samples.splice(0, planes.length * size[0] * size[1]);
              const got = planes.flatMap(({ data }) => Array.from(data, fromHalf));
              // Two half steps: the cosine transform may add up in another order.
              got.forEach((value, i) => {
                const reference = wanted[i] ?? NaN;
                expect(value, `sample ${i}`).to.be.closeTo(reference, Math.max(0.002, 0.0025 * Math.abs(reference)));
              });
              continue;
            }
            const found = Object.fromEntries(planes.map(({ name, data }) => [name, crc32(data)]));
            expect(found, `part ${part}, level ${level.join()}`).to.deep.equal(expected);
          }
        }
      });
    }
  }
});
