import type { ColourOperation } from '../pipeline/colour-pixel.ts';
import { CHANNEL_VIEWS } from '../colour-settings.ts';
import { glslNumber } from '../pipeline/glsl-number.ts';
import { LUMA_WEIGHTS } from '../primaries/primaries-matrix.ts';

const [RED, GREEN, BLUE] = LUMA_WEIGHTS;
const at = (name: (typeof CHANNEL_VIEWS)[number]): number => CHANNEL_VIEWS.indexOf(name);

/**
 * Shows one channel as grey, as it is after look and tone map: so it is grey whatever the table does. Luma is weighed
 * on the linear values that the display transfer is about to encode. Alpha was put in place of colour by `alphaView`.
 */
export const channelOperation: ColourOperation = {
  name: 'channel',
  active: ({ channel }) => channel !== at('rgb') && channel !== at('a'),
  apply(pixel, { channel }) {
    const { r, g, b } = pixel;
    if (channel === at('r')) pixel.g = pixel.b = r;
    else if (channel === at('g')) pixel.r = pixel.b = g;
    else if (channel === at('b')) pixel.r = pixel.g = b;
    else if (channel === at('luma')) pixel.r = pixel.g = pixel.b = r * RED + g * GREEN + b * BLUE;
  },
  glsl: `
  if ($channel == ${at('r')}) p.rgb = p.rgb.rrr;
  else if ($channel == ${at('g')}) p.rgb = p.rgb.ggg;
  else if ($channel == ${at('b')}) p.rgb = p.rgb.bbb;
  else if ($channel == ${at('luma')}) p.rgb = vec3(dot(p.rgb, vec3(${LUMA_WEIGHTS.map(glslNumber).join(', ')})));
`,
};
