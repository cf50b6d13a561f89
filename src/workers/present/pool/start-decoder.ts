import { scriptAddress } from '../../../core/base/script-address.ts';
import { systemTime } from '../../../core/base/time-source.ts';
import { DECODER_NAME } from '../../../core/presenter/protocol.ts';
import { transfer, WorkerChannel } from '../../../core/presenter/worker-channel.ts';
import type { DecodeCommands, DecodeMessage, DecodeNotice } from '../../decode/decode-protocol.ts';
import type { StartDecoder } from './decoder-port.ts';

/** A decoder as a child worker of this thread; in this very thread where there is no script. */
export function startDecoder(script: string | null): StartDecoder {
  return script === null ? startInThread : (listener) => startWorker(script, listener);
}

const startWorker = (script: string, listener: Parameters<StartDecoder>[0]): ReturnType<StartDecoder> => {
  const worker = startOrFail(script, listener);
  if (!worker) return { configure() {}, load: () => new Promise(() => {}), notice() {}, close() {} };
  const channel = new WorkerChannel<DecodeNotice, DecodeMessage>(worker);
  channel.onNotice = (message) => listener.message(message);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    listener.died(event.message || 'its script failed');
  });
  worker.addEventListener('messageerror', () => listener.died('a message could not be read'));
  const remote = channel.remote<DecodeCommands>();
  return {
    configure: (config) => void remote.configure(config).catch(() => {}),
    load: (job, buffers) => {
      // What is nested in an argument is transferred only where the argument itself is marked.
      const sent = job.band ? transfer(job, [job.band.bytes]) : job;
      return remote.load(sent, transfer(buffers, [...buffers]));
    },
    notice: (notice) => channel.send(notice, notice.kind === 'page' ? [notice.port] : []),
    close: () => worker.terminate(),
  };
};

function startOrFail(script: string, listener: Parameters<StartDecoder>[0]): Worker | null {
  try {
    return new Worker(scriptAddress(script), { type: 'module', name: DECODER_NAME });
  } catch (error) {
    queueMicrotask(() => listener.died(error instanceof Error ? error.message : String(error)));
    return null;
  }
}

/** The same service without a worker: loaded only where it is needed. */
const startInThread: StartDecoder = (listener) => {
  const loading = import('../../decode/service.ts').then(
    ({ DecodeService }) =>
      new DecodeService({
        time: systemTime,
        fetcher: (url, init) => fetch(url, init),
        post: (message) => listener.message(message),
      }),
  );
  loading.then(
    () => listener.message({ kind: 'hello' }),
    (error: unknown) => listener.died(String(error)),
  );
  const later = (use: (service: Awaited<typeof loading>) => void): void => void loading.then(use, () => {});
  let closed = false;
  return {
    configure: (config) => later((service) => service.configure(config)),
    load: async (job, buffers) => {
      const answer = await (await loading).load(job, buffers);
      return closed ? new Promise<never>(() => {}) : answer;
    },
    notice: (notice) => notice.kind !== 'page' && later((service) => service.notice(notice)),
    close: () => void (closed = true),
  };
};
