import type { Codec } from '../codec.ts';
import { decodePicture, readPictureHeader } from './decode-picture.ts';

/** OpenEXR File Layout, "Magic Number". */
const MAGIC = [0x76, 0x2f, 0x31, 0x01];

/** OpenEXR as the decode workers use it. */
export const exrCodec: Codec = {
  name: 'exr',
  recognizes: (start) => MAGIC.every((byte, index) => start[index] === byte),
  readHeader: readPictureHeader,
  decode: decodePicture,
};
