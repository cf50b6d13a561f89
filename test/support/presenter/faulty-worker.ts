// The worker script with faults, chosen in its address: `?silenceMs=…&decodeMs=…&startMs=…` are the limits of decoders,
// `?children=refused` lets no decoder start. WebGL2 contexts can be lost from the page, see `lose-contexts.ts`.
import { DECODER_NAME } from '../../../src/core/presenter/protocol.ts';
import { runDecoder } from '../../../src/workers/decode/decoder-worker.ts';
import { runPresenter } from '../../../src/workers/present/presenter-worker.ts';
import { workerScope } from '../../../src/workers/worker-scope.ts';
import { watchContexts } from './lose-contexts.ts';

const { children, ...limits } = Object.fromEntries(new URLSearchParams(location.search));
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
  watchContexts(OffscreenCanvas);
  await runPresenter(Object.fromEntries(Object.entries(limits).map(([name, text]) => [name, Number(text)])));
}
