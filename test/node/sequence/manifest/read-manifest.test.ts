import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { runAtOnce } from '../../../../src/core/base/steps.ts';
import { SeqError } from '../../../../src/core/base/seq-error.ts';
import { formatFrameList } from '../../../../src/core/sequence/frames/frame-list-parse.ts';
import { readManifest } from '../../../../src/core/sequence/manifest/read-manifest.ts';
import { PROJECT_ROOT } from '../../../support/project-root.ts';

const AT = 'https://host.example/shots/sh010/shot.json?v=3';
const WHO = { format: 'seq-viewer/sequence', version: 1 };
const PLAIN = { ...WHO, pattern: 'exr/sh010.####.exr', frames: '1001-1010' };

const messageOf = (manifest: unknown): string => {
  try {
    runAtOnce(readManifest(manifest, AT));
    return '';
  } catch (error) {
    expect(error).to.be.instanceOf(SeqError);
    expect((error as SeqError).code).to.equal('source-invalid');
    return (error as SeqError).message;
  }
};

describe('manifest', () => {
  it('takes a pattern with its numbers, and addresses from its own', () => {
    const { files, frames } = runAtOnce(readManifest(PLAIN, AT));
    expect(formatFrameList(frames)).to.equal('1001-1010');
    expect(files.address(1002)).to.equal('https://host.example/shots/sh010/exr/sh010.1002.exr');
    expect(files.address(1011)).to.equal(undefined);
  });

  it('takes a list of files: described, numbered by their names, or known not to exist', () => {
    const list = ['a.0007.exr?sig=12', { frame: 12, url: '/b.exr', bytes: 900 }, { frame: 9, url: null }, 'a.0008.exr'];
    const { files, frames } = runAtOnce(readManifest({ ...WHO, frames: list, bytes: 500 }, AT));
    expect(formatFrameList(frames)).to.equal('7-8,12');
    expect(files.address(7)).to.equal('https://host.example/shots/sh010/a.0007.exr?sig=12');
    expect(files.address(12)).to.equal('https://host.example/b.exr');
    expect([files.bytes(7), files.bytes(12), files.bytes(9)]).to.deep.equal([500, 900, undefined]);
  });

  it('takes gaps out of the numbers', () => {
    expect(formatFrameList(runAtOnce(readManifest({ ...PLAIN, gaps: '1003-1004,1010' }, AT)).frames)).to.equal(
      '1001-1002,1005-1009',
    );
  });

  it('tells rate, timecode, size, credentials and label', () => {
    const facts = { rate: [24000, 1001], timecode: '01:00:00:00', size: { width: 4096, height: 2160 } };
    const content = runAtOnce(readManifest({ ...PLAIN, ...facts, label: 'sh010 comp', credentials: 'omit' }, AT));
    expect(content.facts).to.deep.equal({
      rate: [24000, 1001],
      timecode: { label: '01:00:00:00', frame: 1001 },
      size: { width: 4096, height: 2160, pixelAspectRatio: 1 },
    });
    expect(content).to.include({ label: 'sh010 comp', credentials: 'omit', bytesPerPixel: null });
    expect(runAtOnce(readManifest({ ...PLAIN, rate: 25 }, AT)).facts.rate).to.deep.equal([25, 1]);
    const other = runAtOnce(readManifest({ ...PLAIN, timecode: { label: '10:00:00;00', frame: 1 } }, AT)).facts
      .timecode;
    expect(other).to.deep.equal({ label: '10:00:00;00', frame: 1 });
  });

  it('takes proxies, finest first, with the numbers of the manifest', () => {
    const proxies = [
      { level: 2, pattern: 'quarter/sh010.####.jpg' },
      { level: 1, pattern: 'half/sh010.####.jpg', frames: '1001-1005' },
    ];
    const content = runAtOnce(readManifest({ ...PLAIN, proxies }, AT));
    expect(content.proxies.map(({ level }) => level)).to.deep.equal([1, 2]);
    expect(content.proxies[0]?.files.address(1006)).to.equal(undefined);
    expect(content.proxies[1]?.files.address(1006)).to.equal('https://host.example/shots/sh010/quarter/sh010.1006.jpg');
  });

  it('leaves notes of its maker alone', () => {
    expect(messageOf({ $schema: 'sequence-manifest.schema.json', ...PLAIN, 'x-task': { id: 12 } })).to.equal('');
  });

  const wrong: readonly (readonly [path: string, why: RegExp, manifest: unknown])[] = [
    ['the top', /object/, []],
    ['the top', /object/, null],
    ['format', /seq-viewer\/sequence/, { ...PLAIN, format: 'otio' }],
    ['version', /must be 1/, { ...PLAIN, version: 2 }],
    ['framerate', /no such field.*rate/, { ...PLAIN, framerate: 24 }],
    ['frames', /neither a pattern nor a list/, WHO],
    ['pattern', /no place for the frame number/, { ...PLAIN, pattern: 'sh010.exr' }],
    ['pattern', /need a pattern/, { ...WHO, frames: '1-5' }],
    ['frames', /needs numbers/, { ...WHO, pattern: 'a.####.exr' }],
    ['frames', /descending/, { ...PLAIN, frames: '9-1' }],
    ['frames', /lists no file/, { ...WHO, frames: [] }],
    ['frames', /lists no file/, { ...WHO, frames: [{ frame: 1, url: null }] }],
    ['frames[1]', /no number/, { ...WHO, frames: ['a.1.exr', 'title.exr'] }],
    ['frames[2]', /frame 1 is at frames\[0\]/, { ...WHO, frames: ['a.1.exr', 'a.2.exr', 'b.01.exr'] }],
    ['frames[0].frame', /whole number/, { ...WHO, frames: [{ frame: 1.5, url: 'a' }] }],
    ['frames[0].url', /text/, { ...WHO, frames: [{ frame: 1, url: 7 }] }],
    ['frames[0].bytes', /whole number/, { ...WHO, frames: [{ frame: 1, url: 'a', bytes: -1 }] }],
    ['frames[0].size', /no such field/, { ...WHO, frames: [{ frame: 1, url: 'a', size: 1 }] }],
    ['gaps', /descending/, { ...PLAIN, gaps: '9-1' }],
    ['gaps', /no frame is left/, { ...PLAIN, gaps: '1001-1010' }],
    ['rate', /above zero/, { ...PLAIN, rate: 0 }],
    ['rate', /\[24000, 1001\]/, { ...PLAIN, rate: [24] }],
    ['rate[1]', /above zero/, { ...PLAIN, rate: [24, 'x'] }],
    ['timecode', /no timecode/, { ...PLAIN, timecode: '1:2' }],
    ['timecode.label', /no timecode/, { ...PLAIN, timecode: { label: 'x', frame: 1 } }],
    ['timecode.frame', /whole number/, { ...PLAIN, timecode: { label: '01:00:00:00' } }],
    ['size.height', /whole number/, { ...PLAIN, size: { width: 10 } }],
    ['size.bytesPerPixel', /above zero/, { ...PLAIN, size: { width: 10, height: 10, bytesPerPixel: 0 } }],
    ['credentials', /omit, same-origin, include/, { ...PLAIN, credentials: true }],
    ['proxies', /array/, { ...PLAIN, proxies: {} }],
    ['proxies[0].level', /1 to 7/, { ...PLAIN, proxies: [{ level: 0, pattern: 'a.#.jpg' }] }],
    ['proxies[0].pattern', /place/, { ...PLAIN, proxies: [{ level: 1, pattern: 'a.jpg' }] }],
    ['proxies[1].level', /already/, { ...PLAIN, proxies: [1, 1].map((level) => ({ level, pattern: 'a.#.jpg' })) }],
    ['bytes', /whole number/, { ...PLAIN, bytes: '12' }],
    ['label', /text/, { ...PLAIN, label: '' }],
  ];
  for (const [path, why, manifest] of wrong) {
    it(`names ${path} where ${String(why)}`, () => {
      const message = messageOf(manifest);
      expect(message).to.contain(`at ${path}: `);
      expect(message).to.match(why);
    });
  }

  it('has the fields of the published schema, no more and no fewer', () => {
    const file = resolve(PROJECT_ROOT, 'src/sequence-manifest.schema.json');
    const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: Record<string, unknown> };
    const listed = /there are (.*)\.$/.exec(messageOf({ ...PLAIN, nonsense: 1 }))?.[1]?.split(', ') ?? [];
    expect(listed.sort()).to.deep.equal(Object.keys(properties).sort());
  });
});
