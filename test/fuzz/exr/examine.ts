import { decodeExr, readExrHeader, SeqError } from '../../../src/exr.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';

/** An answer must come within this time. */
const LIMIT_MS = 2000;
const MOST_BYTES = 2 ** 30;

/** Decodes all a file offers. Returns what is wrong with the decoder's behaviour, or null: errors are good answers. */
export async function examine(bytes: Uint8Array, random: () => number): Promise<string | null> {
  const started = cpuMilliseconds();
  let allocated = 0;
  const allocate = (byteLength: number): undefined => {
    allocated += byteLength;
    if (allocated > MOST_BYTES) throw new SeqError('frame-too-large', 'The fuzz run lends no more memory.');
  };
  try {
    const { parts } = await readExrHeader(bytes);
    const wasm = random() < 0.9;
    const reduce = random() < 0.2 ? 2 : 1;
    for (const part of parts.slice(0, 20)) {
      const levels = part.levels.filter((_, index) => index === 0 || random() < 0.2).slice(0, 4);
      for (const { level } of levels) {
        const result = await decodeExr(bytes, { part: part.index, level, wasm, reduce, allocate });
        if (result.complete !== (result.error === undefined)) return 'complete and error disagree';
        if (result.rows < 1) return 'resolved without a row';
        if (result.planes.some(({ data, width, height }) => data.length !== width * height))
          return 'plane of wrong size';
        allocated = 0;
      }
    }
  } catch (error) {
    if (!(error instanceof SeqError)) return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
  const took = cpuMilliseconds() - started;
  return took > LIMIT_MS ? `took ${Math.round(took)} ms` : null;
}
