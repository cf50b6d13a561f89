import { expect } from 'chai';
import { SeqError } from '../../../../src/core/base/seq-error.ts';
import { frameNumber } from '../../../../src/core/frame/frame-number.ts';
import { formatFrameList } from '../../../../src/core/sequence/frames/frame-list-parse.ts';
import { runAtOnce } from '../../../../src/core/base/steps.ts';
import { findLocalSources } from '../../../../src/core/sequence/local/find-local-sources.ts';
import { localOpener } from '../../../../src/core/sequence/local/local-opener.ts';
import { walkFiles, WALK_LIMITS } from '../../../../src/core/sequence/local/walk-files.ts';
import type { ResolvedSource } from '../../../../src/core/sequence/source/resolve-source.ts';
import { fakeEntry, fakeFolder, type FakeTree } from '../../../support/server/fake-folder.ts';

const { signal } = new AbortController();
const context = { baseUrl: 'https://host.example/', signal, fresh: false };
const open = async (local: FileSystemHandle): Promise<ResolvedSource> => localOpener([]).open({ local }, context);
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof SeqError ? error.code : String(error);
};
const refuse = (name: string) => (): Promise<never> => Promise.reject(new DOMException('no', name));
const textOf = async (source: ResolvedSource, frame: number): Promise<string> => {
  const request = await source.request(frameNumber(frame), signal);
  return 'blob' in request ? request.blob.text() : 'no blob';
};

const SHOT: FakeTree = {
  'notes.txt': 'x',
  '.cache': { 'shot.9999.exr': 'hidden' },
  plates: { 'shot.1001.exr': 'one', 'shot.1002.exr': 'two', 'shot.1005.exr': 'five', 'Thumbs.db': 'x' },
  'still.exr': 'still',
};

describe('a folder of the user', () => {
  it('is its longest sequence, with its own numbers; files are opened when their frames are wanted', async () => {
    const source = await open(fakeFolder('sh010', SHOT));
    expect(source.label).to.equal('shot.####.exr');
    expect(formatFrameList(source.frames)).to.equal('1001-1002,1005');
    expect(await textOf(source, 1005)).to.equal('five');
    expect(await textOf(source, 1001)).to.equal('one');
  });

  it('names what became of a single frame: removed, refused, unreadable; the others are read', async () => {
    const source = await open(
      fakeFolder('f', {
        's.1.exr': refuse('NotFoundError'),
        's.2.exr': refuse('NotAllowedError'),
        's.3.exr': refuse('NotReadableError'),
        's.4.exr': 'four',
      }),
    );
    expect(await codeOf(textOf(source, 1))).to.equal('not-found');
    expect(await codeOf(textOf(source, 2))).to.equal('forbidden');
    expect(await codeOf(textOf(source, 3))).to.equal('fetch-failed');
    expect(await textOf(source, 4)).to.equal('four');
  });

  it('says why there is nothing to show', async () => {
    expect(await codeOf(open(fakeFolder('f', { 'a.txt': '', 'b.nk': '' })))).to.equal('source-invalid');
    expect(await codeOf(open(fakeFolder('f', {})))).to.equal('source-invalid');
    expect(await codeOf(open(fakeFolder('f', new DOMException('no', 'NotAllowedError'))))).to.equal('forbidden');
  });

  it('opens a single file of it as files are opened: one frame under its own number', async () => {
    const source = await open(fakeFolder('f', { 'plate.1042.exr': 'picture', 'readme.md': '' }));
    expect(formatFrameList(source.frames)).to.equal('1042');
    expect(await textOf(source, 1042)).to.equal('picture');
  });

  it('is told apart from another one with the same names', async () => {
    const [one, other] = [await open(fakeFolder('f', SHOT)), await open(fakeFolder('f', SHOT))];
    expect(one.id).to.not.equal(other.id);
    const [found] = runAtOnce(findLocalSources(await walkFiles([fakeFolder('f', SHOT)], { signal })));
    const twice = [0, 1].map(() => localOpener([]).open({ local: found ?? null }, context) as ResolvedSource);
    expect(twice[0]?.id).to.equal(twice[1]?.id);
  });
});

describe('walking the files of the user', () => {
  const paths = async (...roots: Parameters<typeof walkFiles>[0][]): Promise<string[]> =>
    (
      await walkFiles(
        roots.flatMap((root) => [...root]),
        { signal },
      )
    )
      .map(({ path }) => path)
      .sort();

  it('goes through dropped folders by the hundred, and through handles, the same way', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`s.${1000 + i}.exr`, 'x']));
    const tree = { a: { b: many }, 'c.exr': 'x' };
    const dropped = await paths([fakeEntry('f', tree)]);
    expect(dropped).to.have.length(251);
    expect(dropped).to.include('f/a/b/s.1249.exr');
    expect(await paths([fakeFolder('f', tree)])).to.deep.equal(dropped);
    expect(await paths([new File([], 'x.exr')])).to.deep.equal(['x.exr']);
  });

  it('leaves out hidden folders and those of systems, and what is too deep', async () => {
    let deep: FakeTree = { 'deep.exr': 'x' };
    for (let level = 0; level < WALK_LIMITS.depth + 1; level++) deep = { d: deep };
    const tree = { '.git': { 'a.exr': 'x' }, __MACOSX: { 'b.exr': 'x' }, deep, 'c.exr': 'x' };
    expect(await paths([fakeFolder('f', tree)])).to.deep.equal(['f/c.exr']);
  });

  it('goes on where one folder of several cannot be read', async () => {
    const closed = fakeFolder('closed', new DOMException('no', 'NotAllowedError'));
    expect(await paths([closed, fakeFolder('open', { 'a.exr': 'x' })])).to.deep.equal(['open/a.exr']);
  });

  it('stops when something else is opened, and says how far it got', async () => {
    const controller = new AbortController();
    const counts: number[] = [];
    const many = Object.fromEntries(Array.from({ length: 950 }, (_, i) => [`s.${i}.exr`, 'x']));
    const walk = walkFiles([fakeEntry('f', many)], {
      signal: controller.signal,
      found: (count) => {
        counts.push(count);
        if (count >= 300) controller.abort(new Error('another one'));
      },
    });
    expect(await codeOf(walk)).to.equal('Error: another one');
    expect(counts).to.deep.equal([100, 200, 300]);
  });
});
