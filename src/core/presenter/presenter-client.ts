import type { Log } from '../base/log.ts';
import { SeqError, type SeqErrorValue } from '../base/seq-error.ts';
import { hostDecoders } from '../codec/registry/host-decoders.ts';
import { CommandQueue } from './client/command-queue.ts';
import { LivenessMonitor } from './client/liveness-monitor.ts';
import type {
  PlayerId,
  PresenterCommands,
  PresenterConfig,
  PresenterPort,
  PresenterReport,
  PresenterSettings,
} from './protocol.ts';
import { RefusedPresenter } from './client/refused-presenter.ts';
import { RestartPolicy } from './client/restart-policy.ts';
import type { CommandName, PresenterEvents, RunningPresenter } from './client/running-presenter.ts';
import { codecAddresses, startTiers, type StartTier } from './client/start-tiers.ts';
import { startWorker } from './client/start-worker.ts';
import { watchStandstill } from './client/watch-standstill.ts';
import { workerPresenter } from './client/worker-presenter.ts';

export interface PresenterClientOptions {
  /** Decode workers to keep at most, 1…8. */
  readonly workers: number;
  readonly log: Log;
  /** Where the host serves the worker script itself; relative to the document. */
  readonly workerUrl?: string | URL | undefined;
  /** Where the host serves codec files itself, by name. */
  readonly codecUrls?: Readonly<Record<string, string | URL>> | undefined;
  /** Runs the presenter in the page whatever the browser can do. */
  readonly forceInPage?: boolean | undefined;
  /** Time for one way of starting to prove itself. Default 8000 ms. */
  readonly startMs?: number | undefined;
  /** A presenter silent for this long is dead. Default 4000 ms. */
  readonly silenceMs?: number | undefined;
  /** First wait before workers are tried again where none could be started any more; doubles. Default 30 s. */
  readonly retryMs?: number | undefined;
}

type Receiver = Parameters<PresenterPort['connect']>[0];

const START_MS = 8000;
/** After so many drawing contexts in a row that are not made in time, none is made in a worker any more. */
const STUCK_ALLOWED = 2;
const NO_WEBGL = 'Workers have no WebGL2 here; pictures are drawn by the page.';

/**
 * The page's end of the presenter: starts it the best way that works, starts it again when it dies, runs it in the page
 * where no worker can. Commands given while none runs wait for the next one. Knows nothing of the cache.
 */
export class PresenterClient implements PresenterPort {
  readonly commands: PresenterCommands;
  readonly #options: PresenterClientOptions;
  readonly #tiers: readonly StartTier[];
  readonly #queue: CommandQueue;
  readonly #canvases = new Map<PlayerId, { canvas: HTMLCanvasElement; colorSpace: PredefinedColorSpace }>();
  #settings: PresenterSettings;
  #receiver: Receiver | null = null;
  #running: RunningPresenter | null = null;
  /** It has said that it can draw: canvases are handed over at once. */
  #draws = false;
  /** Canvases that a worker has got, which is for ever. */
  readonly #handedOver = new WeakSet<HTMLCanvasElement>();
  /** Presenters in workers run here and cannot draw. */
  #drawsInPage = false;
  /** Presenters in a row that did not come to say whether they can draw. */
  #stuckContexts = 0;
  #watch: LivenessMonitor | null = null;
  #startedAt = 0;
  readonly #restarts: RestartPolicy;
  readonly #inPage: boolean;
  #closed = false;
  #starting = false;
  #standsStill = false;

  constructor(options: PresenterClientOptions) {
    this.#options = options;
    this.#tiers = startTiers(options);
    this.#inPage = options.forceInPage ?? false;
    this.#restarts = new RestartPolicy(options.retryMs);
    this.#settings = { workers: options.workers };
    this.#queue = new CommandQueue(
      (name, args) => this.#send(name, args),
      (name, error) => options.log.warn(`The presenter failed on ${name}: ${String(error)}`),
    );
    this.commands = this.#queue.commands;
  }

  /** Where the presenter runs: `blob`, `packaged`, … or `page`; null while none does. */
  get place(): string | null {
    return this.#running?.place ?? null;
  }

  /** Starts the presenter: nothing runs before somebody listens. */
  connect(receiver: Receiver): void {
    this.#receiver = receiver;
    this.#start();
    watchStandstill((stands) => this.#standStill(stands));
  }

  /**
   * Gives a player its canvas: control of it is transferred, which cannot be undone. False where the canvas cannot be
   * used (handed to an earlier presenter, or used otherwise) and a new one is needed. It holds colours of `colorSpace` for
   * its whole life.
   */
  attachCanvas(player: PlayerId, canvas: HTMLCanvasElement, colorSpace: PredefinedColorSpace = 'srgb'): boolean {
    if (this.#handedOver.has(canvas)) return false;
    if (this.#running && this.#draws) return this.#handOver(this.#running, player, canvas, colorSpace);
    this.#canvases.set(player, { canvas, colorSpace });
    return true;
  }

  #handOver(
    running: RunningPresenter,
    player: PlayerId,
    canvas: HTMLCanvasElement,
    colorSpace: PredefinedColorSpace,
  ): boolean {
    const isTaken = running.attach(player, canvas, colorSpace);
    if (isTaken && running.place !== 'page') this.#handedOver.add(canvas);
    return isTaken;
  }

  detach(player: PlayerId): void {
    this.#canvases.delete(player);
    this.commands.detach(player);
  }

  /** Ends the presenter and all its workers for good. */
  close(): void {
    this.#closed = true;
    this.#restarts.stop();
    this.#watch?.stop();
    this.#running?.close();
    this.#running = null;
  }

  #start(): void {
    if (this.#running || this.#starting || this.#closed || this.#standsStill) return;
    this.#begin(this.#firstThatRuns());
  }

  #begin(presenter: Promise<RunningPresenter>): void {
    this.#starting = true;
    void presenter.then((running) => {
      this.#starting = false;
      if (this.#closed || this.#standsStill) return running.close();
      this.#take(running);
    });
  }

  /**
   * A page that stands still holds no frames and no workers, and has no request open: its workers stand still with it and
   * could end none, and browsers do not keep pages that go on loading. Everything is started anew when it goes on.
   */
  #standStill(stands: boolean): void {
    this.#standsStill = stands;
    if (!stands) this.#start();
    else if (this.#running) this.#end(this.#running, true);
  }

  #take(running: RunningPresenter): void {
    this.#running = running;
    this.#startedAt = performance.now();
    this.#draws = false;
    const inWorker = running.place !== 'page' && running.place !== 'none';
    this.#restarts.started(inWorker);
    if (!inWorker && !this.#inPage && !this.#drawsInPage) {
      this.#restarts.afterRefusal(() => void this.#tryWorkersAgain());
    }
    this.#watchOver(running);
    this.#configure();
    this.#queue.open();
    this.#receiver?.started();
    void running.canDraw.then((canDraw) => {
      if (this.#running !== running) return;
      if (canDraw) return this.#draw(running);
      if (canDraw === null && ++this.#stuckContexts < STUCK_ALLOWED) this.#died(running, 'it does not come to draw');
      else this.#drawInPage(running);
    });
  }

  #watchOver(running: RunningPresenter): void {
    this.#watch?.stop();
    this.#watch = new LivenessMonitor(
      () => running.ping(),
      () => this.#died(running, 'it is silent'),
      this.#options.silenceMs,
    );
  }

  /** The presenter can draw: it gets its canvases. */
  #draw(running: RunningPresenter): void {
    this.#draws = true;
    this.#stuckContexts = 0;
    this.#watchOver(running);
    const canvases = [...this.#canvases];
    this.#canvases.clear();
    for (const [player, { canvas, colorSpace }] of canvases) {
      if (this.#handOver(running, player, canvas, colorSpace)) continue;
      this.#options.log.warn(`The canvas of player ${player} cannot be drawn to.`);
    }
  }

  /** The presenter has begun and cannot draw: the page goes on with one of its own. */
  #drawInPage(running: RunningPresenter): void {
    this.#options.log.debug(NO_WEBGL);
    this.#drawsInPage = true;
    this.#end(running);
    this.#begin(this.#startInPage(running.script));
  }

  async #firstThatRuns(): Promise<RunningPresenter> {
    if (this.#inPage) return this.#startInPage(null);
    const attempt = await this.#firstWorker();
    if (!('why' in attempt)) return attempt;
    // Where decoders still have workers, nothing of it is noticed.
    this.#options.log[attempt.script === null ? 'warn' : 'debug'](attempt.why);
    return this.#startInPage(attempt.script);
  }

  /** A presenter in a worker; or why there is none, and the script that decoders may still start from. */
  async #firstWorker(): Promise<RunningPresenter | { readonly why: string; readonly script: string | null }> {
    const reasons: string[] = [];
    for (const tier of this.#tiers) {
      const attempt = await this.#tryTier(tier);
      if (typeof attempt === 'object') return attempt;
      if (attempt === 'no-webgl') {
        return { why: NO_WEBGL, script: await tier.script() };
      }
      reasons.push(attempt);
    }
    const why = `No worker can be started (${reasons.join('; ')}); decoding and drawing share the page.`;
    return { why, script: null };
  }

  /** The presenter runs in the page although workers ran here before: one that starts takes its place. */
  async #tryWorkersAgain(): Promise<void> {
    const inPage = this.#running;
    const attempt = await this.#firstWorker();
    if ('why' in attempt || !(await attempt.canDraw)) {
      if (!('why' in attempt)) attempt.close();
      return this.#restarts.afterRefusal(() => void this.#tryWorkersAgain());
    }
    if (this.#closed || this.#running !== inPage || !inPage) return attempt.close();
    this.#end(inPage);
    this.#take(attempt);
  }

  /** A presenter that runs, or why this way does not work. */
  async #tryTier(tier: StartTier): Promise<RunningPresenter | string> {
    try {
      const script = await tier.script();
      if (script === null) return `${tier.name}: not available`;
      const timeoutMs = this.#options.startMs ?? START_MS;
      const started = await startWorker(script, timeoutMs);
      if (started.first.kind === 'ready' && !started.first.webgl) {
        started.worker.terminate();
        return 'no-webgl';
      }
      let presenter: RunningPresenter | undefined;
      const events = this.#eventsOf(() => presenter);
      return (presenter = workerPresenter(started, { place: tier.name, script, timeoutMs }, events));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.log.debug(`The worker did not start (${tier.name}): ${reason}`);
      return `${tier.name}: ${reason}`;
    }
  }

  async #startInPage(script: string | null): Promise<RunningPresenter> {
    let presenter: RunningPresenter | undefined;
    const events = this.#eventsOf(() => presenter);
    try {
      const { PagePresenter } = await import('../../workers/present/page-presenter.ts');
      presenter = new PagePresenter(script, events);
    } catch (cause) {
      presenter = new RefusedPresenter(refusal(cause), events);
    }
    return presenter;
  }

  #eventsOf(running: () => RunningPresenter | undefined): PresenterEvents {
    return {
      report: (report) => {
        if (this.#running === null || this.#running === running()) this.#receive(report);
      },
      alive: () => this.#watch?.received(),
      makingContext: () => {
        if (this.#running === running()) this.#watch?.stop();
      },
      died: (reason) => this.#died(running(), reason),
    };
  }

  #receive(report: PresenterReport): void {
    if (report.kind === 'log') this.#options.log[report.level](report.message);
    if (report.kind === 'context') this.#contextChanged(report.lost);
    this.#watch?.received();
    this.#receiver?.report(report);
  }

  #contextChanged(lost: boolean): void {
    const running = this.#running;
    this.#restarts.contextChanged(lost, () => {
      if (running) this.#died(running, 'its drawing context was lost and did not come back');
    });
  }

  #died(running: RunningPresenter | undefined, reason: string): void {
    if (!running || running !== this.#running || this.#closed) return;
    const livedMs = performance.now() - this.#startedAt;
    this.#options.log.warn(`The presenter died (${reason}) and is started again.`);
    this.#end(running);
    this.#restarts.afterDeath(livedMs, () => this.#start());
  }

  /** Nothing comes from this presenter any more: every canvas needs a new one, every job is over. */
  #end(running: RunningPresenter, onPurpose = false): void {
    this.#running = null;
    this.#draws = false;
    this.#watch?.stop();
    running.close();
    this.#queue.close();
    this.#receiver?.died(onPurpose);
  }

  #send(name: CommandName, args: readonly unknown[]): unknown {
    if (name === 'configure') {
      this.#settings = args[0] as PresenterSettings;
      return this.#configure();
    }
    return this.#running?.call(name, args);
  }

  /** Only the client knows where the scripts are; the rest of the configuration is the page's. */
  #configure(): unknown {
    const script = this.#running?.script ?? null;
    const { formats, urls } = hostDecoders();
    const codecs = { ...codecAddresses(this.#options.codecUrls), ...urls };
    const config: PresenterConfig = { ...this.#settings, script, codecs, formats };
    return this.#running?.call('configure', [config]);
  }
}

/** Why nothing can be shown: no worker may start, and the code that would do without one was kept away, too. */
function refusal(cause: unknown): SeqErrorValue {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const advice = `allow worker-src blob:, name a workerUrl, or let script-src load the library's files`;
  return new SeqError('worker-blocked', `The page refuses workers: ${advice}. (${reason})`, {
    cause,
  }).toValue();
}
