import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { lightToPq, pqToLight, REFERENCE_WHITE } from '../transfer/hdr-light.ts';

/** Light that pictures of high dynamic range are taken to reach; what is brighter is white. 1000 cd/m². */
const SOURCE_PEAK = 1000 / REFERENCE_WHITE;
const PEAK_CODE = lightToPq(SOURCE_PEAK);
/** Where white of the display lies between black and that peak, and where the knee begins: BT.2390-11, 5.4.1. */
const WHITE = lightToPq(1) / PEAK_CODE;
const KNEE = 1.5 * WHITE - 0.5;

/** The Hermite spline from the knee to white, over codes as shares of the peak's. */
function rollOff(code: number): number {
  if (code <= KNEE) return code;
  const t = Math.min((code - KNEE) / (1 - KNEE), 1);
  const [t2, t3] = [t * t, t * t * t];
  return (2 * t3 - 3 * t2 + 1) * KNEE + (t3 - 2 * t2 + t) * (1 - KNEE) + (3 * t2 - 2 * t3) * WHITE;
}

/**
 * High dynamic range on a display that has none: the EETF of ITU-R BT.2390-11, 5.4.1, from 1000 cd/m² to the 203 cd/m² of
 * reference white, on the largest of the three channels, so that hues stay. What is darker than 87 cd/m² is as it was.
 * Takes linear Rec.709 in which 1 is reference white, gives the same in 0…1 but for colours outside of Rec.709.
 */
export const hdrToneMapOperation: ColourOperation = {
  name: 'hdrToneMap',
  active: ({ hdr }) => hdr === 1,
  apply(pixel) {
    const most = Math.max(pixel.r, pixel.g, pixel.b);
    if (most <= 0) return;
    const gain = pqToLight(rollOff(lightToPq(most) / PEAK_CODE) * PEAK_CODE) / most;
    pixel.r *= gain;
    pixel.g *= gain;
    pixel.b *= gain;
  },
  glsl: `
  float most = max(max(p.rgb.r, p.rgb.g), p.rgb.b);
  float code = lightToPq(vec3(most)).r / ${PEAK_CODE};
  if (most <= 0.0 || code <= ${KNEE}) return;
  float t = min((code - ${KNEE}) / ${1 - KNEE}, 1.0);
  float t2 = t * t;
  float t3 = t2 * t;
  code = (2.0 * t3 - 3.0 * t2 + 1.0) * ${KNEE} + (t3 - 2.0 * t2 + t) * ${1 - KNEE} + (3.0 * t2 - 2.0 * t3) * ${WHITE};
  p.rgb *= pqToLight(vec3(code * ${PEAK_CODE})).r / most;
`,
};
