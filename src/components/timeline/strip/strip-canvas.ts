import type { StatusView } from '../../../core/cache/cache-contract.ts';
import type { FrameIndex } from '../../../core/frame/frame-number.ts';
import type { FrameList } from '../../../core/sequence/frames/frame-list.ts';
import { pixelOf } from '../../element/css-colour.ts';
import { CELL_KINDS } from './cell-kind.ts';
import { columnsOf, paintStrip, type StatusStrip, type StripPalette } from './status-strip.ts';
import type { TimelineView } from '../timeline-view.ts';

/** How much of a status colour remains in its dark ink. */
const DIM = 0.55;

/** The load indicator's canvas: repaints the columns whose statuses changed, everything after a change of view. */
export class StripCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);
  #palette: StripPalette = [];
  #ground = 0;
  #painted: { status: StatusView; version: number; view: TimelineView } | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
  }

  /** Takes the colours from elements that carry them, by cell kind, and the ground's from `ground`. */
  readColours(carriers: ReadonlyMap<string, Element>, ground: Element): void {
    this.#ground = pixelOf(getComputedStyle(ground).color);
    this.#palette = CELL_KINDS.map((kind) => {
      const carrier = carriers.get(kind);
      const full = carrier ? pixelOf(getComputedStyle(carrier).color) : this.#ground;
      return Uint32Array.of(this.#ground, full, dim(full));
    });
    this.#painted = null;
  }

  /** Sets the size in device pixels. */
  resize(width: number, height: number): void {
    if (!this.#context || (this.#canvas.width === width && this.#canvas.height === height && this.#image)) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#image = width > 0 && height > 0 ? this.#context.createImageData(width, height) : null;
    this.#pixels = new Uint32Array(this.#image?.data.buffer ?? new ArrayBuffer(0));
    this.#painted = null;
  }

  /** Paints what changed since the last call; returns how many columns that were. */
  paint(frames: FrameList | null, status: StatusView | null, view: TimelineView, scale: number): number {
    const image = this.#image;
    if (!image || !this.#context) return 0;
    if (!frames || !status) return this.#clear(image);
    const last = this.#painted;
    let [from, to] = [0, image.width];
    if (last && last.status === status && last.view.start === view.start && last.view.end === view.end) {
      const dirty = status.dirtySince(last.version);
      if (!dirty || dirty.to <= dirty.from) return 0;
      const firstFrame = frames.frameAt(dirty.from as FrameIndex);
      const lastFrame = frames.frameAt((dirty.to - 1) as FrameIndex);
      [from, to] = columnsOf(view, image.width, firstFrame, lastFrame);
    }
    this.#painted = { status, version: status.version, view };
    if (to <= from) return 0;
    const { statuses, levels, incomplete } = status;
    const strip: StatusStrip = {
      frames,
      statuses,
      levels,
      incomplete,
      view,
      width: image.width,
      height: image.height,
      scale,
    };
    paintStrip(this.#pixels, strip, this.#palette, this.#ground, from, to);
    this.#context.putImageData(image, 0, 0, from, 0, to - from, image.height);
    return to - from;
  }

  #clear(image: ImageData): number {
    if (!this.#painted && this.#pixels[0] === this.#ground) return 0;
    this.#painted = null;
    this.#pixels.fill(this.#ground);
    this.#context?.putImageData(image, 0, 0);
    return image.width;
  }
}

/** Channels of a pixel scaled down, alpha kept: an ImageData holds red, green, blue, alpha in this byte order anywhere. */
function dim(pixel: number): number {
  const bytes = new Uint8ClampedArray(Uint32Array.of(pixel).buffer);
  for (let i = 0; i < 3; i++) bytes[i] = (bytes[i] ?? 0) * DIM;
  return new Uint32Array(bytes.buffer)[0] ?? pixel;
}
