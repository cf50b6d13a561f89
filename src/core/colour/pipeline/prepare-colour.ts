import {
  BACKGROUNDS,
  CHANNEL_VIEWS,
  COLOUR_WARNINGS,
  type ColourSettings,
  type DisplayTransfer,
  FALSE_COLOURS,
  TONE_MAPS,
} from '../colour-settings.ts';
import { type ColourUniforms, LutKind } from './colour-uniforms.ts';
import { type Curve, CurveKind } from '../transfer/curve.ts';
import { IDENTITY3, type Matrix3 } from '../primaries/matrix3.ts';
import { PRIMARIES } from '../primaries/primaries.ts';
import { primariesMatrix } from '../primaries/primaries-matrix.ts';
import { type ColourFacts, resolveInputColor } from '../input-color.ts';
import { INPUT_SPACES } from '../input-spaces.ts';
import { TRANSFERS } from '../transfer/transfers.ts';

/** What a display expects: `display-p3` has sRGB's curve over P3's primaries. */
function displayEncoding(display: DisplayTransfer): { matrix: Matrix3; curve: Curve } {
  if (display !== 'display-p3') return { matrix: IDENTITY3, curve: TRANSFERS[display] };
  return { matrix: primariesMatrix(PRIMARIES.rec709, PRIMARIES['p3-d65']), curve: TRANSFERS.srgb };
}

function lutUniforms({ lut, lutInput, lutOutput }: ColourSettings) {
  const [x0, y0, z0] = lut?.domainMin ?? [0, 0, 0];
  const [x1, y1, z1] = lut?.domainMax ?? [1, 1, 1];
  const [input, output] = [INPUT_SPACES[lutInput], INPUT_SPACES[lutOutput]];
  return {
    lutKind: !lut ? LutKind.None : lut.dimensions === 1 ? LutKind.Curves : LutKind.Cube,
    lutSize: lut?.size ?? 2,
    lutMin: [x0, y0, z0],
    lutScale: [1 / (x1 - x0), 1 / (y1 - y0), 1 / (z1 - z0)],
    lutInputMatrix: primariesMatrix(PRIMARIES.rec709, PRIMARIES[input.primaries]),
    lutInputKind: TRANSFERS[input.transfer].kind,
    lutInputCurve: TRANSFERS[input.transfer].values,
    lutOutputMatrix: primariesMatrix(PRIMARIES[output.primaries], PRIMARIES.rec709),
    lutOutputKind: TRANSFERS[output.transfer].kind,
    lutOutputCurve: TRANSFERS[output.transfer].values,
  } as const;
}

/** Alpha is coverage: of the operations only exposure, offset and gamma act on it when it is what is shown. */
const ALPHA_VIEW = {
  inputKind: TRANSFERS.linear.kind,
  primaries: IDENTITY3,
  saturation: 1,
  lutKind: LutKind.None,
  toneMap: TONE_MAPS.indexOf('none'),
  hdr: 0,
  displayMatrix: IDENTITY3,
  displayKind: TRANSFERS.linear.kind,
  falseColour: FALSE_COLOURS.indexOf('none'),
} as const;

/** What an OpenColorIO config stands in for: gamma acts on its display codes, which are shown as they are. */
const MANAGED = {
  managed: 1,
  inputKind: TRANSFERS.linear.kind,
  primaries: IDENTITY3,
  lutKind: LutKind.None,
  toneMap: TONE_MAPS.indexOf('none'),
  hdr: 0,
  displayMatrix: IDENTITY3,
  displayKind: TRANSFERS.linear.kind,
} as const;

function isHdr({ kind }: Curve): boolean {
  return kind === CurveKind.Pq || kind === CurveKind.Hlg;
}

/** The numbers that the operations need for a picture under these settings; `info` decides what `auto` means. */
export function prepareColour(settings: ColourSettings, info: ColourFacts): ColourUniforms {
  const input = resolveInputColor(settings.inputColor, info);
  const display = displayEncoding(settings.display);
  return {
    managed: 0,
    inputKind: input.curve.kind,
    inputCurve: input.curve.values,
    inputTableSize: input.table?.size ?? 2,
    primaries: input.toRec709,
    gain: 2 ** settings.exposure,
    offset: settings.offset,
    saturation: settings.saturation,
    ...lutUniforms(settings),
    toneMap: TONE_MAPS.indexOf(settings.toneMap),
    hdr: isHdr(input.curve) && settings.toneMap === 'none' && !settings.lut ? 1 : 0,
    channel: CHANNEL_VIEWS.indexOf(settings.channel),
    inverseGamma: 1 / settings.gamma,
    background: BACKGROUNDS.indexOf(settings.background),
    displayMatrix: display.matrix,
    displayKind: display.curve.kind,
    displayCurve: display.curve.values,
    warning: COLOUR_WARNINGS.indexOf(settings.warning),
    falseColour: FALSE_COLOURS.indexOf(settings.falseColour),
    falseColourGrey: settings.falseColourGrey,
    falseColourStep: settings.falseColourStep,
    zebraHigh: settings.zebraHigh,
    zebraLow: settings.zebraLow,
    dither: settings.dither ? 1 : 0,
    ...(settings.channel === 'a' ? ALPHA_VIEW : settings.managed ? MANAGED : {}),
  };
}
