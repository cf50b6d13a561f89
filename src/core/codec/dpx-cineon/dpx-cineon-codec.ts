import type { Codec } from '../codec.ts';
import { decodeFilm } from './decode-scan.ts';
import { planFilm } from './scan-plan.ts';

/** DPX and Cineon as the decode workers use them. */
export const codec: Codec = {
  name: 'dpx-cineon',
  readHeader: async (request) => (await planFilm(request)).header,
  decode: decodeFilm,
};
