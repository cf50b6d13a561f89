import type { ScopeReading, ScopeRequest } from '../../core/scopes/scope-reading.ts';

/** What is to be measured, and what tells whether it is the same as before. */
export interface ScopeSubject {
  readonly request: Omit<ScopeRequest, 'exact'>;
  readonly playing: boolean;
  /** Everything that a reading depends on, by identity. */
  readonly facts: readonly unknown[];
}

export interface FollowerHost {
  /** `isWanted` is asked before a question goes out that had to wait. */
  read(request: ScopeRequest, isWanted: () => boolean): Promise<ScopeReading | null>;
  /** Another reading, of what was shown at a time of the page's clock; null: there is nothing to measure. */
  changed(reading: ScopeReading | null, at: number): void;
}

/** Between two looks at a playing picture, milliseconds: each second frame at 24 a second. */
const LOOK_EVERY_MS = 75;
/** A picture that rests is measured in full after so long, milliseconds. */
const REST_MS = 200;
/** A question without an answer is asked again, so often. */
const [AGAIN_MS, MOST_TRIES] = [150, 20];
/** And for a picture in full, so often. */
const LATER_TRIES = 4;

/**
 * Keeps a reading of what is shown: one look at a time while pictures change, and every pixel once they rest. Costs nothing
 * while nothing changes.
 */
export class ScopeFollower {
  readonly #host: FollowerHost;
  #subject: ScopeSubject | null = null;
  /** Counts subjects: an answer belongs to the one that it was asked for. */
  #version = 0;
  /** Version that was looked at, and that was measured in full. */
  #looked = 0;
  #measured = 0;
  #asking: { readonly version: number; readonly exact: boolean } | null = null;
  #askedAt = -Infinity;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: FollowerHost) {
    this.#host = host;
  }

  /** What there is to measure now; null: nothing. Called as often as may be. */
  follow(subject: ScopeSubject | null): void {
    const before = this.#subject;
    this.#subject = subject;
    if (!subject) {
      if (before) this.stop();
      return;
    }
    const isSame = before !== null && isSameList(before.facts, subject.facts);
    if (!isSame) {
      this.#version += 1;
      this.#tries = 0;
    }
    if (!isSame || before.playing !== subject.playing) this.#next();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#subject = null;
    this.#version += 1;
    this.#asking = null;
  }

  /** Asks what is due now, or sees to it that it is asked later. */
  #next(): void {
    clearTimeout(this.#timer);
    const subject = this.#subject;
    if (!subject) return;
    const hasLooked = this.#looked === this.#version;
    if (hasLooked && (subject.playing || this.#measured === this.#version)) return;
    // A look ends a measurement of what is no more; everything else waits for its answer.
    if (this.#asking && (hasLooked || !this.#asking.exact)) return;
    const wait = this.#askedAt + (hasLooked ? REST_MS : LOOK_EVERY_MS) - performance.now();
    if (wait > 0) this.#later(wait);
    else void this.#ask(subject, hasLooked);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), milliseconds);
  }

  async #ask({ request }: ScopeSubject, exact: boolean): Promise<void> {
    const asking = (this.#asking = { version: this.#version, exact });
    const at = (this.#askedAt = performance.now());
    const isWanted = (): boolean => this.#asking === asking && (!exact || asking.version === this.#version);
    const reading = await this.#host.read({ ...request, exact }, isWanted);
    if (this.#asking !== asking) return;
    this.#asking = null;
    const isCurrent = asking.version === this.#version;
    if (reading && (isCurrent || !exact)) {
      this.#looked = asking.version;
      // The picture compared with may come in full a little later.
      const isFull = reading.exact && reading.level === 0;
      if (isFull || (exact && ++this.#tries > LATER_TRIES)) this.#measured = asking.version;
      this.#host.changed(reading, at);
    } else if (!reading && isCurrent) return this.#retry();
    this.#next();
  }

  /** A picture may be on its way; where none comes there is nothing to see. */
  #retry(): void {
    this.#tries += 1;
    if (this.#tries === 3) this.#host.changed(null, this.#askedAt);
    if (this.#tries < MOST_TRIES) this.#later(AGAIN_MS);
  }
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, at) => Object.is(entry, other[at]));
}
