import { systemTime } from '../../core/base/time-source.ts';
import { nextTask } from '../../core/base/yield-to-event-loop.ts';
import { transfer, WorkerChannel } from '../../core/presenter/worker-channel.ts';
import { pictureBuffers } from '../../core/frame/banded-picture.ts';
import { watchUnhandledRejections, workerScope } from '../worker-scope.ts';
import type { DecodeAnswer, DecodeCommands, DecodeMessage, DecodeNotice } from './decode-protocol.ts';
import { DecodeService } from './service.ts';
import { WayToPage } from './way-to-page.ts';

/** Makes this worker a decoder: it fetches and decodes for the presenter that started it. */
export function runDecoder(): void {
  const channel = new WorkerChannel<DecodeMessage, DecodeNotice>(workerScope);
  watchUnhandledRejections((message) => channel.send({ kind: 'log', level: 'warn', message }));
  const page = new WayToPage();
  const service = new DecodeService({
    time: systemTime,
    fetcher: (url, init) => fetch(url, init),
    post: (message) => {
      if (message.kind === 'header' || message.kind === 'needBytes') page.ask(message);
      channel.send(message, message.kind === 'band' ? [message.band.bytes] : []);
    },
  });
  channel.onNotice = (notice) => {
    if (notice.kind === 'page') return page.open(notice.port, (answer) => service.notice(answer));
    if (notice.kind === 'maxTextureSize') page.close();
    service.notice(notice);
  };
  channel.serve({
    configure: (config) => {
      if (config.maxTextureSize !== null) page.close();
      service.configure(config);
    },
    load: async (job, buffers) => {
      const answer = await service.load(job, buffers);
      return transfer(answer, answerBuffers(answer));
    },
  } satisfies DecodeCommands);
  // What the parent posts before it knows that this script has run is kept back until it has time for that. A task later
  // it knows; what it posts on hearing this is on its way at once, however long it stands still then.
  void nextTask().then(() => channel.send({ kind: 'hello' }));
}

function answerBuffers(answer: DecodeAnswer): ArrayBuffer[] {
  if (answer.ok) return [...answer.unused, ...pictureBuffers(answer.picture)];
  const { facts, unused } = answer;
  return facts && 'dimensions' in facts ? [...unused, facts.data.buffer as ArrayBuffer] : [...unused];
}
