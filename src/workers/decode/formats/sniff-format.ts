import { CODEC_TABLE } from '../../../core/codec/registry/codec-table.ts';
import { type FileFormat, matchExtension, matchMagic } from '../../../core/codec/registry/file-format.ts';

/** What a file is: a decoder's name where there is one, and words for people. */
export interface SniffedFormat {
  readonly codec: string | null;
  /** `a PNG image`, to be read after "this is". */
  readonly description: string;
}

const NOT_DECODED: readonly FileFormat[] = [
  ['a HEIF image', 4, 'ftyphei'],
  ['an MP4 or QuickTime video', 4, 'ftyp'],
  ['a WebM or Matroska video', 0, '\x1a\x45\xdf\xa3'],
  ['a Photoshop document', 0, '8BPS'],
  ['a JPEG 2000 image', 4, 'jP  \r\n'],
  ['a JPEG 2000 codestream', 0, '\xff\x4f\xff\x51'],
  ['a QOI image', 0, 'qoif'],
  ['an SGI image', 0, '\x01\xda'],
  ['a PBM image', 0, 'P4\n'],
  ['a PGM image', 0, 'P5\n'],
  ['a PPM image', 0, 'P6\n'],
  ['a PAM image', 0, 'P7\n'],
  ['a PFM image', 0, 'PF\n'],
  ['a PFM image', 0, 'Pf\n'],
  ['a DirectDraw surface', 0, 'DDS '],
  ['an MXF video', 0, '\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02'],
  ['an AVI video', 8, 'AVI '],
  ['a PDF document', 0, '%PDF'],
  ['a ZIP archive', 0, 'PK\x03\x04'],
  ['a gzip archive', 0, '\x1f\x8b'],
].map(([description, offset, bytes]) => ({
  name: '',
  label: '',
  description: description as string,
  codec: '',
  magic: [[{ offset: offset as number, bytes: bytes as string }]],
  extensions: [],
}));

/**
 * Recognises a file by its magic bytes; its name is believed only where they say nothing, media types never. Wants the
 * first 64 bytes or more. `formats` are asked in their order.
 */
export function sniffFormat(
  start: Uint8Array,
  fileName = '',
  formats: readonly FileFormat[] = CODEC_TABLE,
): SniffedFormat {
  if (start.length === 0) return { codec: null, description: 'an empty file' };
  const decoded = matchMagic(start, formats);
  if (decoded) return decoded;
  const known = matchMagic(start, NOT_DECODED);
  if (known) return { codec: null, description: known.description };
  const text = String.fromCharCode(...start.subarray(0, 64));
  if (/^\s*<(!doctype|html|\?xml|head|body)/i.test(text))
    return { codec: null, description: 'a web page (HTML or XML)' };
  const named = matchExtension(fileName, formats);
  if (named) return named;
  if (/^[\t\n\r\x20-\x7e]+$/.test(text)) return { codec: null, description: 'a text file' };
  return { codec: null, description: 'a file of an unknown format' };
}

/** The names of all formats that can be shown, as a sentence lists them. */
export function shownFormats(formats: readonly FileFormat[] = CODEC_TABLE): string {
  const labels = [...new Set(formats.map(({ label }) => label))];
  const last = labels.pop() ?? '';
  return labels.length > 0 ? `${labels.join(', ')} and ${last}` : last;
}
