import type { MeasuredPeaks, MeasuredPeaksHost, PeaksWanted, SoundPeaks } from './measured-peaks.ts';

export interface WatchedPeaksHost extends MeasuredPeaksHost {
  /** What peaks are wanted of now; null: there is no sound. */
  wanted(): PeaksWanted | null;
}

/** The peaks of a player's sound, measured while somebody watches. What measures them is fetched then. */
export class WatchedPeaks {
  readonly #host: WatchedPeaksHost;
  #watchers = 0;
  #fetched: typeof MeasuredPeaks | null = null;
  #fetching = false;
  #peaks: MeasuredPeaks | null = null;
  #of: PeaksWanted | null = null;
  #closed = false;

  constructor(host: WatchedPeaksHost) {
    this.#host = host;
  }

  get peaks(): SoundPeaks | null {
    return this.#peaks;
  }

  /** Measures peaks until the returned function is called. */
  watch(): () => void {
    let watches = true;
    this.#watchers += 1;
    this.update();
    return () => {
      if (!watches) return;
      watches = false;
      this.#watchers -= 1;
      this.update();
    };
  }

  /** The sound, or how it goes with the pictures, may be another. */
  update(): void {
    if (this.#watchers === 0 && !this.#peaks) return;
    const wanted = this.#watchers > 0 && !this.#closed ? this.#host.wanted() : null;
    if (isSame(wanted, this.#of)) return;
    if (wanted && !this.#fetched) return void this.#fetch();
    this.#of = wanted;
    this.#peaks?.close();
    this.#peaks = wanted && this.#fetched ? new this.#fetched(wanted, this.#host) : null;
    this.#host.changed();
  }

  close(): void {
    this.#closed = true;
    this.update();
  }

  async #fetch(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    this.#fetched = (await import('./measured-peaks.ts')).MeasuredPeaks;
    this.update();
  }
}

function isSame(a: PeaksWanted | null, b: PeaksWanted | null): boolean {
  if (!a || !b) return a === b;
  const { origin, first, last, sound } = a;
  return (
    sound === b.sound &&
    first === b.first &&
    last === b.last &&
    origin.frame === b.origin.frame &&
    origin.delaySeconds === b.origin.delaySeconds &&
    origin.framesPerSecond === b.origin.framesPerSecond
  );
}
