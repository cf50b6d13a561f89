import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { ScopeTally } from '../../../core/scopes/scope-tally.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { assemble } from '../probe/sample-picture.ts';
import type { CpuGrade } from './cpu-grade.ts';
import type { GradedPixel } from './display-codes.ts';
import { RowSamples } from './row-samples.ts';

/** Counts pixels of a picture, row by row. */
export interface RowCounter {
  /** Counts columns of a row, both as samples of the data window. The first column of the measured area is `left`. */
  count(row: number, columns: Int32Array, left: number): void;
  /** Counts what is still kept back. */
  finish?(): void;
}

export function countPixel(tally: ScopeTally, x: number, { r, g, b, codeR, codeG, codeB }: GradedPixel): void {
  tally.add(x, r, g, b);
  if (tally.needsCodes) tally.addCodes(codeR, codeG, codeB);
}

/** Grades each pixel by itself: whatever its planes and its colours are. */
export class PixelCounter implements RowCounter {
  readonly #rows: RowSamples;
  readonly #info: StoredFrame['picture']['info'];
  readonly #view: PlayerView;
  readonly #grade: CpuGrade;
  readonly #tally: ScopeTally;

  constructor({ picture }: StoredFrame, view: PlayerView, grade: CpuGrade, tally: ScopeTally) {
    this.#rows = new RowSamples(picture);
    this.#info = picture.info;
    this.#view = view;
    this.#grade = grade;
    this.#tally = tally;
  }

  count(row: number, columns: Int32Array, left: number): void {
    const rows = this.#rows;
    rows.go(row);
    for (const column of columns) {
      const [r, g, b, a] = assemble(this.#info, rows.values(column), this.#view);
      countPixel(this.#tally, column - left, this.#grade.grade(r, g, b, a));
    }
  }
}
