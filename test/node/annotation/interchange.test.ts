import { expect } from 'chai';
import fc from 'fast-check';
import { annotationAsOtio, annotationsFromOtio } from '../../../src/core/annotation/otio-annotations.ts';
import { formatCssColor, parseCssColor } from '../../../src/core/annotation/css-color.ts';
import { readAnnotations } from '../../../src/core/annotation/read-annotations.ts';
import type { Annotation, AnnotationItem } from '../../../src/core/annotation/annotation.ts';
import { annotations } from '../../support/annotations.ts';

const RATE = { numerator: 24, denominator: 1 };
const HD = { width: 1920, height: 1080, pixelAspectRatio: 1 };
const item = (changes: Partial<AnnotationItem>): AnnotationItem => ({
  type: 'pen',
  points: [[960, 540]],
  color: '#ff0000',
  size: 12,
  ...changes,
});
const layersOf = (...items: AnnotationItem[]): Record<string, unknown>[] =>
  annotationAsOtio({ id: 'n', frame: 1004, items }, RATE, HD).layers as Record<string, unknown>[];

/** Numbers to a thousandth, corners of boxes in one order. */
function rounded(list: readonly Annotation[]): unknown {
  const round = (value: number): number => Math.round(value * 1000) / 1000 + 0;
  return list.map(({ items, ...rest }) => ({
    ...rest,
    items: (items as readonly AnnotationItem[]).map((one) => {
      const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = one.points;
      const isBox = one.type === 'rectangle' || one.type === 'ellipse';
      const box = [[Math.min(ax, bx), Math.max(ay, by)], [Math.max(ax, bx), Math.min(ay, by)]]; // prettier-ignore
      const points = isBox ? box : one.points;
      return { ...one, size: round(one.size), points: points.map((place) => place.map((value) => round(value ?? 0))) };
    }),
  }));
}

describe('annotations in OpenTimelineIO', () => {
  it("stand in OpenRV's schemas: 16 units across from the middle of the picture, y rising, frames of the media", () => {
    const [pen, line, arrow, box, text] = layersOf(
      item({ points: [[0, 0], [1920, 1080, 0.5]] }), // prettier-ignore
      item({ type: 'line', points: [[960, 540], [1080, 540]] }), // prettier-ignore
      item({ type: 'arrow', points: [[960, 540], [960, 420]] }), // prettier-ignore
      item({ type: 'rectangle', points: [[1080, 660], [840, 420]], opacity: 0.5 }), // prettier-ignore
      item({ type: 'text', points: [[960, 540]], text: 'too dark', size: 120 }),
    );
    expect(pen).to.deep.include({ OTIO_SCHEMA: 'Paint.1', type: 'COLOR', brush: 'circle', rgba: [1, 0, 0, 1] });
    expect(pen?.points).to.deep.equal([
      { OTIO_SCHEMA: 'Point.1', x: -8, y: 4.5, width: 0.1 },
      { OTIO_SCHEMA: 'Point.1', x: 8, y: -4.5, width: 0.05 },
    ]);
    expect(pen?.layer_range).to.deep.equal({
      OTIO_SCHEMA: 'TimeRange.1',
      start_time: { OTIO_SCHEMA: 'RationalTime.1', rate: 24, value: 1004 },
      duration: { OTIO_SCHEMA: 'RationalTime.1', rate: 24, value: 1 },
    });
    const position = (x: number, y: number): object => ({ OTIO_SCHEMA: 'Position.1', x, y });
    expect(line).to.deep.include({
      OTIO_SCHEMA: 'Line.1',
      start_position: position(0, 0),
      end_position: position(1, 0),
    });
    expect(arrow).to.deep.include({ OTIO_SCHEMA: 'Arrow.1', end_position: position(0, 1), width: 0.1 });
    expect(box).to.deep.include({ OTIO_SCHEMA: 'Rectangle.1', min: position(-1, -1), max: position(1, 1) });
    expect(box).to.deep.include({ border_color: [1, 0, 0, 0.5], inner_color: [0, 0, 0, 0], visible: true });
    expect(text).to.deep.include({ OTIO_SCHEMA: 'Text.1', anchor: position(0, 0), font_size: 1, text: 'too dark' });
  });

  it('come back as they were, whatever the size and shape of the picture', () => {
    const pictures = fc.record({
      width: fc.integer({ min: 16, max: 8192 }),
      height: fc.integer({ min: 16, max: 8192 }),
      pixelAspectRatio: fc.constantFrom(1, 2, 0.9),
    });
    fc.assert(
      fc.property(annotations(), pictures, (list, picture) => {
        const back = list.map((one) => {
          const effect: unknown = JSON.parse(JSON.stringify(annotationAsOtio(one, RATE, picture)));
          return annotationsFromOtio(effect, picture, one.clip ?? '', 'x')[0]!;
        });
        expect(rounded(readAnnotations(back))).to.deep.equal(rounded(readAnnotations(list)));
      }),
    );
  });

  it('of others are read, what is no item here is kept and written back', () => {
    const range = (value: number) => ({
      OTIO_SCHEMA: 'TimeRange.1',
      start_time: { OTIO_SCHEMA: 'RationalTime.1', rate: 24, value },
      duration: { OTIO_SCHEMA: 'RationalTime.1', rate: 24, value: 1 },
    });
    const stroke = { OTIO_SCHEMA: 'Paint.1', type: 'COLOR', brush: 'gauss', rgba: [0, 1, 0, 0.25], points: [{ OTIO_SCHEMA: 'Point.1', x: 0, y: 0, width: 0.2 }], layer_range: range(1001) }; // prettier-ignore
    const eraser = { ...stroke, type: 'ERASE', layer_range: range(1002) };
    const future = { OTIO_SCHEMA: 'Hologram.3', depth: 4, layer_range: range(1002) };
    const effect = { OTIO_SCHEMA: 'Annotation.1', name: '', layers: [stroke, eraser, future] };
    const [first, second, ...others] = annotationsFromOtio(effect, HD, 'sh010', 'clip-0-0');
    expect(others).to.deep.equal([]);
    expect(first).to.deep.equal({
      id: 'clip-0-0',
      frame: 1001,
      clip: 'sh010',
      items: [{ type: 'marker', points: [[960, 540]], color: '#00ff00', size: 24, opacity: 0.25 }],
    });
    expect(second?.frame).to.equal(1002);
    expect(annotationAsOtio(second!, RATE, HD).layers).to.deep.equal([eraser, future]);
  });

  it('survive nonsense', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = annotationsFromOtio({ OTIO_SCHEMA: 'Annotation.1', layers: [value] }, HD, 'a', 'b');
        expect(() => readAnnotations(read)).not.to.throw();
      }),
    );
  });
});

describe('CSS colours as numbers', () => {
  it('are read in their common forms', () => {
    expect(parseCssColor('#f00')).to.deep.equal([1, 0, 0, 1]);
    expect(parseCssColor(' Red ')).to.deep.equal([1, 0, 0, 1]);
    expect(parseCssColor('rgb(255, 0, 51)')).to.deep.equal([1, 0, 0.2, 1]);
    expect(parseCssColor('rgba(255 0 51 / 50%)')?.[3]).to.equal(0.5);
    expect(parseCssColor('url(https://host.example)')).to.equal(null);
    expect(parseCssColor('color(display-p3 1 0 0)')).to.equal(null);
    expect(formatCssColor([1, 0, 0.2, 0.5])).to.equal('#ff003380');
  });
});
