import { expect } from 'chai';
import { decodeExr, readExrHeader, SeqError } from '../../../src/exr.ts';
import { conformanceBytes, conformanceNames, itConforms } from '../../support/conformance.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';

/** An answer must come within this time. */
const LIMIT_MS = 2000;
/** Decoded pixels that a damaged file of at most a megabyte may make us allocate. */
const MOST_BYTES = 2 ** 28;

type Outcome = 'complete' | 'partial' | 'refused';

/** Decodes every part; fails on anything but planes or a SeqError, on slowness and on greed. */
async function answer(bytes: Uint8Array): Promise<Outcome> {
  const started = cpuMilliseconds();
  let outcome: Outcome = 'complete';
  let allocated = 0;
  const allocate = (byteLength: number): undefined => {
    allocated += byteLength;
    expect(allocated, 'bytes of planes').to.be.below(MOST_BYTES);
  };
  try {
    const { parts } = await readExrHeader(bytes);
    for (const { index } of parts) {
      const { complete, error, rows, planes } = await decodeExr(bytes, { part: index, allocate });
      expect(complete).to.equal(error === undefined);
      expect(rows).to.be.greaterThan(0);
      expect(planes.every(({ data, width, height }) => data.length === width * height)).to.equal(true);
      if (!complete) outcome = 'partial';
    }
  } catch (error) {
    if (!(error instanceof SeqError)) throw error;
    expect(error.code).to.be.oneOf(['decode-failed', 'truncated', 'format-unsupported', 'frame-too-large']);
    outcome = 'refused';
  }
  expect(cpuMilliseconds() - started, 'milliseconds').to.be.below(LIMIT_MS);
  return outcome;
}

describe('damaged EXR files', () => {
  const names = conformanceNames('damaged').filter((file) => !file.startsWith('README'));

  itConforms('exist in the folder', () => {
    expect(names.length).to.be.greaterThan(80);
  });

  for (const name of names) {
    itConforms(`${name} is answered`, async () => {
      expect(await answer(conformanceBytes(`damaged/${name}`))).to.be.oneOf(['complete', 'partial', 'refused']);
    });
  }

  it('a header that claims millions of tiles is answered at once', async () => {
    const bytes = writeExr({
      channels: [{ name: 'Y', type: 'half', data: new Uint16Array(64) }],
      dataWindow: [0, 0, 7, 7],
      tiles: [1, 1],
    });
    const name = 'dataWindow\0box2i\0';
    const at =
      Array.from(bytes, (byte) => String.fromCharCode(byte))
        .join('')
        .indexOf(name) +
      name.length +
      4;
    new DataView(bytes.buffer).setInt32(at + 8, 800_000, true);
    const started = cpuMilliseconds();
    const error = await decodeExr(bytes).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(SeqError).with.property('code', 'truncated');
    expect(cpuMilliseconds() - started).to.be.below(200);
  });
});
