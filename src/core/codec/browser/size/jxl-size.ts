import { textAt, turned, type SizeReader } from './header-size.ts';

const ASPECTS = [0, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2] as const;

/** JPEG XL: the size header at the codestream's start, bare or in a container. ISO/IEC 18181-1, annex D. */
export const jxlSize: SizeReader = (view) => {
  const bare = textAt(view, 0, 2) === '\xff\x0a';
  if (!bare && textAt(view, 4, 8) !== 'JXL \r\n\x87\n') return undefined;
  const start = bare ? 0 : codestreamAt(view);
  if (start === null || start + 20 > view.byteLength) return null;
  let bit = (start + 2) * 8;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value += ((view.getUint8(bit >> 3) >> (bit & 7)) & 1) * 2 ** i;
    return value;
  };
  const small = bits(1) === 1;
  const side = (): number => (small ? (bits(5) + 1) * 8 : bits([9, 13, 18, 30][bits(2)] ?? 30) + 1);
  const height = side();
  const aspect = ASPECTS[bits(3)] ?? 0;
  const width = aspect ? Math.floor(height * aspect + 1e-9) : side();
  // Image metadata: not all default, extra fields, then orientation less one.
  const extra = bits(1) === 0 && bits(1) === 1;
  return { format: 'jxl', mime: 'image/jxl', ...turned(width, height, extra ? bits(3) + 1 : 1) };
};

/** Where the codestream begins in a container: in `jxlc`, or the first `jxlp` behind its number. */
function codestreamAt(view: DataView): number | null {
  for (let at = 0; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at);
    const type = textAt(view, at + 4);
    const head = length === 1 ? 16 : 8;
    if (type === 'jxlc') return at + head;
    if (type === 'jxlp') return at + head + 4;
    if (length < 8) return null;
    at += length;
  }
  return null;
}
