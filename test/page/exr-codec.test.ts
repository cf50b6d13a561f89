import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { decodeExr } from '../../src/exr.ts';
import { writeExr } from '../support/exr/exr-writer.ts';

const root = resolve(import.meta.dirname, '../..');

/** Loads the packaged codec by its address, as a worker does, and decodes a file with it. */
function decodeInNode(file: string, before: string): unknown {
  const code = `
    import { readFileSync } from 'node:fs';
    ${before}
    const { codec } = await import(${JSON.stringify(pathToFileURL(join(root, 'dist/codecs/exr.js')).href)});
    const bytes = new Uint8Array(readFileSync(${JSON.stringify(file)}));
    const source = { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
    const { picture, header } = await codec.decode({ source });
    process.stdout.write(JSON.stringify([header.compression, ...picture.planes[0].data]));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

describe('the packaged EXR codec', () => {
  let folder: string;
  let file: string;
  const samples = Array.from({ length: 64 }, (_, index) => (index >> 3) * 100);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'seq-codec-'));
    file = join(folder, 'picture.exr');
    const channel = { name: 'Y', type: 'half', data: Uint16Array.from(samples) } as const;
    writeFileSync(file, writeExr({ channels: [channel], dataWindow: [0, 0, 7, 7], compression: 'ZIP' }));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('exports a codec that decodes', () => {
    expect(decodeInNode(file, '')).to.deep.equal(['ZIP', ...samples]);
  });

  it('fetches its sibling without WebAssembly where there is none', () => {
    expect(decodeInNode(file, 'delete globalThis.WebAssembly;')).to.deep.equal(['ZIP', ...samples]);
  });

  for (const [what, before] of [
    ['', ''],
    [' without WebAssembly', 'delete globalThis.WebAssembly;'],
  ] as const) {
    it(`fetches its sibling for HTJ2K${what}`, async () => {
      const path = join(root, 'test/fixtures/exr/htj2k-mip.exr');
      const { planes } = await decodeExr(new Uint8Array(readFileSync(path)), { channels: ['R'] });
      expect(decodeInNode(path, before)).to.deep.equal(['HTJ2K32', ...(planes[0]?.data ?? [])]);
    });
  }
});
