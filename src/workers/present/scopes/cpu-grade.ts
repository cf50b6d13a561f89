import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import { CHANNEL_VIEWS, TONE_MAPS } from '../../../core/colour/colour-settings.ts';
import { resolveInputColor } from '../../../core/colour/input-color.ts';
import { COLOUR_OPERATIONS } from '../../../core/colour/pipeline/colour-operations.ts';
import type { ColourOperation, ColourPixel, ColourTables } from '../../../core/colour/pipeline/colour-pixel.ts';
import { type ColourUniforms, LutKind } from '../../../core/colour/pipeline/colour-uniforms.ts';
import { prepareColour } from '../../../core/colour/pipeline/prepare-colour.ts';
import { finiteOperation } from '../../../core/colour/operations/finite.ts';
import { inputTableOperation } from '../../../core/colour/operations/input-table.ts';
import { inputTransferOperation } from '../../../core/colour/operations/input-transfer.ts';
import { primariesOperation } from '../../../core/colour/operations/primaries.ts';
import { IDENTITY3 } from '../../../core/colour/primaries/matrix3.ts';
import { CurveKind } from '../../../core/colour/transfer/curve.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { PictureInfo } from '../../../core/frame/planes.ts';
import type { ScopeRequest } from '../../../core/scopes/scope-reading.ts';
import { viewColour } from '../gl/view-colour.ts';
import { DisplayCodes, type GradedPixel } from './display-codes.ts';

/** What leaves a picture's light as its file means it. */
const TO_LIGHT = [finiteOperation, inputTransferOperation, inputTableOperation, primariesOperation];

/** A view without what is painted over the picture, and over black: none of that is the picture's. */
export function measuredView(view: PlayerView): PlayerView {
  return { ...view, background: 'black', warning: 'none', falseColour: 'none', dither: false };
}

/** Makes of premultiplied file values what scopes count, by the arithmetic of the shader's twin. */
export class CpuGrade {
  readonly #uniforms: ColourUniforms;
  readonly #tables: ColourTables;
  readonly #operations: readonly ColourOperation[];
  readonly #codes: DisplayCodes;
  readonly #request: Pick<ScopeRequest, 'stage' | 'values'>;
  readonly #pixel: { -readonly [Name in keyof ColourPixel]: ColourPixel[Name] } = {
    ...{ r: 0, g: 0, b: 0, a: 1 },
    ...{ flags: 0, x: 0, y: 0 },
  };
  readonly #graded: GradedPixel = { r: 0, g: 0, b: 0, codeR: 0, codeG: 0, codeB: 0 };

  constructor(
    view: PlayerView,
    info: PictureInfo,
    lut: CubeLut | null,
    request: Pick<ScopeRequest, 'stage' | 'values'>,
  ) {
    const isAfter = request.stage === 'after';
    const table = view.lutBypass ? null : lut;
    const { channel } = view;
    this.#request = request;
    this.#uniforms = prepareColour(
      viewColour({ ...measuredView(view), channel: isAfter ? channel : 'rgb' }, table),
      info,
    );
    this.#tables = { lut: table, inputTable: resolveInputColor(view.inputColor, info).table };
    const all = isAfter ? COLOUR_OPERATIONS : TO_LIGHT;
    this.#operations = all.filter((operation) => operation.active?.(this.#uniforms) ?? true);
    this.#codes = new DisplayCodes(this.#uniforms);
  }

  /**
   * Whether a channel's result depends on that channel alone, and on it alike for each: then each of a file's codes is
   * graded once.
   */
  get isByChannel(): boolean {
    const { primaries, inputKind, saturation, lutKind, toneMap, hdr, channel, displayMatrix } = this.#uniforms;
    const isPlainInput = primaries === IDENTITY3 && inputKind !== CurveKind.Hlg && inputKind !== CurveKind.Table;
    if (!isPlainInput || displayMatrix !== IDENTITY3) return false;
    if (this.#request.stage === 'before') return true;
    const isPlainView = saturation === 1 && lutKind === LutKind.None && hdr === 0;
    return isPlainView && toneMap === TONE_MAPS.indexOf('none') && channel === CHANNEL_VIEWS.indexOf('rgb');
  }

  /** Equal for those that make the same of a value, where they work by channel. */
  get key(): string {
    return JSON.stringify([this.#request.stage, this.#request.values, this.#uniforms]);
  }

  /** The pixel it gives is the same one each time. */
  grade(r: number, g: number, b: number, a: number): GradedPixel {
    const pixel = this.#pixel;
    pixel.r = r;
    pixel.g = g;
    pixel.b = b;
    pixel.a = a;
    pixel.flags = 0;
    for (const operation of this.#operations) operation.apply(pixel, this.#uniforms, this.#tables);
    return this.#codes.place(this.#graded, this.#request, pixel.r, pixel.g, pixel.b);
  }
}
