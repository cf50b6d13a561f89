export type BrowserName = 'chromium' | 'firefox' | 'webkit';

/** The browsers of `test/browsers`, in the order in which they are named. */
export const BROWSERS: readonly BrowserName[];

export interface FoundBrowser {
  readonly name: BrowserName;
  readonly executable: string;
  /** Program that drives it; WebKit's alone. */
  readonly driver?: string;
}

export interface MissingBrowser {
  readonly name: BrowserName;
  /** What to install. */
  readonly missing: string;
}

export function findBrowsers(): (FoundBrowser | MissingBrowser)[];
