import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import { IDENTITY3, transform3, type Triple } from '../../../core/colour/primaries/matrix3.ts';
import { type Curve, decodeColour, encodeColour } from '../../../core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../../core/colour/transfer/transfers.ts';
import type { ScopeRequest } from '../../../core/scopes/scope-reading.ts';

/** A pixel as scopes count it: on their scale, light or codes, and its codes. */
export interface GradedPixel {
  r: number;
  g: number;
  b: number;
  codeR: number;
  codeG: number;
  codeB: number;
}

/** Between the codes of a display and its light. */
export class DisplayCodes {
  readonly #curve: Curve;
  readonly #matrix: ColourUniforms['displayMatrix'];

  constructor({ displayKind, displayCurve, displayMatrix }: ColourUniforms) {
    this.#curve = { kind: displayKind, values: displayCurve };
    this.#matrix = displayMatrix;
  }

  /** The codes of an OpenColorIO view, as a canvas shows them: of sRGB, or of P3 with its curve. */
  static ofCanvas(uniforms: ColourUniforms): DisplayCodes {
    const { kind, values } = TRANSFERS.srgb;
    return new DisplayCodes({ ...uniforms, displayKind: kind, displayCurve: values });
  }

  /** Puts a pixel where it belongs on scales: codes of the display after the view, light before it. */
  place(
    graded: GradedPixel,
    { stage, values }: Pick<ScopeRequest, 'stage' | 'values'>,
    r: number,
    g: number,
    b: number,
  ): GradedPixel {
    const given: Triple = [r, g, b];
    const codes = stage === 'after' ? given : this.#encode(given);
    const shown = values === 'display' ? codes : stage === 'after' ? decodeColour(this.#curve, given) : given;
    [graded.r, graded.g, graded.b] = shown;
    [graded.codeR, graded.codeG, graded.codeB] = codes;
    return graded;
  }

  #encode(light: Triple): Triple {
    return encodeColour(this.#curve, this.#matrix === IDENTITY3 ? light : transform3(this.#matrix, light));
  }
}
