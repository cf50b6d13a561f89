import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const SCRIPT = resolve(import.meta.dirname, '../../support/exr/measure-decode.mjs');
/** What a decode may hold beside the file and its planes. */
const MOST_BESIDE = 16 * 2 ** 20;

/** In a process of its own, because this one holds what other tests left. */
async function measure(compression: string, reduce: number): Promise<{ decoded: number; grown: number }> {
  const parameters = ['--expose-gc', SCRIPT, '2048', '1152', compression, String(reduce)];
  const { stdout } = await promisify(execFile)(process.execPath, parameters);
  return JSON.parse(stdout) as { decoded: number; grown: number };
}

describe('memory of one EXR decode', function () {
  // Processes of their own take seconds to start; on a busy machine, minutes.
  this.timeout(180_000);
  for (const [compression, reduce] of [
    ['NONE', 1],
    ['ZIP', 1],
    ['ZIPS', 4],
  ] as const) {
    it(`${compression} reduced by ${reduce} holds the planes and at most 16 MB beside`, async () => {
      const { decoded, grown } = await measure(compression, reduce);
      expect(decoded).to.equal((2048 * 1152 * 8) / reduce ** 2);
      expect(grown)
        .to.be.at.least(decoded)
        .and.at.most(decoded + MOST_BESIDE);
    });
  }
});
