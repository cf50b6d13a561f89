import type { StatusView } from '../../core/cache/cache-contract.ts';
import type { FrameList } from '../../core/sequence/frames/frame-list.ts';
import { CELL_KINDS } from './strip/cell-kind.ts';
import type { EditClip } from '../../core/sequence/source/edit-timeline.ts';
import { ClipRow } from './clips/clip-row.ts';
import { RulerView, type RulerContent } from './ruler/ruler-view.ts';
import { StripCanvas } from './strip/strip-canvas.ts';
import { frameAt, xOf, type TimelineView } from './timeline-view.ts';

/** Room around and per character of the number in the playhead's chip, CSS pixels. */
const CHIP_PADDING = 14;
const CHIP_CHARACTER = 7;

/**
 * Everything on a timeline that has a place in time. Elements say where they belong by `data-from` (and `data-to`, the
 * frame they reach up to); styles are set by script alone, which a strict content security policy allows.
 */
export class TimelineSurface {
  readonly #track: HTMLElement;
  readonly #strip: StripCanvas;
  readonly #ruler: RulerView;
  readonly #clips: ClipRow;
  #width = 0;
  #ratio = 1;
  #view: TimelineView = { start: 0, end: 1 };

  constructor(track: HTMLElement) {
    this.#track = track;
    this.#strip = new StripCanvas(this.#part<HTMLCanvasElement>('.strip'));
    this.#clips = new ClipRow(this.#part<HTMLCanvasElement>('.clips'));
    this.#ruler = new RulerView(this.#part('.ruler'), this.#part<HTMLCanvasElement>('.ticks'));
  }

  get view(): TimelineView {
    return this.#view;
  }

  /** CSS pixels. */
  get width(): number {
    return this.#width;
  }

  /** Device pixels of a CSS pixel. */
  get ratio(): number {
    return this.#ratio;
  }

  /** Frame under a CSS pixel position, fractional. */
  frameAt(x: number): number {
    return frameAt(this.#view, Math.max(1, this.#width), x);
  }

  /** CSS pixel position of a frame's left edge. */
  xOf(frame: number): number {
    return xOf(this.#view, this.#width, frame);
  }

  /**
   * Measures, reads the colours and draws all but the playhead and the indicator. null: no source. The ruler comes last:
   * it changes text, and whatever is measured after that makes the browser lay out at once.
   */
  layout(content: RulerContent | null, lit: number | null): void {
    this.#width = this.#track.clientWidth;
    this.#ratio = this.#track.ownerDocument.defaultView?.devicePixelRatio ?? 1;
    if (content) this.#view = content.view;
    this.drawClips(content?.clips ?? [], lit);
    const carriers = new Map<string, Element>(CELL_KINDS.map((kind) => [kind, this.#part(`.palette .${kind}`)]));
    this.#strip.readColours(carriers, this.#part('.palette .ground'));
    const height = this.#part('.indicator').clientHeight;
    this.#strip.resize(Math.round(this.#width * this.#ratio), Math.round(height * this.#ratio));
    this.#ruler.draw(content, this.#width, this.#ratio);
    this.place();
  }

  /** Draws the clips of an edit, the one with index `lit` in another colour; none: the row is not there. */
  drawClips(clips: readonly EditClip[], lit: number | null): void {
    this.#part('.clip-row').hidden = clips.length === 0;
    if (clips.length > 0) this.#clips.draw(clips, lit, this.#view, this.#width, this.#ratio);
  }

  /** Returns how many device pixel columns were painted. */
  paintStatus(frames: FrameList | null, status: StatusView | null): number {
    return this.#strip.paint(frames, status, this.#view, Math.max(1, Math.round(this.#ratio)));
  }

  /** Moves elements with `data-from` to their frames. */
  place(): void {
    for (const element of this.#track.querySelectorAll<HTMLElement>('[data-from]')) this.#placeOne(element);
  }

  /** Moves the playhead to the due frame and the mark of the picture shown, where another one is held. */
  placePlayhead(frame: number | null, held: number | null, label: string): void {
    const playhead = this.#part('.playhead');
    const chip = this.#part('.chip');
    playhead.hidden = chip.hidden = frame === null;
    this.#part('.shown').hidden = held === null;
    if (frame === null) return this.#ruler.cover(0, 0);
    this.#span(playhead, frame, frame + 1);
    if (held !== null) this.#span(this.#part('.shown'), held, held + 1);
    chip.textContent = label;
    const width = label.length * CHIP_CHARACTER + CHIP_PADDING;
    const left = this.#anchor(chip, this.xOf(frame + 0.5), width);
    this.#ruler.cover(left, left + width);
  }

  /** Shows the read-out at a position: a line, and below it what explains it. null hides it. */
  showTip(x: number | null, text = '', explanation: string | null = null): void {
    const [tip, line] = [this.#part('.tip'), this.#part('.hover')];
    tip.hidden = line.hidden = x === null;
    if (x === null) return;
    this.#part('.tip-line').textContent = text;
    this.#part('.tip-more').textContent = explanation;
    this.#part('.tip-more').hidden = explanation === null;
    line.style.transform = `translateX(${Math.round(x)}px)`;
    this.#anchor(tip, x, tip.offsetWidth);
  }

  #placeOne(element: HTMLElement): void {
    const { from, to, color } = element.dataset;
    // By the browser's own grammar: what is no colour, an address to fetch say, is left out.
    if (color && CSS.supports('color', color)) element.style.setProperty('--_marker', color);
    else element.style.removeProperty('--_marker');
    if (to !== undefined) this.#span(element, Number(from), Number(to));
    else element.style.transform = `translateX(${Math.round(this.xOf(Number(from)))}px)`;
  }

  #span(element: HTMLElement, from: number, to: number): void {
    const left = Math.round(this.xOf(from));
    element.style.transform = `translateX(${left}px)`;
    element.style.width = `${Math.max(0, Math.round(this.xOf(to)) - left)}px`;
  }

  /** Centres an element of about a width on a position, without leaving the track; its left edge. */
  #anchor(element: HTMLElement, x: number, width: number): number {
    const left = Math.round(Math.max(0, Math.min(this.#width - width, x - width / 2)));
    element.style.transform = `translateX(${left}px)`;
    return left;
  }

  #part<E extends HTMLElement>(selector: string): E {
    const found = this.#track.parentElement?.querySelector<E>(selector);
    if (!found) throw new Error(`the timeline's template has no ${selector}`);
    return found;
  }
}
