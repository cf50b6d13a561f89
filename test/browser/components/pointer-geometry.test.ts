import { expect } from 'chai';
import { BoxGeometry } from '../../../src/components/element/box-geometry.ts';

/** Styles of the box and of its ancestors, from the outermost; points are checked against what the browser hits there. */
const PAGES: readonly (readonly [name: string, ...styles: string[]])[] = [
  ['plain', ''],
  ['scaled', 'transform: scale(0.6); transform-origin: 0 0', ''],
  ['turned', '', 'transform: rotate(30deg)'],
  ['mirrored', 'transform: scaleX(-1)', ''],
  ['skewed', 'transform: skew(20deg, 5deg) translate(40px, 10px)', 'transform: scale(1.5, 0.7)'],
  ['zoomed', 'zoom: 0.7', ''],
  ['zoomed and turned', 'zoom: 1.4', 'transform: rotate(-90deg) scale(0.5)'],
  ['individual properties', 'scale: 0.8; rotate: 10deg; translate: 20px 5px', ''],
  ['scrolled', 'overflow: scroll; block-size: 150px', ''],
  ['right to left', 'direction: rtl', ''],
];

function build(styles: readonly string[]): { root: HTMLElement; box: HTMLElement } {
  const root = document.createElement('div');
  root.style.cssText = 'position: fixed; left: 120px; top: 90px; inline-size: 400px';
  let inner: HTMLElement = root;
  for (const style of styles) {
    const next = document.createElement('div');
    next.style.cssText = style;
    inner.append(next);
    inner = next;
  }
  const box = document.createElement('div');
  box.style.cssText = 'position: relative; inline-size: 320px; block-size: 180px';
  inner.append(box);
  document.body.append(root);
  return { root, box };
}

/** A tiny element at a share of the box: where the browser draws it. */
function place(box: HTMLElement, x: number, y: number): { x: number; y: number } {
  const dot = document.createElement('b');
  const at = `left: ${x * 100}%; top: ${y * 100}%; inline-size: 0; block-size: 0`;
  dot.style.cssText = `position: absolute; ${at}`;
  box.append(dot);
  const { left, top } = dot.getBoundingClientRect();
  dot.remove();
  return { x: left, y: top };
}

describe('where the pointer is', () => {
  for (const [name, ...styles] of PAGES) {
    it(`is found in a box that is ${name}`, () => {
      const { root, box } = build(styles);
      const geometry = new BoxGeometry(box);
      for (const [x, y] of [
        [0.1, 0.2],
        [0.5, 0.5],
        [0.93, 0.07],
        [-0.2, 1.3],
      ] as const) {
        const client = place(box, x, y);
        const found = geometry.fromClient(client.x, client.y);
        expect(found?.x, `x of ${x}, ${y}`).to.be.closeTo(x, 0.002);
        expect(found?.y, `y of ${x}, ${y}`).to.be.closeTo(y, 0.002);
        const back = geometry.toClient({ x, y });
        expect(back.x).to.be.closeTo(client.x, 0.3);
        expect(back.y).to.be.closeTo(client.y, 0.3);
      }
      root.remove();
    });
  }

  it('is nowhere in a box without an area', () => {
    const { root, box } = build(['transform: scale(0)']);
    expect(new BoxGeometry(box).fromClient(130, 100)).to.equal(null);
    root.remove();
  });

  it('is found again when what the box held was replaced', () => {
    const { root, box } = build(['']);
    const geometry = new BoxGeometry(box);
    geometry.fromClient(0, 0);
    box.replaceChildren();
    const client = place(box, 0.5, 0.5);
    expect(geometry.fromClient(client.x, client.y)?.x).to.be.closeTo(0.5, 0.002);
    root.remove();
  });
});
