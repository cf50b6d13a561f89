import type { PlaneData } from '../../frame/planes.ts';
import type { StillPlaneType } from '../still/still-file.ts';
import type { TiffImage } from './tiff-image.ts';

type Kind = Pick<TiffImage, 'bits' | 'sample'>;

/** What samples are kept as: their own precision, but for whole numbers of 32 bits and signed ones, which become floats. */
export function planeType({ bits, sample }: Kind): StillPlaneType {
  if (sample === 'float') return bits === 16 ? 'half' : 'float';
  if (sample === 'int' || bits === 32) return 'float';
  return bits > 8 ? 'u16' : 'u8';
}

/**
 * Reads one channel of a row into a line: `count` samples from the row's sample `first` on, `step` samples apart.
 * Whole numbers fill the range of what they are kept as.
 */
export type SampleReader = (
  row: DataView,
  first: number,
  step: number,
  line: PlaneData,
  at: number,
  count: number,
) => void;

export function sampleReader({ bits, sample, little }: TiffImage): SampleReader {
  if (bits < 8 || (bits > 8 && bits < 16)) return packedReader(bits);
  const bytes = bits / 8;
  const get = getter(bits, sample, little);
  return (row, first, step, line, at, count) => {
    for (let i = 0, from = first * bytes; i < count; i++, from += step * bytes) line[at + i] = get(row, from);
  };
}

function getter(bits: number, sample: TiffImage['sample'], little: boolean): (row: DataView, at: number) => number {
  if (sample === 'float' && bits === 32) return (row, at) => row.getFloat32(at, little);
  if (sample === 'float' && bits === 64) return (row, at) => row.getFloat64(at, little);
  if (sample === 'int' && bits === 8) return (row, at) => row.getInt8(at) / 127;
  if (sample === 'int' && bits === 16) return (row, at) => row.getInt16(at, little) / 32767;
  if (sample === 'int') return (row, at) => row.getInt32(at, little) / 2147483647;
  if (bits === 32) return (row, at) => row.getUint32(at, little) / 4294967295;
  return bits === 8 ? (row, at) => row.getUint8(at) : (row, at) => row.getUint16(at, little);
}

/** Samples that are no whole bytes, high bits first. */
function packedReader(bits: number): SampleReader {
  const most = 2 ** bits - 1;
  const scale = (bits > 8 ? 65535 : 255) / most;
  return (row, first, step, line, at, count) => {
    for (let i = 0, bit = first * bits; i < count; i++, bit += step * bits) {
      const from = bit >> 3;
      const last = row.byteLength - 1;
      const word =
        (row.getUint8(from) << 16) |
        ((from < last ? row.getUint8(from + 1) : 0) << 8) |
        (from + 1 < last ? row.getUint8(from + 2) : 0);
      line[at + i] = Math.round(((word >> (24 - bits - (bit & 7))) & most) * scale);
    }
  };
}
