import type { ScopeReading, ScopeRequest } from '../../../core/scopes/scope-reading.ts';
import { ScopeTally } from '../../../core/scopes/scope-tally.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { DrawnPictures } from '../probe/sample-drawn.ts';
import { CodeCounter, CodeTable, type CodeTables, hasCodes } from './code-counter.ts';
import { CpuGrade } from './cpu-grade.ts';
import { ManagedCounter } from './managed-counter.ts';
import { type MeasuredArea, measuredArea } from './measured-area.ts';
import { PixelCounter, type RowCounter } from './row-counter.ts';

/** Columns of the grid of pixels that is counted in place of all of them. */
const GRID_COLUMNS = 256;

/** Counts one picture for one request, a row at a time. */
export class ScopeJob {
  readonly stored: StoredFrame;
  readonly #area: MeasuredArea;
  readonly #tally: ScopeTally;
  readonly #counter: RowCounter;
  readonly #columns: Int32Array;
  readonly #rows: number;
  #row = 0;

  /** What a request asks of what is drawn; null where it is not there. A grid has `mostPixels` at most. */
  static of(drawn: DrawnPictures, request: ScopeRequest, tables: CodeTables, mostPixels: number): ScopeJob | null {
    const { stored: first, second, state } = drawn;
    const stored = request.side === 'b' ? second : first;
    const area = stored && measuredArea(stored, first, request.region, state.view);
    return stored && area ? new ScopeJob(drawn, stored, request, area, tables, mostPixels) : null;
  }

  private constructor(
    drawn: DrawnPictures,
    stored: StoredFrame,
    request: ScopeRequest,
    area: MeasuredArea,
    tables: CodeTables,
    mostPixels: number,
  ) {
    this.stored = stored;
    this.#area = area;
    this.#tally = new ScopeTally(request, area.width);
    const columns = request.exact ? area.width : Math.min(area.width, GRID_COLUMNS);
    this.#columns = Int32Array.from({ length: columns }, (_, i) => area.left + spread(i, columns, area.width));
    this.#rows = request.exact ? area.height : Math.min(area.height, Math.max(1, Math.floor(mostPixels / columns)));
    this.#counter = counterOf(drawn, stored, request, this.#tally, tables);
  }

  /** Counts until `isOver`, a row at least; true when all is counted. */
  advance(isOver: () => boolean): boolean {
    while (this.#row < this.#rows) {
      const row = this.#area.top + spread(this.#row, this.#rows, this.#area.height);
      this.#counter.count(row, this.#columns, this.#area.left);
      this.#row += 1;
      if (this.#row < this.#rows && isOver()) return false;
    }
    this.#counter.finish?.();
    return true;
  }

  get counted(): number {
    return this.#row * this.#columns.length;
  }

  get reading(): ScopeReading {
    const { frame, picture } = this.stored;
    const pixels = this.#area.width * this.#area.height;
    return {
      ...{ frame, level: picture.info.level },
      ...{ exact: this.counted === pixels, counted: this.counted, pixels },
      ...this.#tally.counts,
    };
  }
}

/** The place of one of `count` evenly spread over `length`. */
function spread(index: number, count: number, length: number): number {
  return Math.floor(((index + 0.5) * length) / count);
}

/** A config goes before a table, as it does where pictures are drawn. */
function counterOf(
  { player, state: { view }, table, colours }: DrawnPictures,
  stored: StoredFrame,
  request: ScopeRequest,
  tally: ScopeTally,
  tables: CodeTables,
): RowCounter {
  const managed = view.channel === 'a' && request.stage === 'after' ? null : colours?.inForce(player, stored);
  if (colours && managed) return new ManagedCounter(stored, view, { colours, managed }, request, tally);
  const grade = new CpuGrade(view, stored.picture.info, table, request);
  const [plane] = stored.picture.planes;
  if (!plane || !hasCodes(stored, grade)) return new PixelCounter(stored, view, grade, tally);
  const codes = tables.get(`${plane.type} ${plane.maxCode} ${grade.key}`, () => new CodeTable(plane, grade, tally));
  return new CodeCounter(stored, view, grade, codes, tally);
}
