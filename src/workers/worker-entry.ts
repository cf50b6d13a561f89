import { expose, transfer } from 'comlink';
import { SeqError } from '../core/base/seq-error.ts';
import { systemTime } from '../core/base/time-source.ts';
import { DECODER_NAME, type PresenterReport } from '../core/presenter/protocol.ts';
import { sideContent, type DecodeAnswer, type DecodeMessage, type DecodeNotice } from './decode/decode-protocol.ts';
import { DecodeService } from './decode/service.ts';

import { pictureBuffers } from './present/frames/frame-store.ts';
import { probePixels } from './present/gl/webgl-check.ts';
import { Renderer } from './present/gl/renderer.ts';
import { PresenterService } from './present/service.ts';

/** What a dedicated worker's global offers, as far as it is used here: the DOM library has no type for it. */
interface WorkerScope {
  readonly name: string;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void;
  requestAnimationFrame?(callback: () => void): number;
}

const scope = globalThis as unknown as WorkerScope;

if (scope.name === DECODER_NAME) decode();
else void present();

/** This worker fetches and decodes for the presenter that started it. */
function decode(): void {
  const post = (message: DecodeMessage): void => scope.postMessage({ seq: message });
  reportStrayRejections((message) => post({ kind: 'log', level: 'warn', message }));
  const service = new DecodeService({ time: systemTime, fetcher: (url, init) => fetch(url, init), post });
  scope.addEventListener('message', ({ data }) => {
    const notice = sideContent<DecodeNotice>(data);
    if (notice) service.notice(notice);
  });
  expose({
    configure: service.configure.bind(service),
    load: async (...job: Parameters<DecodeService['load']>) => {
      const answer = await service.load(...job);
      return transfer(answer, answerBuffers(answer));
    },
  });
  post({ kind: 'hello' });
}

function answerBuffers(answer: DecodeAnswer): ArrayBuffer[] {
  return [...answer.unused, ...(answer.ok ? pictureBuffers(answer.picture) : [])];
}

/** This worker presents: it keeps the frames, runs the clocks and draws. */
async function present(): Promise<void> {
  const report = (content: PresenterReport): void => scope.postMessage({ seq: content });
  reportStrayRejections((message) => report({ kind: 'log', level: 'warn', message }));
  const webgl = await probePixels();
  const renderer = webgl ? Renderer.create(new OffscreenCanvas(1, 1)) : null;
  const request = scope.requestAnimationFrame?.bind(globalThis);
  const service = new PresenterService({
    time: systemTime,
    display: { request: (callback) => void (request ? request(callback) : setTimeout(callback, 16)) },
    renderer,
    report,
  });
  scope.addEventListener('message', ({ data }) => {
    if (sideContent<string>(data) === 'ping') scope.postMessage({ seq: 'pong' });
  });
  expose(service);
  report({ kind: 'ready', webgl: renderer !== null, maxTextureSize: renderer?.maxTextureSize ?? 0 });
}

/** An unhandled rejection in a worker fires no event on the page: report it from here. */
function reportStrayRejections(warn: (message: string) => void): void {
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    warn(`An error in a worker was not handled: ${SeqError.from(event.reason, 'worker-crashed').message}`);
  });
}
