/** What a file is by its first bytes: a codec's name where there is one, and words for people. */
export interface SniffedFormat {
  readonly codec: string | null;
  /** `a PNG image`, to be read after "this is". */
  readonly description: string;
}

interface Signature {
  readonly codec?: string;
  readonly description: string;
  readonly offset?: number;
  /** Bytes as Latin-1 text. */
  readonly magic: string;
}

const SIGNATURES: readonly Signature[] = [
  { codec: 'exr', description: 'an OpenEXR image', magic: '\x76\x2f\x31\x01' },
  { description: 'a PNG image', magic: '\x89PNG' },
  { description: 'a JPEG image', magic: '\xff\xd8\xff' },
  { description: 'a DPX image', magic: 'SDPX' },
  { description: 'a DPX image', magic: 'XPDS' },
  { description: 'a Cineon image', magic: '\x80\x2a\x5f\xd7' },
  { description: 'a TIFF image', magic: 'II*\0' },
  { description: 'a TIFF image', magic: 'MM\0*' },
  { description: 'a Radiance HDR image', magic: '#?' },
  { description: 'a GIF image', magic: 'GIF8' },
  { description: 'a WebP image', offset: 8, magic: 'WEBP' },
  { description: 'an AVIF image', offset: 4, magic: 'ftypavif' },
  { description: 'a HEIF image', offset: 4, magic: 'ftyphei' },
  { description: 'an MP4 or QuickTime video', offset: 4, magic: 'ftyp' },
  { description: 'a WebM or Matroska video', magic: '\x1a\x45\xdf\xa3' },
  { description: 'a Photoshop document', magic: '8BPS' },
  { description: 'a PDF document', magic: '%PDF' },
  { description: 'a ZIP archive', magic: 'PK\x03\x04' },
  { description: 'a gzip archive', magic: '\x1f\x8b' },
];

/** Recognises a file by its magic bytes; names and media types are not believed. Wants the first 16 bytes or more. */
export function sniffFormat(start: Uint8Array): SniffedFormat {
  if (start.length === 0) return { codec: null, description: 'an empty file' };
  const text = String.fromCharCode(...start.subarray(0, 64));
  for (const { codec, description, offset = 0, magic } of SIGNATURES) {
    if (text.startsWith(magic, offset)) return { codec: codec ?? null, description };
  }
  if (/^\s*<(!doctype|html|\?xml|head|body)/i.test(text))
    return { codec: null, description: 'a web page (HTML or XML)' };
  if (/^[\t\n\r\x20-\x7e]+$/.test(text)) return { codec: null, description: 'a text file' };
  return { codec: null, description: 'a file of an unknown format' };
}
