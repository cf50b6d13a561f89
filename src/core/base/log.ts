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
const DEBUG = Symbol.for('seq-viewer/debug@1');

/** The page's word holds for all copies of the library on it. */
const page = globalThis as { [DEBUG]?: boolean };
const said = new Set<string>();

/** Whether debug lines go to the console; they do not until a page asks for them. */
export function showDebugLines(shown: boolean): void {
  page[DEBUG] = shown;
}

export const consoleLog: Log = {
  debug: (message) => {
    if (page[DEBUG]) console.debug(`[seq-viewer] ${shorten(message, MAX_MESSAGE)}`);
  },
  warn: (whole) => {
    const message = shorten(whole, MAX_MESSAGE);
    if (said.has(message) || said.size >= MAX_SAID) return;
    said.add(message);
    console.warn(`[seq-viewer] ${message}`);
  },
};

export const silentLog: Log = { debug: () => {}, warn: () => {} };
