import type { BandedPicture } from '../../../core/frame/banded-picture.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { PixelSample } from '../../../core/frame/pixel-sample.ts';
import type { Placement } from '../gl/picture-geometry.ts';
import type { Programs } from '../gl/programs.ts';

/** A picture just painted, in whose pixels their values are to be written. */
export interface ValuedPicture {
  readonly view: PlayerView;
  readonly picture: BandedPicture;
  readonly placement: Placement;
  sample(x: number, y: number): PixelSample;
}

export type ValuePainter = (valued: ValuedPicture) => void;
/** What the lazily imported module exports as `createValuePainter`. */
export type CreateValuePainter = (gl: WebGL2RenderingContext, programs: Programs) => ValuePainter;

/** CSS pixels that a picture's pixel must be high before anybody could read a number in it. */
const READABLE = 24;

/** Writes values into pixels once these are large enough; the code for that is fetched when they first are. */
export class ValueLayer {
  readonly #gl: WebGL2RenderingContext;
  readonly #programs: Programs;
  /** Starts to import the painter's module; null once it is under way. */
  fetch: (() => void) | null = null;
  /** Set once the module is there. */
  create: CreateValuePainter | null = null;
  #painter: ValuePainter | null = null;

  constructor(gl: WebGL2RenderingContext, programs: Programs) {
    this.#gl = gl;
    this.#programs = programs;
  }

  /** The context is lost. */
  forget(): void {
    this.#painter = null;
  }

  paint(valued: ValuedPicture): void {
    const { view, picture, placement } = valued;
    if (view.pixelValues !== 'auto' || picture.info.level > 0) return;
    if (placement.mapping.reduction * READABLE * (view.pixelRatio ?? 1) > 1) return;
    if (this.create) {
      this.#painter ??= this.create(this.#gl, this.#programs);
      this.#painter(valued);
    } else {
      this.fetch?.();
      this.fetch = null;
    }
  }
}
