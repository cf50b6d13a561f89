// The worker script as a browser without WebGL2 in workers would run it.
const getContext = OffscreenCanvas.prototype.getContext as (this: OffscreenCanvas, ...args: unknown[]) => unknown;
Object.assign(OffscreenCanvas.prototype, {
  getContext(this: OffscreenCanvas, kind: string, ...rest: unknown[]): unknown {
    return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
  },
});
await import('../../../src/workers/worker-entry.ts');

export {};
