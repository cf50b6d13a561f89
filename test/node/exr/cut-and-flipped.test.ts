import { expect } from 'chai';
import { decodeExr, readExrHeader, SeqError, type ExrPlane } from '../../../src/exr.ts';
import { conformanceBytes, itConforms } from '../../support/conformance.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
import { seededRandom } from '../../support/random.ts';
// All kernels are compiled before the first test's clock runs.
import '../../support/exr/test-kernels.ts';

const CUTS = 200;
const FLIPS = 2000;
const LIMIT_MS = 2000;

/** One small file of each way to store pixels; `npm run fuzz` takes all there are. */
const SCAN_FILES = [
  ...['none', 'rlec', 'zips', 'zip', 'pxr24', 'piz', 'b44', 'dwaa'].map((name) => `matrix/scan-rgba-${name}.exr`),
  'htj2k/scan-rgba-htj2k32.exr',
];
const OTHER_FILES = [
  ...['scan-mixed-zip.exr', 'tile-mipup-zips.exr', 'tile-rip-pxr24.exr', 'multi-zips.exr'].map(
    (name) => `matrix/${name}`,
  ),
  ...['htj2k/scan-mixed-htj2k32.exr', 'htj2k/tile-rip-htj2k256.exr'],
];
/** Here every chunk is compressed with a checksum (tiles that do not shrink are stored as they are, without one). */
const CHECKED = /\/scan.*(zip|pxr24)/;

const rowsOf = ({ data, width }: ExrPlane, from: number, to: number): Uint8Array => {
  const samples = data.subarray(from * width, to * width);
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
};

async function inTime<T>(work: () => Promise<T>): Promise<T | SeqError> {
  const started = cpuMilliseconds();
  const answer = await work().catch((error: unknown) => {
    if (error instanceof SeqError) return error;
    throw error;
  });
  expect(cpuMilliseconds() - started, 'milliseconds').to.be.below(LIMIT_MS);
  return answer;
}

/** Where the pixels begin, after headers and offset tables. */
async function dataStart(bytes: Uint8Array): Promise<number> {
  const { parts, headerBytes } = await readExrHeader(bytes);
  return headerBytes + 8 * parts.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
}

describe('EXR files cut short', function () {
  // Thousands of decodes take seconds; on a busy machine, minutes.
  this.timeout(180_000);
  for (const file of [...SCAN_FILES, ...OTHER_FILES]) {
    itConforms(`${file}: ${CUTS} cuts give the rows before the cut, or an error`, async () => {
      const bytes = conformanceBytes(file);
      const whole = await inTime(() => decodeExr(bytes));
      if (whole instanceof SeqError) {
        expect(whole.code).to.equal('format-unsupported');
        return;
      }
      let partial = 0;
      for (let i = 0; i < CUTS; i++) {
        const answer = await inTime(() => decodeExr(bytes.slice(0, Math.floor((bytes.length * i) / CUTS))));
        if (answer instanceof SeqError) {
          expect(answer.code).to.be.oneOf(['truncated', 'format-unsupported']);
          continue;
        }
        if (answer.complete) {
          // What was cut off is another level or part.
          answer.planes.forEach((plane, c) => expect(plane.data).to.deep.equal(whole.planes[c]?.data));
          continue;
        }
        partial++;
        const { rows, error } = answer;
        expect(error?.code).to.equal('truncated');
        if (!file.startsWith('scan')) continue;
        answer.planes.forEach((plane, c) => {
          const expected = whole.planes[c];
          if (!expected) throw new Error(plane.name);
          expect(crc32(rowsOf(plane, 0, rows))).to.equal(crc32(rowsOf(expected, 0, rows)));
          expect(rowsOf(plane, rows, plane.height).every((byte) => byte === 0)).to.equal(true);
        });
      }
      expect(partial, 'partial pictures').to.be.greaterThan(file.startsWith('scan') ? 90 : 10);
    });
  }
});

describe('EXR files cut inside their first chunk', () => {
  for (const [file, length] of [
    ['matrix/scan-mixed-b44.exr', 870],
    ['matrix/scan-mixed-b44a.exr', 1568],
  ] as const) {
    itConforms(`${file} after ${length} bytes is truncated, not corrupt`, async () => {
      const answer = await inTime(() => decodeExr(conformanceBytes(file).subarray(0, length)));
      expect(answer).to.be.instanceOf(SeqError).with.property('code', 'truncated');
    });
  }
});

describe('EXR files with changed bytes', function () {
  // Thousands of decodes take seconds; on a busy machine, minutes.
  this.timeout(180_000);
  const files = ['scan-rgba-zip.exr', 'scan-rgba-rlec.exr', 'tile-mip-zips.exr'].map((name) => `matrix/${name}`);
  for (const [number, file] of [...files, 'htj2k/scan-yc-htj2k32.exr'].entries()) {
    itConforms(`${file}: ${FLIPS} seeded changes are answered, and noticed where there is a checksum`, async () => {
      const bytes = conformanceBytes(file);
      const whole = await decodeExr(bytes);
      const crcs = whole.planes.map(({ data }) => crc32(data));
      const pixels = await dataStart(bytes);
      const random = seededRandom(1000 + number);
      for (let i = 0; i < FLIPS; i++) {
        const changed = bytes.slice();
        const at = Math.floor(random() * bytes.length);
        changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
        const answer = await inTime(() => decodeExr(changed));
        if (answer instanceof SeqError || !answer.complete || at < pixels || !CHECKED.test(file)) continue;
        expect(
          answer.planes.map(({ data }) => crc32(data)),
          `byte ${at}`,
        ).to.deep.equal(crcs);
      }
    });
  }
});
