/** Nothing said or read out changes more often. */
const INTERVAL_MS = 1000;

/** What a timeline tells assistive technology: the slider's value and polite announcements, at most once a second. */
export class TimelineSpeech {
  readonly #slider: HTMLElement;
  readonly #live: HTMLElement;
  #pending: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(slider: HTMLElement, live: HTMLElement) {
    this.#slider = slider;
    this.#live = live;
  }

  /** Frame numbers; `text` is the readable value. The last of several values within a second is told. */
  value(frame: number, first: number, last: number, text: string): void {
    this.#pending = () => {
      this.#slider.setAttribute('aria-valuemin', String(first));
      this.#slider.setAttribute('aria-valuemax', String(last));
      this.#slider.setAttribute('aria-valuenow', String(frame));
      this.#slider.setAttribute('aria-valuetext', text);
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
