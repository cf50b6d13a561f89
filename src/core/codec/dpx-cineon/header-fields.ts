import type { HeaderRate, HeaderTimecode } from '../codec.ts';
import type { Orientation } from './scan-image.ts';

/**
 * Reads a header's fields at their places. Both formats mark a field that nobody filled in with all bits set: those, and
 * fields beyond the end, are undefined.
 */
export class HeaderView {
  readonly #view: DataView;
  readonly #littleEndian: boolean;

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#littleEndian = littleEndian;
  }

  u8(at: number): number | undefined {
    return this.#defined(at, 1, 0xff, () => this.#view.getUint8(at));
  }

  u16(at: number): number | undefined {
    return this.#defined(at, 2, 0xffff, () => this.#view.getUint16(at, this.#littleEndian));
  }

  u32(at: number): number | undefined {
    return this.#defined(at, 4, 0xffffffff, () => this.#view.getUint32(at, this.#littleEndian));
  }

  /** Finite numbers only: all bits set are no number. */
  f32(at: number): number | undefined {
    const value = this.#defined(at, 4, NaN, () => this.#view.getFloat32(at, this.#littleEndian));
    return Number.isFinite(value) ? value : undefined;
  }

  /** Text up to its first zero; '' where nobody filled it in. */
  text(at: number, length: number): string {
    if (at + length > this.#view.byteLength || this.u8(at) === undefined) return '';
    const bytes = new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length);
    return String.fromCharCode(...bytes)
      .replace(/\0.*$/s, '')
      .trim();
  }

  #defined(at: number, bytes: number, nothing: number, read: () => number): number | undefined {
    if (at + bytes > this.#view.byteLength) return undefined;
    const value = read();
    return value === nothing ? undefined : value;
  }
}

/** Frames per second as the ratio it is meant to be: 23.976 is 24000/1001. */
export function rateOf(perSecond: number | undefined): HeaderRate | undefined {
  if (perSecond === undefined || perSecond < 1 || perSecond > 1000) return undefined;
  const whole = Math.round(perSecond);
  if (Math.abs(perSecond - whole) < 0.0005) return { numerator: whole, denominator: 1 };
  const slowed = (whole * 1000) / 1001;
  if (Math.abs(perSecond - slowed) < 0.005) return { numerator: whole * 1000, denominator: 1001 };
  return { numerator: Math.round(perSecond * 1000), denominator: 1000 };
}

/** SMPTE ST 12-1 time address in eight binary-coded digits, flags between them; undefined where they are no digits. */
export function timecodeOf(word: number | undefined): HeaderTimecode | undefined {
  if (word === undefined) return undefined;
  const digits = (shift: number, mask: number): number => {
    const pair = (word >>> shift) & mask;
    return (pair & 15) > 9 ? NaN : (pair >> 4) * 10 + (pair & 15);
  };
  const [hours, minutes, seconds, frame] = [digits(24, 0x3f), digits(16, 0x7f), digits(8, 0x7f), digits(0, 0x3f)];
  if (!(hours < 24 && minutes < 60 && seconds < 60 && frame >= 0)) return undefined;
  return { hours, minutes, seconds, frame, dropFrame: (word & 0x40) !== 0 };
}

/**
 * The eight orientations: direction of the pixels of a line, then of the lines. Both formats count upright ones from 0
 * and columns from 4; `linesFirst` says that the lowest bit of an upright one turns the lines (Cineon) and not the
 * pixels (SMPTE 268M, table 2). Codes that do not exist are 0.
 */
export function orientationOf(code: number | undefined, linesFirst: boolean): Orientation {
  const known = code !== undefined && code < 8 ? code : 0;
  const transposed = known >= 4;
  const [low, high] = [(known & 1) !== 0, (known & 2) !== 0];
  const lowTurnsLines = transposed || linesFirst;
  return { transposed, pixelsReversed: lowTurnsLines ? high : low, linesReversed: lowTurnsLines ? low : high };
}
