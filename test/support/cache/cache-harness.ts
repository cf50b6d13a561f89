import { silentLog, type Log } from '../../../src/core/base/log.ts';
import type { SeqError } from '../../../src/core/base/seq-error.ts';
import type {
  CacheSource,
  PlayerDemand,
  PlayerHandle,
  PlayerListener,
} from '../../../src/core/cache/cache-contract.ts';
import { CacheManager } from '../../../src/core/cache/cache-manager.ts';
import type { Network } from '../../../src/core/cache/loading/network.ts';
import type { PageVisibility } from '../../../src/core/cache/budget/hidden-page-trim.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { parseFrameList } from '../../../src/core/sequence/frames/frame-list-parse.ts';
import type { PlaybackPlan } from '../../../src/core/time/playback-plan.ts';
import { FakePresenter } from '../presenter/fake-presenter.ts';
import { ManualTime } from '../player/manual-time.ts';

/** A source whose files the fake presenter invents. */
export function fakeSource(id: string, frames: string, changes: Partial<CacheSource> = {}): CacheSource {
  return {
    id,
    frames: parseFrameList(frames),
    sequential: false,
    request: (frame) => ({ url: `https://host.example/${id}/${frame}.exr` }),
    ...changes,
  };
}

/** What a test says of a demand; the rest is a visible, paused player at full resolution. */
export interface DemandChanges extends Partial<Omit<PlayerDemand, 'plan'>> {
  readonly frame?: number;
  readonly in?: number;
  readonly out?: number;
  readonly playing?: boolean;
  readonly plan?: Partial<PlaybackPlan>;
}

/** The calls a listener received. */
export class Received implements PlayerListener {
  progresses = 0;
  statuses = 0;
  canvasesLost = 0;
  changes = 0;
  readonly headers: unknown[] = [];
  readonly failures: { frame: number; error: SeqError }[] = [];
  readonly reports: unknown[] = [];

  statusChanged(): void {
    this.statuses += 1;
  }

  header(header: unknown): void {
    this.headers.push(header);
  }

  failed(frame: number, error: SeqError): void {
    this.failures.push({ frame, error });
  }

  report(report: unknown): void {
    this.reports.push(report);
  }

  canvasLost(): void {
    this.canvasesLost += 1;
  }

  cacheChanged(): void {
    this.changes += 1;
  }

  progressed(): void {
    this.progresses += 1;
  }
}

/** One player of the harness, with the calls its listener received. */
export class HarnessPlayer {
  readonly handle: PlayerHandle;
  readonly received = new Received();
  readonly #harness: CacheHarness;
  #revision = 0;

  constructor(harness: CacheHarness) {
    this.#harness = harness;
    this.handle = harness.cache.addPlayer(this.received);
  }

  demand({ frame = 1, playing = false, plan, ...rest }: DemandChanges, jump = true, scrub?: boolean): PlayerDemand {
    const { in: first = 1, out: last = 100, ...changes } = rest;
    const demand: PlayerDemand = {
      plan: {
        revision: ++this.#revision,
        playing,
        t0: this.#harness.time.now(),
        start: frameNumber(frame),
        rate: { numerator: 24, denominator: 1 },
        direction: 1,
        speed: 1,
        range: { in: frameNumber(first), out: frameNumber(last) },
        loop: 'loop',
        mode: 'real-time',
        listed: null,
        ...plan,
      },
      layer: '',
      level: 0,
      visible: true,
      order: 'spiral',
      direction: 1,
      preload: true,
      ...changes,
    };
    this.handle.demand(demand, { jump, ...(scrub !== undefined && { scrub }) });
    return demand;
  }

  get revision(): number {
    return this.#revision;
  }

  status(frame: number): number | undefined {
    return this.handle.status?.status(frameNumber(frame));
  }
}

export interface HarnessOptions {
  /** Bytes. */
  readonly limit?: number;
  readonly workers?: number;
  readonly log?: Log;
  readonly started?: boolean;
  /** Instead of one that answers on demand. */
  readonly presenter?: FakePresenter;
  readonly time?: ManualTime;
  readonly network?: Network;
  readonly visibility?: PageVisibility;
}

/** A manager over a fake presenter and a clock that stands still. */
export class CacheHarness {
  readonly time: ManualTime;
  readonly presenter: FakePresenter;
  readonly cache: CacheManager<FakePresenter>;

  constructor({ limit = 1000, workers = 2, log = silentLog, started = true, ...given }: HarnessOptions = {}) {
    this.time = given.time ?? new ManualTime();
    this.presenter = given.presenter ?? new FakePresenter();
    this.cache = new CacheManager({
      presenter: this.presenter,
      time: this.time,
      log,
      environment: {
        machine: { deviceMemory: 8, phone: false, workers },
        ...(given.network && { network: given.network }),
        ...(given.visibility && { visibility: given.visibility }),
      },
    });
    this.cache.setMemoryLimit({ maxBytes: limit });
    if (started) this.presenter.start();
  }

  player(source?: CacheSource, demand?: DemandChanges): HarnessPlayer {
    const player = new HarnessPlayer(this);
    if (source) player.handle.setSource(source);
    if (demand) player.demand(demand);
    return player;
  }

  /** Lets what was asked for in this task be decided. */
  async settle(): Promise<void> {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  }

  /** Steps every job until none is left or `most` steps were made; returns whether it came to rest. */
  async drain(most = 10_000): Promise<boolean> {
    for (let steps = 0; steps < most; steps++) {
      await this.settle();
      const [ticket] = this.presenter.tickets.filter((t) => !this.presenter.job(t)?.waiting);
      if (ticket === undefined) return this.presenter.tickets.length === 0;
      this.presenter.step(ticket);
    }
    return false;
  }

  /** Frame numbers sent to the presenter so far, in order. */
  get requested(): number[] {
    return this.presenter.sent.map((job) => job.frame);
  }
}
