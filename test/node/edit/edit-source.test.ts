import { expect } from 'chai';
import type { SeqError } from '../../../src/core/base/seq-error.ts';
import { editOpener } from '../../../src/core/edit/edit-opener.ts';
import { editSource } from '../../../src/core/edit/edit-source.ts';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { readClips } from '../../../src/core/edit/read-clips.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { parseJsonText } from '../../../src/core/base/json-text.ts';
import { RunFrameList } from '../../../src/core/sequence/frames/run-frame-list.ts';
import type { ResolvedSource } from '../../../src/core/sequence/source/resolve-source.ts';
import type { ClipDescription } from '../../../src/core/sequence/source/source-description.ts';
import type { SourceOpener } from '../../../src/core/sequence/source/source-opener.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import { clip, external, gap, range, sequence, time, timeline, track } from '../../support/edit/otio-builder.ts';

const { signal } = new AbortController();
const context = { baseUrl: 'https://host.example/cuts/', signal, fresh: false };

/** A list of clips as `load({clips, fps})` opens it. */
function openClips(
  clips: readonly (ClipDescription | string)[],
  { fps, first, openers = [] }: { fps?: number; first?: number; openers?: readonly SourceOpener[] } = {},
): Promise<ResolvedSource> {
  const place = (value: unknown, path: string) => ({ value, path });
  const options = { fps: place(fps, 'rate'), first: place(first, 'first'), label: 'edit', baseUrl: null };
  return editSource(runAtOnce(readClips(place(clips, 'clips'), options)), context, openers);
}

/** The frame that each frame is loaded as, from the first on. */
function originals({ frames, repeats }: ResolvedSource): number[] {
  return [...frames].map((frame) => repeats?.originalOf(frame) ?? frame);
}

describe('pictures that an edit shows several times', () => {
  it('are loaded once: a source used twice, a picture held, a slow clip, gaps', async () => {
    const shot = sequence('a', 1001, 100);
    const still = { effects: [{ OTIO_SCHEMA: 'FreezeFrame.1', time_scalar: 0 }] };
    const slow = { effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: 0.5 }] };
    const { source } = await openEdit(
      timeline([
        track([
          clip('a', shot, range(1001, 3)),
          gap(2),
          clip('b', sequence('b', 1001, 100), range(1001, 2)),
          clip('a again', shot, range(1002, 3)),
          clip('held', shot, range(1003, 2), still),
          gap(1),
          clip('slow', sequence('c', 1, 10), range(1, 4), slow),
        ]),
      ]),
    );
    // a: 1–3, black: 4–5, b: 6–7, a again: 8–10 of which the last is new, held: 11–12, black: 13, slow: 14–17.
    expect(originals(source)).to.deep.equal([1, 2, 3, 4, 4, 6, 7, 2, 3, 10, 3, 3, 4, 14, 14, 16, 16]);
  });

  it('are told apart by the layer that a clip opens', async () => {
    const one = { src: 'a.####.exr', frames: '1-9', range: '1-2' };
    const source = await openClips([one, { ...one, layer: 'diffuse' }, one]);
    expect(originals(source)).to.deep.equal([1, 2, 3, 4, 1, 2]);
  });

  it('are found in 500 clips of 200 frames in no time', async () => {
    const clips = Array.from({ length: 500 }, (_, n) => ({
      src: `s${n % 50}.####.exr`,
      frames: '1-300',
      range: '1-200',
    }));
    const before = cpuMilliseconds();
    const source = await openClips(clips);
    expect(cpuMilliseconds() - before).to.be.below(1500);
    expect(source.repeats?.runs.length).to.be.at.most(450);
    expect(source.repeats?.originalOf(frameNumber(99_999))).to.equal(9999);
  });
});

describe('an edit as a source', () => {
  it('says of each frame whose size it is likely to have', async () => {
    const source = await openClips([
      { src: 'a.####.exr', frames: '1-9', range: '1-2' },
      { gap: 1 },
      { src: 'b.####.exr', frames: '1-9', range: '1-1' },
      { src: 'a.####.exr', frames: '1-9', range: '5-5' },
    ]);
    const groups = [...source.frames].map((frame) => source.sizeGroup?.(frame));
    expect(groups[0]).to.equal(groups[1]).and.to.equal(groups[4]);
    expect(new Set(groups).size).to.equal(3);
  });

  it('opens the sources of the next clips while one is loaded, a few, each once', async () => {
    const opened: string[] = [];
    const opener: SourceOpener = {
      takes: ({ src }) => src?.endsWith('.mov') ?? false,
      open: (description) => {
        opened.push(description.src ?? '');
        return openVideo(description.src ?? '');
      },
    };
    const clips = Array.from({ length: 20 }, (_, n) => ({ src: `v${n}.mov`, range: '1-10' }));
    const source = await openClips(clips, { fps: 24, openers: [opener] });
    expect(opened).to.deep.equal([]);
    await source.request(frameNumber(1), signal);
    await source.request(frameNumber(2), signal);
    await new Promise((done) => setTimeout(done));
    expect(opened.sort()).to.deep.equal(['v0.mov', 'v1.mov', 'v2.mov', 'v3.mov']);
  });

  it('counts drop-frame where its rate has it, from its first frame on', async () => {
    const at = (rate: number, value: number) =>
      openEdit(timeline([track([clip('a', sequence('a', 1, 10))])], { global_start_time: time(value, rate) }));
    expect((await at(29.97, 107_892)).source.timecode).to.deep.equal({ label: '01:00:00;00', frame: 107_892 });
    expect((await at(30000 / 1001, 1800)).source.timecode?.label).to.equal('00:01:00;02');
    expect((await at(59.94, 215_784)).source.timecode?.label).to.equal('01:00:00;00');
    expect((await at(23.976, 86_400)).source.timecode?.label).to.equal('01:00:00:00');
    expect((await at(30, 1800)).source.timecode?.label).to.equal('00:01:00:00');
  });

  it('tells a start at frame 1 from none', async () => {
    const cut = [track([clip('a', sequence('a', 1, 10))])];
    expect((await openEdit(timeline(cut))).source.timecode).to.deep.equal({ label: '00:00:00:00', frame: 1 });
    const started = timeline(cut, { global_start_time: time(1) });
    expect((await openEdit(started)).source.timecode).to.deep.equal({ label: '00:00:00:01', frame: 1 });
    const listed = await openClips(['a.1.exr'], { first: 1 });
    expect(listed.timecode?.label).to.equal('00:00:00:01');
    expect((listed.exportOtio?.() as { global_start_time: unknown }).global_start_time).to.deep.equal(time(1));
    const plain = (await openClips(['a.1.exr'])).exportOtio?.() as { global_start_time: unknown };
    expect(plain.global_start_time).to.equal(null);
  });

  it('keeps what the document and the host keep with a clip', async () => {
    const metadata = { studio: { take: 3 } };
    const { edit } = await openEdit(timeline([track([clip('a', sequence('a', 1, 10), null, { metadata })])]));
    expect(edit.clips[0]?.metadata).to.deep.equal(metadata);
    const source = await openClips([{ src: 'a.1.exr', layer: 'diffuse', metadata }]);
    expect(source.edit?.clips[0]?.metadata).to.equal(metadata);
    const again = await openEdit(source.exportOtio?.());
    expect(again.edit.clips[0]?.metadata).to.deep.equal({ 'seq-viewer': { layer: 'diffuse', metadata } });
    expect(await again.source.request(frameNumber(1), signal)).to.include({ layerIfAbsent: 'diffuse' });
  });

  it('is written as OpenTimelineIO with whole addresses and read again frame for frame', async () => {
    const source = await openClips(
      [
        { src: 'shots/a.####.exr', frames: '1001-1100', range: '1010-1019', name: 'sh010' },
        { gap: 4 },
        { src: 'b.mov', range: '5-8' },
        'stills/c.0042.exr',
      ],
      { fps: 25, openers: [videoOpener] },
    );
    const { edit, address } = await openEdit(source.exportOtio?.());
    expect(numbersOf(edit)).to.deep.equal(numbersOf(source.edit));
    expect(await address(3)).to.equal('https://host.example/cuts/shots/a.1012.exr');
    expect(await address(15)).to.equal('https://host.example/cuts/b.mov');
  });

  it('sends credentials for its clips only where the host says so', async () => {
    const opened: (string | null | undefined)[] = [];
    const opener: SourceOpener = {
      takes: () => true,
      open: ({ src, credentials }) => {
        opened.push(credentials);
        return openVideo(src ?? '');
      },
    };
    const content = runAtOnce(
      readClips(
        { value: ['a.mov', { src: 'b.mov', credentials: 'omit' }], path: 'clips' },
        { label: 'edit', baseUrl: null },
      ),
    );
    await editSource(content, context, [opener]);
    await editSource(content, context, [opener], { credentials: 'include' });
    expect(opened).to.deep.equal([null, 'omit', 'include', 'omit']);
  });
});

describe('an edit that is wrong', () => {
  const failure = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'opened',
      (error: SeqError) => `${error.code}: ${error.message}`,
    );
  /** Opens the text of an `.otio` as a player does. */
  const openText = (text: string): Promise<unknown> => {
    const fetchJson = (url: string, { maxDepth }: { maxDepth?: number }) =>
      Promise.resolve().then(() => ({ url, value: parseJsonText(text, url, 2 ** 24, maxDepth) }));
    return Promise.resolve(editOpener(fetchJson, []).open({ src: 'cut.otio' }, context));
  };

  it('is refused where it is no JSON, names its media by paths, or is nested beyond all bounds', async () => {
    expect(await failure(openText('{"OTIO_SCHEMA": Timeline.1}'))).to.match(/^source-invalid: .*not valid JSON/);
    const stacks = '{"OTIO_SCHEMA":"Stack.1","children":['.repeat(10_000) + ']}'.repeat(10_000);
    expect(await failure(openText(stacks))).to.match(/^source-invalid: .*nested deeper than 128 levels/);
  });

  it('says why there is nothing to show', async () => {
    const document = timeline([track([clip('a', external('https://media.example/a.mov'))])]);
    expect(await failure(openEdit(document))).to.match(
      /no clip to show: .*no length.*tracks\.children\[0\]\.children\[0\]/,
    );
  });

  it('costs an edit inside an edit its own frames, by name', async () => {
    const inner = timeline([track([clip('in', external('inner.otio'), range(0, 5)), clip('a', sequence('a', 1, 5))])]);
    const opened = await openEdit(inner);
    expect(opened.notes?.map(({ code, message }) => `${code} ${message}`).join()).to.match(
      /media-missing.*edit inside/,
    );
    expect(await opened.address(6)).to.contain('a.0001.exr');
    const listed = await openClips([{ src: 'inner.otio', range: '1-5' }, 'a.1.exr']);
    expect(await failure(Promise.resolve(listed.request(frameNumber(2), signal)))).to.match(
      /source-invalid.*edit inside/,
    );
    expect(await listed.request(frameNumber(6), signal)).to.have.property('url');
  });

  it('names the whole clip where its media is missing, so that its frames fail together', async () => {
    const shots = [clip('gone', null, range(0, 10_000)), clip('here', sequence('a', 1, 5))];
    const { source, failure } = await openEdit(timeline([track(shots)]));
    expect(source.failingWith?.(frameNumber(17)) ?? null).to.equal(null);
    expect(await failure(17)).to.include({ code: 'not-found' });
    expect(source.failingWith?.(frameNumber(17))).to.deep.equal({ first: 1, last: 10_000 });
    expect(source.failingWith?.(frameNumber(10_001))).to.equal(null);
  });

  it('plays the rest where a source fails, and asks again for one that the network cost', async () => {
    let asked = 0;
    const opener: SourceOpener = {
      takes: ({ src }) => src?.endsWith('.mov') ?? false,
      open: () => {
        asked += 1;
        throw Object.assign(new Error('offline'), { code: 'fetch-failed', retryable: true });
      },
    };
    const source = await openClips([{ src: 'v.mov', range: '1-5' }, 'a.1.exr'], { fps: 24, openers: [opener] });
    expect(await failure(Promise.resolve(source.request(frameNumber(1), signal)))).to.contain('offline');
    expect(await failure(Promise.resolve(source.request(frameNumber(1), signal)))).to.contain('offline');
    expect(asked).to.be.at.least(1);
    expect(await source.request(frameNumber(6), signal)).to.have.property('url');
  });

  it('keeps the place of items that are switched off, without their pictures', async () => {
    const off = { enabled: false };
    const opened = await openEdit(
      timeline([
        track([clip('a', sequence('a', 1, 4)), clip('off', null, range(0, 3), off), clip('b', sequence('b', 1, 4))]),
        track([clip('over', sequence('c', 1, 20))], off),
      ]),
    );
    expect(opened.edit.clips.map(({ name, in: first, out }) => `${name} ${first}-${out}`)).to.deep.equal([
      'a 1-4',
      'b 8-11',
    ]);
    expect(opened.notes).to.deep.equal([]);
  });

  it('ignores a trim that leaves nothing, with a note', async () => {
    const cut = track([clip('a', sequence('a', 1, 10))], { source_range: range(-500, 20) });
    const opened = await openEdit(timeline([cut]));
    expect(opened.edit.clips.map(({ in: first, out }) => [first, out])).to.deep.equal([[1, 10]]);
    expect(opened.notes?.map(({ code }) => code)).to.deep.equal(['otio-bad-range']);
  });

  it('is read in time however many tracks and markers it has', async () => {
    const marker = { OTIO_SCHEMA: 'Marker.2', name: 'm', marked_range: range(0, 1) };
    const tracks = Array.from({ length: 20_000 }, (_, n) => track([gap(n + 1), clip(`c${n}`, sequence('a', 1, 1))]));
    const document = timeline([...tracks, track([gap(5)], { markers: Array.from({ length: 200_000 }, () => marker) })]);
    const before = cpuMilliseconds();
    const opened = await openEdit(document);
    expect(cpuMilliseconds() - before).to.be.below(5000);
    expect(opened.edit.clips).to.have.length(20_000);
    expect(opened.source.markers).to.have.length(10_000);
    expect(opened.notes?.map(({ code }) => code)).to.include('otio-many-markers');
  });

  it('is refused where its numbers are out of bounds', async () => {
    const from = (value: number) =>
      openEdit(timeline([track([clip('a', sequence('a', 1, 10))])], { global_start_time: time(value) }));
    expect(await failure(from(1e18))).to.match(/^source-invalid: .*out of bounds/);
    const long = timeline([track([clip('a', sequence('a', 1, 10), range(1, 1e9))])]);
    expect(await failure(openEdit(long))).to.match(/^source-invalid: .*longer than/);
  });
});

const numbersOf = (edit: ResolvedSource['edit']): unknown =>
  edit?.clips.map((one) => [one.name, one.in, one.out, one.mediaFrame(one.in), one.mediaFrame(one.out)]);

function openVideo(src: string): ResolvedSource {
  const frames = new RunFrameList([{ first: frameNumber(1), last: frameNumber(100), step: 1 }]);
  return { id: src, frames, sequential: true, label: src, rate: [24, 1], request: () => ({ url: src }) };
}

const videoOpener: SourceOpener = {
  takes: ({ src }) => src?.endsWith('.mov') ?? false,
  open: ({ src }) => openVideo(src ?? ''),
};
