// The worker script with faults, chosen in its address: `?silenceMs=…&decodeMs=…&startMs=…` are the limits of decoders,
// `?children=refused` lets no decoder start, `?heldBy=blob:…` makes the first drawing context stand still, once it has said
// so on the channel of that name, until the page revokes that address. WebGL2 contexts can be lost from the page, see `lose-contexts.ts`.
import { DECODER_NAME } from '../../../src/core/presenter/protocol.ts';
import { runDecoder } from '../../../src/workers/decode/decoder-worker.ts';
import { runPresenter } from '../../../src/workers/present/presenter-worker.ts';
import { workerScope } from '../../../src/workers/worker-scope.ts';
import { watchContexts } from './lose-contexts.ts';

const { children, heldBy, ...limits } = Object.fromEntries(new URLSearchParams(location.search));
if (children === 'refused') {
  globalThis.Worker = class extends Worker {
    constructor(_script: string | URL, options?: WorkerOptions) {
      super('/no/such.js', options);
    }
  };
}
if (workerScope.name === DECODER_NAME) {
  runDecoder();
} else {
  if (heldBy) holdContexts(heldBy);
  watchContexts(OffscreenCanvas);
  const decoderLimits = Object.fromEntries(Object.entries(limits).map(([name, text]) => [name, Number(text)]));
  await runPresenter(decoderLimits, heldBy ? 40_000 : undefined);
}

function holdContexts(address: string): void {
  const { prototype } = OffscreenCanvas;
  const { getContext } = prototype;
  prototype.getContext = function (this: OffscreenCanvas, ...args: Parameters<typeof getContext>) {
    prototype.getContext = getContext;
    new BroadcastChannel(address).postMessage('held');
    while (isThere(address));
    return getContext.apply(this, args);
  } as typeof getContext;
}

/** Asks without a turn of the event loop. */
function isThere(address: string): boolean {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  try {
    request.send();
  } catch {
    return false;
  }
  return request.status === 200;
}
