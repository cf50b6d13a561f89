import { expect } from 'chai';
import { decodeExr, readExrHeader } from '../../../src/exr.ts';
import { compareSamples } from '../../support/pictures/compare-samples.ts';
import { conformanceBytes, itConforms, referenceFiles, type ReferencePart } from '../../support/conformance.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
// All kernels are compiled before the first test's clock runs.
import '../../support/exr/test-kernels.ts';

async function compare(bytes: Uint8Array, part: ReferencePart, index: number, wasm: boolean): Promise<void> {
  const { planes, complete, window, error } = await decodeExr(bytes, { part: index, wasm });
  expect(error, 'error').to.equal(undefined);
  expect(complete, 'complete').to.equal(true);
  expect(window).to.deep.equal(part.dataWindow);
  expect(planes.map(({ name }) => name)).to.deep.equal(part.channels.map(({ name }) => name));
  planes.forEach((plane, i) => {
    const expected = part.channels[i];
    expect([plane.type, plane.width, plane.height]).to.deep.equal([expected?.type, ...(expected?.size ?? [])]);
    expect([plane.xSampling, plane.ySampling]).to.deep.equal(expected?.sampling);
    if (part.compression.startsWith('DWA') && expected) compareSamples(plane.data, expected);
    else expect(crc32(plane.data), `${plane.name} of part ${index}`).to.equal(expected?.crc32);
  });
}

describe('EXR against the reference library', () => {
  for (const set of ['aswf', 'matrix', 'htj2k'] as const) {
    for (const { file, parts } of referenceFiles(set)) {
      itConforms(`${set}/${file}: header`, async () => {
        const header = await readExrHeader(conformanceBytes(`${set}/${file}`));
        expect(header.parts.length).to.equal(parts.length);
        header.parts.forEach((part, i) => {
          const { name, type, compression, dataWindow, displayWindow, pixelAspectRatio } = parts[i] ?? {};
          expect(part.compression).to.equal(compression);
          expect(part).to.deep.include({ name, type, dataWindow, displayWindow, pixelAspectRatio });
        });
      });
      parts.forEach((part, index) => {
        if (part.type.startsWith('deep')) return;
        itConforms(`${set}/${file}: every sample of part ${index}`, () =>
          compare(conformanceBytes(`${set}/${file}`), part, index, true),
        );
        itConforms(`${set}/${file}: every sample of part ${index} without WebAssembly`, () =>
          compare(conformanceBytes(`${set}/${file}`), part, index, false),
        );
      });
    }
  }
  itConforms('flattens deep samples as test/fixtures/exr/make-deep.cpp does with the library', async () => {
    const bytes = conformanceBytes('aswf/v2/LowResLeftView/Trunks.exr');
    for (const wasm of [true, false]) {
      const { planes, complete } = await decodeExr(bytes, { wasm });
      expect(complete).to.equal(true);
      expect(Object.fromEntries(planes.map(({ name, data }) => [name, crc32(data)]))).to.deep.equal({
        A: '62fb1f6a',
        B: 'e8dafb35',
        G: '9c288e3f',
        R: 'b69b8ed4',
        Z: 'af8373aa',
      });
    }
  });
});
