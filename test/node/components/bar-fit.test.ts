import { expect } from 'chai';
import fc from 'fast-check';
import { itemsWithoutRoom } from '../../../src/components/player/controls/bar-fit.ts';
import { floatingBox } from '../../../src/components/player/overlays/floating-box.ts';

const item = (name: string, rank: number, width: number) => ({ name, rank, width });

describe('what fits into a control bar', () => {
  const bar = [item('first', 5, 30), item('back', 2, 30), item('play', 0, 30), item('forward', 2, 30)];

  it('shows everything where there is room, gaps counted', () => {
    expect([...itemsWithoutRoom(bar, 132, 4)]).to.deep.equal([]);
    expect([...itemsWithoutRoom(bar, 131, 4)]).to.deep.equal(['first']);
  });

  it('lets items of one rank go together', () => {
    expect([...itemsWithoutRoom(bar, 97, 4)]).to.deep.equal(['first', 'back', 'forward']);
  });

  it('shows nothing that matters less than something that has no room', () => {
    const items = [item('play', 0, 30), item('layer', 3, 200), item('help', 4, 10)];
    expect([...itemsWithoutRoom(items, 100, 0)]).to.deep.equal(['layer', 'help']);
  });

  it('never overflows, and leaves out the least important ones only', () => {
    const anyItems = fc.array(
      fc.record({ rank: fc.integer({ min: 0, max: 6 }), width: fc.integer({ min: 1, max: 200 }) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(anyItems, fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 8 }), (list, room, gap) => {
        const items = list.map((one, at) => ({ ...one, name: String(at) }));
        const without = itemsWithoutRoom(items, room, gap);
        const shown = items.filter(({ name }) => !without.has(name));
        const width = shown.reduce((sum, one) => sum + one.width + gap, -gap);
        expect(shown.length === 0 || width <= room).to.equal(true);
        const most = Math.max(-1, ...shown.map(({ rank }) => rank));
        for (const one of items) if (without.has(one.name)) expect(one.rank).to.be.greaterThan(most);
      }),
    );
  });
});

describe('the place of a panel over a bar', () => {
  const view = { width: 1000, height: 700 };

  it('is above the end of the bar', () => {
    const box = floatingBox({ left: 0, right: 900, top: 500, bottom: 536 }, { width: 280, height: 300 }, view);
    expect(box).to.deep.equal({ left: 614, top: 194, maxHeight: 488 });
  });

  it('is below where there is no room above, and inside of the window', () => {
    const box = floatingBox({ left: 0, right: 200, top: 112, bottom: 148 }, { width: 280, height: 400 }, view);
    expect(box).to.deep.equal({ left: 6, top: 154, maxHeight: 540 });
  });

  it('is no higher than the room it has', () => {
    const { top, maxHeight } = floatingBox(
      { left: 0, right: 900, top: 300, bottom: 336 },
      { width: 280, height: 900 },
      view,
    );
    expect([top, maxHeight]).to.deep.equal([342, 352]);
  });
});
