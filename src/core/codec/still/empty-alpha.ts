import type { PlaneData } from '../../frame/planes.ts';
import type { StillFacts } from './still-file.ts';

/** Where a channel's samples are in the lines of a row. */
interface Samples {
  readonly line: number;
  readonly offset: number;
  readonly stride: number;
}

/**
 * Watches rows for an alpha that was never written: zero everywhere beside colours that are not. Looks at full
 * resolution, for which a reduced picture cannot stand, and only until the first alpha that is not zero.
 */
export class EmptyAlpha {
  readonly #alpha: Samples | undefined;
  readonly #colours: readonly Samples[];
  #hasAlpha = false;
  #hasColour = false;

  /** `facts` of a picture whose colour is not multiplied by alpha. */
  constructor({ planes }: Pick<StillFacts, 'planes'>) {
    const packed = planes[0]?.type === 'rgba8';
    const all = packed
      ? [0, 1, 2, 3].map((offset) => ({ line: 0, offset, stride: 4 }))
      : planes.map((_, line) => ({ line, offset: 0, stride: 1 }));
    const hasAlpha = packed || planes.at(-1)?.name === 'A';
    this.#alpha = hasAlpha ? all.at(-1) : undefined;
    this.#colours = hasAlpha ? all.slice(0, -1) : [];
  }

  /** True where the rows seen so far have colour, and no alpha. */
  get isEmpty(): boolean {
    return this.#alpha !== undefined && !this.#hasAlpha && this.#hasColour;
  }

  see(lines: readonly PlaneData[]): void {
    if (!this.#alpha || this.#hasAlpha) return;
    this.#hasAlpha = hasAny(lines, this.#alpha);
    this.#hasColour ||= !this.#hasAlpha && this.#colours.some((samples) => hasAny(lines, samples));
  }
}

function hasAny(lines: readonly PlaneData[], { line, offset, stride }: Samples): boolean {
  const samples = lines[line];
  if (!samples) return false;
  for (let at = offset; at < samples.length; at += stride) if (samples[at] !== 0) return true;
  return false;
}
