import { systemTime } from '../../core/base/time-source.ts';
import type { PlayerId, PresenterReport } from '../../core/presenter/protocol.ts';
import { Renderer } from './gl/renderer.ts';
import { PresenterService } from './service.ts';
import { pageSurface } from './gl/surface.ts';

export interface PageEvents {
  report(report: PresenterReport): void;
  alive(): void;
}

/** The presenter in the page's own thread: one hidden WebGL2 canvas, copied into each player's 2-D canvas. */
export class PagePresenter {
  readonly place = 'page';
  readonly script: string | null;
  /** Where there is no WebGL2 here either, canvases stay empty. */
  readonly canDraw = Promise.resolve(true);
  readonly #service: PresenterService;
  readonly #events: PageEvents;

  constructor(script: string | null, events: PageEvents) {
    this.script = script;
    this.#events = events;
    const renderer = Renderer.create(document.createElement('canvas'));
    // Reports come in tasks of their own, as from a worker: a command is never answered before it returns.
    const report = (content: PresenterReport): void => queueMicrotask(() => events.report(content));
    this.#service = new PresenterService({
      time: systemTime,
      display: {
        request: (callback) => void requestAnimationFrame((time) => callback(performance.timeOrigin + time)),
      },
      renderer,
      report,
    });
    report({ kind: 'ready', webgl: renderer !== null, maxTextureSize: renderer?.maxTextureSize ?? 0 });
  }

  call<Name extends keyof PresenterService>(name: Name, args: readonly unknown[]): unknown {
    const command = this.#service[name] as (...args: readonly unknown[]) => unknown;
    return command.apply(this.#service, [...args]);
  }

  attach(player: PlayerId, canvas: HTMLCanvasElement, colorSpace: PredefinedColorSpace): boolean {
    const surface = pageSurface(canvas, colorSpace);
    if (surface) this.#service.attachSurface(player, surface);
    return surface !== null;
  }

  ping(): void {
    this.#events.alive();
  }

  close(): void {
    this.#service.close();
  }
}
