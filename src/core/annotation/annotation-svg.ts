import { isDrawn, type Annotation, type AnnotationItem } from './annotation.ts';
import { shapeOpacity, shapePaths } from './item-shape.ts';

/** Height of a line of text, in sizes of its letters. */
export const LINE_HEIGHT = 1.25;
/** The typeface of text: the viewer's own, so that it looks the same in the page, in pictures and in files. */
export const TEXT_FONT = 'system-ui, sans-serif';

/**
 * What is drawn on one frame as an SVG document of the picture's size in pixels, on nothing. Texts and colours are
 * escaped: nothing of an annotation becomes markup.
 */
export function annotationsAsSvg(annotations: readonly Annotation[], width: number, height: number): string {
  const items = annotations.flatMap(({ items }) => items.filter(isDrawn)).map(itemAsSvg);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${items.join('')}</svg>`;
}

function itemAsSvg(item: AnnotationItem): string {
  const color = escaped(item.color);
  const opacity = shapeOpacity(item);
  const faint = opacity === 1 ? '' : ` opacity="${opacity}"`;
  if (item.type === 'text') return textAsSvg(item, color, faint);
  const paths = shapePaths(item).map(({ d, width }) =>
    width === 0 ? `<path d="${d}" fill="${color}" stroke="none"/>` : `<path d="${d}" stroke-width="${width}"/>`,
  );
  return `<g fill="none" stroke="${color}" stroke-linecap="round" stroke-linejoin="round"${faint}>${paths.join('')}</g>`;
}

function textAsSvg({ points: [start], size, text = '' }: AnnotationItem, color: string, faint: string): string {
  if (!start) return '';
  const [x, y] = start;
  const lines = text
    .split('\n')
    .map((line, i) => `<tspan x="${x}" y="${y + i * size * LINE_HEIGHT}">${escaped(line)}</tspan>`);
  const font = `font-family="${TEXT_FONT}" font-size="${size}" xml:space="preserve"`;
  return `<text fill="${color}" ${font}${faint}>${lines.join('')}</text>`;
}

/** XML 1.0, sections 2.2 and 2.4: marks as references; characters that a document may not hold are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
