import type { FileFormat } from './file-format.ts';

/**
 * Every format that is decoded, in the order in which files are asked. One row, and one folder `CODEC/` with a
 * `register.ts` beside this file, add a format: sniffing, addresses, the build's files and the words of errors follow.
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
    name: 'dpx',
    label: 'DPX',
    description: 'a DPX image',
    codec: 'film',
    magic: [[{ bytes: 'SDPX' }], [{ bytes: 'XPDS' }]],
    extensions: ['dpx'],
  },
  {
    name: 'cineon',
    label: 'Cineon',
    description: 'a Cineon image',
    codec: 'film',
    magic: [[{ bytes: '\x80\x2a\x5f\xd7' }], [{ bytes: '\xd7\x5f\x2a\x80' }]],
    extensions: ['cin'],
  },
];

/** Decoders of files that hold many frames: such a file is not told by its bytes but by what it is opened as. */
const FILE_CODECS = ['video'] as const;

/** All decoders, each once. */
export const CODEC_NAMES: readonly string[] = [...new Set(CODEC_TABLE.map(({ codec }) => codec)), ...FILE_CODECS];
