import type { Plane, PlaneData } from '../../frame/planes.ts';
import { lightTable } from '../light-table.ts';
import type { ScanImage } from './scan-image.ts';
import { LineReducer } from './line-reducer.ts';
import type { LineUnpacker } from './line-unpacker.ts';
import { SAMPLE_ARRAYS, type SampleArrayType } from './scan-plan.ts';

export interface LanePlan {
  readonly plane: Plane & { readonly type: SampleArrayType };
  /** Where its samples come from. */
  readonly unpacker: LineUnpacker;
  readonly component: number;
  /** Exponent of two by which the plane is smaller than the picture. */
  readonly shift: number;
  /** Whether the samples are encoded as the picture's header says, not coverage or depth. */
  readonly isColour: boolean;
}

/** What a plane's samples are counted in, for means in light; `null` where they are light already. */
function maxCodeOf({ type, maxCode }: LanePlan['plane']): number | null {
  if (type === 'float') return null;
  return maxCode ?? { u8: 255, u16: 65535, rgb10: 1023 }[type];
}

/** Fills one plane from stored lines, turned and made smaller as it shall be. */
export class PlaneLane {
  readonly #plan: LanePlan;
  readonly #image: ScanImage;
  readonly #line: PlaneData;
  readonly #reduced: PlaneData;
  readonly #reducer: LineReducer | null = null;
  /** Lines of the plane's own resolution that are being added up; −1: none. */
  #cell = -1;

  constructor(plan: LanePlan, image: ScanImage) {
    const { plane, shift, isColour } = plan;
    const { pixelsPerLine, transfer } = image;
    this.#plan = plan;
    this.#image = image;
    this.#line = new SAMPLE_ARRAYS[plane.type](pixelsPerLine);
    this.#reduced = new SAMPLE_ARRAYS[plane.type](shift === 0 ? 0 : Math.ceil(pixelsPerLine / 2 ** shift));
    if (shift === 0) return;
    const maxCode = maxCodeOf(plane);
    const table = maxCode === null ? null : lightTable(isColour ? transfer : 'linear', maxCode);
    this.#reducer = new LineReducer(pixelsPerLine, shift, table, plane.type === 'rgb10');
  }

  /** Takes the line that the unpacker has loaded: the `stored`th of the file. */
  take(stored: number): void {
    const { plane, shift } = this.#plan;
    const { orientation, lines } = this.#image;
    const { transposed, pixelsReversed, linesReversed } = orientation;
    const line = linesReversed ? lines - 1 - stored : stored;
    if (!this.#reducer && !transposed && !pixelsReversed) {
      this.#unpack(plane.data.subarray(line * plane.width, (line + 1) * plane.width));
      return;
    }
    this.#unpack(this.#line);
    if (pixelsReversed) this.#line.reverse();
    if (!this.#reducer) return this.#put(line, this.#line);
    const cell = line >> shift;
    if (this.#cell >= 0 && this.#cell !== cell) this.finish();
    this.#cell = cell;
    if (this.#line instanceof Uint32Array) this.#reducer.addPacked(this.#line);
    else this.#reducer.add(this.#line);
  }

  /** No line follows. */
  finish(): void {
    if (!this.#reducer || this.#cell < 0) return;
    if (this.#reduced instanceof Uint32Array) this.#reducer.finishPacked(this.#reduced);
    else this.#reducer.finish(this.#reduced);
    this.#put(this.#cell, this.#reduced);
    this.#cell = -1;
  }

  #unpack(into: PlaneData): void {
    const { unpacker, component } = this.#plan;
    if (into instanceof Uint32Array) unpacker.rgb10(into);
    else unpacker.component(component, into);
  }

  #put(line: number, samples: PlaneData): void {
    const { data, width } = this.#plan.plane;
    if (!this.#image.orientation.transposed) return data.set(samples, line * width);
    for (let y = 0, at = line; y < samples.length; y++, at += width) data[at] = samples[y] ?? 0;
  }
}
