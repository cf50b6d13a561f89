import { expect } from 'chai';
import { comingNotes, isHeavy } from '../../../src/components/annotate/coming-notes.ts';
import { type NoteRaster, NoteRasters } from '../../../src/components/annotate/note-rasters.ts';
import { AnnotatedFrames } from '../../../src/core/annotation/annotated-frames.ts';
import type { Annotation } from '../../../src/core/annotation/annotation.ts';
import type { MemoryClaim } from '../../../src/core/cache/budget/memory-claims.ts';

const HALF = { width: 200, height: 100, scale: 0.5 };
const note = (id: string, frame: number, color = 'red'): Annotation => ({
  id,
  frame,
  items: [{ type: 'line', points: [[20, 50], [120, 50]], color, size: 20 }],
}); // prettier-ignore

/** A claim on so many bytes, and what the cache calls when it needs them. */
function claimOf(limit: number): { claim: MemoryClaim; add: (dropped: () => void) => MemoryClaim; drop: () => void } {
  let held = 0;
  let dropped = (): void => {};
  const claim: MemoryClaim = {
    get bytes() {
      return held;
    },
    resize: (bytes) => {
      if (bytes > limit) return false;
      held = bytes;
      return true;
    },
    release: () => void (held = 0),
  };
  return {
    claim,
    add: (drop) => {
      dropped = drop;
      return claim;
    },
    drop: () => {
      held = 0;
      dropped();
    },
  };
}

/** Rasters within a limit, and a wait until nothing is made any more. */
function rastersWithin(limit: number) {
  const claimed = claimOf(limit);
  let made = 0;
  const rasters = new NoteRasters(claimed.add, () => (made += 1));
  const prepare = async (lists: readonly (readonly Annotation[])[], scale = HALF): Promise<void> => {
    rasters.prepare(lists, scale);
    for (let still = -1; still !== made;) {
      still = made;
      await new Promise((done) => setTimeout(done, 30));
    }
  };
  return { ...claimed, rasters, prepare, made: () => made };
}

describe('notes drawn ahead', () => {
  it('look as they are drawn, where they stand, and are as large as they are seen', async () => {
    const { rasters, prepare, claim } = rastersWithin(Infinity);
    const notes = [note('a', 1)];
    expect(rasters.of(notes)).to.equal(undefined);
    await prepare([notes]);
    const { canvas, bytes } = rasters.of(notes) as NoteRaster;
    expect(bytes)
      .to.equal(claim.bytes)
      .and.equal(canvas.width * canvas.height * 4);
    const [left, top] = [parseFloat(canvas.style.left), parseFloat(canvas.style.top)];
    expect([left, top, parseFloat(canvas.style.width)]).to.deep.equal([9, 39, 122]);
    const at = (x: number, y: number): number[] => [...canvas.getContext('2d')!.getImageData(Math.round((x - left) / 2), Math.round((y - top) / 2), 1, 1).data]; // prettier-ignore
    expect(at(70, 50)).to.deep.equal([255, 0, 0, 255]);
    expect(at(70, 62)[3]).to.equal(0);
  });

  it('are made anew for what has changed and for another scale, and never twice', async () => {
    const { rasters, prepare, made } = rastersWithin(Infinity);
    const [first, second] = [[note('a', 1)], [note('b', 2)]];
    await prepare([first, second]);
    await prepare([first, second]);
    expect(made()).to.equal(2);
    expect(rasters.of([note('a', 1, 'blue')])).to.equal(undefined);
    await prepare([second], { ...HALF, scale: 1 });
    expect(rasters.of(first)).to.equal(undefined);
    expect((rasters.of(second) as NoteRaster).canvas.width).to.equal(122);
    expect(rasters.of([])).to.equal(undefined);
  });

  it('keep to what the cache gives, the nearest first, and go when it needs the bytes', async () => {
    const one = 61 * 11 * 4;
    const { rasters, prepare, claim, drop } = rastersWithin(2 * one + 100);
    const lists = [1, 2, 3, 4].map((frame) => [note(`n${frame}`, frame)]);
    await prepare(lists);
    expect(lists.map((notes) => rasters.of(notes) !== undefined)).to.deep.equal([true, true, false, false]);
    expect(claim.bytes).to.be.at.most(2 * one + 100);
    drop();
    expect(rasters.of(lists[0]!)).to.equal(undefined);
    await prepare(lists);
    rasters.clear();
    expect(claim.bytes).to.equal(0);
  });

  it('are bounded whatever is drawn: far outside, nothing at all, of no colour', async () => {
    const { rasters, prepare } = rastersWithin(Infinity);
    const far: Annotation = { id: 'far', frame: 1, items: [{ type: 'pen', points: [[-1e12, 1e12], [1e12, -1e12]], color: 'red', size: 1e6 }] }; // prettier-ignore
    const huge = { width: 1e5, height: 1e5, scale: 4 };
    await prepare([[far]], huge);
    expect((rasters.of([far]) as NoteRaster).bytes).to.be.at.most(17 * 2 ** 20);
    const none: Annotation = { id: 'none', frame: 1, items: [{ type: 'hologram' }] };
    const odd: Annotation = { id: 'odd', frame: 1, items: [{ type: 'pen', points: [[1, 1]], color: 'no colour', size: 1 }] }; // prettier-ignore
    await prepare([[none], [odd]], huge);
    expect(rasters.of([none])).to.equal(null);
    expect(rasters.of([odd])).to.not.equal(undefined);
  });
});

describe('notes that come next', () => {
  const list = [1, 3, 4, 9].map((frame) => note(`n${frame}`, frame));
  const frames = new AnnotatedFrames([...list, { id: 'held', range: '6-8', items: [] }], []);
  const ids = (frame: number, speed: number): string[] =>
    [...comingNotes(frames, frame, { speed, in: 1, out: 10 })].map((notes) => notes.map(({ id }) => id).join());

  it('are those of the frames that play next, each list once, around the ends of the range', () => {
    expect(ids(3, 1)).to.deep.equal(['n3', 'n4', 'held', 'n9', 'n1']);
    expect(ids(3, -1)).to.deep.equal(['n3', 'n1', 'n9', 'held', 'n4']);
    expect([...comingNotes(frames, NaN, { speed: 1, in: 1, out: 10 })]).to.deep.equal([]);
  });

  it('are many strokes from a few hundred points on', () => {
    const points = Array.from({ length: 400 }, (_, i) => [i, i] as const);
    const one: Annotation = { id: 'a', frame: 1, items: [{ type: 'pen', points, color: 'red', size: 1 }] };
    expect([isHeavy([one]), isHeavy([one, { ...one, id: 'b' }])]).to.deep.equal([false, true]);
  });
});
