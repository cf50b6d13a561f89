import { expect } from 'chai';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../support/pictures/crc32.ts';
import type { ListedPart, StoredChunk } from '../../support/exr/exr-chunks.ts';
import { packBytes } from '../../support/exr/exr-packing.ts';
import { chunkDecoder, decodeChunk, type KernelExports } from '../../support/exr/kernel-host.ts';
import { KERNEL_BUILDS, testKernels } from '../../support/exr/test-kernels.ts';

// The CRC of what OpenEXR 3.1.5 decodes from files with these chunks: 65,536 values, by the half stored.
const LOGARITHMS = '04ab5f40';
const DWA_CURVE = 'bd26f2e6';
const DWA_LINEAR = '2921f3a2';

const COUNT = 65536;
const ACROSS = 256;

/** Decodes a chunk of 65,536 blocks, 256 across, and returns the first sample of each. */
function firstOfBlocks(
  kernels: KernelExports,
  [name, pLinear]: readonly [string, boolean],
  compression: 6 | 8,
  bytes: Uint8Array,
): Uint16Array {
  const side = compression === 6 ? 4 : 8;
  const size = ACROSS * side;
  const chunk: StoredChunk = { x: 0, y: 0, width: size, height: size, level: [0, 0], bytes };
  const part: ListedPart = {
    name: '',
    compression,
    dataWindow: [0, 0, size - 1, size - 1],
    channels: [{ name, type: 1, pLinear, xSampling: 1, ySampling: 1 }],
    chunks: [chunk],
  };
  const decoder = chunkDecoder(kernels, compression === 6 ? 'decodeB44' : 'decodeDwa');
  const { status, planes } = decodeChunk(kernels, decoder, part, chunk, 1 << 21);
  expect(status).to.equal(0);
  const samples = new Uint16Array(planes[0]?.buffer ?? new ArrayBuffer(0));
  return Uint16Array.from(
    { length: COUNT },
    (_, i) => samples[Math.floor(i / ACROSS) * side * size + (i % ACROSS) * side] ?? 0,
  );
}

/** B44: every half as a block of one value, three bytes each, in the order of the numbers. */
function flatBlocks(): Uint8Array {
  const bytes = new Uint8Array(COUNT * 3);
  for (let half = 0; half < COUNT; half++) {
    const ordered = half & 0x8000 ? ~half : half | 0x8000;
    bytes.set([(ordered >> 8) & 255, ordered & 255, 0xfc], half * 3);
  }
  return bytes;
}

/** DWA: every half as the mean of a block without other frequencies; deflated AC values. */
function meansOnly(version: 1 | 2, name: string): Uint8Array {
  const means = packBytes(new Uint8Array(Uint16Array.from({ length: COUNT }, (_, half) => half).buffer));
  const dc = deflateSync(means);
  const ac = deflateSync(new Uint8Array(new Uint16Array(COUNT).fill(0xff00).buffer));
  const header = [version, 0, 0, ac.length, dc.length, 0, 0, 0, COUNT, COUNT, 1];
  // One rule: this name, lossy, half, no colour set.
  const rules = version === 2 ? [name.length + 5, 0, ...Buffer.from(`${name}\0`), 1 << 2, 1] : [];
  return Buffer.concat([new Uint8Array(BigUint64Array.from(header, BigInt).buffer), Buffer.from(rules), ac, dc]);
}

describe('Curves of lossy EXR channels', () => {
  for (const build of KERNEL_BUILDS) {
    it(`${build}: B44’s logarithm of perceptually linear channels, for every half`, async () => {
      const kernels = await testKernels(build);
      expect(crc32(firstOfBlocks(kernels, ['Y', true], 6, flatBlocks()))).to.equal(LOGARITHMS);
      const untouched = firstOfBlocks(kernels, ['Y', false], 6, flatBlocks());
      expect(untouched).to.deep.equal(Uint16Array.from({ length: COUNT }, (_, half) => half));
    });

    it(`${build}: DWA’s curve, by stored rules and by the old versions’ own`, async () => {
      const kernels = await testKernels(build);
      expect(crc32(firstOfBlocks(kernels, ['Y', false], 8, meansOnly(2, 'Y')))).to.equal(DWA_CURVE);
      expect(crc32(firstOfBlocks(kernels, ['left.y', false], 8, meansOnly(1, 'y')))).to.equal(DWA_CURVE);
      expect(crc32(firstOfBlocks(kernels, ['left.GREY.BY', false], 8, meansOnly(1, 'by')))).to.equal(DWA_CURVE);
    });

    it(`${build}: a single channel that is marked linear is not curved`, async () => {
      const kernels = await testKernels(build);
      expect(crc32(firstOfBlocks(kernels, ['Y', true], 8, meansOnly(2, 'Y')))).to.equal(DWA_LINEAR);
    });
  }
});
