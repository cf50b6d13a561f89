import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { editSource } from '../../../src/core/edit/edit-source.ts';
import { readClips, readClipsManifest } from '../../../src/core/edit/read-clips.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';
import type { ClipDescription } from '../../../src/core/sequence/source/source-description.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import { clip, external, range, sequence, timeline, track } from '../../support/edit/otio-builder.ts';

const { signal } = new AbortController();
const context = { baseUrl: 'https://host.example/', signal, fresh: false };
const SHOT: ClipDescription = { src: 'a.####.exr', frames: '1001-1048' };

function open(clips: readonly ClipDescription[], fps?: number): Promise<ResolvedSource> {
  const place = (value: unknown, path: string) => ({ value, path });
  const options = { fps: place(fps, 'rate'), label: 'edit', baseUrl: null };
  return editSource(runAtOnce(readClips(place(clips, 'clips'), options)), context, []);
}

/** Each clip's first and last frame, and the numbers that its source has there. */
const placesOf = ({ edit }: Pick<ResolvedSource, 'edit'>): number[][] =>
  (edit?.clips ?? []).map((one) => [one.in, one.out, one.mediaFrame(one.in), one.mediaFrame(one.out)]);
const own = (metadata: object) => ({ metadata: { 'seq-viewer': metadata } });
const refusalOf = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the rate of a clip', () => {
  it('gives it its own time: of twice as many frames each second is shown, half as many are shown twice', async () => {
    const source = await open([{ ...SHOT, rate: 48 }, { ...SHOT, rate: 12, range: '1001-1004' }, SHOT], 24);
    expect(placesOf(source)).to.deep.equal([
      [1, 24, 1001, 1047],
      [25, 32, 1001, 1004],
      [33, 80, 1001, 1048],
    ]);
    const numbers = [25, 26, 27, 28].map((frame) => source.edit?.stateAt(frame)?.frame);
    expect(numbers).to.deep.equal([1001, 1001, 1002, 1002]);
    // Pictures shown twice are loaded once.
    expect(source.repeats?.originalOf(frameNumber(26))).to.equal(source.repeats?.originalOf(frameNumber(25)));
  });

  it('never asks for a frame that its source has not, at whatever rates', async () => {
    for (const rate of [7, 23.976, 25, 29.97, 50, 119.88]) {
      const source = await open([{ ...SHOT, rate }], 24);
      const [[first = 0, last = 0, from = 0, to = 0] = []] = placesOf(source);
      expect([first, from]).to.deep.equal([1, 1001]);
      expect(last).to.be.closeTo((48 * 24) / rate, 0.6);
      expect(to).to.be.within(1048 - Math.ceil(rate / 24), 1048);
    }
  });

  it('is the edit’s where the edit has none and it is the first clip’s', async () => {
    const source = await open([{ ...SHOT, rate: 48 }, SHOT]);
    expect(source.rate).to.deep.equal([48, 1]);
    expect(placesOf(source)[0]).to.deep.equal([1, 48, 1001, 1048]);
  });

  it('stands in manifests, and in metadata of OpenTimelineIO before what the media says', async () => {
    const manifest = { format: 'seq-viewer/sequence', version: 1, rate: 24, clips: [{ ...SHOT, rate: 48 }] };
    const content = runAtOnce(readClipsManifest(manifest, 'cut', 'https://host.example/'));
    expect(placesOf(await editSource(content, context, []))).to.deep.equal([[1, 24, 1001, 1047]]);
    const shot = clip('a', sequence('a', 1, 100), range(1, 10), own({ rate: 48 }));
    expect(placesOf(await openEdit(timeline([track([shot])])))).to.deep.equal([[1, 10, 1, 19]]);
    const odd = clip('a', sequence('a', 1, 100), range(1, 10), own({ rate: 'fast' }));
    expect(placesOf(await openEdit(timeline([track([odd])])))).to.deep.equal([[1, 10, 1, 10]]);
  });

  it('is refused where it is none, by its place', () => {
    for (const rate of [0, -24, 'fast', Infinity, 1e9]) {
      const clips = [SHOT, { ...SHOT, rate }];
      const read = () => runAtOnce(readClips({ value: clips, path: 'clips' }, { label: 'edit', baseUrl: null }));
      expect(refusalOf(read)).to.contain('clips[1].rate');
    }
  });
});

describe('the colour space of a clip', () => {
  const colourAt = async (source: ResolvedSource, frame: number): Promise<unknown> =>
    (await source.request(frameNumber(frame), signal)).colour;

  it('goes with each of its frames', async () => {
    const source = await open([{ ...SHOT, colour: 'acescg' }, SHOT], 24);
    expect([await colourAt(source, 3), await colourAt(source, 60)]).to.deep.equal(['acescg', undefined]);
    const document = timeline([track([clip('a', sequence('a', 1, 5), null, own({ colour: 'logc4' }))])]);
    expect(await colourAt((await openEdit(document)).source, 3)).to.equal('logc4');
  });

  it('tells pictures apart that are the same but for it, and edits', async () => {
    const plain = await open([SHOT, SHOT], 24);
    const other = await open([SHOT, { ...SHOT, colour: 'acescg' }], 24);
    expect(plain.repeats?.originalOf(frameNumber(49))).to.equal(1);
    expect(other.repeats?.originalOf(frameNumber(49)) ?? 49).to.equal(49);
    expect(plain.id).to.not.equal(other.id);
  });

  it('that only an OpenColorIO config may know is said once', async () => {
    const source = await open([{ ...SHOT, colour: 'Studio Log' }, { ...SHOT, colour: 'Studio Log' }, SHOT], 24);
    expect(source.notes?.map(({ code, path }) => [code, path])).to.deep.equal([['clip-colour', 'clips[0]']]);
    expect((await open([{ ...SHOT, colour: 'srgb' }])).notes).to.deep.equal([]);
  });
});

describe('rate and colour of clips', () => {
  it('are written as OpenTimelineIO and read again frame for frame', async () => {
    const clips = [
      { ...SHOT, src: 'https://media.example/a.####.exr', rate: 48, colour: 'acescg' },
      { src: 'https://media.example/b.####.exr', frames: '1-20', range: '5-14', rate: 12 },
      { src: 'https://media.example/c.####.exr', frames: '1-5' },
    ];
    const source = await open(clips, 24);
    const again = await openEdit(source.exportOtio?.());
    expect(placesOf(again)).to.deep.equal(placesOf(source));
    for (const frame of [2, 30, 44]) {
      const [one, other] = await Promise.all(
        [source, again.source].map(async (each) => each.request(frameNumber(frame), signal)),
      );
      expect(other).to.deep.equal(one);
    }
  });

  it('of a video are kept, too', async () => {
    const media = external('https://media.example/v.mov', range(0, 100, 48));
    const { edit } = await openEdit(timeline([track([clip('v', media, range(10, 12))])]));
    expect(placesOf({ edit } as Pick<ResolvedSource, 'edit'>)).to.deep.equal([[1, 12, 21, 43]]);
  });
});
