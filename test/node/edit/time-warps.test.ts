import { expect } from 'chai';
import fc from 'fast-check';
import { lengthOf, type Speed, shownNumber, type WarpedItem, warpedTimeline } from '../../support/edit/exact-warp.ts';
import { openEdit } from '../../support/edit/open-edit.ts';
import { clip, gap, range, sequence, stack, timeline, track } from '../../support/edit/otio-builder.ts';

const warp = (scalar: number) => ({ effects: [{ OTIO_SCHEMA: 'LinearTimeWarp.1', time_scalar: scalar }] });
const freeze = { effects: [{ OTIO_SCHEMA: 'FreezeFrame.1', time_scalar: 0 }] };
const a = clip('a', sequence('a', 1, 10));
const b = clip('b', sequence('b', 101, 10));

/** What each frame shows: the number of its file, or a dot. */
async function shown(document: unknown): Promise<string> {
  const { edit } = await openEdit(document);
  return Array.from({ length: edit.last - edit.first + 1 }, (_, n) => edit.stateAt(edit.first + n)?.frame ?? '.').join(
    ' ',
  );
}

describe('time effects of compositions', () => {
  it('run a track at their speed, cut by cut, and keep its length', async () => {
    const c = clip('c', sequence('c', 1001, 2));
    expect(await shown(timeline([track([track([a, b], { source_range: range(0, 10), ...warp(2) }), c])]))).to.equal(
      '1 3 5 7 9 101 103 105 107 109 1001 1002',
    );
    expect(await shown(timeline([track([track([a, b], { source_range: range(8, 8), ...warp(0.5) }), c])]))).to.equal(
      '9 9 10 10 101 101 102 102 1001 1002',
    );
  });

  it('run it backwards, and are black where it has nothing', async () => {
    expect(await shown(timeline([track([a, b], { source_range: range(12, 14), ...warp(-1) })]))).to.equal(
      '103 102 101 10 9 8 7 6 5 4 3 2 1 .',
    );
    expect(await shown(timeline([track([a], { ...warp(2.5) })]))).to.equal('1 3 6 8 . . . . . .');
  });

  it('hold one frame of a stack', async () => {
    const over = track([gap(4), b]);
    expect(
      await shown(timeline([track([stack([track([a]), over], { source_range: range(6, 4), ...freeze }), a])])),
    ).to.equal('103 103 103 103 1 2 3 4 5 6 7 8 9 10');
  });

  it('are honoured on the tracks of a timeline, whose sound is then left out with a note', async () => {
    const sound = track([clip('s', sequence('s', 1, 10))], { kind: 'Audio' });
    const document = {
      OTIO_SCHEMA: 'Timeline.1',
      tracks: stack([track([a, b]), sound], { source_range: range(0, 5), ...warp(4) }),
    };
    expect(await shown(document)).to.equal('1 5 9 103 107');
    expect((await openEdit(document)).notes?.map(({ code, path }) => `${code} ${path}`)).to.deep.equal([
      'otio-sound-speed tracks',
    ]);
  });

  it('move markers to where their frames are shown', async () => {
    const marker = (name: string, at: number, length = 0) => ({
      OTIO_SCHEMA: 'Marker.2',
      name,
      marked_range: range(at, length),
    });
    const markers = [marker('m', 4, 4), marker('beyond', 30)];
    const inner = track([clip('a', sequence('a', 1, 20))], { source_range: range(0, 10), markers, ...warp(2) });
    expect((await openEdit(timeline([track([a, inner])]))).source.markers).to.deep.equal([
      { frame: 13, out: 14, label: 'm' },
    ]);
  });

  it('of no number, or beyond all bounds, are a note', async () => {
    const notes = async (scalar: unknown): Promise<string[]> =>
      ((await openEdit(timeline([track([a], warp(scalar as number))]))).notes ?? []).map(({ code }) => code);
    for (const scalar of [1e9, null, 'fast', -1e300]) expect(await notes(scalar)).to.deep.equal(['otio-effect']);
    expect(await notes(2)).to.deep.equal([]);
  });

  it('show held and slow pictures once', async () => {
    const { source } = await openEdit(timeline([track([a], { source_range: range(0, 10), ...warp(0.5) })]));
    expect([...source.frames].map((frame) => source.repeats?.originalOf(frame) ?? frame)).to.deep.equal([
      1, 1, 3, 3, 5, 5, 7, 7, 9, 9,
    ]);
  });

  it('agree with a second implementation in whole numbers, nested as they may be', async () => {
    const speed: fc.Arbitrary<Speed> = fc.oneof(
      { weight: 2, arbitrary: fc.constant([1, 1] as const) },
      fc.constantFrom<Speed>([2, 1], [1, 2], [3, 2], [-1, 1], [-1, 2], [0, 1], [1, 4], [-5, 2], [7, 3]),
    );
    const leaf: fc.Arbitrary<WarpedItem> = fc.oneof(
      fc.record({ kind: fc.constant('gap' as const), length: fc.integer({ min: 1, max: 9 }) }),
      fc.record({
        kind: fc.constant('clip' as const),
        length: fc.integer({ min: 1, max: 20 }),
        start: fc.integer({ min: 0, max: 500 }),
        speed,
        firstFile: fc.integer({ min: 1, max: 2000 }),
        mediaRate: fc.constantFrom(12, 24, 25, 48, 60),
      }),
    );
    const composition = (children: fc.Arbitrary<WarpedItem>): fc.Arbitrary<WarpedItem> =>
      fc.record({
        kind: fc.constantFrom('track' as const, 'stack' as const),
        children: fc.array(children, { minLength: 1, maxLength: 4 }),
        start: fc.integer({ min: 0, max: 30 }),
        length: fc.option(fc.integer({ min: 1, max: 30 })),
        speed,
      });
    const items = fc.array(fc.oneof(leaf, composition(fc.oneof(leaf, composition(leaf)))), {
      minLength: 1,
      maxLength: 4,
    });
    let positions = 0;
    await fc.assert(
      fc.asyncProperty(items, async (drawn) => {
        const whole: WarpedItem = {
          kind: 'track',
          children: drawn.map(believable),
          start: 0,
          length: null,
          speed: [1, 1],
        };
        if ('children' in whole && !whole.children.some((item) => hasPicture(item))) return;
        const opened = await openEdit(warpedTimeline(whole.children)).catch(() => null);
        for (let n = 0; opened && n < lengthOf(whole); n++) {
          positions += 1;
          const told = opened.edit.stateAt(1 + n)?.frame ?? null;
          expect(told, `frame ${n} of ${JSON.stringify(whole)}`).to.equal(shownNumber(whole, n));
        }
      }),
      { numRuns: 300 },
    );
    expect(positions).to.be.above(2000);
  });
});

/** A trim that leaves nothing is ignored by the reader, and one that starts with nothing has no start. */
function believable(item: WarpedItem): WarpedItem {
  if (!('children' in item)) return item;
  const children = item.children.map(believable);
  const content = lengthOf({ ...item, children, length: null });
  const isPlain = item.speed[0] === item.speed[1];
  const start = item.length === null ? 0 : isPlain ? item.start % content : item.start;
  return { ...item, children, start };
}

function hasPicture(item: WarpedItem): boolean {
  return item.kind === 'clip' || ('children' in item && item.children.some(hasPicture));
}
