import { SeqError } from '../../../core/base/seq-error.ts';
import type { TimeSource } from '../../../core/base/time-source.ts';
import type { ExpectedPicture } from '../../../core/frame/planes.ts';
import type { CubeLut } from '../../../core/colour/lut/cube-lut.ts';
import type { PlayerId, PlayerState, Ticket } from '../../../core/presenter/protocol.ts';
import type { ComparedDrawable } from '../gl/compare-painter.ts';
import type { ComparedContent, StoredFrame } from '../frames/frame-store.ts';
import type { PictureTextures } from '../gl/picture-textures.ts';
import type { Compile, ManagedColour } from '../managed/managed-colour.ts';
import type { OcioSlot } from '../managed/ocio-slot.ts';
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
  /** null where nothing is drawn, or not yet. */
  renderer(): Renderer | null;
  readonly time: TimeSource;
  /** The colour table a player wants, if any. */
  lutOf(state: PlayerState): CubeLut | null | 'loading';
  /** Pictures drawn through OpenColorIO configs; absent: none is. */
  readonly ocio?: Pick<OcioSlot, 'coloursOf' | 'isWaiting'>;
  warn(message: string): void;
  /** Textures were deleted outside of a display frame. */
  freed(): void;
}

/** What makes a picture's colours. */
interface DrawnColour {
  readonly lut: CubeLut | null;
  /** For the first picture and the one compared with it; null: as the view says. */
  readonly managed: readonly ManagedColour[] | null;
}

const NO_COLOUR: DrawnColour = { lut: null, managed: null };

/** Draws stored frames with the one renderer, and decides which of them have textures. */
export class TextureScheduler {
  readonly #rendererNow: () => Renderer | null;
  readonly #time: TimeSource;
  readonly #lutOf: (state: PlayerState) => CubeLut | null | 'loading';
  readonly #ocio: TextureSchedulerEnvironment['ocio'];
  readonly #warn: (message: string) => void;
  readonly #freed: () => void;
  /** The table whose texture is uploaded, as somebody waits to draw with it. */
  #wantedTable: CubeLut | null = null;
  /** What textures may take, also while there is no renderer yet. */
  #allowedBytes: number | null = null;
  /** The picture whose header was read last. */
  #expected: ExpectedPicture | null = null;
  #cancelFree = (): void => {};

  constructor({ renderer, time, lutOf, ocio, warn, freed }: TextureSchedulerEnvironment) {
    this.#rendererNow = renderer;
    this.#time = time;
    this.#lutOf = lutOf;
    this.#ocio = ocio;
    this.#warn = warn;
    this.#freed = freed;
  }

  get #renderer(): Renderer | null {
    return this.#rendererNow();
  }

  /** A picture of this kind is being decoded: what players without one will draw it with is linked meanwhile. */
  expect(picture: ExpectedPicture, presentations: Iterable<PlayerPresentation>): void {
    this.#expected = picture;
    const renderer = this.#renderer;
    if (!renderer || renderer.lost) return;
    for (const { state, drawnTicket } of presentations) {
      if (!state || drawnTicket !== null || state.compare || state.view.ocio || state.view.lut) continue;
      renderer.expect(state.view, picture);
    }
  }

  /** Textures may exist, so that a stored frame can be drawn. */
  get canDraw(): boolean {
    return this.#renderer !== null && this.#renderer.textures.allowedBytes > 0;
  }

  get textureBytes(): number {
    return this.#renderer?.textures.bytes ?? 0;
  }

  allowTextures(bytes: number): void {
    this.#allowedBytes = bytes;
    this.#renderer?.textures.allow(bytes);
  }

  /** The renderer is there. */
  begin(presentations: Iterable<PlayerPresentation>): void {
    if (this.#allowedBytes !== null) this.allowTextures(this.#allowedBytes);
    if (this.#expected) this.expect(this.#expected, presentations);
  }

  /** Shows a frame, or black. False without textures to draw with, or while the context is lost. */
  show(
    surface: Surface,
    state: PlayerState,
    stored: StoredFrame | null,
    compared: ComparedContent = null,
    player: PlayerId = 0,
  ): boolean {
    const renderer = this.#renderer;
    if (!renderer || !this.#draw(player, state, stored, compared)) return false;
    surface.show(renderer.canvas);
    return true;
  }

  /** The picture is held back, or shown as before, because its colour table or its config is not there yet. */
  waitsForColour(player: PlayerId, state: PlayerState): boolean {
    return this.#ocio?.isWaiting(player, state) || (!state.view.ocio && this.#lutOf(state) === 'loading');
  }

  /** What a player would show, as an image file; null where it cannot be drawn. */
  async capture(
    player: PlayerId,
    state: PlayerState,
    stored: StoredFrame,
    compared: ComparedContent,
    type: string,
  ): Promise<Blob | null> {
    const { width, height } = state.view;
    const lut = state.view.ocio ? null : this.#lutOf(state);
    const renderer = this.#renderer;
    if (lut && lut !== 'loading') renderer?.tables.advance(lut, () => false);
    if (!renderer || width < 1 || height < 1 || !this.#draw(player, state, stored, compared)) return null;
    return canvasBlob(renderer.canvas, type);
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
    const renderer = this.#renderer;
    if (!renderer || renderer.lost) return false;
    const { textures } = renderer;
    const next = presentations.map((presentation) => presentation.ahead(AHEAD_FRAMES));
    const needed = new Set<Ticket>(next.flat().map((stored) => stored.ticket));
    for (const { visible, drawnTickets } of presentations)
      if (visible) for (const ticket of drawnTickets) needed.add(ticket);
    textures.retain(needed);
    this.#freeLater(textures);
    // Whoever waits for a table draws at the next display frame.
    const isAwaited = this.#advanceTable(renderer);
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

  #draw(player: PlayerId, state: PlayerState, stored: StoredFrame | null, compared: ComparedContent): boolean {
    const renderer = this.#renderer;
    if (!renderer || renderer.lost) return false;
    try {
      const colour = stored ? this.#colourOf(renderer, player, state, stored, compared) : NO_COLOUR;
      // Held back until its colours are there: no picture is better than one in the wrong ones.
      if (colour === 'loading') return false;
      if (stored && state.compare) return this.#drawPair(renderer, state, stored, compared, colour) && !renderer.lost;
      const textures = stored ? this.#texturesFor(stored, renderer) : null;
      if (stored && !textures) return false;
      renderer.draw(state.view, stored?.picture ?? null, textures, colour.lut, colour.managed?.[0]);
    } catch (error) {
      // One picture that this GPU cannot draw must not take the others with it.
      this.#warn(`A picture could not be drawn: ${SeqError.from(error, 'gl-unavailable').message}`);
      return false;
    }
    return !renderer.lost;
  }

  /** A config goes before a table. */
  #colourOf(
    renderer: Renderer,
    player: PlayerId,
    state: PlayerState,
    stored: StoredFrame,
    compared: ComparedContent,
  ): DrawnColour | 'loading' {
    const frames = [stored, ...(compared !== null && typeof compared === 'object' ? [compared] : [])];
    const compile: Compile = (colours) =>
      colours.every((colour, i) => renderer.isReady(state.view, (frames[i] ?? stored).picture, colour));
    const managed = this.#ocio?.coloursOf(player, state, frames, compile) ?? null;
    if (managed) return managed === 'loading' ? 'loading' : { lut: null, managed };
    const lut = this.#lutOf(state);
    if (lut === 'loading') return 'loading';
    if (!lut || state.view.lutBypass || renderer.tables.isReady(lut)) return { lut, managed: null };
    this.#wantedTable ??= lut;
    return 'loading';
  }

  #drawPair(
    renderer: Renderer,
    { view, compare }: PlayerState,
    stored: StoredFrame,
    compared: ComparedContent,
    { lut, managed }: DrawnColour,
  ): boolean {
    const textures = this.#texturesFor(stored, renderer);
    if (!textures || !compare) return false;
    const second = this.#comparedDrawable(renderer, stored.ticket, compared);
    if (second === undefined) return false;
    const [own, others] = [managed?.[0] ?? null, managed?.[1] ?? null];
    const other = second !== null && typeof second === 'object' ? { ...second, managed: others } : second;
    return renderer.drawCompared(view, compare, { picture: stored.picture, textures, managed: own }, other, lut);
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
