import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { annotatedFrames, type AnnotatedFrames } from '../../core/annotation/annotated-frames.ts';
import type { Annotation } from '../../core/annotation/annotation.ts';
import { type AnnotationEdit, type AnnotationPlace, askedEdit } from '../../core/annotation/annotation-edit.ts';
import { pageCache } from '../../core/cache/page-cache.ts';
import type { PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { Point } from '../../core/viewport/viewport.ts';
import type { RequestTarget } from '../events/request-events.ts';
import { request } from '../events/requests.ts';
import { annotateStrings } from '../text/annotate-strings.ts';
import { namedFrame } from '../text/frame-text.ts';
import { AnnotationView } from './annotation-view.ts';
import { bindPointers } from './drawing-input.ts';
import { Drawing } from './drawing.ts';
import { comingNotes, isHeavy } from './coming-notes.ts';
import { KeyboardCursor } from './keyboard-cursor.ts';
import { type NoteRaster, NoteRasters } from './note-rasters.ts';
import { textEntry } from './text-entry.ts';
import { toolbar } from './toolbar.ts';
import { firstSize, TOOLS } from './tools.ts';

/** The player that is drawn on. */
export interface AnnotatedPlayer extends HTMLElement, RequestTarget {
  readonly state: PlayerSnapshot;
  annotations: readonly Annotation[];
  annotate: boolean;
  hideAnnotations: boolean;
  toPicture(clientX: number, clientY: number): Point | null;
  requestUpdate(): void;
}

export interface AnnotatorPort {
  readonly player: AnnotatedPlayer;
  stage(): HTMLElement;
  /** The space bar is held: the pointer moves the picture. */
  isGrabbing(): boolean;
  /** Has words said in the language of the player. */
  speak(): void;
}

/** CSS pixels beside an item that still mean it. */
const REACH = 7;

/** What is drawn on the frames of a player, and what draws there. One per player. */
export class Annotator {
  readonly #port: AnnotatorPort;
  readonly #drawing: Drawing;
  readonly #cursor: KeyboardCursor;
  #view: AnnotationView | null = null;
  #surface: Element | null = null;
  #isBound = false;
  #ghosts = true;
  #said = '';
  #rasters: NoteRasters | null = null;

  constructor(port: AnnotatorPort) {
    this.#port = port;
    const { player } = port;
    this.#drawing = new Drawing({
      annotations: () => player.annotations,
      here: () => this.#frames.at(this.#frame),
      place: (hold) => this.#place(hold),
      carry: (edit) => this.#carry(edit),
      reach: () => REACH * this.#scale,
      firstSize: () => firstSize(player.state.size?.height ?? 0),
      changed: () => this.#changed(),
    });
    this.#cursor = new KeyboardCursor(this.#drawing, () => player.state.size);
  }

  /** What lies over the picture, in its pixels. */
  picture(): TemplateResult {
    const { player } = this.#port;
    this.#drawing.forgetGone();
    this.#show();
    const entry = this.#drawing.textEntry;
    return html`<div
        class=${this.#isHalved ? 'annotations halved' : 'annotations'}
        aria-hidden="true"
        ${ref(this.#mount)}
      ></div>
      ${
        player.annotate
          ? html`<div
              class="draw-surface"
              tabindex="0"
              role="application"
              aria-label=${annotateStrings.surface}
              ${ref(this.#mountSurface)}
              @focus=${this.#enter}
              @blur=${this.#leave}
            ></div>`
          : nothing
      }
      ${entry ? textEntry(entry, this.#drawing.style, firstSize(player.state.size?.height ?? 0), (text) => this.#drawing.writeText(text)) : nothing}`;
  }

  /** The tools, below the picture. */
  bar(): TemplateResult | typeof nothing {
    const { player } = this.#port;
    if (!player.annotate) return nothing;
    const { compare } = player.state;
    return toolbar({
      drawing: this.#drawing,
      firstSize: firstSize(player.state.size?.height ?? 0),
      pictureHeight: player.state.size?.height ?? 0,
      isHidden: player.hideAnnotations,
      hasGhosts: this.#ghosts,
      side: compare?.frames ? annotateStrings.onSide : '',
      said: this.#said,
      setGhosts: (on) => {
        this.#ghosts = on;
        this.#changed();
      },
      setHidden: (hidden) => {
        player.hideAnnotations = hidden;
      },
      leave: () => {
        player.annotate = false;
      },
      key: (event) => this.key(event),
    });
  }

  /** A key that was pressed while somebody draws: true where it means something there. */
  key(event: KeyboardEvent): boolean {
    this.#port.speak();
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand) return !event.altKey && this.#command(key.toLowerCase(), shiftKey);
    if (event.altKey) return false;
    if (this.#surface && event.composedPath()[0] === this.#surface) {
      const said = this.#cursor.press(event);
      if (said !== null) {
        this.#say(said);
        return true;
      }
    }
    if (key === 'Escape') return this.#escape();
    if (key === 'Delete' || key === 'Backspace') return this.#removeSelected();
    const tool = TOOLS.find((one) => one.key === key);
    if (tool) this.#drawing.setStyle({ tool: tool.name });
    return tool !== undefined;
  }

  #command(key: string, shift: boolean): boolean {
    const isUndo = key === 'z' && !shift;
    const isRedo = (key === 'z' && shift) || key === 'y';
    if (isUndo) this.#drawing.undo();
    if (isRedo) this.#drawing.redo();
    return isUndo || isRedo;
  }

  #escape(): boolean {
    if (this.#drawing.cancel()) this.#say(annotateStrings.said.cancelled);
    else if (!this.#drawing.deselect()) this.#port.player.annotate = false;
    return true;
  }

  #removeSelected(): boolean {
    const isRemoved = this.#drawing.removeSelected();
    if (isRemoved) this.#say(annotateStrings.said.removed);
    return isRemoved;
  }

  readonly #enter = (): void => {
    // A click into the picture draws with the pointer: the cursor is for those who came here by key.
    if (this.#surface?.matches(':focus-visible')) this.#cursor.show();
    this.#changed();
  };

  readonly #leave = (): void => {
    this.#cursor.hide();
    this.#drawing.cancel();
    this.#changed();
  };

  readonly #mountSurface = (surface: Element | undefined): void => {
    this.#surface = surface ?? null;
  };

  readonly #mount = (root: Element | undefined): void => {
    this.#view = root ? new AnnotationView(root as HTMLElement) : null;
    if (root) this.#show();
    else this.#rasters?.clear();
    if (!root || this.#isBound) return;
    this.#isBound = true;
    // A player that is drawn on from its first update on has its stage after that.
    queueMicrotask(() => this.#bind());
  };

  /** The stage is the player's own, and lives as long. */
  #bind(): void {
    const { player } = this.#port;
    bindPointers(this.#port.stage(), this.#drawing, {
      isDrawing: () => player.annotate,
      isGrabbing: () => this.#port.isGrabbing(),
      toPicture: (x, y) => this.#toPicture(x, y),
      begins: () => {
        if (player.state.playing) request(player, player, 'seq-pause-request', null);
        if (player.hideAnnotations) player.hideAnnotations = false;
      },
    });
  }

  /** Draws what there is to see at present: at once, so that a stroke is seen with the pointer. */
  #show(): void {
    const { player } = this.#port;
    const isHidden = player.hideAnnotations || this.#isOtherSide;
    const frames = this.#frames;
    const frame = this.#frame;
    const here = isHidden ? [] : frames.at(frame);
    const beside = (direction: 1 | -1): readonly Annotation[] => {
      if (isHidden || !this.#ghosts || !player.annotate || player.state.playing) return [];
      const there = frames.beside(frame, direction);
      return there === null ? [] : frames.at(there).filter((one) => !here.includes(one));
    };
    const raster = this.#rasterOf(here);
    // While it plays, many strokes are not drawn anew for each frame: they are seen once they are there as a picture.
    this.#view?.show({ here: raster === undefined ? here : [], before: beside(-1), after: beside(1) });
    this.#view?.showRaster(raster ?? null);
    const { live, selected } = this.#drawing;
    const { at } = this.#cursor;
    const isDrawing = player.annotate && !isHidden;
    this.#view?.draw({
      live: isDrawing ? live : null,
      selected: isDrawing ? selected : null,
      cursor: isDrawing ? at : null,
      scale: this.#scale,
    });
  }

  /** Notes as a picture that is there, or null where it is still made; undefined where they are drawn as they are. */
  #rasterOf(here: readonly Annotation[]): NoteRaster | null | undefined {
    const { player } = this.#port;
    const { state } = player;
    if (player.annotate || player.hideAnnotations || state.annotations.length === 0 || !state.size) return undefined;
    const { width, height } = state.size;
    this.#rasters ??= new NoteRasters(
      (dropped) => pageCache().addClaim(dropped),
      () => this.#show(),
    );
    const scale = (player.ownerDocument.defaultView?.devicePixelRatio ?? 1) / this.#scale;
    this.#rasters.prepare(comingNotes(this.#frames, this.#frame, state), { width, height, scale });
    const raster = this.#rasters.of(here);
    if (raster) return state.playing || isHeavy(here) ? raster : undefined;
    return state.playing && isHeavy(here) ? null : undefined;
  }

  #changed(): void {
    this.#show();
    this.#port.player.requestUpdate();
  }

  #say(text: string): void {
    this.#said = text;
    this.#port.player.requestUpdate();
  }

  #carry(edit: AnnotationEdit): boolean {
    const { player } = this.#port;
    const before = player.annotations;
    const asked = askedEdit(before, edit);
    if (!asked) return false;
    request(player, player, 'seq-annotation-request', asked);
    return player.annotations !== before;
  }

  get #frames(): AnnotatedFrames {
    const { annotations, clips } = this.#port.player.state;
    return annotatedFrames(annotations, clips);
  }

  get #frame(): number {
    return namedFrame(this.#port.player.state) ?? NaN;
  }

  /** The second of two pictures is seen alone, which notes are not on. */
  get #isOtherSide(): boolean {
    const { settings, compare } = this.#port.player.state;
    return compare?.frames != null && settings.compare === 'flip' && settings.compareSide === 'b';
  }

  /** Two pictures stand side by side. */
  get #isHalved(): boolean {
    const { settings, compare } = this.#port.player.state;
    return compare?.frames != null && settings.compare === 'side-by-side';
  }

  /** Pixels of the picture per CSS pixel. */
  get #scale(): number {
    const { player } = this.#port;
    const [from, to] = [player.toPicture(0, 0), player.toPicture(1, 0)];
    return from && to ? Math.hypot(to.x - from.x, to.y - from.y) || 1 : 1;
  }

  /** The picture's own place of a point; null on the second of two pictures, which notes are not on. */
  #toPicture(clientX: number, clientY: number): Point | null {
    const at = this.#port.player.toPicture(clientX, clientY);
    if (!at || this.#isOtherSide) return null;
    if (!this.#isHalved) return at;
    // Each of the two has half of the stage, the player's own the left one.
    const { left, width } = this.#port.stage().getBoundingClientRect();
    return clientX < left + width / 2 ? at : null;
  }

  #place(hold: number): AnnotationPlace | null {
    const { clips, out, frames, shown } = this.#port.player.state;
    const frame = this.#frame;
    if (Number.isNaN(frame) || shown === null) return null;
    const clip = clips.find((one) => one.in <= frame && frame <= one.out);
    const last = Math.min(frame + hold - 1, clip?.out ?? Math.max(frame, frames?.last ?? out ?? frame));
    const [from, to] = clip ? [clip.mediaFrame(frame), clip.mediaFrame(last)] : [frame, last];
    const where = from === to ? { frame: from } : { range: `${Math.min(from, to)}-${Math.max(from, to)}` };
    return clip ? { ...where, clip: clip.name } : where;
  }
}
