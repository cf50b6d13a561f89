import type { Codec } from '../codec.ts';
import { prepareKernels, setKernelAddresses } from './kernel-host/kernel-loader.ts';
import { planBands } from './plan-bands.ts';
import { decodePicture, readPictureHeader } from './decode-picture.ts';

/** OpenEXR as the decode workers use it. */
export const codec: Codec = {
  name: 'exr',
  configure({ addresses }) {
    setKernelAddresses(addresses);
    // The file may still be on its way.
    prepareKernels();
  },
  readHeader: readPictureHeader,
  decode: decodePicture,
  planBands: (request) => planBands(request),
};
