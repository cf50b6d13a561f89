import type { Codec } from '../codec.ts';
import { decodeScan } from './decode-scan.ts';
import { planScan } from './scan-plan.ts';

/** DPX and Cineon as the decode workers use them. */
export const codec: Codec = {
  name: 'dpx-cineon',
  readHeader: async (request) => (await planScan(request)).header,
  decode: decodeScan,
};
