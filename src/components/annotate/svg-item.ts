import { LINE_HEIGHT, TEXT_FONT } from '../../core/annotation/annotation-svg.ts';
import type { AnnotationItem } from '../../core/annotation/annotation.ts';
import { shapeOpacity, shapePaths } from '../../core/annotation/item-shape.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element; values become attributes, never markup. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly Node[] = [],
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.append(...children);
  return element;
}

/** An item as it is drawn, in picture pixels. `color` is drawn in place of its own. */
export function svgItem(document: Document, item: AnnotationItem, color = item.color): SVGGElement {
  const group = svgElement(document, 'g', { fill: 'none', opacity: shapeOpacity(item) });
  group.style.stroke = color;
  group.append(...(item.type === 'text' ? [svgText(document, item, color)] : svgPaths(document, item, color)));
  return group;
}

/** Has a group of {@link svgItem} show the item as it has become. */
export function updateSvgItem(group: SVGGElement, item: AnnotationItem): void {
  const paths = shapePaths(item);
  if (item.type === 'text' || paths.length !== group.childElementCount) {
    group.replaceChildren(...svgItem(group.ownerDocument, item).children);
    return;
  }
  paths.forEach(({ d, width }, at) => {
    const path = group.children[at];
    path?.setAttribute('d', d);
    if (width > 0) path?.setAttribute('stroke-width', String(width));
  });
}

function svgPaths(document: Document, item: AnnotationItem, color: string): SVGPathElement[] {
  return shapePaths(item).map(({ d, width }) => {
    const path = svgElement(document, 'path', { d, 'stroke-width': width });
    if (width > 0) return path;
    path.style.fill = color;
    path.style.stroke = 'none';
    return path;
  });
}

function svgText(
  document: Document,
  { points: [start], size, text = '' }: AnnotationItem,
  color: string,
): SVGTextElement {
  const [x, y] = start ?? [0, 0];
  const lines = text.split('\n').map((line, at) => {
    const span = svgElement(document, 'tspan', { x, y: y + at * size * LINE_HEIGHT });
    span.textContent = line;
    return span;
  });
  const element = svgElement(document, 'text', { 'font-family': TEXT_FONT, 'font-size': size }, lines);
  element.style.fill = color;
  element.style.stroke = 'none';
  return element;
}
