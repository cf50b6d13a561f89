import type { BrowserName } from '../../../scripts/find-browsers.mjs';

export type { BrowserName };

/** A key by its `KeyboardEvent.key`: a character, or one of these. */
export type KeyName =
  'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'Enter' | 'Escape' | 'Tab' | (string & {});

/** One browser with one page at a time, however it is driven. Calls have no deadline of their own. */
export interface BrowserDriver {
  readonly name: BrowserName;
  /** Resolves with the reason once the browser or its page is gone for good. */
  readonly ended: Promise<string>;
  /** Shows an address; the page before is gone. */
  open(url: string): Promise<void>;
  /** Runs a function in the page; what it takes and returns must be JSON. */
  evaluate<Result, Argument>(run: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>;
  /** Moves the pointer to a place in the page, in CSS pixels, in so many events. */
  movePointer(x: number, y: number, events: number): Promise<void>;
  pressPointer(): Promise<void>;
  releasePointer(): Promise<void>;
  pressKey(key: KeyName): Promise<void>;
  /** What the page and its workers said on the console since it was opened, as `level: text`; uncaught errors too. */
  messages(): Promise<string[]>;
  /** Ends the browser's processes at once, whatever they are doing. */
  kill(): void;
  close(): Promise<void>;
}

/** Milliseconds after which a browser that does not start is given up. */
export const START_MS = 30_000;

/** The page's size in CSS pixels where the browser lets it be set. */
export const PAGE_SIZE = { width: 1000, height: 640 } as const;
