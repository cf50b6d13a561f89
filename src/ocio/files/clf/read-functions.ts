import { buildFixedFunction } from '../../build/build-fixed-function.ts';
import { CdlOp } from '../../ops/cdl-op.ts';
import {
  EXPOSURE_CONTRAST_DEFAULTS,
  EXPOSURE_CONTRAST_STYLES,
  ExposureContrastOp,
} from '../../ops/exposure-contrast-op.ts';
import type { Direction } from '../../ops/op.ts';
import { correctionValues } from '../cdl-files.ts';
import { step, styleOf, type ClfElement, type ClfStep } from './clf-element.ts';

const CDL_STYLES: Readonly<Record<string, { clamps: boolean; direction: Direction }>> = {
  'v1.2_fwd': { clamps: true, direction: 'forward' },
  fwd: { clamps: true, direction: 'forward' },
  'v1.2_rev': { clamps: true, direction: 'inverse' },
  rev: { clamps: true, direction: 'inverse' },
  noclampfwd: { clamps: false, direction: 'forward' },
  fwdnoclamp: { clamps: false, direction: 'forward' },
  noclamprev: { clamps: false, direction: 'inverse' },
  revnoclamp: { clamps: false, direction: 'inverse' },
};

export function readCdl({ element }: ClfElement): ClfStep[] {
  const word = element.attribute('style')?.toLowerCase() ?? 'fwd';
  const style = CDL_STYLES[word];
  if (!style) return element.fail(`the style "${word}" is not known`);
  return [step(new CdlOp({ ...correctionValues(element), clamps: style.clamps }, style.direction))];
}

export function readExposureContrast({ element }: ClfElement): ClfStep[] {
  const word = styleOf(element);
  const name = word.replace(/rev$/, '');
  const style = EXPOSURE_CONTRAST_STYLES.find((known) => known === name);
  if (!style) return element.fail(`the style "${word}" is not known`);
  const params = element.child('ECParams');
  const number = (key: string): number | undefined => params?.number(key);
  const needed = (key: string): number => number(key) ?? params?.fail(`"${key}" is missing`) ?? 0;
  const isDynamic = element.child('DynamicParameter') !== undefined;
  const defaults = { ...EXPOSURE_CONTRAST_DEFAULTS, style, isDynamic };
  const values = params
    ? {
        ...defaults,
        exposure: needed('exposure'),
        contrast: needed('contrast'),
        pivot: needed('pivot'),
        gamma: number('gamma') ?? defaults.gamma,
        logExposureStep: number('logExposureStep') ?? defaults.logExposureStep,
        logMidGray: number('logMidGray') ?? defaults.logMidGray,
      }
    : defaults;
  return [step(new ExposureContrastOp(values, word.endsWith('rev') ? 'inverse' : 'forward'))];
}

/** Styles as process lists write them: the config's style, then the names forward and inverse. */
const FUNCTION_STYLES: readonly (readonly [style: string, forward: string, inverse: string])[] = [
  ['aces_redmod03', 'redmod03fwd', 'redmod03rev'],
  ['aces_redmod10', 'redmod10fwd', 'redmod10rev'],
  ['aces_glow03', 'glow03fwd', 'glow03rev'],
  ['aces_glow10', 'glow10fwd', 'glow10rev'],
  ['aces_darktodim10', 'darktodim10', 'dimtodark10'],
  ['aces_gamutcomp13', 'gamutcomp13fwd', 'gamutcomp13rev'],
  ['aces2_outputtransform', 'acesoutputtransform20fwd', 'acesoutputtransform20inv'],
  ['aces2_rgb_to_jmh', 'rgb_to_jmh_20', 'jmh_to_rgb_20'],
  ['aces2_tonescalecompress', 'tonescalecompress20fwd', 'tonescalecompress20inv'],
  ['aces2_gamutcompress', 'gamutcompress20fwd', 'gamutcompress20inv'],
  ['rec2100_surround', 'rec2100surroundfwd', 'rec2100surroundrev'],
  ['rec2100_surround', 'surround', ''],
  ['rgb_to_hsv', 'rgb_to_hsv', 'hsv_to_rgb'],
  ['xyz_to_xyy', 'xyz_to_xyy', 'xyy_to_xyz'],
  ['xyz_to_uvy', 'xyz_to_uvy', 'uvy_to_xyz'],
  ['xyz_to_luv', 'xyz_to_luv', 'luv_to_xyz'],
  ['lin_to_pq', 'lin_to_pq', 'pq_to_lin'],
  ['lin_to_gammalog', 'lin_to_gammalog', 'gammalog_to_lin'],
  ['lin_to_doublelog', 'lin_to_doublelog', 'doublelog_to_lin'],
  ['rgb_to_hsy_lin', 'rgb_to_hsy_lin', 'hsy_lin_to_rgb'],
  ['rgb_to_hsy_log', 'rgb_to_hsy_log', 'hsy_log_to_rgb'],
  ['rgb_to_hsy_vid', 'rgb_to_hsy_vid', 'hsy_vid_to_rgb'],
];

/** `ACES`, `Function` and `FixedFunction`. */
export async function readFixedFunction({ element }: ClfElement): Promise<ClfStep[]> {
  const word = styleOf(element);
  const found = FUNCTION_STYLES.find(([, forward, inverse]) => forward === word || inverse === word);
  if (!found) return element.fail(`the style "${word}" is not known`);
  const [style, forward] = found;
  const acesParams = element.child('ACESParams');
  if (acesParams && style !== 'rec2100_surround') acesParams.fail('the style takes no parameters');
  const gamma = acesParams && (acesParams.number('gamma') ?? acesParams.fail('"gamma" is missing'));
  const parameters = gamma === undefined ? (element.numbersOf('params') ?? []) : [gamma];
  const op = await buildFixedFunction(style, parameters, []);
  return [step(forward === word ? op : op.inverse())];
}

export function readReference({ element }: ClfElement): ClfStep[] {
  const [path = '', alias = '', inverted] = ['path', 'alias', 'inverted'].map((name) => element.attribute(name));
  if (alias.toLowerCase() === 'currentmonitor' || (alias !== '' && path !== ''))
    element.fail(`the alias "${alias}" is not supported`);
  // Other aliases name what an application may put there: without one, nothing.
  if (alias !== '') return [];
  if (path === '') element.fail('"path" is missing');
  const reference = { reference: path, isInverse: inverted?.toLowerCase() === 'true' };
  return [() => reference];
}
