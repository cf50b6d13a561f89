import { expect } from 'chai';
import { conformanceBytes, itConforms } from '../../support/conformance.ts';
import { readChunks } from '../../support/exr/exr-chunks.ts';
import { KERNEL_OF, TEST_SCRATCH, rawBytes } from '../../support/exr/kernel-cases.ts';
import { chunkDecoder, decodeChunk } from '../../support/exr/kernel-host.ts';
import { KERNEL_BUILDS, testKernels } from '../../support/exr/test-kernels.ts';

describe('EXR kernels with some channels wanted', () => {
  for (const build of KERNEL_BUILDS) {
    for (const file of [
      ...['matrix/scan-mixed-piz', 'matrix/scan-mixed-b44', 'matrix/scan-mixed-b44a', 'matrix/scan-mixed-dwaa'],
      ...['matrix/scan-yc-dwab', 'htj2k/scan-mixed-htj2k32', 'htj2k/scan-yc-htj2k256'],
    ]) {
      itConforms(`${build}: ${file}, each channel by itself is what it is among all`, async () => {
        const kernels = await testKernels(build, file.startsWith('htj2k') ? 'htj2k' : 'exr');
        const [part] = readChunks(conformanceBytes(`${file}.exr`));
        if (!part) throw new Error('no part');
        const decoder = chunkDecoder(kernels, KERNEL_OF[part.compression] ?? '');
        const chunks = part.chunks.filter((chunk) => chunk.bytes.length < rawBytes(part, chunk));
        expect(chunks.length).to.be.at.least(1);
        for (const chunk of chunks) {
          const all = decodeChunk(kernels, decoder, part, chunk, TEST_SCRATCH);
          part.channels.forEach(({ name }, i) => {
            const alone = decodeChunk(kernels, decoder, part, chunk, TEST_SCRATCH, (other) => other === name);
            expect(alone.status).to.equal(0);
            expect(alone.strayBytes).to.equal(0);
            expect(alone.planes[i]).to.deep.equal(all.planes[i]);
          });
        }
      });
    }
  }
});
