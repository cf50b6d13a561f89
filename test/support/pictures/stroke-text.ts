/** Glyphs as polylines on a grid 4 wide and 6 high, rows downward. */
const GLYPHS: Readonly<Record<string, readonly (readonly (readonly [x: number, y: number])[])[]>> = Object.fromEntries(
  Object.entries({
    '0': '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0',
    '1': '0.6,1.2 2.2,0 2.2,6',
    '2': '0,1 1,0 3,0 4,1 4,2.2 0,6 4,6',
    '3': '0,0.8 1,0 3,0 4,1 4,2 3,3 1.6,3|3,3 4,4 4,5 3,6 1,6 0,5.2',
    '4': '3,6 3,0 0,4 4,4',
    '5': '4,0 0.4,0 0,2.8 1,2.4 3,2.4 4,3.4 4,5 3,6 1,6 0,5.2',
    '6': '3.8,0.6 3,0 1,0 0,1.4 0,5 1,6 3,6 4,5 4,3.6 3,2.8 1,2.8 0,3.8',
    '7': '0,0 4,0 1.6,6',
    '8': '1,3 0,2 0,1 1,0 3,0 4,1 4,2 3,3 1,3 0,4 0,5 1,6 3,6 4,5 4,4 3,3',
    '9': '0.2,5.4 1,6 3,6 4,4.6 4,1 3,0 1,0 0,1 0,2.4 1,3.2 3,3.2 4,2.2',
    ':': '2,1.8 2,2|2,4.6 2,4.8',
    '-': '0.6,3 3.4,3',
    '+': '0.6,3 3.4,3|2,1.6 2,4.4',
    A: '0,6 2,0 4,6|0.8,4 3.2,4',
    E: '4,0 0,0 0,6 4,6|0,3 3,3',
    I: '2,0 2,6',
    L: '0,0 0,6 4,6',
    M: '0,6 0,0 2,3 4,0 4,6',
    P: '0,6 0,0 3,0 4,1 4,2.4 3,3.4 0,3.4',
    Q: '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0|2.4,4.2 4,6',
    R: '0,6 0,0 3,0 4,1 4,2.2 3,3.2 0,3.2|2,3.2 4,6',
    S: '4,0.8 3,0 1,0 0,1 0,2 1,3 3,3 4,4 4,5 3,6 1,6 0,5.2',
    T: '0,0 4,0|2,0 2,6',
    V: '0,0 2,6 4,0',
    W: '0,0 1,6 2,2 3,6 4,0',
  }).map(([glyph, paths]) => [
    glyph,
    paths.split('|').map((path) => path.split(' ').map((point) => point.split(',').map(Number) as [number, number])),
  ]),
);

/** Advance of one glyph in grid units. */
const ADVANCE = 5.6;

/** Width of a text of the given height, both in pixels. */
export function textWidth(text: string, height: number): number {
  return ((text.length * ADVANCE - (ADVANCE - 4)) * height) / 6;
}

function segmentDistance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / lengthSquared));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/**
 * Strokes a text with round pens: `put` receives each touched pixel and its coverage, 0…1.
 * `x` and `y` are the upper left corner, `height` the cap height, `pen` the stroke's width, in pixels.
 */
export function strokeText(
  text: string,
  { x, y, height, pen }: { x: number; y: number; height: number; pen: number },
  put: (x: number, y: number, coverage: number) => void,
): void {
  const scale = height / 6;
  [...text].forEach((glyph, index) => {
    const paths = GLYPHS[glyph];
    if (!paths) return;
    const left = x + index * ADVANCE * scale;
    const segments = paths.flatMap((path) =>
      path.slice(1).map((to, i) => {
        const from = path[i] ?? to;
        return [left + from[0] * scale, y + from[1] * scale, left + to[0] * scale, y + to[1] * scale] as const;
      }),
    );
    const margin = Math.ceil(pen / 2 + 1);
    for (let py = Math.floor(y) - margin; py < y + height + margin; py++) {
      for (let px = Math.floor(left) - margin; px < left + 4 * scale + margin; px++) {
        let distance = Infinity;
        for (const [ax, ay, bx, by] of segments) {
          if (px < Math.min(ax, bx) - margin || px > Math.max(ax, bx) + margin) continue;
          distance = Math.min(distance, segmentDistance(px + 0.5, py + 0.5, ax, ay, bx, by));
        }
        const coverage = Math.min(1, Math.max(0, pen / 2 - distance + 0.5));
        if (coverage > 0) put(px, py, coverage);
      }
    }
  });
}
