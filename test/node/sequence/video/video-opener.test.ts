import type { FrameRequest } from '../../../../src/core/frame/frame-request.ts';
import { expect } from 'chai';
import { frameNumber } from '../../../../src/core/frame/frame-number.ts';
import type { VideoFacts } from '../../../../src/core/frame/video-facts.ts';
import type { ResolvedSource } from '../../../../src/core/sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../../../src/core/sequence/source/source-description.ts';
import type { RunFrameList } from '../../../../src/core/sequence/frames/run-frame-list.ts';
import { videoOpener } from '../../../../src/core/sequence/video/video-opener.ts';

const FACTS: VideoFacts = {
  container: 'MP4',
  codecName: 'H.264',
  codec: 'avc1.640028',
  width: 1920,
  height: 1080,
  pixelAspectRatio: 1,
  frames: 48,
  gaps: [],
  rate: [24000, 1001],
  constantRate: true,
  timecode: null,
  sound: null,
  longestGroup: 24,
  bitDepth: 8,
  hasAlpha: false,
  attributes: {},
  notes: [],
  decodedBytes: 1920 * 1080 * 1.5,
  digest: 'x',
};

describe('opening a video', () => {
  const asked: FrameRequest[] = [];
  let facts = FACTS;
  const opener = videoOpener((request) => {
    asked.push(request);
    return Promise.resolve(facts);
  });
  const open = async (description: SourceDescription, fresh = false): Promise<ResolvedSource> =>
    opener.open(description, { baseUrl: 'https://a.example/page/', signal: new AbortController().signal, fresh });
  beforeEach(() => {
    asked.length = 0;
    facts = FACTS;
  });

  it('counts its frames from 1 and asks for each by its place in the file', async () => {
    const source = await open({ src: 'clip.mp4?token=1' });
    expect([source.frames.first, source.frames.last, source.sequential]).to.deep.equal([1, 48, true]);
    expect(source).to.deep.include({
      rate: [24000, 1001],
      label: 'clip.mp4',
      maxConcurrentLoads: 24,
      decodedBytes: 3110400,
    });
    const request = await source.request(frameNumber(48), new AbortController().signal);
    expect(request).to.deep.include({ url: 'https://a.example/page/clip.mp4?token=1' });
    expect(request.within).to.deep.include({ codec: 'video', position: 47 });
    expect(asked[0]?.within?.position).to.equal(null);
  });

  it('gives the same address the same identity, and a replaced file another', async () => {
    const [a, b] = [await open({ src: 'clip.mp4' }), await open({ src: 'clip.mp4' })];
    expect(a.id).to.equal(b.id);
    facts = { ...FACTS, digest: 'y' };
    expect((await open({ src: 'clip.mp4' })).id).to.not.equal(a.id);
    expect((await open({ src: 'clip.mp4', credentials: 'include' })).id).to.not.equal(a.id);
    facts = FACTS;
    const renewed = await open({ src: 'clip.mp4' }, true);
    const request = await renewed.request(frameNumber(1), new AbortController().signal);
    const before = await a.request(frameNumber(1), new AbortController().signal);
    expect(request.within?.file).to.not.equal(before.within?.file);
  });

  it('narrows its frames by a list, and refuses what is not there', async () => {
    const source = await open({ src: 'clip.mp4', frames: '5-10' });
    expect([source.frames.first, source.frames.last]).to.deep.equal([5, 10]);
    const refused = await open({ src: 'clip.mp4', frames: '40-49' }).then(
      () => null,
      (error: { code: string; message: string }) => error,
    );
    expect(refused?.code).to.equal('source-invalid');
    expect(refused?.message).to.include('1-48');
  });

  it('leaves out the gaps of an edit list, of all frames as of a list', async () => {
    facts = {
      ...FACTS,
      gaps: [
        [0, 2],
        [10, 13],
      ],
    };
    const runs = async (frames?: string): Promise<number[][]> => {
      const source = await open({ src: 'clip.mp4', ...(frames && { frames }) });
      return (source.frames as RunFrameList).runs.map(({ first, last, step }) => [first, last, step]);
    };
    expect(await runs()).to.deep.equal([
      [4, 10, 1],
      [15, 48, 1],
    ]);
    expect(await runs('1-21x5')).to.deep.equal([
      [6, 6, 5],
      [16, 21, 5],
    ]);
    const refused = await open({ src: 'clip.mp4', frames: '1-3' }).then(
      () => null,
      (error: { code: string; message: string }) => error,
    );
    expect([refused?.code, refused?.message]).to.deep.equal([
      'source-invalid',
      'frames="1-3" asks for nothing but gaps that the video\'s edit list leaves',
    ]);
  });

  it('takes what says that it is video, whatever its name', async () => {
    expect(opener.takes({ src: 'a.webm' })).to.equal(true);
    expect(opener.takes({ src: 'stream', type: 'video/mp4' })).to.equal(true);
    expect(opener.takes({ src: 'a.exr' })).to.equal(false);
    const headers = { Authorization: 'x' };
    const resolveFrame = () => ({ url: 'https://b.example/v', headers });
    const source = await open({ type: 'video', resolveFrame });
    expect(await source.request(frameNumber(2), new AbortController().signal)).to.deep.include({ headers });
  });
});
