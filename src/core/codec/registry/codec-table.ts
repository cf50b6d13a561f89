import type { FileFormat, MagicBytes } from './file-format.ts';

/**
 * Every format that is decoded, in the order in which signatures are compared. A format is added by one row here and a
 * module `core/codec/CODEC/CODEC-codec.ts` that exports `codec`: sniffing, addresses, the build's files and error messages
 * follow.
 */
export const CODEC_TABLE: readonly FileFormat[] = [
  {
    name: 'exr',
    label: 'OpenEXR',
    description: 'an OpenEXR image',
    codec: 'exr',
    magic: [[{ bytes: '\x76\x2f\x31\x01' }]],
    extensions: ['exr'],
  },
  {
    name: 'png',
    label: 'PNG',
    description: 'a PNG image',
    codec: 'png16',
    magic: [[{ bytes: '\x89PNG\r\n\x1a\n' }, { offset: 24, bytes: '\x10' }]],
    extensions: [],
  },
  browserFormat('png', 'PNG', 'a PNG image', [{ bytes: '\x89PNG\r\n\x1a\n' }], 'png', 'apng'),
  browserFormat('jpeg', 'JPEG', 'a JPEG image', [{ bytes: '\xff\xd8\xff' }], 'jpg', 'jpeg', 'jpe', 'jfif'),
  browserFormat('webp', 'WebP', 'a WebP image', [{ bytes: 'RIFF' }, { offset: 8, bytes: 'WEBP' }], 'webp'),
  browserFormat('avif', 'AVIF', 'an AVIF image', [{ offset: 4, bytes: 'ftypavi' }], 'avif'),
  browserFormat('gif', 'GIF', 'a GIF image', [{ bytes: 'GIF8' }], 'gif'),
  browserFormat('bmp', 'BMP', 'a BMP image', [{ bytes: 'BM' }, { offset: 6, bytes: '\0\0\0\0' }], 'bmp', 'dib'),
  {
    name: 'tiff',
    label: 'TIFF',
    description: 'a TIFF image',
    codec: 'tiff',
    magic: ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].map((bytes) => [{ bytes }]),
    extensions: ['tif', 'tiff'],
  },
  {
    name: 'hdr',
    label: 'Radiance HDR',
    description: 'a Radiance HDR image',
    codec: 'hdr',
    magic: [[{ bytes: '#?RADIANCE' }], [{ bytes: '#?RGBE' }], [{ bytes: '#?AUTOPANO' }]],
    extensions: ['hdr', 'rgbe', 'xyze', 'pic'],
  },
  {
    name: 'tga',
    label: 'TGA',
    description: 'a Truevision TGA image',
    codec: 'tga',
    // It has no magic bytes: its name is all there is.
    magic: [],
    extensions: ['tga', 'targa', 'icb', 'vda', 'vst'],
  },
  {
    ...browserFormat('jxl', 'JPEG XL', 'a JPEG XL image', [], 'jxl'),
    magic: [[{ bytes: '\xff\x0a' }], [{ offset: 4, bytes: 'JXL \r\n\x87\n' }]],
  },
  {
    name: 'dpx',
    label: 'DPX',
    description: 'a DPX image',
    codec: 'dpx-cineon',
    magic: [[{ bytes: 'SDPX' }], [{ bytes: 'XPDS' }]],
    extensions: ['dpx'],
  },
  {
    name: 'cineon',
    label: 'Cineon',
    description: 'a Cineon image',
    codec: 'dpx-cineon',
    magic: [[{ bytes: '\x80\x2a\x5f\xd7' }], [{ bytes: '\xd7\x5f\x2a\x80' }]],
    extensions: ['cin'],
  },
];

/** A format that the browser decodes itself. */
function browserFormat(
  name: string,
  label: string,
  description: string,
  magic: readonly MagicBytes[],
  ...extensions: string[]
): FileFormat {
  return { name, label, description, codec: 'browser', magic: [magic], extensions };
}

/** Decoders of files that hold many frames: such a file is recognised not by its bytes but by what it is opened as. */
const FILE_CODECS = ['video', 'audio'] as const;

/** All decoders, each once. */
export const CODEC_NAMES: readonly string[] = [...new Set(CODEC_TABLE.map(({ codec }) => codec)), ...FILE_CODECS];
