import type { ColourOperation } from './colour-pixel.ts';
import { alphaViewOperation } from '../operations/alpha-view.ts';
import { backgroundOperation } from '../operations/background.ts';
import { channelOperation } from '../operations/channel.ts';
import { displayOperation } from '../operations/display.ts';
import { displayPrimariesOperation } from '../operations/display-primaries.ts';
import { ditherOperation } from '../operations/dither.ts';
import { exposureOperation } from '../operations/exposure.ts';
import { exposureZoneOperation, falseColourOperation } from '../operations/false-colour.ts';
import { finiteOperation } from '../operations/finite.ts';
import { gammaOperation } from '../operations/gamma.ts';
import { hdrToneMapOperation } from '../operations/hdr-tone-map.ts';
import { inputTableOperation } from '../operations/input-table.ts';
import { inputTransferOperation } from '../operations/input-transfer.ts';
import { lutOperation } from '../operations/lut.ts';
import { ocioInputOperation, ocioViewOperation } from '../operations/ocio.ts';
import { offsetOperation } from '../operations/offset.ts';
import { primariesOperation } from '../operations/primaries.ts';
import { saturationOperation } from '../operations/saturation.ts';
import { toneMapOperation } from '../operations/tone-map.ts';
import { warningOperation } from '../operations/warning.ts';

/** The pipeline, in order: what the twin runs and what the shader is made of. */
export const COLOUR_OPERATIONS: readonly ColourOperation[] = [
  finiteOperation,
  alphaViewOperation,
  inputTransferOperation,
  inputTableOperation,
  primariesOperation,
  ocioInputOperation,
  exposureOperation,
  offsetOperation,
  saturationOperation,
  exposureZoneOperation,
  lutOperation,
  hdrToneMapOperation,
  toneMapOperation,
  ocioViewOperation,
  channelOperation,
  gammaOperation,
  backgroundOperation,
  displayPrimariesOperation,
  displayOperation,
  falseColourOperation,
  warningOperation,
  ditherOperation,
];
