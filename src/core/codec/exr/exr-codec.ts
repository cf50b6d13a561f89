import type { Codec } from '../codec.ts';
import { decodePicture, readPictureHeader } from './decode-picture.ts';

/** OpenEXR as the decode workers use it. */
export const exrCodec: Codec = {
  name: 'exr',
  readHeader: readPictureHeader,
  decode: decodePicture,
};
