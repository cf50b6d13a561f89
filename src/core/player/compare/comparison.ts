import type { SeqError } from '../../base/seq-error.ts';
import type { TimeSource } from '../../base/time-source.ts';
import type { DemandOptions, PlayerDemand } from '../../cache/cache-contract.ts';
import type { ComparedPicture, PresentedComparison } from '../../presenter/protocol.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import type { SourceOpener } from '../../sequence/source/source-opener.ts';
import { comparing } from '../lazy-parts.ts';
import type { CompareSnapshot } from './compare-snapshot.ts';
import type { ComparedSource, ComparedSourceHost } from './compared-source.ts';

/** What a player is to be compared with before the code that follows it is there. */
interface Awaited {
  readonly description: SourceDescription;
  readonly baseUrl: string;
}

/** A player's comparison, where there is one: what follows a second source is loaded with the first that is named. */
export class Comparison {
  readonly #host: ComparedSourceHost;
  readonly #time: TimeSource;
  readonly #openers: readonly SourceOpener[];
  #compared: ComparedSource | null = null;
  #awaited: Awaited | null = null;
  #failure: SeqError | null = null;
  #isClosed = false;

  constructor(host: ComparedSourceHost, time: TimeSource, openers: readonly SourceOpener[]) {
    this.#host = host;
    this.#time = time;
    this.#openers = openers;
  }

  /** Compares with another source; null: with none. The same one again changes nothing. */
  load(description: SourceDescription | null, baseUrl: string): void {
    if (this.#compared) return this.#compared.load(description, baseUrl);
    if (!description && !this.#awaited) return;
    this.#awaited = description && { description, baseUrl };
    this.#failure = null;
    if (description && comparing.now) return this.#begin();
    this.#host.changed();
    if (!description) return;
    comparing.load().then(
      () => this.#begin(),
      (error: SeqError) => this.#failed(error),
    );
  }

  /** Tells the cache what goes with what the player wants; null: nothing. */
  demand(demand: PlayerDemand | null, options: DemandOptions): void {
    this.#compared?.demand(demand, options);
  }

  /** The size on screen, or what it is made of, changed. `samplesPerPixel` is the first picture's. */
  measure(samplesPerPixel: number | null): void {
    this.#compared?.measure(samplesPerPixel);
  }

  /** Full resolution until the returned function is called. */
  wantFull(): () => void {
    return this.#compared?.wantFull() ?? (() => {});
  }

  /** The presenter's word on what of it is on the canvas. */
  presented(shown: PresentedComparison | undefined): void {
    this.#compared?.presented(shown);
  }

  /** What the presenter is told; null where there is nothing to compare with. */
  picture(): ComparedPicture | null {
    return this.#compared?.picture() ?? null;
  }

  /** What a session's state says of it; null where nothing is compared. */
  snapshot(): CompareSnapshot | null {
    return this.#compared ? this.#compared.snapshot() : this.#awaited && this.#awaitedSnapshot(this.#awaited);
  }

  reload(): void {
    this.#compared?.reload();
  }

  retry(): void {
    this.#compared?.retry();
    if (this.#awaited && this.#failure) this.load(this.#awaited.description, this.#awaited.baseUrl);
  }

  close(): void {
    this.#isClosed = true;
    this.#compared?.close();
  }

  #begin(): void {
    const { now } = comparing;
    if (!this.#awaited || !now || this.#compared || this.#isClosed) return;
    const { description, baseUrl } = this.#awaited;
    this.#compared = new now.ComparedSource(this.#host, this.#time, this.#openers);
    this.#compared.load(description, baseUrl);
  }

  #failed(error: SeqError): void {
    if (!this.#awaited || this.#compared || this.#isClosed) return;
    this.#failure = error;
    this.#host.changed();
    this.#host.failed(error, null);
  }

  #awaitedSnapshot({ description }: Awaited): CompareSnapshot {
    return Object.freeze({
      source: description.src ?? null,
      frames: null,
      header: null,
      frameOffset: 0,
      basis: 'frame',
      frame: null,
      shown: null,
      held: false,
      status: null,
      level: 0,
      error: this.#failure && Object.freeze({ ...this.#failure.toValue(), frame: null }),
    });
  }
}
