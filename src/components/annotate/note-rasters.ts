import type { Annotation, AnnotationItem } from '../../core/annotation/annotation.ts';
import { itemBox } from '../../core/annotation/item-geometry.ts';
import { drawableItems } from '../../core/annotation/read-annotations.ts';
import { runInSlices, type Steps } from '../../core/base/steps.ts';
import type { MemoryClaim } from '../../core/cache/budget/memory-claims.ts';
import { drawInSteps } from './draw-items.ts';

/** The notes of a frame as a picture, and where it lies on that frame, in its pixels. */
export interface NoteRaster {
  readonly canvas: HTMLCanvasElement;
  readonly bytes: number;
}

/** What rasters are made for: the size of the frame's picture, and canvas pixels for one of its pixels. */
export interface RasterScale {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Most bytes of one raster, and of all of a player. */
const MAX_RASTER_BYTES = 16 * 2 ** 20;
const MAX_BYTES = 64 * 2 ** 20;
/** Notes may stand beside the picture: so much of its size is drawn there. */
const MARGIN = 0.5;

/**
 * Notes that are drawn ahead, so that a frame of many strokes costs no more than one of few while it plays. Counted in the
 * page's cache, and the first to go there.
 */
export class NoteRasters {
  readonly #claim: MemoryClaim;
  /** By the notes on a frame, those used least lately first. */
  readonly #rasters = new Map<string, { readonly notes: readonly Annotation[]; readonly raster: NoteRaster | null }>();
  readonly #made: () => void;
  #scale: RasterScale = { width: 0, height: 0, scale: 1 };
  #bytes = 0;
  #making: AbortController | null = null;

  /** `made` is called when a raster is there that was not before. */
  constructor(addClaim: (dropped: () => void) => MemoryClaim, made: () => void) {
    this.#claim = addClaim(() => this.#forget());
    this.#made = made;
  }

  /** The raster of a frame's notes; null where there is nothing to see; undefined where none is made yet. */
  of(notes: readonly Annotation[]): NoteRaster | null | undefined {
    const key = keyOf(notes);
    const known = this.#rasters.get(key);
    if (!known || !isSameList(known.notes, notes)) return undefined;
    this.#rasters.delete(key);
    this.#rasters.set(key, known);
    return known.raster;
  }

  /**
   * Makes the rasters of frames that come next, the nearest first, between other work. Those made for another scale go.
   * What is being made is finished before others are begun.
   */
  prepare(coming: Iterable<readonly Annotation[]>, scale: RasterScale): void {
    const { width, height } = this.#scale;
    if (width !== scale.width || height !== scale.height || this.#scale.scale !== scale.scale) this.clear();
    this.#scale = scale;
    if (this.#making) return;
    const lists = [...coming];
    const wanted = new Set(lists.map(keyOf));
    const missing = lists.filter((notes) => this.of(notes) === undefined);
    if (missing.length === 0) return;
    const making = (this.#making = new AbortController());
    const ended = (): void => {
      if (this.#making === making) this.#making = null;
    };
    void Promise.resolve(runInSlices(this.#make(missing, wanted), making.signal)).then(ended, ended);
  }

  /** Nothing is kept, and nothing made. */
  clear(): void {
    this.#making?.abort();
    this.#making = null;
    this.#claim.release();
    this.#forget();
  }

  #forget(): void {
    this.#rasters.clear();
    this.#bytes = 0;
  }

  *#make(lists: readonly (readonly Annotation[])[], wanted: ReadonlySet<string>): Steps<void> {
    for (const notes of lists) {
      yield;
      const raster = yield* rasterOf(notes.flatMap(drawableItems), this.#scale);
      if (!this.#keep(notes, raster, wanted)) return;
      this.#made();
    }
  }

  /** False where there is no room beside rasters that are wanted. */
  #keep(notes: readonly Annotation[], raster: NoteRaster | null, wanted: ReadonlySet<string>): boolean {
    const bytes = raster?.bytes ?? 0;
    for (const [key, { raster: oldest }] of this.#rasters) {
      if (this.#bytes + bytes <= MAX_BYTES) break;
      if (wanted.has(key)) return false;
      this.#rasters.delete(key);
      this.#bytes -= oldest?.bytes ?? 0;
    }
    if (!this.#claim.resize(this.#bytes + bytes)) return false;
    this.#bytes += bytes;
    this.#rasters.set(keyOf(notes), { notes, raster });
    return true;
  }
}

/** Draws items, one after the other; null where nothing of them is to be seen. */
function* rasterOf(
  items: readonly AnnotationItem[],
  { width, height, scale: wanted }: RasterScale,
): Steps<NoteRaster | null> {
  const boxes = items.map(itemBox);
  const within = (value: number, size: number): number =>
    Math.min(Math.max(value, -size * MARGIN), size * (1 + MARGIN));
  const leastOf = (side: 'left' | 'top'): number => boxes.reduce((edge, box) => Math.min(edge, box[side]), Infinity);
  const mostOf = (side: 'right' | 'bottom'): number =>
    boxes.reduce((edge, box) => Math.max(edge, box[side]), -Infinity);
  // A pixel more on each side: edges are smoothed.
  const left = Math.floor(within(leastOf('left'), width)) - 1;
  const top = Math.floor(within(leastOf('top'), height)) - 1;
  const right = Math.ceil(within(mostOf('right'), width)) + 1;
  const bottom = Math.ceil(within(mostOf('bottom'), height)) + 1;
  if (items.length === 0 || right - left <= 2 || bottom - top <= 2) return null;
  const most = Math.sqrt(MAX_RASTER_BYTES / 4 / ((right - left) * (bottom - top)));
  const scale = Math.min(wanted, most);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round((right - left) * scale));
  canvas.height = Math.max(1, Math.round((bottom - top) * scale));
  const [scaleX, scaleY] = [canvas.width / (right - left), canvas.height / (bottom - top)];
  const toCanvas = { scaleX, scaleY, originX: -left * scaleX, originY: -top * scaleY };
  yield* drawInSteps(canvas, items, toCanvas);
  canvas.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
  return { canvas, bytes: canvas.width * canvas.height * 4 };
}

function keyOf(notes: readonly Annotation[]): string {
  return notes.map(({ id }) => id).join('\n');
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at]);
}
