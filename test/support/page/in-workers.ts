/**
 * Script text: runs a function of that script, by its name, ahead of the code of every worker started from a Blob, and
 * keeps the workers that the page itself starts in `workers`, oldest first.
 */
export const inWorkers = (first: string): string => `const NativeBlob = globalThis.Blob;
  globalThis.Blob = class Blob extends NativeBlob {
    constructor(parts, options) {
      super(/javascript/.test(options?.type ?? '') ? ['(' + ${first} + ')();', ...parts] : parts, options);
    }
  };
  const workers = [];
  const NativeWorker = globalThis.Worker;
  globalThis.Worker = class Worker extends NativeWorker {
    constructor(...options) {
      super(...options);
      workers.push(this);
    }
  };`;
