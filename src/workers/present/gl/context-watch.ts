import type { TimeSource } from '../../../core/base/time-source.ts';
import type { PresenterReport } from '../../../core/presenter/protocol.ts';
import type { Renderer } from './renderer.ts';

/** Between two looks whether what is drawn arrives. */
const VERIFY_MS = 30_000;

export interface ContextWatchHost {
  readonly renderer: Renderer;
  readonly time: TimeSource;
  report(report: PresenterReport): void;
  /** There is a new context: textures and programs of the old one are gone. */
  restored(): void;
  /** All pictures are to be drawn anew. */
  redraw(): void;
}

/** Notices that the drawing context is lost, is restored, or no longer draws, and reports it to the page. */
export class ContextWatch {
  readonly #host: ContextWatchHost;
  /** When a pixel is read back next. */
  #verifyAt: number;

  constructor(host: ContextWatchHost) {
    this.#host = host;
    this.#verifyAt = host.time.now() + VERIFY_MS;
    host.renderer.canvas.addEventListener('webglcontextlost', (event) => this.#lost(event));
    host.renderer.canvas.addEventListener('webglcontextrestored', () => this.#restored());
  }

  /** Reads a pixel back every `VERIFY_MS` while something is drawn: a GPU may stop drawing without reporting an error. */
  verifyNowAndThen(): void {
    const { renderer, time } = this.#host;
    if (renderer.lost || time.now() < this.#verifyAt) return;
    this.#verifyAt = time.now() + VERIFY_MS;
    if (!renderer.verify() && !renderer.lost) this.#drawsInVain();
  }

  #lost(event: Event): void {
    event.preventDefault();
    this.#host.report({ kind: 'context', lost: true });
  }

  /** Reports the context as lost; if it stays lost, the page starts another presenter. */
  #drawsInVain(): void {
    const { report } = this.#host;
    report({ kind: 'log', level: 'warn', message: 'What is drawn does not arrive: the drawing context is of no use.' });
    report({ kind: 'context', lost: true });
  }

  /** Pictures come back from the planes that are held; nothing is fetched again. */
  #restored(): void {
    const { renderer, report, restored, redraw } = this.#host;
    renderer.restore();
    restored();
    if (!renderer.verify()) return renderer.lost ? undefined : this.#drawsInVain();
    redraw();
    report({ kind: 'context', lost: false });
  }
}
