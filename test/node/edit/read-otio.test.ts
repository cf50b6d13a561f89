import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import { readOtio } from '../../../src/core/edit/otio/read-otio.ts';
import { PROJECT_ROOT } from '../../support/project-root.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import {
  clip,
  external,
  gap,
  range,
  sequence,
  stack,
  time,
  timeline,
  track,
  transition,
} from '../../support/edit/otio-builder.ts';

/** `first-last name media…media` of each clip. */
async function cuts(document: unknown): Promise<string[]> {
  const { edit } = await openEdit(document);
  return edit.clips.map(
    (one) => `${one.in}-${one.out} ${one.name} ${one.mediaFrame(one.in)}…${one.mediaFrame(one.out)}`,
  );
}
const notesOf = async (document: unknown): Promise<string[]> =>
  ((await openEdit(document)).notes ?? []).map(({ code }) => code);

describe('an OpenTimelineIO document', () => {
  it('is cut as its tracks say; numbers start at 1', async () => {
    const document = timeline([
      track([
        clip('a', sequence('a', 1001, 100), range(1011, 20)),
        gap(5),
        clip('b', sequence('b', 1, 50), range(11, 10)),
        clip('c', sequence('c', 101, 12)),
      ]),
    ]);
    expect(await cuts(document)).to.deep.equal(['1-20 a 1011…1030', '26-35 b 11…20', '36-47 c 101…112']);
  });

  it('starts at the frame of its global start, at that rate', async () => {
    const document = timeline([track([clip('a', sequence('a', 1001, 10))])], { global_start_time: time(86400) });
    const { source, edit } = await openEdit(document);
    expect([edit.first, edit.last]).to.deep.equal([86400, 86409]);
    expect(source.timecode).to.deep.equal({ label: '01:00:00:00', frame: 86400 });
    expect(source.rate).to.deep.equal([24, 1]);
  });

  it('counts a source range without an available range from the media’s first frame', async () => {
    const media = external('https://media.example/a.1001-1100#.exr');
    const document = timeline([
      track([clip('a', { ...media, target_url: 'https://media.example/a.mov' }, range(10, 5))]),
    ]);
    expect(await cuts(document)).to.deep.equal(['1-5 a 11…15']);
  });

  it('shows upper tracks over lower ones, and lower ones through gaps', async () => {
    const lower = track([clip('low', sequence('low', 1, 40))]);
    const upper = track([
      gap(10),
      clip('high', sequence('high', 101, 10)),
      gap(5),
      clip('top', sequence('top', 201, 5)),
    ]);
    expect(await cuts(timeline([lower, upper]))).to.deep.equal([
      '1-10 low 1…10',
      '11-20 high 101…110',
      '21-25 low 21…25',
      '26-30 top 201…205',
      '31-40 low 31…40',
    ]);
  });

  it('trims nested compositions', async () => {
    const inner = stack([track([clip('a', sequence('a', 1, 20)), clip('b', sequence('b', 101, 20))])], {
      source_range: range(15, 10),
    });
    expect(await cuts(timeline([track([inner, clip('c', sequence('c', 1, 3))])]))).to.deep.equal([
      '1-5 a 16…20',
      '6-10 b 101…105',
      '11-13 c 1…3',
    ]);
  });

  it('runs time warps at their speed without changing lengths, and freezes', async () => {
    const warp = (scalar: number) => ({ effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: scalar }] });
    const freeze = { effects: [{ OTIO_SCHEMA: 'FreezeFrame.1', time_scalar: 0 }] };
    const document = timeline([
      track([
        clip('fast', sequence('a', 1, 100), range(1, 10), warp(2)),
        clip('slow', sequence('a', 1, 100), range(1, 4), warp(0.5)),
        clip('back', sequence('a', 1, 100), range(50, 3), warp(-1)),
        clip('still', sequence('a', 1, 100), range(30, 6), freeze),
      ]),
    ]);
    expect(await cuts(document)).to.deep.equal([
      '1-10 fast 1…19',
      '11-14 slow 1…2',
      '15-17 back 50…48',
      '18-23 still 30…30',
    ]);
  });

  it('converts between the rates of edit and media', async () => {
    const media = sequence('a', 1, 120, { rate: 48, available_range: range(0, 120, 48) });
    const document = timeline([track([clip('a', media, range(0, 24, 24))])]);
    expect(await cuts(document)).to.deep.equal(['1-24 a 1…47']);
  });

  it('reads sequences with steps', async () => {
    const media = sequence('a', 1001, 20, { frame_step: 2 });
    const { source, edit } = await openEdit(timeline([track([clip('a', media)])]));
    expect([...Array(6).keys()].map((n) => edit.clips[0]?.mediaFrame(1 + n))).to.deep.equal([
      1001, 1001, 1003, 1003, 1005, 1005,
    ]);
    expect(source.frames.length).to.equal(20);
  });

  it('takes the active of several media references, else the first that can be played', async () => {
    const references = {
      proxy: external('file:///mnt/a.mov'),
      full: external('https://media.example/a.mov', range(0, 10)),
    };
    const made = (active: string) => ({
      OTIO_SCHEMA: 'Clip.2',
      name: 'a',
      source_range: range(0, 5),
      media_references: references,
      active_media_reference_key: active,
    });
    expect((await openEdit(timeline([track([made('full')])]))).notes).to.deep.equal([]);
    expect(await notesOf(timeline([track([made('proxy')])]))).to.deep.equal(['otio-other-media']);
  });

  it('keeps markers of all levels at their places', async () => {
    const marker = (name: string, at: number, length = 0) => ({
      OTIO_SCHEMA: 'Marker.2',
      name,
      marked_range: range(at, length),
    });
    const document = timeline([
      track(
        [
          gap(4),
          clip('a', sequence('a', 1001, 20), range(1005, 10), {
            markers: [marker('in clip', 1007, 3), marker('cut off', 1001)],
          }),
        ],
        {
          markers: [marker('on track', 2)],
        },
      ),
    ]);
    const { source } = await openEdit(document);
    expect(source.markers).to.deep.equal([
      { frame: 3, label: 'on track' },
      { frame: 7, out: 9, label: 'in clip' },
    ]);
  });

  it('names what it does not honour, with its place', async () => {
    const document = timeline([
      track([
        clip('a', sequence('a', 1, 10)),
        transition(),
        // Said once, however many there are.
        clip('b', sequence('b', 1, 10), null, {
          effects: Array.from({ length: 200 }, () => ({ OTIO_SCHEMA: 'Effect.1', effect_name: 'Blur' })),
        }),
        { OTIO_SCHEMA: 'Banana.1' },
      ]),
      { OTIO_SCHEMA: 'Track.1', kind: 'Subtitle', children: [] },
    ]);
    const { notes } = await openEdit(document);
    expect(notes?.map(({ code, path }) => `${code} ${path}`)).to.deep.equal([
      'otio-transition tracks.children[0].children[1]',
      'otio-effect tracks.children[0].children[2]',
      'otio-unknown-item tracks.children[0].children[3]',
      'otio-audio-track tracks.children[1]',
    ]);
    expect(await cuts(document)).to.deep.equal(['1-10 a 1…10', '11-20 b 1…10']);
  });

  it('keeps the name and the place of a clip whose media is missing; its frames fail by name, the rest plays', async () => {
    const document = timeline([track([clip('gone', null, range(0, 10)), clip('here', sequence('a', 1, 5))])]);
    const opened = await openEdit(document);
    expect(opened.edit.clips.map(({ name, source }) => [name, source])).to.deep.equal([
      ['gone', null],
      ['here', 'https://media.example/shots/a.####.exr'],
    ]);
    expect(opened.notes?.map(({ code }) => code)).to.deep.equal(['media-missing']);
    expect(await opened.failure(3)).to.include({ code: 'not-found' });
    expect(await opened.address(11)).to.equal('https://media.example/shots/a.0001.exr');
  });

  it('asks the host for media that a page cannot open', async () => {
    const media = external('file:///mnt/shots/a.1001.exr', range(0, 10));
    const document = timeline([track([clip('a', media, range(2, 4))])]);
    const asked: unknown[] = [];
    const opened = await openEdit(document, (reference) => {
      asked.push(reference);
      return { src: 'https://media.example/found.####.exr', frames: '1-10' };
    });
    expect(await opened.address(1)).to.equal('https://media.example/found.0003.exr');
    expect(asked).to.deep.equal([media]);
  });

  it('gives back the document it was read from', async () => {
    const document = timeline([track([clip('a', sequence('a', 1, 10), null, { metadata: { studio: { take: 3 } } })])]);
    const { source } = await openEdit(document);
    expect(source.exportOtio?.()).to.deep.equal(document);
    expect(source.exportOtio?.()).to.not.equal(document);
  });
});

describe('the edit of the review page', () => {
  it('opens with nothing to say but that one clip is to come', async () => {
    const text = readFileSync(resolve(PROJECT_ROOT, 'stories/review/sample-cut.otio'), 'utf8');
    const { source, edit, notes } = await openEdit(JSON.parse(text));
    expect(edit.clips.map(({ name }) => name))
      .to.have.length(7)
      .and.include('sh060 to come');
    expect(notes?.map(({ code }) => code)).to.deep.equal(['media-missing']);
    expect(source.timecode?.label).to.equal('01:00:00:00');
    expect(edit.clips.at(-1)?.mediaFrame(edit.last)).to.equal(1024);
    expect(edit.last - edit.first + 1).to.equal(130);
    const { sound } = runAtOnce(readOtio(JSON.parse(text), { baseUrl: 'https://host.example/', label: 'cut' }));
    expect(sound?.map(({ from, to }) => [from, to])).to.deep.equal([[0, 130 / 24]]);
  });
});

describe('an OpenTimelineIO document that is wrong', () => {
  const refused = async (document: unknown): Promise<string> =>
    openEdit(document).then(
      () => 'opened',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );

  it('is refused by name where it is none, or has nothing to show', async () => {
    expect(await refused({ hello: 1 })).to.match(/^source-invalid: .*OTIO_SCHEMA/);
    expect(await refused(null)).to.match(/^source-invalid/);
    expect(await refused(timeline([track([])]))).to.match(/no clip to show/);
  });

  it('is read as far as it goes: newer schemas, negative lengths, rates of 0, references to itself', async () => {
    const good = clip('good', sequence('a', 1, 5));
    const bad = [
      { ...clip('newer', sequence('b', 1, 5)), OTIO_SCHEMA: 'Clip.9' },
      clip('negative', sequence('c', 1, 5), range(0, -5)),
      clip('zero rate', sequence('d', 1, 5), range(0, 5, 0)),
      { OTIO_SCHEMA: 'SerializableObjectRef.1', id: 'x' },
    ];
    const document = timeline([track([...bad, good])]);
    expect((await openEdit(document)).edit.clips.at(-1)?.name).to.equal('good');
    expect(await notesOf(document)).to.include.members(['otio-newer-schema', 'otio-bad-range', 'otio-unknown-item']);
  });

  it('is cut off where it is nested too deeply', async () => {
    let inner: Record<string, unknown> = track([clip('deep', sequence('a', 1, 5))]);
    for (let depth = 0; depth < 10_000; depth++) inner = stack([inner]);
    expect(await refused(timeline([track([clip('shallow', sequence('a', 1, 5)), inner])]))).to.equal('opened');
    expect(await refused(inner)).to.match(/no clip to show/);
  });
});
