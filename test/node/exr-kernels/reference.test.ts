import { expect } from 'chai';
import { compareSamples } from '../../support/pictures/compare-samples.ts';
import { conformanceBytes, itConforms, referenceFiles, type ReferencePart } from '../../support/conformance.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
import { readChunks, type ListedPart } from '../../support/exr/exr-chunks.ts';
import { KERNEL_OF, TEST_SCRATCH, rawBytes, splitRaw } from '../../support/exr/kernel-cases.ts';
import { chunkDecoder, decodeChunk, paste, samplesIn, type KernelExports } from '../../support/exr/kernel-host.ts';
import { KERNEL_BUILDS, testKernels } from '../../support/exr/test-kernels.ts';

const HTJ2K = ['HTJ2K256', 'HTJ2K32'];
const TESTED = new Set(['PIZ', 'B44', 'B44A', 'DWAA', 'DWAB', ...HTJ2K]);

/** The full-resolution planes of a part, every chunk through its kernel; every level's chunks must decode. */
function decodePart(kernels: KernelExports, part: ListedPart): Uint8Array[] {
  const [xMin, yMin, xMax, yMax] = part.dataWindow;
  const [width, height] = [xMax - xMin + 1, yMax - yMin + 1];
  const planes = part.channels.map(
    ({ type, xSampling, ySampling }) =>
      new Uint8Array(samplesIn(xMin, width, xSampling) * samplesIn(yMin, height, ySampling) * (type === 1 ? 2 : 4)),
  );
  const decoder = chunkDecoder(kernels, KERNEL_OF[part.compression] ?? '');
  for (const chunk of part.chunks) {
    const full = chunk.level[0] === 0 && chunk.level[1] === 0;
    if (chunk.bytes.length === rawBytes(part, chunk)) {
      if (full) paste(part, chunk, splitRaw(part, chunk), planes, width);
      continue;
    }
    const { status, planes: decoded, strayBytes } = decodeChunk(kernels, decoder, part, chunk, TEST_SCRATCH);
    expect(status, `status at ${chunk.x}, ${chunk.y}`).to.equal(0);
    expect(strayBytes, 'bytes written elsewhere').to.equal(0);
    if (full) paste(part, chunk, decoded, planes, width);
  }
  return planes;
}

function compare(planes: readonly Uint8Array[], part: ListedPart, reference: ReferencePart): void {
  part.channels.forEach((channel, i) => {
    const expected = reference.channels.find(({ name }) => name === channel.name);
    const plane = planes[i];
    if (!expected || !plane) throw new Error(`no channel ${channel.name}`);
    if (part.compression < 8 || part.compression > 9) expect(crc32(plane), channel.name).to.equal(expected.crc32);
    else compareSamples(plane, expected);
  });
}

describe('EXR kernels against the reference library', function () {
  this.timeout(60_000);
  itConforms('finds parts of every compression tested', () => {
    const parts = (['matrix', 'htj2k'] as const).flatMap(referenceFiles).flatMap((file) => file.parts);
    expect(new Set(parts.map(({ compression }) => compression))).to.include.all.keys([...TESTED]);
  });
  for (const build of KERNEL_BUILDS) {
    for (const set of ['matrix', 'aswf', 'htj2k'] as const) {
      for (const { file, parts } of referenceFiles(set)) {
        if (!parts.some(({ compression }) => TESTED.has(compression))) continue;
        itConforms(`${build}: ${set}/${file}`, async () => {
          const kernels = await testKernels(build, set === 'htj2k' ? 'htj2k' : 'exr');
          const listed = readChunks(conformanceBytes(`${set}/${file}`));
          parts.forEach((reference, i) => {
            const part = listed[i];
            if (!part || !TESTED.has(reference.compression)) return;
            compare(decodePart(kernels, part), part, reference);
          });
        });
      }
    }
  }
});
