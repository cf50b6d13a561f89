import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeExr, SeqError } from '../../../src/exr.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
// All kernels are compiled before the first test's clock runs.
import '../../support/exr/test-kernels.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/exr');
const LIMIT_MS = 2000;

const SOC = [0xff, 0x4f, 0xff, 0x51];
const [CAP, SIZ, COD, QCD, COM, NLT, SOT] = [0x50, 0x51, 0x52, 0x5c, 0x64, 0x76, 0x90];

/** A fixture of one chunk; `segment` gives the place of a marker of its codestream. */
function open(name: string): { bytes: Buffer; chunk: number; segment(marker: number): number } {
  const bytes = readFileSync(resolve(FOLDER, `htj2k-${name}.exr`));
  const start = bytes.indexOf(Buffer.from(SOC));
  const chunk = bytes.lastIndexOf(Buffer.from('HT\0\0'), start);
  return {
    bytes,
    chunk,
    segment(marker) {
      let at = start + 2;
      while (bytes[at + 1] !== marker) at += 2 + bytes.readUInt16BE(at + 2);
      return at;
    },
  };
}

/** The only rows of a file cannot be decoded: what the error says, the same in both forms. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const messages: string[] = [];
  for (const wasm of [true, false]) {
    const started = cpuMilliseconds();
    const error = await decodeExr(bytes, { wasm }).then(
      () => expect.fail('it was decoded'),
      (thrown: unknown) => SeqError.from(thrown, 'decode-failed'),
    );
    expect(cpuMilliseconds() - started, 'milliseconds').to.be.below(LIMIT_MS);
    expect(error.code).to.equal('decode-failed');
    messages.push(error.message);
  }
  expect(messages[1]).to.equal(messages[0]);
  return messages[0] ?? '';
}

interface Lie {
  readonly what: string;
  readonly file?: string;
  /** The segment that is changed; undefined: the chunk's own header. */
  readonly marker?: number;
  /** Counted from the marker or the header's first byte. */
  readonly at: number;
  readonly to: readonly number[];
  readonly says: RegExp;
}

const UNSUPPORTED = /of a kind that is not supported/;
const CORRUPT = /contradicts itself/;
const WRONG_SIZE = /another length than the header says/;
const TRUNCATED = /ends too early/;

const LIES: readonly Lie[] = [
  { what: 'another magic number', at: 0, to: [0x48, 0x55], says: CORRUPT },
  { what: 'a map longer than the chunk', at: 2, to: [0x7f, 0, 0, 0], says: TRUNCATED },
  { what: 'a map of fewer channels', at: 6, to: [0, 2], says: CORRUPT },
  { what: 'a map with a channel twice', at: 8, to: [0, 1, 0, 1], says: CORRUPT },
  { what: 'a map with a channel that is none', at: 8, to: [0, 9], says: CORRUPT },
  { what: 'no HT blocks', marker: CAP, at: 4, to: [0, 0, 0, 0], says: UNSUPPORTED },
  { what: 'a picture of 2^31 columns', marker: SIZ, at: 6, to: [0x80, 0, 0, 0], says: CORRUPT },
  { what: 'a picture of 2^30 columns', marker: SIZ, at: 6, to: [0x40, 0, 0, 0], says: WRONG_SIZE },
  { what: 'a row less', marker: SIZ, at: 13, to: [30], says: WRONG_SIZE },
  { what: 'tiles of one pixel', marker: SIZ, at: 22, to: [0, 0, 0, 1, 0, 0, 0, 1], says: /./ },
  { what: 'tiles without a pixel', marker: SIZ, at: 22, to: [0, 0, 0, 0], says: CORRUPT },
  { what: 'an origin of tiles by themselves', marker: SIZ, at: 30, to: [0, 0, 0, 1], says: UNSUPPORTED },
  { what: '16,384 components', marker: SIZ, at: 38, to: [0x40, 0], says: TRUNCATED },
  { what: 'other bit depths', marker: SIZ, at: 40, to: [0x8b], says: CORRUPT },
  { what: 'sampling of zero', marker: SIZ, at: 41, to: [0], says: CORRUPT },
  { what: 'an unknown progression', marker: COD, at: 5, to: [5], says: CORRUPT },
  { what: 'two layers', marker: COD, at: 6, to: [0, 2], says: UNSUPPORTED },
  { what: 'colours of another transform', marker: COD, at: 8, to: [2], says: UNSUPPORTED },
  { what: 'colours of unlike channels', file: 'deep', marker: COD, at: 8, to: [1], says: CORRUPT },
  { what: '33 levels', marker: COD, at: 9, to: [33], says: CORRUPT },
  { what: '32 levels without exponents', marker: COD, at: 9, to: [32], says: CORRUPT },
  { what: 'levels of another wavelet', marker: COD, at: 9, to: [0x81], says: UNSUPPORTED },
  { what: 'blocks of 2,048 columns', marker: COD, at: 10, to: [9], says: CORRUPT },
  { what: 'blocks of 65,536 samples', marker: COD, at: 10, to: [7, 7], says: CORRUPT },
  { what: 'blocks of the old coder', marker: COD, at: 12, to: [0], says: UNSUPPORTED },
  { what: 'the lossy wavelet', marker: COD, at: 13, to: [0], says: UNSUPPORTED },
  { what: 'precincts of one sample', file: 'pcrl', marker: COD, at: 14, to: [0x11, 0x11, 0x11, 0x11], says: /./ },
  { what: 'precincts smaller than a detail', file: 'pcrl', marker: COD, at: 15, to: [0], says: CORRUPT },
  { what: 'quantization', marker: QCD, at: 4, to: [0x42], says: UNSUPPORTED },
  { what: 'a bit plane less', marker: QCD, at: 5, to: [0x10], says: CORRUPT },
  { what: 'a transform by a table', marker: NLT, at: 7, to: [2], says: UNSUPPORTED },
  { what: 'a region of interest', marker: COM, at: 1, to: [0x5e], says: UNSUPPORTED },
  { what: 'headers of packets apart', marker: COM, at: 1, to: [0x60], says: UNSUPPORTED },
  { what: 'another progression on the way', marker: COM, at: 1, to: [0x5f], says: UNSUPPORTED },
  { what: 'a segment longer than the chunk', marker: COM, at: 2, to: [0xff, 0xff], says: TRUNCATED },
  { what: 'a tile part longer than the chunk', marker: SOT, at: 6, to: [0x7f, 0, 0, 0], says: TRUNCATED },
  { what: 'a tile part without an end of its header', marker: SOT, at: 6, to: [0, 0, 0, 12], says: TRUNCATED },
  { what: 'a tile part of another tile', marker: SOT, at: 4, to: [0, 1], says: TRUNCATED },
];

describe('EXR chunks of HTJ2K that lie', () => {
  for (const { what, file = 'flat', marker, at, to, says } of LIES) {
    it(what, async () => {
      const { bytes, chunk, segment } = open(file);
      bytes.set(to, (marker === undefined ? chunk : segment(marker)) + at);
      expect(await refusal(bytes)).to.match(says);
    });
  }

  it('an undamaged one is decoded', async () => {
    expect((await decodeExr(open('flat').bytes)).complete).to.equal(true);
  });
});
