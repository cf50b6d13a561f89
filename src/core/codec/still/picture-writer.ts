import type { Plane, PlaneData } from '../../frame/planes.ts';
import { createYielder } from '../../base/yield-to-event-loop.ts';
import { hasStraightAlpha } from '../../colour/alpha-reading.ts';
import { EmptyAlpha } from './empty-alpha.ts';
import { newLine, texelSamples } from './plane-memory.ts';
import { type RowSink, type StillFacts, type StillPlane, type Turn, turnOf } from './still-file.ts';
import { RowReducer } from './row-reducer.ts';

/** Puts a file's rows where they belong in the planes: turned upright, and made smaller on the way. */
export class PictureWriter implements RowSink {
  readonly lines: readonly PlaneData[];
  readonly direct: readonly PlaneData[] | null;
  /** Rows that came. */
  rows = 0;
  readonly #facts: StillFacts;
  readonly #planes: readonly Plane[];
  readonly #shift: number;
  readonly #turn: Turn;
  readonly #reducer: RowReducer | null;
  readonly #emptyAlpha: EmptyAlpha | null;
  /** Row of cells that is being added up. */
  #cell = -1;
  readonly #yieldToMessages = createYielder();
  /** 1 for rows of the planes, or columns where the picture is turned, that were written. */
  readonly #written: Uint8Array;

  /** `planes` are of the level's size and upright. */
  constructor(facts: StillFacts, planes: readonly Plane[], level: number) {
    this.#facts = facts;
    this.#planes = planes;
    this.#shift = level;
    this.#turn = turnOf(facts.orientation ?? 1);
    const { width, layout, colour = {} } = facts;
    this.lines = facts.planes.map(({ type }) => newLine(type, width));
    this.direct = level === 0 && (facts.orientation ?? 1) === 1 ? planes.map(({ data }) => data) : null;
    const { rowsReversed: reversed } = this.#turn;
    const straightAlpha = hasStraightAlpha(layout);
    this.#emptyAlpha = straightAlpha ? new EmptyAlpha(facts) : null;
    const row = { width, shift: level, planes: facts.planes, reversed, colour, straightAlpha };
    this.#reducer = level > 0 ? new RowReducer(row) : null;
    this.#written = new Uint8Array(Math.ceil(facts.height / 2 ** level));
  }

  put(y: number): Promise<void> | undefined {
    this.rows += 1;
    this.#emptyAlpha?.see(this.lines);
    const { height } = this.#facts;
    const place = this.#turn.orderReversed ? height - 1 - y : y;
    if (this.#reducer) this.#add(this.#reducer, place >> this.#shift);
    else this.#place(this.lines, place, this.#turn.rowsReversed);
    return this.#yieldToMessages();
  }

  /** Whether alpha was never written: zero in all rows that came, beside colours that are not. */
  get alphaIsEmpty(): boolean {
    if (this.rows === 0 && this.direct) this.#emptyAlpha?.see(this.direct);
    return this.#emptyAlpha?.isEmpty ?? false;
  }

  /** Writes what has been added up. */
  finish(): void {
    if (!this.#reducer || this.#cell < 0) return;
    this.#reducer.finish();
    this.#place(this.#reducer.lines, this.#cell, false);
    this.#cell = -1;
  }

  /** Blackens what was not written. */
  clearRest(): void {
    const blank = this.#reducer?.lines ?? this.lines;
    for (const line of blank) line.fill(0);
    this.#written.forEach((written, place) => {
      if (!written) this.#place(blank, place, false);
    });
  }

  #add(reducer: RowReducer, cell: number): void {
    if (cell !== this.#cell) this.finish();
    this.#cell = cell;
    reducer.add(this.lines);
  }

  /** Copies lines into the planes' row `place`, or column where the picture is turned. */
  #place(lines: readonly PlaneData[], place: number, reversed: boolean): void {
    this.#written[place] = 1;
    this.#planes.forEach((plane, index) => {
      const line = lines[index];
      const { type } = this.#facts.planes[index] as StillPlane;
      if (!line) return;
      const texel = texelSamples(type);
      const { transposed } = this.#turn;
      if (!transposed && !reversed) return plane.data.set(line, place * plane.width * texel);
      const count = line.length / texel;
      for (let i = 0; i < count; i++) {
        const along = reversed ? count - 1 - i : i;
        const at = transposed ? along * plane.width + place : place * plane.width + along;
        for (let s = 0; s < texel; s++) plane.data[at * texel + s] = line[i * texel + s] ?? 0;
      }
    });
  }
}
