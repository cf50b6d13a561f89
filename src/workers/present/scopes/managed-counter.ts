import type { ColourUniforms } from '../../../core/colour/pipeline/colour-uniforms.ts';
import { prepareColour } from '../../../core/colour/pipeline/prepare-colour.ts';
import type { PlayerView } from '../../../core/presenter/protocol.ts';
import type { ScopeRequest } from '../../../core/scopes/scope-reading.ts';
import type { ScopeTally } from '../../../core/scopes/scope-tally.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import { viewColour } from '../gl/view-colour.ts';
import type { ManagedColour, OcioColours } from '../managed/managed-colour.ts';
import { assemble } from '../probe/sample-picture.ts';
import { measuredView } from './cpu-grade.ts';
import type { GradedPixel } from './display-codes.ts';
import { DisplayCodes } from './display-codes.ts';
import { countPixel, type RowCounter } from './row-counter.ts';
import { RowSamples } from './row-samples.ts';

/** Pixels that the GPU is asked for at once. */
const BATCH = 8192;

/** Counts pixels of a picture that is drawn through an OpenColorIO config: by what the shader makes of them. */
export class ManagedCounter implements RowCounter {
  readonly #stored: StoredFrame;
  readonly #view: PlayerView;
  readonly #colours: OcioColours;
  readonly #managed: ManagedColour;
  readonly #request: ScopeRequest;
  readonly #tally: ScopeTally;
  readonly #rows: RowSamples;
  readonly #uniforms: ColourUniforms;
  readonly #codes: DisplayCodes;
  readonly #rgba = new Float32Array(BATCH * 4);
  readonly #places = new Int32Array(BATCH);
  readonly #graded: GradedPixel = { r: 0, g: 0, b: 0, codeR: 0, codeG: 0, codeB: 0 };
  #count = 0;

  constructor(
    stored: StoredFrame,
    view: PlayerView,
    { colours, managed }: { colours: OcioColours; managed: ManagedColour },
    request: ScopeRequest,
    tally: ScopeTally,
  ) {
    const { info } = stored.picture;
    const measured = measuredView(view);
    this.#stored = stored;
    this.#view = view;
    this.#colours = colours;
    this.#managed = managed;
    this.#request = request;
    this.#tally = tally;
    this.#rows = new RowSamples(stored.picture);
    this.#uniforms = prepareColour(viewColour(measured, null, true), info);
    const plain = prepareColour(viewColour({ ...measured, channel: 'rgb' }, null), info);
    this.#codes = request.stage === 'after' ? DisplayCodes.ofCanvas(plain) : new DisplayCodes(plain);
  }

  count(row: number, columns: Int32Array, left: number): void {
    this.#rows.go(row);
    for (const column of columns) {
      const colour = assemble(this.#stored.picture.info, this.#rows.values(column), this.#view);
      this.#rgba.set(colour, this.#count * 4);
      this.#places[this.#count] = column - left;
      this.#count += 1;
      if (this.#count === BATCH) this.finish();
    }
  }

  finish(): void {
    const count = this.#count;
    if (count === 0) return;
    this.#count = 0;
    const { display, light } = this.#colours.readMany(this.#managed, this.#rgba.subarray(0, count * 4), this.#uniforms);
    const made = this.#request.stage === 'after' ? display : light;
    if (!made) throw new Error('this GPU cannot draw floats, which light before the view is read with.');
    for (let i = 0; i < count; i++) {
      const at = i * 4;
      const [r = 0, g = 0, b = 0] = [made[at], made[at + 1], made[at + 2]];
      countPixel(this.#tally, this.#places[i] ?? 0, this.#codes.place(this.#graded, this.#request, r, g, b));
    }
  }
}
