import type { Codec } from '../codec.ts';
import { decodeFilm } from './decode-film.ts';
import { planFilm } from './film-plan.ts';

/** DPX and Cineon as the decode workers use them. */
export const filmCodec: Codec = {
  name: 'dpx-cineon',
  readHeader: async (request) => (await planFilm(request)).header,
  decode: decodeFilm,
};
