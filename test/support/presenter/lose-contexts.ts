const CHANNEL = 'seq-test/lose-contexts';

/** `getContext` of a canvas class, visible or off screen. */
interface CanvasClass {
  readonly prototype: { getContext: unknown };
}

/** Makes the WebGL2 contexts that this thread creates from now on losable from the page. The caller ends it. */
export function watchContexts({ prototype }: CanvasClass): () => void {
  const getContext = prototype.getContext as (this: unknown, ...args: unknown[]) => unknown;
  const contexts = new Set<WebGL2RenderingContext>();
  prototype.getContext = function (this: unknown, ...args: unknown[]): unknown {
    const context = getContext.apply(this, args);
    if (context instanceof WebGL2RenderingContext) contexts.add(context);
    return context;
  };
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data: restoreAfterMs }: MessageEvent<number>) => {
    for (const context of contexts) {
      if (context.isContextLost()) continue;
      const extension = context.getExtension('WEBGL_lose_context');
      extension?.loseContext();
      setTimeout(() => extension?.restoreContext(), restoreAfterMs);
    }
  };
  return () => {
    prototype.getContext = getContext;
    channel.close();
  };
}

/** Loses the watched contexts of all threads as a driver would, and restores them later. */
export function loseContexts(restoreAfterMs: number): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(restoreAfterMs);
  channel.close();
}
