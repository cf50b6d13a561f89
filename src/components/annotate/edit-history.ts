import { type AnnotationEdit, inverseEdit } from '../../core/annotation/annotation-edit.ts';

/** Steps that are remembered. */
const MOST = 500;

/** What was drawn here, step by step, to be taken back and done again. A step is what one gesture did. */
export class EditHistory {
  readonly #done: (readonly AnnotationEdit[])[] = [];
  #undone: (readonly AnnotationEdit[])[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Remembers a step that was done; what was taken back before it cannot be done again. */
  add(step: readonly AnnotationEdit[]): void {
    if (step.length === 0) return;
    this.#done.push(step);
    this.#undone = [];
    if (this.#done.length > MOST) this.#done.shift();
  }

  /** The edits that take the last step back, in their order; empty where there is none. */
  undo(): readonly AnnotationEdit[] {
    const step = this.#done.pop();
    if (!step) return [];
    this.#undone.push(step);
    return step.toReversed().map(inverseEdit);
  }

  /** The edits that do again what was taken back last. */
  redo(): readonly AnnotationEdit[] {
    const step = this.#undone.pop();
    if (!step) return [];
    this.#done.push(step);
    return step;
  }
}
