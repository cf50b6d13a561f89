import { expect } from 'chai';
import { runAtOnce } from '../../../src/core/base/steps.ts';
import fc from 'fast-check';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { editSource } from '../../../src/core/edit/edit-source.ts';
import { readClips } from '../../../src/core/edit/read-clips.ts';
import type { ClipDescription } from '../../../src/core/sequence/source/source-description.ts';
import { EDIT_RATES, type EditItem, expectedNumber, randomTimeline } from '../../support/edit/exact-edit.ts';
import { openEdit } from '../../support/edit/open-edit.ts';

const item: fc.Arbitrary<EditItem> = fc.record({
  isGap: fc.boolean(),
  rate: fc.constantFrom(...EDIT_RATES),
  start: fc.integer({ min: 0, max: 50 }),
  length: fc.integer({ min: 1, max: 60 }),
  firstFile: fc.integer({ min: -10, max: 2000 }),
  mediaRate: fc.constantFrom(...EDIT_RATES),
});

describe('edit frames and clip frames', () => {
  it('agree with a second implementation in whole numbers: 10,000 positions of random edits', async () => {
    let positions = 0;
    const property = fc.asyncProperty(
      fc.array(item, { minLength: 1, maxLength: 12 }).filter((items) => items.some(({ isGap }) => !isGap)),
      fc.constantFrom(...EDIT_RATES),
      fc.integer({ min: 1, max: 100_000 }),
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      async (items, editRate, start, picks) => {
        const { edit } = await openEdit(randomTimeline(items, editRate, start)).catch(() => ({ edit: null }));
        // Clips shorter than half an edit frame leave an edit without a frame of its own.
        if (!edit) return;
        for (const pick of picks) {
          const n = pick % (edit.last - edit.first + 1);
          positions += 1;
          expect(edit.stateAt(edit.first + n)?.frame ?? null, `frame ${n}`).to.equal(
            expectedNumber(items, editRate, n),
          );
        }
      },
    );
    await fc.assert(property, { numRuns: 260, seed: 18 });
    expect(positions).to.be.at.least(10_000);
  });
});

describe('a list of clips', () => {
  const context = { baseUrl: 'https://host.example/', signal: new AbortController().signal, fresh: false };
  const open = (clips: readonly (ClipDescription | string)[]) =>
    editSource(runAtOnce(readClips({ value: clips, path: 'clips' }, { label: 'edit', baseUrl: null })), context, []);

  it('plays one after the other, whole or in part, with gaps', async () => {
    const source = await open([
      { src: 'a.####.exr', frames: '1001-1010', range: '1003-1005', name: 'sh010' },
      { gap: 4 },
      { src: 'b.####.exr', frames: '1-6' },
    ]);
    expect(source.edit?.clips.map((one) => [one.name, one.in, one.out, one.mediaFrame(one.in)])).to.deep.equal([
      ['sh010', 1, 3, 1003],
      ['b.####.exr', 8, 13, 1],
    ]);
    const request = await source.request(frameNumber(9), context.signal);
    expect(request).to.include({ url: 'https://host.example/b.0002.exr' });
    expect(await source.request(frameNumber(5), context.signal)).to.have.property('blob');
    expect(source.edit?.stateAt(5)).to.equal(null);
  });

  it('opens a source once, however often it is used', async () => {
    const source = await open(['a.1001.exr', 'a.1001.exr', { src: 'a.1001.exr' }]);
    const requests = await Promise.all(
      [1, 2, 3].map(async (frame) => source.request(frameNumber(frame), context.signal)),
    );
    expect(new Set(requests.map((one) => 'url' in one && one.url)).size).to.equal(1);
  });

  it('is refused by place', async () => {
    const message = async (clips: unknown): Promise<string> => {
      try {
        await open(clips as never);
      } catch (error) {
        return (error as Error).message;
      }
      return 'opened';
    };
    expect(await message([])).to.contain('clips');
    expect(await message([{ src: 'a.1.exr' }, { src: 'b.1.exr', range: 'ten' }])).to.contain('clips[1].range');
    expect(await message([{ name: 'nothing' }]))
      .to.contain('clips[0]')
      .and.contain('set src');
    expect(await message([{ src: 'a.1.exr', rang: '1-2' }])).to.contain('clips[0].rang');
    expect(await message('a.exr')).to.contain('array');
  });

  it('is written as OpenTimelineIO and read again as the same edit', async () => {
    const source = await open([
      { src: 'https://media.example/a.####.exr', frames: '1001-1010', range: '1003-1005', name: 'sh010' },
      { gap: 4 },
      { src: 'https://media.example/b.mov', range: '1-6', name: 'b' },
    ]).catch(() => null);
    const document = source?.exportOtio?.();
    const again = await openEdit(document);
    expect(again.edit.clips.map((one) => [one.name, one.in, one.out])).to.deep.equal(
      source?.edit?.clips.map((one) => [one.name, one.in, one.out]),
    );
  });
});
