import { NEUTRAL_COLOUR, type ColourSettings } from '../../../core/colour/colour-settings.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';

/** The colour settings of a view; what it does not say is neutral. */
export function viewColour(view: PlayerView, lut: CubeLut | null): ColourSettings {
  const { channel, exposure, offset, saturation, display, background } = view;
  return {
    ...NEUTRAL_COLOUR,
    channel,
    exposure,
    offset,
    saturation,
    display,
    background,
    gamma: view.gamma > 0 ? view.gamma : 1,
    lut,
    inputColor: view.inputColor ?? NEUTRAL_COLOUR.inputColor,
    toneMap: view.toneMap ?? NEUTRAL_COLOUR.toneMap,
    lutInterpolation: view.lutInterpolation ?? NEUTRAL_COLOUR.lutInterpolation,
    lutInput: view.lutInput ?? NEUTRAL_COLOUR.lutInput,
    lutOutput: view.lutOutput ?? NEUTRAL_COLOUR.lutOutput,
    warning: view.warning ?? NEUTRAL_COLOUR.warning,
    dither: view.dither ?? NEUTRAL_COLOUR.dither,
  };
}
