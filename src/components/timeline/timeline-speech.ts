import { Limiter } from './input/limiter.ts';
import type { SeqErrorValue } from '../../core/base/seq-error.ts';
import type { LinkedPlayer } from '../link/linked-player.ts';
import { partStrings } from '../text/part-strings.ts';
import { strings } from '../text/strings.ts';

/** Nothing said or read out changes more often. */
const INTERVAL_MS = 1000;

/** What a timeline reports to assistive technology: the slider's value and polite announcements, each at most once a second. */
export class TimelineSpeech {
  readonly #slider: HTMLElement;
  readonly #live: HTMLElement;
  readonly #more: (count: number) => string;
  readonly #valueLimiter = new Limiter(INTERVAL_MS, () => this.#writeValue());
  readonly #announcementLimiter = new Limiter(INTERVAL_MS, () => this.#announceNext());
  #value: Readonly<Record<string, string>> = {};
  /** What waits to be said, oldest first; equal ones once. */
  readonly #waiting = new Set<string>();

  /** `more` says how many announcements were left out because too many came at once. */
  constructor(slider: HTMLElement, live: HTMLElement, more: (count: number) => string) {
    this.#slider = slider;
    this.#live = live;
    this.#more = more;
  }

  /** Frame numbers; `text` is the readable value. The last of several values within a second is written. */
  value(frame: number, first: number, last: number, text: string): void {
    this.#value = { valuemin: String(first), valuemax: String(last), valuenow: String(frame), valuetext: text };
    this.#valueLimiter.ask();
  }

  /** Says something when the reader is free. Of many within a second the first is said, with the number of others. */
  announce(text: string): void {
    this.#waiting.add(text);
    this.#announcementLimiter.ask();
  }

  stop(): void {
    this.#valueLimiter.stop();
    this.#announcementLimiter.stop();
    this.#waiting.clear();
  }

  #writeValue(): void {
    for (const [name, value] of Object.entries(this.#value)) {
      if (this.#slider.getAttribute(`aria-${name}`) !== value) this.#slider.setAttribute(`aria-${name}`, value);
    }
  }

  #announceNext(): void {
    const [first = '', ...others] = this.#waiting;
    this.#waiting.clear();
    this.#live.textContent = others.length ? `${first}, ${this.#more(others.length)}` : first;
  }
}

/** What an event of a player is worth saying aloud: frames that fail, and missing ones that the playhead rests on. */
export function announcementFor(event: Event, player: LinkedPlayer | null): string | null {
  if (!player) return null;
  if (event.type === 'seq-error') return errorAnnouncement(event, player);
  const { frame, playing, status } = player.state;
  const rests = event.type === 'seq-frame-change' && !playing && status === 'Missing';
  return rests && frame !== null ? partStrings.announceMissing(frame) : null;
}

function errorAnnouncement(event: Event, player: LinkedPlayer): string | null {
  const detail =
    event instanceof CustomEvent ? (event.detail as (SeqErrorValue & { frame: number | null }) | null) : null;
  const error = detail ?? player.state.error;
  if (!error) return null;
  const frame = error.frame ?? null;
  if (frame === null) return strings.errors[error.code];
  return error.code === 'not-found'
    ? partStrings.announceMissing(frame)
    : partStrings.announceError(frame, strings.errors[error.code]);
}
