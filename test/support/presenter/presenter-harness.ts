import { silentLog } from '../../../src/core/base/log.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { PresenterClient, type PresenterClientOptions } from '../../../src/core/presenter/presenter-client.ts';
import type { LoadJob, PlayerState, PlayerView, PresenterReport } from '../../../src/core/presenter/protocol.ts';
import type { PlaybackPlan } from '../../../src/core/time/playback-plan.ts';
import { readStrip } from '../pictures/coded-strip.ts';
import { fakeFile, type FakePicture } from './fake-picture.ts';
import { PLAIN_VIEW } from '../player/plain-view.ts';

export const SOURCE = 'shot@1';

let revision = 0;

/** A standing plan at a frame, or a playing one. */
export function planAt(frame: number, changes: Partial<PlaybackPlan> = {}): PlaybackPlan {
  return {
    revision: ++revision,
    playing: false,
    t0: performance.timeOrigin + performance.now(),
    start: frameNumber(frame),
    rate: { numerator: 24, denominator: 1 },
    direction: 1,
    speed: 1,
    range: { in: frameNumber(1), out: frameNumber(10_000) },
    loop: 'loop',
    mode: 'real-time',
    listed: null,
    ...changes,
  };
}

export function stateAt(frame: number, view: Partial<PlayerView> = {}, plan: Partial<PlaybackPlan> = {}): PlayerState {
  return { shown: { source: SOURCE, layer: '' }, plan: planAt(frame, plan), view: { ...PLAIN_VIEW, ...view } };
}

type Kind = PresenterReport['kind'];
type Report<K extends Kind> = Extract<PresenterReport, { kind: K }>;

/** A presenter without a cache manager: jobs are made by hand and every report is kept. */
export class PresenterHarness {
  readonly client: PresenterClient;
  readonly reports: PresenterReport[] = [];
  readonly canvases: HTMLCanvasElement[] = [];
  starts = 0;
  deaths = 0;
  #ticket = 0;
  readonly #waiting = new Set<() => void>();

  constructor(options: Partial<PresenterClientOptions> = {}) {
    this.client = new PresenterClient({
      workers: 2,
      log: silentLog,
      codecUrls: { exr: '/test/support/presenter/fake-codec.ts' },
      ...options,
    });
    this.client.connect({
      report: (report) => {
        this.reports.push(report);
        this.#wake();
      },
      started: () => {
        this.starts += 1;
        this.#wake();
      },
      died: () => {
        this.deaths += 1;
        this.#wake();
      },
    });
  }

  get commands(): PresenterClient['commands'] {
    return this.client.commands;
  }

  close(): void {
    this.client.close();
    for (const canvas of this.canvases) canvas.remove();
  }

  /** Polls until it holds; rejects with what has been reported after `timeoutMs`. */
  async until(holds: () => boolean, what: string, timeoutMs = 10_000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!holds()) {
      if (performance.now() > deadline) {
        throw new Error(`Not in ${timeoutMs} ms: ${what}. Reports: ${JSON.stringify(this.reports.slice(-12))}`);
      }
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, 50);
        this.#waiting.add(done);
      });
    }
  }

  async report<K extends Kind>(kind: K, fits: (report: Report<K>) => boolean = () => true): Promise<Report<K>> {
    const find = (): Report<K> | undefined =>
      this.reports.find((report): report is Report<K> => report.kind === kind && fits(report as Report<K>));
    await this.until(() => find() !== undefined, `a report ${kind}`);
    return find()!;
  }

  all<K extends Kind>(kind: K): Report<K>[] {
    return this.reports.filter((report): report is Report<K> => report.kind === kind);
  }

  job(frame: number, file: Uint8Array<ArrayBuffer> | string, changes: Partial<LoadJob> = {}): LoadJob {
    return {
      ticket: ++this.#ticket,
      source: SOURCE,
      frame: frameNumber(frame),
      request: typeof file === 'string' ? { url: file } : { blob: new Blob([file]) },
      layer: '',
      level: 0,
      encodedBytes: 1e8,
      decodedBytes: 1e9,
      tier: 0,
      epoch: 1,
      ...changes,
    };
  }

  /** Loads a fake picture and waits until it is stored; answers its ticket. */
  async store(frame: number, picture: FakePicture, changes: Partial<LoadJob> = {}): Promise<number> {
    const job = this.job(frame, fakeFile(picture), changes);
    this.commands.load([job]);
    await this.report('stored', (report) => report.ticket === job.ticket);
    return job.ticket;
  }

  /** A canvas on the page given to a player. */
  player(id: number, width = 64, height = 36, colorSpace: PredefinedColorSpace = 'srgb'): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    document.body.append(canvas);
    this.canvases.push(canvas);
    if (!this.client.attachCanvas(id, canvas, colorSpace)) throw new Error('The canvas was not accepted.');
    return canvas;
  }

  /** Waits until a player shows a frame, and the page has had time to put it on the screen. */
  async shown(player: number, frame: number | null): Promise<void> {
    await this.until(
      () =>
        this.all('presented')
          .filter((report) => report.player === player)
          .at(-1)
          ?.frames.at(-1)?.shown === frame,
      `player ${player} shows ${frame}`,
    );
    await twoFrames();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}

export async function twoFrames(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What a canvas shows, whoever draws to it. */
export function canvasPixels(canvas: HTMLCanvasElement): ImageData {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, copy.width, copy.height);
}

/** Red, green and blue at a place given as fractions of the canvas. */
export function pixelAt(canvas: HTMLCanvasElement, x: number, y: number): [number, number, number] {
  const { width, height, data } = canvasPixels(canvas);
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

/** The number painted in what a canvas shows; null where there is none. */
export function shownNumber(canvas: HTMLCanvasElement): number | null {
  return readStrip(canvasPixels(canvas)).frame;
}
