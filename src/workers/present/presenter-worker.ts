import { systemTime } from '../../core/base/time-source.ts';
import type { Ping, PresenterNotice } from '../../core/presenter/protocol.ts';
import { WorkerChannel } from '../../core/presenter/worker-channel.ts';
import { watchUnhandledRejections, workerScope } from '../worker-scope.ts';
import { Renderer } from './gl/renderer.ts';
import { mayHaveWebgl, showsPixels } from './gl/webgl-check.ts';
import type { SlotLimits } from './pool/decode-slot.ts';
import { PresenterService } from './service.ts';

/** Making a drawing context stands this thread still, so it is begun when the first jobs are on their way, or so late. */
const DRAWING_WAITS_MS = 200;
/** Between two looks whether they are. */
const LOOK_MS = 4;

/**
 * Makes this worker the presenter: it keeps the frames, runs the clocks and draws. Takes commands at once, so that the
 * first frame is fetched while the drawing context is made. `decoderLimits` are the times after which a decoder counts as
 * dead; each has its default. `drawingWaitsMs` is how long the first jobs are waited for before that context is made.
 */
export async function runPresenter(
  decoderLimits: Partial<SlotLimits> = {},
  drawingWaitsMs = DRAWING_WAITS_MS,
): Promise<void> {
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
    await untilAtWork(service, drawingWaitsMs);
    const decoder = service.openWayToDecoder();
    channel.send({ kind: 'making-context', decoder }, [decoder]);
  }
  const renderer = await createRenderer();
  service.drawWith(renderer);
  channel.send({ kind: 'ready', webgl: renderer !== null, maxTextureSize: renderer?.maxTextureSize ?? 0 });
}

async function untilAtWork(service: PresenterService, mostMs: number): Promise<void> {
  const until = performance.now() + mostMs;
  while (!service.isAtWork && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

/** null where this thread cannot draw, or draws in vain. */
async function createRenderer(): Promise<Renderer | null> {
  if (!mayHaveWebgl()) return null;
  const canvas = new OffscreenCanvas(2, 2);
  const renderer = Renderer.create(canvas);
  if (!renderer || (await showsPixels(canvas, renderer))) return renderer;
  renderer.drawing.gl.getExtension('WEBGL_lose_context')?.loseContext();
  return null;
}
