import type { ColourSettings } from '../../../core/colour/colour-settings.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';

/** The colour settings of a view; `managed`: through an OpenColorIO config. */
export function viewColour(view: PlayerView, lut: CubeLut | null, managed = false): ColourSettings {
  const { channel, exposure, offset, saturation, display, background } = view;
  const { inputColor, toneMap, lutInput, lutOutput, warning, falseColour, dither = false } = view;
  const { falseColourGrey, falseColourStep, zebraHigh, zebraLow } = view;
  return {
    managed,
    channel,
    exposure,
    offset,
    saturation,
    display,
    background,
    gamma: view.gamma > 0 ? view.gamma : 1,
    lut,
    inputColor,
    toneMap,
    lutInput,
    lutOutput,
    warning,
    falseColour,
    falseColourGrey,
    falseColourStep,
    zebraHigh,
    zebraLow,
    dither,
  };
}
