import { expect } from 'chai';
import { conformanceBytes, itConforms, referenceFiles } from '../../support/conformance.ts';
import { readChunks, type ListedPart, type StoredChunk } from '../../support/exr/exr-chunks.ts';
import { KERNEL_OF, TEST_SCRATCH, rawBytes, seeded } from '../../support/exr/kernel-cases.ts';
import { chunkDecoder, decodeChunk, type KernelExports } from '../../support/exr/kernel-host.ts';
import { KERNEL_BUILDS, testKernels } from '../../support/exr/test-kernels.ts';

const FLIPS = 150;
const CUTS = 40;
const LIMIT_MS = 2000;

/** Smallest chunk that is compressed: the most of its bytes are structure. */
function smallest(part: ListedPart): StoredChunk | undefined {
  return part.chunks
    .filter((chunk) => chunk.bytes.length < rawBytes(part, chunk))
    .sort((a, b) => a.bytes.length - b.bytes.length)[0];
}

function* damages(bytes: Uint8Array, random: () => number): Generator<Uint8Array> {
  for (let i = 0; i < FLIPS; i++) {
    const copy = bytes.slice();
    // The front, where the structure is, is hit as often as the rest.
    const reach = i % 2 ? copy.length : Math.min(copy.length, 160);
    for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips--) {
      copy[Math.floor(random() * reach)] = Math.floor(random() * 256);
    }
    yield copy;
  }
  for (let i = 0; i < CUTS; i++) yield bytes.slice(0, Math.floor((bytes.length * i) / CUTS));
}

function attack(kernels: KernelExports, part: ListedPart, chunk: StoredChunk, seed: number): void {
  const decoder = chunkDecoder(kernels, KERNEL_OF[part.compression] ?? '');
  for (const bytes of damages(chunk.bytes, seeded(seed))) {
    const started = performance.now();
    const { status, strayBytes } = decodeChunk(kernels, decoder, part, { ...chunk, bytes }, TEST_SCRATCH);
    expect(performance.now() - started, 'milliseconds').to.be.below(LIMIT_MS);
    expect(status).to.be.at.most(0);
    expect(strayBytes, 'bytes written elsewhere').to.equal(0);
  }
}

describe('EXR kernels on damaged chunks', function () {
  this.timeout(60_000);
  for (const build of KERNEL_BUILDS) {
    const files = (['matrix', 'htj2k'] as const).flatMap((set) =>
      referenceFiles(set).map(({ file }) => [set === 'htj2k' ? set : 'exr', `${set}/${file}`] as const),
    );
    for (const [index, [set, file]] of files.entries()) {
      if (!/-(piz|b44|b44a|dwaa|dwab)\.exr$|scan-.*-htj2k32|multi-htj2k256/.test(file)) continue;
      // Of some files every chunk is stored as it is.
      const targets = readChunks(conformanceBytes(file)).flatMap((part) => {
        const chunk = KERNEL_OF[part.compression] && smallest(part);
        return chunk ? [{ part, chunk }] : [];
      });
      if (targets.length === 0) continue;
      itConforms(`${build}: ${file}`, async () => {
        const kernels = await testKernels(build, set);
        for (const { part, chunk } of targets) attack(kernels, part, chunk, index + 1);
      });
    }
  }

  it('answers an empty chunk with an error', async () => {
    const sets = { exr: await testKernels('simd'), htj2k: await testKernels('simd', 'htj2k') };
    const channel = { name: 'Y', type: 1, pLinear: false, xSampling: 1, ySampling: 1 };
    const chunk: StoredChunk = { x: 0, y: 0, width: 16, height: 16, level: [0, 0], bytes: new Uint8Array(0) };
    for (const [compression, name] of Object.entries(KERNEL_OF)) {
      const part = {
        name: '',
        compression: Number(compression),
        dataWindow: [0, 0, 15, 15] as const,
        channels: [channel],
        chunks: [chunk],
      };
      const kernels = name === 'decodeHtj2k' ? sets.htj2k : sets.exr;
      expect(decodeChunk(kernels, chunkDecoder(kernels, name), part, chunk, TEST_SCRATCH).status, name).to.be.below(0);
      expect(decodeChunk(kernels, chunkDecoder(kernels, name), part, chunk, 0).status, name).to.be.below(0);
    }
  });
});
