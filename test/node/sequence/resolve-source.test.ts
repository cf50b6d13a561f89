import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { formatFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';
import { resolveSource } from '../../../src/core/sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../../src/core/sequence/source/source-description.ts';

const BASE = 'https://host.example/review/page.html';
const never = new AbortController().signal;

const requestOf = (description: SourceDescription, frame: number): unknown =>
  resolveSource(description, BASE).request(frameNumber(frame), never);
const framesOf = (description: SourceDescription): string => formatFrameList(resolveSource(description, BASE).frames);
const codeOf = (description: SourceDescription): string | null => {
  try {
    resolveSource(description, BASE);
    return null;
  } catch (error) {
    return error instanceof SeqError ? error.code : String(error);
  }
};

describe('source resolution', () => {
  it('resolves a pattern against the base, keeping # in names and escapes as written', () => {
    expect(requestOf({ src: 'cut #2/a%20b/100%.####.exr?sig=%2F', frames: '1-3' }, 2)).to.deep.equal({
      url: 'https://host.example/review/cut%20%232/a%20b/100%25.0002.exr?sig=%2F',
    });
    expect(requestOf({ src: '//cdn.example/s.%04d.exr', frames: '1' }, 1)).to.deep.equal({
      url: 'https://cdn.example/s.0001.exr',
    });
  });

  it('sends credentials and takes headers from resolveFrame', async () => {
    expect(requestOf({ src: 'a.exr', credentials: 'include' }, 1)).to.deep.equal({
      url: 'https://host.example/review/a.exr',
      credentials: 'include',
    });
    const resolveFrame = (frame: number) => ({ url: `f/${frame}.exr`, headers: { 'X-Key': 'k' } });
    expect(await requestOf({ resolveFrame, frames: '5-6' }, 5)).to.deep.equal({
      url: 'https://host.example/review/f/5.exr',
      headers: { 'X-Key': 'k' },
    });
  });

  it('passes on what resolveFrame rejects with', async () => {
    const reason = new Error('no ticket');
    const source = resolveSource({ frames: '1', resolveFrame: () => Promise.reject(reason) }, BASE);
    const thrown: unknown = await Promise.resolve(source.request(frameNumber(1), never)).catch(
      (error: unknown) => error,
    );
    expect(thrown).to.equal(reason);
  });

  it('takes the number of a single file from its name, else 1', () => {
    expect(framesOf({ src: 'plate.1001.exr?v=2' })).to.equal('1001');
    expect(framesOf({ src: 'x/Desk.exr' })).to.equal('1');
    expect(framesOf({ src: 'shot_v02.exr' })).to.equal('1');
    expect(framesOf({ src: 'still.exr', frames: '12' })).to.equal('12');
  });

  it('prefers frames to a list in the pattern', () => {
    expect(framesOf({ src: 's.1-9####.exr' })).to.equal('1-9');
    expect(framesOf({ src: 's.1-9####.exr', frames: '3-4' })).to.equal('3-4');
  });

  for (const description of [
    {},
    { src: '' },
    { src: '  ' },
    { src: 's.####.exr' },
    { src: 's.####.exr', frames: '' },
    { src: 's.####.exr', frames: '9-1' },
    { src: 's.####.exr', frames: 'all' },
    { src: 'still.exr', frames: '1-5' },
    { src: 'http://[bad', frames: '1' },
    { files: [] },
    { resolveFrame: () => 'x' },
  ] satisfies SourceDescription[]) {
    it(`refuses ${JSON.stringify(description)} as source-invalid`, () => {
      expect(codeOf(description)).to.equal('source-invalid');
    });
  }

  it('gives the same pattern, list and settings the same id, and nothing else', () => {
    const id = (description: SourceDescription, base = BASE): string => resolveSource(description, base).id;
    const pattern = id({ src: 's.####.exr', frames: '1-3' });
    expect(id({ src: '/review/s.%04d.exr', frames: '1,2,3' }, 'https://host.example/other/')).to.equal(pattern);
    const others = [
      id({ src: 's.####.exr', frames: '1-4' }),
      id({ src: 's.###.exr', frames: '1-3' }),
      id({ src: 's.####.exr', frames: '1-3', credentials: 'include' }),
      id({ src: 's.####.exr', frames: '1-3', resolveFrame: () => 'x' }),
      id({ src: 's.####.exr', frames: '1-3', resolveFrame: () => 'x' }),
    ];
    expect(new Set([pattern, ...others]).size).to.equal(6);
  });

  it('finds the longest sequence among local files, gaps kept', () => {
    const names = ['b.0001.exr', 'a.1003.exr', 'a.1001.exr', 'notes.txt', 'a.1002.exr', 'a.1010.exr'];
    const files = names.map((name) => new File([name], name));
    expect(framesOf({ files })).to.equal('1001-1003,1010');
    expect(requestOf({ files }, 1010)).to.deep.equal({ blob: files[5] });
  });

  it('refuses a place for texture tiles, and says what to do', () => {
    for (const src of ['tex.<UDIM>.exr', 'tex.<udim>.####.exr', 'tex_%(UDIM)d.tif', 'tex_<u>_<v>.tif']) {
      expect(() => resolveSource({ src, frames: '1-3' }, BASE)).to.throw(/texture tiles, which are not frames/);
    }
  });

  it('numbers a list of addresses by name where they are one sequence, else from 1', () => {
    expect(framesOf({ files: ['p/a.7.exr', 'p/a.9.exr'] })).to.equal('7,9');
    expect(framesOf({ files: ['cat.png', 'dog2.png', 'owl.png'] })).to.equal('1-3');
    expect(requestOf({ files: ['cat.png', 'dog2.png'] }, 2)).to.deep.equal({
      url: 'https://host.example/review/dog2.png',
    });
  });
});
