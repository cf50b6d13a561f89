import { SeqError } from '../../../core/base/seq-error.ts';
import type { TimeSource } from '../../../core/base/time-source.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PlayerState, Ticket } from '../../../core/presenter/protocol.ts';
import type { ComparedDrawable } from '../gl/compare-painter.ts';
import type { ComparedContent, StoredFrame } from '../frames/frame-store.ts';
import type { PictureTextures } from '../gl/picture-textures.ts';
import type { PlayerPresentation } from './player-presentation.ts';
import type { DrawingCanvas, Renderer } from '../gl/renderer.ts';
import type { Surface } from '../gl/surface.ts';

/** Uploading ahead of time may take this much of a display frame. */
const AHEAD_MS = 4;
/** And of a colour table that a picture waits for, this much. */
const TABLE_MS = 2;
/** How many frames after the due one get their textures early. */
const AHEAD_FRAMES = 2;
/** Textures that nobody used for this long are deleted. */
const FREE_AFTER_MS = 1000;

export interface TextureSchedulerEnvironment {
  readonly renderer: Renderer | null;
  readonly time: TimeSource;
  /** The colour table a player wants, if any. */
  lutOf(state: PlayerState): CubeLut | null | 'loading';
  warn(message: string): void;
  /** Textures were deleted outside of a display frame. */
  freed(): void;
}

/** Draws stored frames with the one renderer, and decides which of them have textures. */
export class TextureScheduler {
  readonly #renderer: Renderer | null;
  readonly #time: TimeSource;
  readonly #lutOf: (state: PlayerState) => CubeLut | null | 'loading';
  readonly #warn: (message: string) => void;
  readonly #freed: () => void;
  /** The table whose texture is uploaded, as somebody waits to draw with it. */
  #wantedTable: CubeLut | null = null;
  #cancelFree = (): void => {};

  constructor({ renderer, time, lutOf, warn, freed }: TextureSchedulerEnvironment) {
    this.#renderer = renderer;
    this.#time = time;
    this.#lutOf = lutOf;
    this.#warn = warn;
    this.#freed = freed;
  }

  /** Textures may exist, so that a stored frame can be drawn. */
  get canDraw(): boolean {
    return this.#renderer !== null && this.#renderer.textures.allowedBytes > 0;
  }

  get textureBytes(): number {
    return this.#renderer?.textures.bytes ?? 0;
  }

  allowTextures(bytes: number): void {
    this.#renderer?.textures.allow(bytes);
  }

  /** Shows a frame, or black. False without textures to draw with, or while the context is lost. */
  show(surface: Surface, state: PlayerState, stored: StoredFrame | null, compared: ComparedContent = null): boolean {
    if (!this.#renderer || !this.#draw(state, stored, compared)) return false;
    surface.show(this.#renderer.canvas);
    return true;
  }

  /** The picture is held back because its colour table is not there yet. */
  waitsForTable(state: PlayerState): boolean {
    return this.#lutOf(state) === 'loading';
  }

  /** What a player would show, as an image file; null where it cannot be drawn. */
  async capture(
    state: PlayerState,
    stored: StoredFrame,
    compared: ComparedContent,
    type: string,
  ): Promise<Blob | null> {
    const { width, height } = state.view;
    const lut = this.#lutOf(state);
    if (lut && lut !== 'loading') this.#renderer?.tables.advance(lut, () => false);
    if (!this.#renderer || width < 1 || height < 1 || !this.#draw(state, stored, compared)) return null;
    return canvasBlob(this.#renderer.canvas, type);
  }

  /** A small picture of a frame, with textures that nobody else needs; null where it cannot be drawn now. */
  async thumbnail(state: PlayerState, stored: StoredFrame): Promise<ImageBitmap | null> {
    const renderer = this.#renderer;
    const lut = this.#lutOf(state);
    if (!renderer || renderer.lost || lut === 'loading') return null;
    const textures = renderer.textures.upload(stored);
    if (!textures) return null;
    renderer.draw(state.view, stored.picture, textures, lut);
    return renderer.lost ? null : createImageBitmap(renderer.canvas);
  }

  /**
   * Uploads frames due soon in bands, and takes the textures of those that no canvas needs any more for reuse. True while
   * there is more to upload.
   */
  prepare(presentations: readonly PlayerPresentation[]): boolean {
    if (!this.#renderer || this.#renderer.lost) return false;
    const { textures } = this.#renderer;
    const next = presentations.map((presentation) => presentation.ahead(AHEAD_FRAMES));
    const needed = new Set<Ticket>(next.flat().map((stored) => stored.ticket));
    for (const { visible, drawnTickets } of presentations)
      if (visible) for (const ticket of drawnTickets) needed.add(ticket);
    textures.retain(needed);
    this.#freeLater(textures);
    // Whoever waits for a table draws at the next display frame.
    const isAwaited = this.#advanceTable(this.#renderer);
    const until = this.#time.now() + AHEAD_MS;
    const expired = (): boolean => this.#time.now() >= until;
    // The nearest frame of every player first, so that one large picture does not starve the other tiles.
    const most = Math.max(0, ...next.map((frames) => frames.length));
    for (let distance = 0; distance < most; distance++) {
      for (const frames of next) {
        const stored = frames[distance];
        if (!stored || textures.has(stored.ticket)) continue;
        textures.upload(stored, expired);
        if (expired()) return true;
      }
    }
    return isAwaited;
  }

  /** Uploads a little of a table that somebody waits for; false where nobody does. */
  #advanceTable({ tables }: Renderer): boolean {
    if (!this.#wantedTable) return false;
    const until = this.#time.now() + TABLE_MS;
    if (tables.advance(this.#wantedTable, () => this.#time.now() >= until)) this.#wantedTable = null;
    return true;
  }

  /** Unused textures are kept for a moment: reusing one costs nothing, allocating one for a large picture does. */
  #freeLater(textures: Renderer['textures']): void {
    this.#cancelFree();
    this.#cancelFree = this.#time.after(FREE_AFTER_MS, () => {
      textures.freeUnused();
      this.#freed();
    });
  }

  #draw(state: PlayerState, stored: StoredFrame | null, compared: ComparedContent): boolean {
    const renderer = this.#renderer;
    if (!renderer || renderer.lost) return false;
    const lut = stored ? this.#lutOf(state) : null;
    // Held back until its table is there: no picture is better than one in the wrong colours.
    if (lut === 'loading') return false;
    if (lut && !state.view.lutBypass && !renderer.tables.isReady(lut)) {
      this.#wantedTable ??= lut;
      return false;
    }
    try {
      if (stored && state.compare) return this.#drawPair(renderer, state, stored, compared, lut) && !renderer.lost;
      const textures = stored ? this.#texturesFor(stored, renderer) : null;
      if (stored && !textures) return false;
      renderer.draw(state.view, stored?.picture ?? null, textures, lut);
    } catch (error) {
      // One picture that this GPU cannot draw must not take the others with it.
      this.#warn(`A picture could not be drawn: ${SeqError.from(error, 'gl-unavailable').message}`);
      return false;
    }
    return !renderer.lost;
  }

  #drawPair(
    renderer: Renderer,
    { view, compare }: PlayerState,
    stored: StoredFrame,
    compared: ComparedContent,
    lut: CubeLut | null,
  ): boolean {
    const textures = this.#texturesFor(stored, renderer);
    if (!textures || !compare) return false;
    const second = this.#comparedDrawable(renderer, stored.ticket, compared);
    if (second === undefined) return false;
    return renderer.drawCompared(view, compare, { picture: stored.picture, textures }, second, lut);
  }

  /** `undefined` where its textures have no room. */
  #comparedDrawable(renderer: Renderer, mainTicket: Ticket, compared: ComparedContent): ComparedDrawable | undefined {
    if (compared === null || typeof compared === 'string') return compared;
    const textures = this.#texturesFor(compared, renderer, mainTicket);
    return textures ? { picture: compared.picture, textures } : undefined;
  }

  /** A due frame may take the textures of every other frame, except of the one it is drawn with. */
  #texturesFor(stored: StoredFrame, { textures }: Renderer, mainTicket?: Ticket): PictureTextures | null {
    const uploaded = textures.upload(stored);
    if (uploaded) return uploaded;
    textures.retain(new Set(mainTicket === undefined ? [] : [mainTicket]));
    return textures.upload(stored);
  }
}

function canvasBlob(canvas: DrawingCanvas, type: string): Promise<Blob | null> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type });
  return new Promise((resolve) => canvas.toBlob(resolve, type));
}
