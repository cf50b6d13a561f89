import { expect } from 'chai';
import fc from 'fast-check';
import type { PixelWindow } from '../../../src/core/frame/planes.ts';
import {
  FITTED,
  limitPan,
  type PictureFrame,
  type Point,
  type Viewport,
  viewportScale,
} from '../../../src/core/viewport/viewport.ts';
import { transformRectangle, windowRectangle } from '../../../src/core/viewport/rectangle.ts';
import { invertTransform, pixelAt, transformPoint, viewTransform } from '../../../src/core/viewport/view-transform.ts';
import { panBy, pinch, zoomAt, zoomTo } from '../../../src/core/viewport/zoom-at.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const points = fc.record({ x: number(-2000, 2000), y: number(-2000, 2000) });
const pictures: fc.Arbitrary<PictureFrame> = fc
  .tuple(
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: -500, max: 500 }),
    fc.nat(4000),
    fc.nat(4000),
    number(0.5, 2),
  )
  .map(([x, y, width, height, pixelAspectRatio]) => ({
    displayWindow: [x, y, x + width, y + height] as PixelWindow,
    pixelAspectRatio,
  }));
const views: fc.Arbitrary<Viewport> = fc.record({
  width: fc.integer({ min: 1, max: 3000 }),
  height: fc.integer({ min: 1, max: 3000 }),
  fit: fc.constantFrom('contain', 'cover', 'none'),
  zoom: fc.option(number(0.01, 100)),
  panX: number(-2000, 2000),
  panY: number(-2000, 2000),
  flip: fc.boolean(),
  flop: fc.boolean(),
});

/** In canvas pixels: what a person sees of a difference. */
function near(view: Viewport, picture: PictureFrame, a: Point, b: Point): void {
  const scale = viewportScale(view, picture);
  expect(a.x).to.be.closeTo(b.x, 1e-6 * (1 + Math.abs(b.x)) + 1e-6 / scale);
  expect(a.y).to.be.closeTo(b.y, 1e-6 * (1 + Math.abs(b.y)) + 1e-6 / scale);
}

const HD: PictureFrame = { displayWindow: [0, 0, 1919, 1079], pixelAspectRatio: 1 };
const view = (changes: Partial<Viewport>): Viewport => ({ ...FITTED, width: 960, height: 960, ...changes });
const displayed = (v: Viewport, picture: PictureFrame) =>
  transformRectangle(invertTransform(viewTransform(v, picture)), windowRectangle(picture.displayWindow));

describe('viewport', () => {
  it('fits: contain inside, cover over, none one to one, all in the middle', () => {
    expect(displayed(view({}), HD)).to.deep.equal({ left: 0, top: 210, right: 960, bottom: 750 });
    const cover = displayed(view({ fit: 'cover' }), HD);
    expect([cover.top, cover.bottom]).to.deep.equal([0, 960]);
    expect(cover.right - cover.left).to.be.closeTo(1920 * (960 / 1080), 1e-9);
    expect(displayed(view({ fit: 'none' }), HD)).to.deep.equal({ left: -480, top: -60, right: 1440, bottom: 1020 });
  });

  it('widens pixels that are not square, and takes a nonsensical aspect for 1', () => {
    const wide = { ...HD, pixelAspectRatio: 2 };
    expect(displayed(view({ fit: 'none' }), wide)).to.include({ left: -1440, right: 2400, top: -60, bottom: 1020 });
    for (const pixelAspectRatio of [0, -1, NaN, Infinity]) {
      expect(displayed(view({}), { ...HD, pixelAspectRatio })).to.deep.equal(displayed(view({}), HD));
    }
  });

  it('finds the pixel under a canvas point in the display window’s own numbers, turned round or not', () => {
    const offset: PictureFrame = { displayWindow: [-100, 50, 1819, 1129], pixelAspectRatio: 1 };
    const exact = view({ width: 1920, height: 1080 });
    expect(pixelAt(exact, offset, { x: 0.5, y: 0.5 })).to.deep.equal({ x: -100, y: 50 });
    expect(pixelAt(exact, offset, { x: 1919.5, y: 1079.5 })).to.deep.equal({ x: 1819, y: 1129 });
    const turned = { ...exact, flip: true, flop: true };
    expect(pixelAt(turned, offset, { x: 0.5, y: 0.5 })).to.deep.equal({ x: 1819, y: 1129 });
    expect(pixelAt(turned, offset, { x: 1919.5, y: 1079.5 })).to.deep.equal({ x: -100, y: 50 });
  });

  it('has an inverse that is its inverse', () => {
    fc.assert(
      fc.property(views, pictures, points, (v, picture, point) => {
        const transform = viewTransform(v, picture);
        const back = transformPoint(invertTransform(transform), transformPoint(transform, point));
        expect(back.x).to.be.closeTo(point.x, 1e-4);
        expect(back.y).to.be.closeTo(point.y, 1e-4);
      }),
    );
  });

  it('keeps under the cursor what is under the cursor when it zooms', () => {
    fc.assert(
      fc.property(views, pictures, points, number(0.01, 100), (v, picture, at, factor) => {
        const before = transformPoint(viewTransform(v, picture), at);
        const zoomed = zoomAt(v, picture, factor, at);
        near(zoomed, picture, transformPoint(viewTransform(zoomed, picture), at), before);
      }),
    );
  });

  it('leaves a picture alone that is fitted beyond the largest zoom, and one that is zoomed by 1', () => {
    const tiny: PictureFrame = { displayWindow: [0, 0, 0, 0], pixelAspectRatio: 0.5 };
    const fitted = view({ width: 101, height: 1, fit: 'cover' });
    expect(zoomAt(fitted, tiny, 1, { x: 0, y: 0 })).to.equal(fitted);
    expect(zoomAt(fitted, tiny, 2, { x: 0, y: 0 })).to.equal(fitted);
  });

  it('zooms within 0.01…100 and by the factor inside', () => {
    const at = { x: 1, y: 2 };
    expect(zoomAt(view({ zoom: 1 }), HD, 1e9, at).zoom).to.equal(100);
    expect(zoomAt(view({ zoom: 1 }), HD, 1e-9, at).zoom).to.equal(0.01);
    expect(zoomAt(view({}), HD, 4, at).zoom).to.equal(2);
    expect(zoomTo(view({}), HD, 1, at).zoom).to.equal(1);
    const tiny: PictureFrame = { displayWindow: [0, 0, 1, 1], pixelAspectRatio: 1 };
    expect(zoomAt(view({}), tiny, 1.1, at), 'fitted at 480 already').to.deep.equal(view({}));
    expect(zoomAt(view({}), tiny, 0.1, at).zoom).to.equal(48);
    for (const wrong of [0, -1, NaN]) expect(zoomTo(view({}), HD, wrong, at)).to.deep.equal(view({}));
  });

  it('comes back to where it was when zoomed out by as much', () => {
    fc.assert(
      fc.property(pictures, points, number(0.1, 10), (picture, at, factor) => {
        const start: Viewport = { ...FITTED, width: 800, height: 600, zoom: 1, panX: 10, panY: -4 };
        const back = zoomAt(zoomAt(start, picture, factor, at), picture, 1 / factor, at);
        near(start, picture, { x: back.panX, y: back.panY }, { x: start.panX, y: start.panY });
      }),
    );
  });

  it('drags the picture with the pointer, turned round or not', () => {
    fc.assert(
      fc.property(views, pictures, points, points, (v, picture, from, to) => {
        const held = transformPoint(viewTransform(v, picture), from);
        const moved = panBy(v, picture, to.x - from.x, to.y - from.y);
        near(v, picture, transformPoint(viewTransform(moved, picture), to), held);
      }),
    );
  });

  it('lets a pinch carry what is under the middle of the fingers', () => {
    const finger = fc.tuple(points, points);
    fc.assert(
      fc.property(views, pictures, finger, finger, (v, picture, from, to) => {
        const middle = ([a, b]: [Point, Point]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
        const held = transformPoint(viewTransform(v, picture), middle(from));
        const moved = pinch(v, picture, from, to);
        near(moved, picture, transformPoint(viewTransform(moved, picture), middle(to)), held);
      }),
    );
    const fingers: [Point, Point] = [
      { x: 0, y: 0 },
      { x: 0, y: 10 },
    ];
    const apart: [Point, Point] = [
      { x: 0, y: 0 },
      { x: 30, y: 0 },
    ];
    expect(pinch(view({ zoom: 2 }), HD, fingers, apart).zoom).to.equal(6);
    expect(pinch(view({}), HD, [fingers[0], fingers[0]], fingers).zoom, 'one point only pans').to.equal(null);
  });

  it('keeps a point of the picture at the centre, which zooming in on the picture never undoes', () => {
    expect(limitPan(view({ panX: 5000, panY: -5000 }), HD)).to.include({ panX: 960, panY: -540 });
    expect(limitPan(view({ panX: NaN, panY: Infinity }), HD)).to.include({ panX: 0, panY: 0 });
    const inside = view({ panX: 5 });
    expect(limitPan(inside, HD)).to.equal(inside);
    fc.assert(
      fc.property(views, pictures, number(0, 1), number(0, 1), number(1, 20), (v, picture, across, down, factor) => {
        const limited = limitPan(v, picture);
        const { left, top, right, bottom } = displayed(limited, picture);
        const cursor = { x: left + (right - left) * across, y: top + (bottom - top) * down };
        const zoomed = zoomAt(limited, picture, factor, cursor);
        const again = limitPan(zoomed, picture);
        near(zoomed, picture, { x: again.panX, y: again.panY }, { x: zoomed.panX, y: zoomed.panY });
      }),
    );
  });
});
