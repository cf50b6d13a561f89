import { systemTime } from '../../core/base/time-source.ts';
import type { Ping, PresenterNotice } from '../../core/presenter/protocol.ts';
import { WorkerChannel } from '../../core/presenter/worker-channel.ts';
import { watchUnhandledRejections, workerScope } from '../worker-scope.ts';
import { Renderer } from './gl/renderer.ts';
import { probePixels } from './gl/webgl-check.ts';
import type { SlotLimits } from './pool/decode-slot.ts';
import { PresenterService } from './service.ts';

/**
 * Makes this worker the presenter: it keeps the frames, runs the clocks and draws. `decoderLimits` are the times after
 * which a decoder counts as dead; each has its default.
 */
export async function runPresenter(decoderLimits: Partial<SlotLimits> = {}): Promise<void> {
  const channel = new WorkerChannel<PresenterNotice, Ping>(workerScope);
  watchUnhandledRejections((message) => channel.send({ kind: 'log', level: 'warn', message }));
  const webgl = await probePixels();
  const renderer = webgl ? Renderer.create(new OffscreenCanvas(1, 1)) : null;
  const request = workerScope.requestAnimationFrame?.bind(globalThis);
  const service = new PresenterService({
    time: systemTime,
    display: {
      request: (callback) =>
        void (request ? request((time) => callback(performance.timeOrigin + time)) : setTimeout(callback, 16)),
    },
    renderer,
    report: (report) => channel.send(report),
    decoderLimits,
  });
  channel.onNotice = () => channel.send({ kind: 'pong' });
  channel.serve(service);
  channel.send({ kind: 'ready', webgl: renderer !== null, maxTextureSize: renderer?.maxTextureSize ?? 0 });
}
