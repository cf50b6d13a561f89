import { SeqError } from '../../base/seq-error.ts';

/** A Truevision file's header. "Truevision TGA File Format Specification 2.0", 1991. */
export interface TgaHeader {
  readonly width: number;
  readonly height: number;
  readonly kind: 'mapped' | 'colour' | 'grey';
  readonly runLength: boolean;
  /** Bits of a stored pixel: 8, 15, 16, 24 or 32. */
  readonly bits: number;
  /** Bits of a colour map's entry, its first index and its length. */
  readonly map: { readonly first: number; readonly length: number; readonly bits: number };
  readonly alphaBits: number;
  readonly fromTop: boolean;
  readonly fromRight: boolean;
  /** Where the colour map begins, and the pixels. */
  readonly mapAt: number;
  readonly pixelsAt: number;
}

const KINDS = { 1: 'mapped', 2: 'colour', 3: 'grey' } as const;

/** Throws `decode-failed` for a header that no Truevision file has; null while it is not all there. */
export function readTgaHeader(start: Uint8Array): TgaHeader | null {
  if (start.length < 18) return null;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const type = view.getUint8(2);
  const kind = KINDS[(type & 7) as 1 | 2 | 3];
  const [hasMap, bits, descriptor] = [view.getUint8(1), view.getUint8(16), view.getUint8(17)];
  const map = { first: view.getUint16(3, true), length: view.getUint16(5, true), bits: view.getUint8(7) };
  const right =
    kind !== undefined &&
    (type & ~0xb) === 0 &&
    hasMap <= 1 &&
    descriptor < 64 &&
    (kind === 'mapped'
      ? hasMap === 1 && (bits === 8 || bits === 16) && [15, 16, 24, 32].includes(map.bits)
      : (kind === 'grey' ? [8, 16] : [15, 16, 24, 32]).includes(bits));
  if (!right) throw new SeqError('decode-failed', `Image type ${type} with ${bits} bits per pixel is not supported.`);
  const mapAt = 18 + view.getUint8(0);
  return {
    width: view.getUint16(12, true),
    height: view.getUint16(14, true),
    kind,
    runLength: (type & 8) !== 0,
    bits,
    map,
    alphaBits: descriptor & 15,
    fromTop: (descriptor & 32) !== 0,
    fromRight: (descriptor & 16) !== 0,
    mapAt,
    pixelsAt: mapAt + (hasMap ? map.length * Math.ceil(map.bits / 8) : 0),
  };
}

/** What alpha means, by the file's extension area: 3 straight, 4 multiplied already, less: nothing; null: not said. */
export function attributesType(bytes: Uint8Array): number | null {
  const footer = bytes.length - 26;
  if (footer < 0) return null;
  const signature = String.fromCharCode(...bytes.subarray(footer + 8, footer + 24));
  if (signature !== 'TRUEVISION-XFILE') return null;
  const at = new DataView(bytes.buffer, bytes.byteOffset).getUint32(footer, true);
  return at > 0 && at + 495 <= bytes.length ? (bytes[at + 494] ?? null) : null;
}
