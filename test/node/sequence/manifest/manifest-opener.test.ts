import { expect } from 'chai';
import { SeqError } from '../../../../src/core/base/seq-error.ts';
import { frameNumber } from '../../../../src/core/frame/frame-number.ts';
import type { FetchJson, FetchJsonOptions } from '../../../../src/core/sequence/manifest/fetch-json.ts';
import { formatFrameList } from '../../../../src/core/sequence/frames/frame-list-parse.ts';
import { manifestOpener } from '../../../../src/core/sequence/manifest/manifest-opener.ts';
import type { SequenceManifest } from '../../../../src/core/sequence/manifest/sequence-manifest.ts';
import type { ResolvedSource } from '../../../../src/core/sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../../../src/core/sequence/source/source-description.ts';

const BASE = 'https://host.example/review/';
const never = new AbortController().signal;
const MANIFEST: SequenceManifest = {
  format: 'seq-viewer/sequence',
  version: 1,
  pattern: 'full/s.####.exr',
  frames: '1-10',
  gaps: '4',
  size: { width: 1999, height: 1080, bytesPerPixel: 6 },
  proxies: [
    { level: 1, pattern: 'half/s.####.exr', frames: '1-8' },
    { level: 3, pattern: 'eighth/s.####.exr' },
  ],
};

async function open(
  description: SourceDescription,
  answer: unknown = MANIFEST,
): Promise<{ source: ResolvedSource; asked: [string, FetchJsonOptions][] }> {
  const asked: [string, FetchJsonOptions][] = [];
  const fetchJson: FetchJson = (url, options) => {
    asked.push([url, options]);
    return Promise.resolve({ value: answer, url: `${url}&moved=1` });
  };
  const source = await manifestOpener(fetchJson).open(description, { baseUrl: BASE, signal: never, fresh: false });
  return { source, asked };
}

const urlOf = (source: ResolvedSource, frame: number, layer = '', level = 0): unknown =>
  source.request(frameNumber(frame), never, { layer, level });

describe('opening a manifest', () => {
  it('fetches it once, with the description’s credentials, and goes on from where it was found', async () => {
    const { source, asked } = await open({ src: 'shots/s.json?sig=1', credentials: 'include' });
    expect(asked.map(([url]) => url)).to.deep.equal(['https://host.example/review/shots/s.json?sig=1']);
    expect(asked[0]?.[1]).to.include({ credentials: 'include', fresh: false });
    expect(formatFrameList(source.frames)).to.equal('1-3,5-10');
    expect(urlOf(source, 2)).to.deep.equal({
      url: 'https://host.example/review/shots/full/s.0002.exr',
      credentials: 'include',
    });
  });

  it('lets the manifest say the frames’ credentials', async () => {
    const { source } = await open({ src: 's.json', credentials: 'include' }, { ...MANIFEST, credentials: 'omit' });
    expect(urlOf(source, 2)).to.include({ credentials: 'omit' });
  });

  it('takes the smallest file that is large enough, full ones for layers and where a proxy is not listed', async () => {
    const { source } = await open({ src: 's.json' });
    const fullSize = { width: 1999, height: 1080, pixelAspectRatio: 1 };
    const at = (folder: string, frame: number): string => `https://host.example/review/${folder}/s.000${frame}.exr`;
    expect(urlOf(source, 2, '', 1)).to.deep.equal({ url: at('half', 2), level: 1, fullSize });
    expect(urlOf(source, 2, '', 2)).to.deep.equal({ url: at('half', 2), level: 1, fullSize });
    expect(urlOf(source, 2, '', 4)).to.deep.equal({ url: at('eighth', 2), level: 3, fullSize });
    expect(urlOf(source, 9, '', 2)).to.deep.equal({ url: at('full', 9) });
    expect(urlOf(source, 2, 'diffuse', 4)).to.deep.equal({ url: at('full', 2) });
  });

  it('knows what a picture takes before one is read', async () => {
    const { source } = await open({ src: 's.json' }, { ...MANIFEST, bytes: 5000 });
    expect(source.decodedBytes).to.equal(1999 * 1080 * 6);
    expect(source.fileBytes?.(frameNumber(3))).to.equal(5000);
    expect(source.size).to.deep.equal({ width: 1999, height: 1080, pixelAspectRatio: 1 });
  });

  it('is narrowed by frames, and steps back for resolveFrame', async () => {
    const resolveFrame = (frame: number): string => `signed/${frame}.exr`;
    const { source } = await open({ src: 's.json', type: 'manifest', frames: '3-6', resolveFrame });
    expect(formatFrameList(source.frames)).to.equal('3,5-6');
    expect(await urlOf(source, 5)).to.deep.equal({ url: 'https://host.example/review/signed/5.exr' });
  });

  it('takes an object on the spot, relative to the page', () => {
    const refuse: FetchJson = () => Promise.reject(new Error('nothing is to be fetched'));
    const context = { baseUrl: BASE, signal: never, fresh: false };
    const source = manifestOpener(refuse).open({ manifest: MANIFEST }, context);
    expect(source).not.to.be.instanceOf(Promise);
    expect(urlOf(source as ResolvedSource, 1)).to.deep.equal({ url: 'https://host.example/review/full/s.0001.exr' });
  });

  it('reads a file of the user, which must list absolute addresses', async () => {
    const file = (manifest: object): File => new File([JSON.stringify(manifest)], 's.json');
    const absolute = { ...MANIFEST, pattern: 'https://cdn.example/s.####.exr', proxies: [] };
    const { source, asked } = await open({ files: [file(absolute)] });
    expect(urlOf(source, 1)).to.deep.equal({ url: 'https://cdn.example/s.0001.exr' });
    expect(asked).to.deep.equal([]);
    const thrown: unknown = await open({ files: [file(MANIFEST)] }).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(SeqError);
    expect((thrown as SeqError).message).to.contain('at pattern');
  });

  it('names a local file that is not valid JSON', async () => {
    const thrown: unknown = await open({ files: [new File(['{"format"'], 's.json')] }).catch((error: unknown) => error);
    expect((thrown as SeqError).code).to.equal('source-invalid');
    expect((thrown as SeqError).message).to.contain('s.json is not valid JSON');
  });

  it('gives the same id for the same frames, and a short one for long lists', async () => {
    const list = Array.from({ length: 5000 }, (_, at) => `s.${at + 1}.exr`);
    const long = { format: MANIFEST.format, version: 1, frames: list };
    const [one, two] = [await open({ src: 'a.json' }, long), await open({ src: 'a.json' }, long)];
    expect(one.source.id).to.equal(two.source.id);
    expect(one.source.id.length).to.be.below(400);
    const other = await open({ src: 'a.json' }, { ...long, frames: [...list.slice(0, -1), 't.5000.exr'] });
    expect(other.source.id).not.to.equal(one.source.id);
  });
});
