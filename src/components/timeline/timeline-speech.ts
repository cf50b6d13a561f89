import { Limiter } from './input/limiter.ts';

/** Nothing said or read out changes more often. */
const INTERVAL_MS = 1000;

/** What a timeline tells assistive technology: the slider's value and polite announcements, each at most once a second. */
export class TimelineSpeech {
  readonly #slider: HTMLElement;
  readonly #live: HTMLElement;
  readonly #more: (count: number) => string;
  readonly #valueLimiter = new Limiter(INTERVAL_MS, () => this.#tellValue());
  readonly #newsLimiter = new Limiter(INTERVAL_MS, () => this.#tellNews());
  #value: Readonly<Record<string, string>> = {};
  /** What waits to be said, oldest first; equal ones once. */
  readonly #news = new Set<string>();

  /** `more` says how many announcements were left out because too many came at once. */
  constructor(slider: HTMLElement, live: HTMLElement, more: (count: number) => string) {
    this.#slider = slider;
    this.#live = live;
    this.#more = more;
  }

  /** Frame numbers; `text` is the readable value. The last of several values within a second is told. */
  value(frame: number, first: number, last: number, text: string): void {
    this.#value = { valuemin: String(first), valuemax: String(last), valuenow: String(frame), valuetext: text };
    this.#valueLimiter.ask();
  }

  /** Says something when the reader is free. Of many within a second the first is said, with the number of others. */
  announce(text: string): void {
    this.#news.add(text);
    this.#newsLimiter.ask();
  }

  stop(): void {
    this.#valueLimiter.stop();
    this.#newsLimiter.stop();
    this.#news.clear();
  }

  #tellValue(): void {
    for (const [name, value] of Object.entries(this.#value)) {
      if (this.#slider.getAttribute(`aria-${name}`) !== value) this.#slider.setAttribute(`aria-${name}`, value);
    }
  }

  #tellNews(): void {
    const [first = '', ...others] = this.#news;
    this.#news.clear();
    this.#live.textContent = others.length ? `${first}, ${this.#more(others.length)}` : first;
  }
}
