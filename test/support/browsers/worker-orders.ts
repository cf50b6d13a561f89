import { inWorkers } from '../page/in-workers.ts';

declare global {
  /** What `workerOrders()` puts into a page. */
  var seqOrders: {
    /** Threads that run the library, oldest first: workers started from Blobs, and the page itself. */
    readonly threads: readonly { readonly id: string; readonly name: string }[];
    /** Workers that the page itself started, oldest first. */
    readonly workers: readonly Worker[];
    /** Tells a thread to end, or to lose its WebGL2 context for 200 ms. */
    order(id: string, what: 'close' | 'hang' | 'lose-context'): void;
    /** Loses every WebGL2 context of the page's threads for 200 ms; resolves with how many there were. */
    loseContexts(): Promise<number>;
  };
}

/** Script to run before the library: lets a test end the page's workers and lose their contexts, in every browser. */
export function workerOrders(): string {
  return `(() => {
  const obey = () => {
    if (globalThis.seqObeys) return;
    globalThis.seqObeys = true;
    const isPage = typeof WorkerGlobalScope === 'undefined';
    const id = isPage ? 'page' : Math.random().toString(36).slice(2);
    const contexts = new Set();
    for (const kind of [globalThis.OffscreenCanvas, globalThis.HTMLCanvasElement]) {
      if (!kind) continue;
      const { getContext } = kind.prototype;
      kind.prototype.getContext = function (...args) {
        const context = getContext.apply(this, args);
        if (context instanceof WebGL2RenderingContext) contexts.add(context);
        return context;
      };
    }
    const channel = new BroadcastChannel('seq-orders');
    channel.onmessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.order === 'close') self.close();
      if (data.order === 'hang') for (;;);
      if (data.order !== 'lose-context') return;
      let lost = 0;
      for (const context of contexts) {
        const extension = context.isContextLost() ? null : context.getExtension('WEBGL_lose_context');
        if (!extension) continue;
        lost += 1;
        extension.loseContext();
        setTimeout(() => extension.restoreContext(), 200);
      }
      channel.postMessage({ lost });
    };
    channel.postMessage({ begins: { id, name: isPage ? 'page' : self.name } });
  };
  const threads = [];
  const listener = new BroadcastChannel('seq-orders');
  listener.onmessage = ({ data }) => data.begins && threads.push(data.begins);
  const sender = new BroadcastChannel('seq-orders');
  ${inWorkers('obey')}
  globalThis.seqOrders = {
    threads,
    workers,
    order: (id, order) => sender.postMessage({ id, order }),
    async loseContexts() {
      let lost = 0;
      const note = ({ data }) => (lost += data.lost ?? 0);
      listener.addEventListener('message', note);
      for (const { id } of threads) sender.postMessage({ id, order: 'lose-context' });
      await new Promise((done) => setTimeout(done, 600));
      listener.removeEventListener('message', note);
      return lost;
    },
  };
  obey();
})();`;
}
