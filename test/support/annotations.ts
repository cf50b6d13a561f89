import fc from 'fast-check';
import type { Annotation, AnnotationItem, AnnotationPoint } from '../../src/core/annotation/annotation.ts';

/** Whole hundredths, so that sums of them can be compared. */
const length = (most: number) => fc.integer({ min: 1, max: most * 100 }).map((value) => value / 100);
const place = () => fc.integer({ min: -5000, max: 50_000 }).map((value) => value / 10);
const point = (): fc.Arbitrary<AnnotationPoint> => fc.tuple(place(), place());
const color = () => fc.constantFrom('red', '#12ab90', '#ff000080', 'rgb(10, 20, 30)', 'transparent');
const opacity = () => fc.option(fc.integer({ min: 1, max: 100 }).map((value) => value / 100), { nil: undefined }); // prettier-ignore

/** Items of every kind that is drawn. */
export function annotationItem(): fc.Arbitrary<AnnotationItem> {
  const base = fc.record({ color: color(), size: length(50), opacity: opacity() });
  const stroke = fc.array(point(), { minLength: 1, maxLength: 8 });
  const kinds: fc.Arbitrary<Pick<AnnotationItem, 'type' | 'points' | 'text'>>[] = [
    fc.record({ type: fc.constantFrom('pen' as const, 'marker' as const), points: stroke }),
    fc.record({
      type: fc.constantFrom('line' as const, 'arrow' as const, 'rectangle' as const, 'ellipse' as const),
      points: fc.tuple(point(), point()),
    }),
    fc.record({ type: fc.constant('text' as const), points: fc.tuple(point()), text: fc.string({ maxLength: 40 }) }),
  ];
  return fc.tuple(base, fc.oneof(...kinds)).map(([{ opacity, ...rest }, kind]) => ({
    ...rest,
    ...kind,
    ...(opacity !== undefined && { opacity }),
  }));
}

/** Lists of annotations with ids of their own, on frames and ranges, some of clips and with data of a host. */
export function annotations(): fc.Arbitrary<Annotation[]> {
  const where = fc.oneof(
    fc.integer({ min: -100, max: 2000 }).map((frame) => ({ frame })),
    fc
      .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 90 }))
      .map(([first, count]) => ({ range: `${first}-${first + count}` })),
  );
  const more = fc.record(
    { author: fc.string({ maxLength: 20 }), clip: fc.constantFrom('a', 'sh010'), metadata: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 })) }, // prettier-ignore
    { requiredKeys: [] },
  );
  const one = fc.tuple(where, more, fc.array(annotationItem(), { minLength: 1, maxLength: 4 }));
  return fc
    .array(one, { maxLength: 6 })
    .map((list) => list.map(([place, extra, items], i) => ({ id: `note-${i}`, ...place, ...extra, items })));
}
