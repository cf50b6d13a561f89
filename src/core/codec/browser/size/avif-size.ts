import { textAt, turned, type SizeReader } from './header-size.ts';

interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** AVIF: `ispe` of the primary item, turned by its `irot`. ISO/IEC 23008-12, 6.5. */
export const avifSize: SizeReader = (view) => {
  if (textAt(view, 4) !== 'ftyp' || !/^(avif|avis|mif1|miaf)/.test(textAt(view, 8))) return undefined;
  const meta = boxesOf(view, 0, view.byteLength).find(({ type }) => type === 'meta');
  if (!meta || meta.end > view.byteLength) return null;
  const boxes = boxesOf(view, meta.start + 4, meta.end);
  const within = (parent: Box | undefined): Box[] => (parent ? boxesOf(view, parent.start, parent.end) : []);
  const primary = boxes.find(({ type }) => type === 'pitm');
  const properties = within(boxes.find(({ type }) => type === 'iprp'));
  const list = within(properties.find(({ type }) => type === 'ipco'));
  const links = properties.find(({ type }) => type === 'ipma');
  if (!primary || !links) return undefined;
  const wide = view.getUint8(primary.start) > 0;
  const item = wide ? view.getUint32(primary.start + 4) : view.getUint16(primary.start + 4);
  const own = propertiesOf(view, links, item).flatMap((index) => list[index - 1] ?? []);
  const size = own.find(({ type }) => type === 'ispe');
  if (!size) return undefined;
  const rotation = own.find(({ type }) => type === 'irot');
  const quarter = rotation !== undefined && (view.getUint8(rotation.start) & 1) === 1;
  const [width, height] = [view.getUint32(size.start + 4), view.getUint32(size.start + 8)];
  return { format: 'avif', mime: 'image/avif', ...turned(width, height, quarter ? 6 : 1) };
};

function boxesOf(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= Math.min(to, view.byteLength);) {
    const short = view.getUint32(at);
    const long = short === 1 && at + 16 <= view.byteLength;
    const length = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    if (length < 8) break;
    boxes.push({ type: textAt(view, at + 4), start: at + (long ? 16 : 8), end: at + length });
    at += length;
  }
  return boxes;
}

/** Positions, from 1, of an item's properties: the `ipma` box. */
function propertiesOf(view: DataView, { start, end }: Box, wanted: number): number[] {
  const version = view.getUint8(start);
  const long = (view.getUint8(start + 3) & 1) === 1;
  const entries = view.getUint32(start + 4);
  let at = start + 8;
  for (let i = 0; i < entries && at + 7 <= end; i++) {
    const item = version < 1 ? view.getUint16(at) : view.getUint32(at);
    at += version < 1 ? 2 : 4;
    const count = view.getUint8(at++);
    const step = long ? 2 : 1;
    if (item === wanted && at + count * step <= end) {
      return Array.from({ length: count }, (_, k) =>
        long ? view.getUint16(at + k * 2) & 0x7fff : view.getUint8(at + k) & 0x7f,
      );
    }
    at += count * step;
  }
  return [];
}
