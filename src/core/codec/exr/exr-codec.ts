import type { Codec } from '../codec.ts';
import { setScriptAddress } from './kernel-host/kernel-loader.ts';
import { decodePicture, readPictureHeader } from './decode-picture.ts';

/** OpenEXR as the decode workers use it. */
export const codec: Codec = {
  name: 'exr',
  configure: ({ addresses }) => setScriptAddress(addresses['exr-nowasm']),
  readHeader: readPictureHeader,
  decode: decodePicture,
};
