import { PRIMARIES } from '../../colour/primaries/primaries.ts';
import type { Chromaticities, StatedColour, StatedTransfer } from '../../frame/planes.ts';
import type { SourceNote } from '../../frame/source-note.ts';

/** ITU-T H.273, table 3: transfer characteristics. */
const TRANSFERS: Readonly<Record<number, StatedTransfer>> = {
  1: 'rec709',
  4: 'gamma-2.2',
  6: 'rec709',
  8: 'linear',
  13: 'srgb',
  16: 'pq',
  18: 'hlg',
  14: 'rec709',
  15: 'rec709',
};
const UNSUPPORTED_TRANSFERS: Readonly<Record<number, string>> = { 17: 'SMPTE ST 428-1' };

/** ITU-T H.273, table 2: colour primaries. */
const COLOUR_PRIMARIES: Readonly<Record<number, Chromaticities>> = {
  1: PRIMARIES.rec709,
  5: [0.64, 0.33, 0.29, 0.6, 0.15, 0.06, 0.3127, 0.329],
  6: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, 0.3127, 0.329],
  7: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, 0.3127, 0.329],
  9: PRIMARIES.rec2020,
  11: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.314, 0.351],
  12: PRIMARIES['p3-d65'],
};

/**
 * What a `cICP` chunk says: PNG (Third Edition), 11.3.2.6. `colour` is null where it names something that is not
 * honoured, or that pictures of red, green and blue cannot be; `note` says what.
 */
export function cicpColour(chunk: DataView): { readonly colour: StatedColour | null; readonly note?: SourceNote } {
  const refused = (what: string) => {
    const message = `What the cICP chunk says is not honoured: ${what}. Colours are shown as if it were not there.`;
    return { colour: null, note: { code: 'cicp-not-honoured', message, path: 'cICP' } };
  };
  if (chunk.byteLength < 4) return refused('it is cut short');
  const [primaries, transfer, matrix, range] = [0, 1, 2, 3].map((at) => chunk.getUint8(at));
  if (matrix !== 0) return refused(`matrix ${matrix}, which a PNG cannot have`);
  if (range !== 1) return refused('samples of narrow range');
  const chromaticities = COLOUR_PRIMARIES[primaries ?? 0];
  const known = TRANSFERS[transfer ?? 0];
  const name = UNSUPPORTED_TRANSFERS[transfer ?? 0];
  if (!known) return refused(`transfer characteristics ${transfer}${name ? ` (${name})` : ''}`);
  if (!chromaticities) return refused(`colour primaries ${primaries}`);
  return { colour: { transfer: known, chromaticities } };
}
