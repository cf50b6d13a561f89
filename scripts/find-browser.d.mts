/** Flags with which a headless Chromium draws WebGL2 in software. */
export const BROWSER_FLAGS: readonly string[];
/** Path of a Chrome or Chromium; null where there is none. */
export function findBrowser(): string | null;
/** The same, installing one where that is possible; throws with what to install elsewhere. */
export function requireBrowser(): string;
