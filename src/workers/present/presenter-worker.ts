import { systemTime } from '../../core/base/time-source.ts';
import type { Ping, PresenterNotice } from '../../core/presenter/protocol.ts';
import { WorkerChannel } from '../../core/presenter/worker-channel.ts';
import { watchUnhandledRejections, workerScope } from '../worker-scope.ts';
import { Renderer } from './gl/renderer.ts';
import { mayHaveWebgl, showsPixels } from './gl/webgl-check.ts';
import type { SlotLimits } from './pool/decode-slot.ts';
import { PresenterService } from './service.ts';

/**
 * Making a drawing context stands this thread still, and with it what the first job asks of the page: it is begun when
 * that job needs nothing more, or so long after there is one. Where the network is slower, it is waited for meanwhile.
 */
const FIRST_DECODE_WAITS_MS = 80;
/** Without a job it is begun after so long. */
const FIRST_JOB_WAITS_MS = 200;
/** Between two looks. */
const LOOK_MS = 4;

/**
 * Makes this worker the presenter: it keeps the frames, runs the clocks and draws. Takes commands at once, so that the
 * first frame is fetched while the drawing context is made. `decoderLimits` are the times after which a decoder counts as
 * dead; each has its default.
 */
export async function runPresenter(decoderLimits: Partial<SlotLimits> = {}): Promise<void> {
  const channel = new WorkerChannel<PresenterNotice, Ping>(workerScope);
  watchUnhandledRejections((message) => channel.send({ kind: 'log', level: 'warn', message }));
  const request = workerScope.requestAnimationFrame?.bind(globalThis);
  const service = new PresenterService({
    time: systemTime,
    display: {
      request: (callback) =>
        void (request ? request((time) => callback(performance.timeOrigin + time)) : setTimeout(callback, 16)),
    },
    report: (report) => channel.send(report),
    decoderLimits,
  });
  channel.onNotice = () => channel.send({ kind: 'pong' });
  channel.serve(service);
  if (mayHaveWebgl()) {
    service.startDecoder(workerScope.location.href);
    channel.send({ kind: 'started' });
    await untilAtWork(service);
    channel.send({ kind: 'making-context' });
  }
  const renderer = await createRenderer();
  service.drawWith(renderer);
  channel.send({ kind: 'ready', webgl: renderer !== null, maxTextureSize: renderer?.maxTextureSize ?? 0 });
}

async function untilAtWork(service: PresenterService): Promise<void> {
  const comes = async (isThere: () => boolean, waitMs: number): Promise<void> => {
    const until = performance.now() + waitMs;
    while (!isThere() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  };
  await comes(() => service.isAtWork, FIRST_JOB_WAITS_MS);
  if (service.isAtWork) await comes(() => service.hasDecoded, FIRST_DECODE_WAITS_MS);
}

/** null where this thread cannot draw, or draws in vain. */
async function createRenderer(): Promise<Renderer | null> {
  if (!mayHaveWebgl()) return null;
  const canvas = new OffscreenCanvas(2, 2);
  const renderer = Renderer.create(canvas);
  if (!renderer || (await showsPixels(canvas, renderer.drawing))) return renderer;
  renderer.drawing.gl.getExtension('WEBGL_lose_context')?.loseContext();
  return null;
}
