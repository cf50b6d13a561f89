import { shorten } from './shown-value.ts';

/** Where the viewer speaks: silent by default but for warnings, which say each thing once. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}

/** Longest message, in characters: it may quote a value from outside. */
const MAX_MESSAGE = 1000;
/** So many different warnings are remembered. */
const MAX_SAID = 500;
const said = new Set<string>();

export const consoleLog: Log = {
  debug: (message) => console.debug(`[seq-viewer] ${message}`),
  warn: (whole) => {
    const message = shorten(whole, MAX_MESSAGE);
    if (said.has(message) || said.size >= MAX_SAID) return;
    said.add(message);
    console.warn(`[seq-viewer] ${message}`);
  },
};

export const silentLog: Log = { debug: () => {}, warn: () => {} };
