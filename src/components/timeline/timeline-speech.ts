/** Nothing said or read out changes more often. */
const INTERVAL_MS = 1000;

/** What a timeline tells assistive technology: the slider's value and polite announcements, at most once a second. */
export class TimelineSpeech {
  readonly #track: HTMLElement;
  readonly #live: HTMLElement;
  #pending: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(track: HTMLElement, live: HTMLElement) {
    this.#track = track;
    this.#live = live;
  }

  /** Frame numbers; `text` is the readable value. The last of several values within a second is told. */
  value(frame: number, first: number, last: number, text: string): void {
    this.#pending = () => {
      this.#track.setAttribute('aria-valuemin', String(first));
      this.#track.setAttribute('aria-valuemax', String(last));
      this.#track.setAttribute('aria-valuenow', String(frame));
      this.#track.setAttribute('aria-valuetext', text);
    };
    if (this.#timer === undefined) this.#flush();
  }

  announce(text: string): void {
    if (this.#live.textContent !== text) this.#live.textContent = text;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = null;
  }

  #flush(): void {
    this.#timer = undefined;
    if (!this.#pending) return;
    this.#pending();
    this.#pending = null;
    this.#timer = setTimeout(() => this.#flush(), INTERVAL_MS);
  }
}
