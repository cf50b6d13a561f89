import type { InputSpaceName } from '../frame/input-space-names.ts';
import type { PrimariesName } from './primaries/primaries.ts';
import type { TransferName } from './transfer/transfers.ts';

interface InputSpace {
  /** As a menu names it. */
  readonly label: string;
  readonly primaries: PrimariesName;
  readonly transfer: TransferName;
}

/** What each of them is. */
export const INPUT_SPACES = {
  'linear-rec709': { label: 'Scene-linear Rec.709', primaries: 'rec709', transfer: 'linear' },
  acescg: { label: 'ACEScg', primaries: 'aces-ap1', transfer: 'linear' },
  'aces2065-1': { label: 'ACES2065-1', primaries: 'aces-ap0', transfer: 'linear' },
  'linear-p3-d65': { label: 'Scene-linear P3-D65', primaries: 'p3-d65', transfer: 'linear' },
  'linear-rec2020': { label: 'Scene-linear Rec.2020', primaries: 'rec2020', transfer: 'linear' },
  srgb: { label: 'sRGB', primaries: 'rec709', transfer: 'srgb' },
  rec709: { label: 'Rec.709 camera', primaries: 'rec709', transfer: 'rec709' },
  'gamma-2.2': { label: 'Rec.709 gamma 2.2', primaries: 'rec709', transfer: 'gamma-2.2' },
  'gamma-2.4': { label: 'Rec.709 gamma 2.4 (BT.1886)', primaries: 'rec709', transfer: 'gamma-2.4' },
  'display-p3': { label: 'Display P3', primaries: 'p3-d65', transfer: 'srgb' },
  'rec2100-pq': { label: 'Rec.2100 PQ', primaries: 'rec2020', transfer: 'pq' },
  'rec2100-hlg': { label: 'Rec.2100 HLG', primaries: 'rec2020', transfer: 'hlg' },
  /** Film primaries are not defined by Cineon: they are shown as Rec.709. */
  cineon: { label: 'Cineon log', primaries: 'rec709', transfer: 'cineon' },
  logc3: { label: 'ARRI LogC3 (EI 800), Wide Gamut 3', primaries: 'arri-wide-gamut-3', transfer: 'logc3' },
  logc4: { label: 'ARRI LogC4, Wide Gamut 4', primaries: 'arri-wide-gamut-4', transfer: 'logc4' },
  slog3: { label: 'Sony S-Log3, S-Gamut3', primaries: 's-gamut3', transfer: 'slog3' },
  'slog3-cine': { label: 'Sony S-Log3, S-Gamut3.Cine', primaries: 's-gamut3-cine', transfer: 'slog3' },
} as const satisfies Record<InputSpaceName, InputSpace>;
