import type { StripReading, containRectangle, readStrip } from '../pictures/coded-strip.ts';

/** What tests use of a player: the public contract, without importing the library into the test. */
export interface TestPlayer extends HTMLElement {
  src: string;
  audioSrc: string | null;
  audioOffset: string | null;
  readonly ready: Promise<void>;
  readonly state: {
    readonly source: string | null;
    readonly clip: { readonly index: number; readonly name: string; readonly frame: number } | null;
    readonly opening: boolean;
    readonly buffered: { readonly share: number };
    readonly notes: readonly { readonly message: string }[];
    readonly frames: { readonly first: number; readonly last: number; readonly length: number } | null;
    readonly header: { readonly width: number; readonly height: number } | null;
    readonly size: { readonly width: number; readonly height: number } | null;
    readonly fps: number;
    readonly status: string | null;
    readonly frame: number | null;
    readonly shown: number | null;
    readonly held: boolean;
    readonly playing: boolean;
    readonly dropped: number;
    readonly sound: {
      readonly state: string;
      readonly codecName: string;
      readonly refused: string | null;
      readonly src?: string;
    } | null;
    readonly level: number;
    readonly layer: string;
    readonly layers: readonly { readonly id: string }[];
    readonly error: { readonly code: string; readonly message: string; readonly frame: number | null } | null;
    readonly compare: { readonly error: { readonly code: string; readonly message: string } | null } | null;
  };
  exportState(): { readonly audio?: { readonly src: string } };
  retry(frame?: number): void;
  load(source: unknown): Promise<void>;
  reload(): Promise<void>;
  play(): void;
  pause(): void;
  step(by: number): Promise<{ frame: number }>;
  toPicture(clientX: number, clientY: number): { readonly x: number; readonly y: number } | null;
  seek(frame: number): Promise<{ frame: number; shown: number | null; at: number; outcome: string }>;
}

/** What tests use of the page's cache manager. */
export interface TestCache {
  readonly limitBytes: number;
  readonly usedBytes: number;
  readonly reservedBytes: number;
  setMemoryLimit(limit: { maxBytes: number } | { fraction: number; reserveGB: number }): void;
  clear(): void;
  stats(): {
    readonly limit: number;
    readonly used: number;
    readonly reserved: number;
    readonly resident: number;
    readonly beside: number;
    readonly entries: number;
    readonly hits: number;
    readonly misses: number;
    readonly loads: number;
    readonly evictions: number;
    readonly aborted: number;
    readonly errors: number;
    readonly workers: { readonly total: number; readonly busy: number; readonly dead: number };
    readonly decodeMs: number;
    readonly players: readonly {
      readonly droppedFrames: number;
      readonly shownFps: number;
      readonly blocked: string | null;
    }[];
  };
}

declare global {
  /** What the strip reader script puts into a page. */
  var seqTest: {
    readonly readStrip: typeof readStrip;
    readonly containRectangle: typeof containRectangle;
    canvasOf(player: string | Element): HTMLCanvasElement | null;
    readPlayer(player: string | Element, aspect?: number): StripReading;
    waitForStrip(player: string | Element, frame: number, deadlineMs?: number, aspect?: number): Promise<StripReading>;
    /** The first player, or the one a selector names. */
    player(selector?: string): TestPlayer;
    /** The page's cache manager. */
    cache(): TestCache;
    /** Resolves after so many animation frames of the page. */
    frames(count?: number): Promise<void>;
    /**
     * By how many milliseconds the page's view of a canvas that a worker draws lags now: read off a canvas of the test's
     * own, in which a worker of the test's own paints the time.
     */
    watchLag(): { lag(): number; end(): void };
    /**
     * Notes when a worker of the test's own, which does nothing else, gets its animation frames: what the machine can do
     * for any worker now. Resolves to their times, milliseconds of the page's clock.
     */
    watchDisplay(): { end(): Promise<number[]> };
  };
}
