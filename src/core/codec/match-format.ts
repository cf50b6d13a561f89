import { CODEC_TABLE } from './codec-table.ts';
import type { FileFormat } from './file-format.ts';

/** The format whose magic bytes a file begins with; undefined where none matches. Wants 64 bytes, or all there are. */
export function matchMagic(start: Uint8Array, formats: readonly FileFormat[] = CODEC_TABLE): FileFormat | undefined {
  const text = String.fromCharCode(...start.subarray(0, 64));
  return formats.find(({ magic }) =>
    magic.some((pieces) => pieces.every(({ offset = 0, bytes }) => text.startsWith(bytes, offset))),
  );
}

/** The format that a file name ends like; undefined where none does. */
export function matchExtension(fileName: string, formats: readonly FileFormat[] = CODEC_TABLE): FileFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : formats.find(({ extensions }) => extensions.includes(extension));
}
