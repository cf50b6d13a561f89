import type { AnnotationPoint } from '../../core/annotation/annotation.ts';
import { annotateStrings } from '../text/annotate-strings.ts';
import type { Drawing } from './drawing.ts';

/** Steps of the cursor that the picture is wide; a fine one is a pixel of the picture. */
const STEPS = 100;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Draws without a pointer: arrow keys move a cursor over the picture, with Shift by single pixels; Enter or the space bar
 * puts the pen down where it is, and up again.
 */
export class KeyboardCursor {
  readonly #drawing: Drawing;
  readonly #size: () => { readonly width: number; readonly height: number } | null;
  #at: AnnotationPoint | null = null;

  constructor(drawing: Drawing, size: () => { readonly width: number; readonly height: number } | null) {
    this.#drawing = drawing;
    this.#size = size;
  }

  /** Where it is in the picture; null while it is not used. */
  get at(): AnnotationPoint | null {
    return this.#at;
  }

  /** It is used from here on: where it was, first in the middle. */
  show(): void {
    const size = this.#size();
    if (size) this.#at ??= [Math.round(size.width / 2), Math.round(size.height / 2)];
  }

  hide(): void {
    this.#at = null;
  }

  /** What is said of a key that was the cursor's, empty for nothing; null where it is none of its keys. */
  press({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): string | null {
    const arrow = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
    if (arrow) return this.#move(arrow, shiftKey);
    if (!this.#at || (key !== 'Enter' && key !== ' ')) return null;
    const { said } = annotateStrings;
    if (!this.#drawing.isPressed) {
      this.#drawing.press(this.#at);
      if (this.#drawing.style.tool === 'select') return this.#drawing.selected ? said.selected : said.nothing;
      return said.begun;
    }
    this.#drawing.release();
    return said.drawn;
  }

  #move([right, down]: readonly [number, number], isFine: boolean): string {
    const size = this.#size();
    if (!size || !this.#at) return '';
    const step = isFine ? 1 : Math.max(1, Math.round(size.width / STEPS));
    const [x, y] = this.#at;
    const at: AnnotationPoint = [clamp(x + right * step, size.width), clamp(y + down * step, size.height)];
    this.#at = at;
    this.#drawing.move(at);
    return '';
  }
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
