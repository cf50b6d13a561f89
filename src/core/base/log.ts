/** Where the viewer speaks: silent by default but for warnings, which say each thing once. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}

const said = new Set<string>();

export const consoleLog: Log = {
  debug: (message) => console.debug(`[seq-viewer] ${message}`),
  warn: (message) => {
    if (said.has(message)) return;
    said.add(message);
    console.warn(`[seq-viewer] ${message}`);
  },
};

export const silentLog: Log = { debug: () => {}, warn: () => {} };
