import type { SeqError } from '../../../src/core/base/seq-error.ts';
import type {
  CacheSource,
  DemandOptions,
  FrameProgress,
  PlayerDemand,
  PlayerHandle,
  PlayerListener,
  BlockedReason,
  Buffered,
  PlayerStats,
  StatusView,
} from '../../../src/core/cache/cache-contract.ts';
import { type FrameNumber, frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FakeClaim } from './fake-claim.ts';
import type { MemoryClaim } from '../../../src/core/cache/budget/memory-claims.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import type {
  FrameHeader,
  PlayerState,
  PresentedFrame,
  PresenterReport,
  PresenterCommands,
  PresenterPort,
} from '../../../src/core/presenter/protocol.ts';
import type { PixelSample } from '../../../src/core/frame/pixel-sample.ts';
import type { ScopeReading, ScopeRequest } from '../../../src/core/scopes/scope-reading.ts';
import { dueFrame, slotAt } from '../../../src/core/time/playback-clock.ts';
import type { PlaybackPlan } from '../../../src/core/time/playback-plan.ts';
import type { ManualTime } from '../player/manual-time.ts';

export const HEADER: FrameHeader = {
  format: 'exr',
  compression: 'zip',
  width: 1920,
  height: 1080,
  pixelAspectRatio: 1,
  layers: [
    { id: '', part: null, view: null, channels: ['R', 'G', 'B', 'A'] },
    { id: 'diffuse', part: null, view: null, channels: ['diffuse.R', 'diffuse.G', 'diffuse.B'] },
    { id: 'Z', part: null, view: null, channels: ['Z'] },
  ],
  defaultLayer: '',
  frameRate: null,
  timecode: null,
  attributes: {},
};

/** A status array that tests write and sessions read. */
class FakeStatus implements StatusView {
  readonly statuses: Uint8Array;
  readonly levels: Uint8Array;
  readonly incomplete: Uint8Array;
  readonly errors = new Map<number, SeqError>();
  readonly #source: CacheSource;
  #version = 0;
  #changes: { version: number; index: number }[] = [];

  constructor(source: CacheSource) {
    this.#source = source;
    this.statuses = new Uint8Array(source.frames.length);
    this.levels = new Uint8Array(source.frames.length);
    this.incomplete = new Uint8Array(source.frames.length);
  }

  get version(): number {
    return this.#version;
  }

  dirtySince(version: number): { from: number; to: number } | null {
    const indices = this.#changes.filter((change) => change.version > version).map(({ index }) => index);
    return indices.length > 0 ? { from: Math.min(...indices), to: Math.max(...indices) + 1 } : null;
  }

  status(frame: FrameNumber): FrameStatus {
    const index = this.#source.frames.indexOf(frame);
    return index === null ? FrameStatus.Missing : (this.statuses[index] as FrameStatus);
  }

  errorOf(frame: FrameNumber): SeqError | null {
    return this.errors.get(frame) ?? null;
  }

  set(frame: number, status: FrameStatus): void {
    const index = this.#source.frames.indexOf(frameNumber(frame));
    if (index === null) throw new Error(`${frame} is not listed`);
    this.statuses[index] = status;
    this.#changes.push({ version: ++this.#version, index });
  }
}

type PresentedReport = Extract<PresenterReport, { kind: 'presented' }>;

/** One player's end of a cache and a presenter that do what the test says, and record the calls they receive. */
export class FakePlayer implements PlayerHandle {
  readonly id: number;
  readonly listener: PlayerListener;
  readonly time: ManualTime;
  readonly demands: ({ demand: PlayerDemand } & DemandOptions)[] = [];
  readonly updates: PlayerState[] = [];
  readonly retried: (number | undefined)[] = [];
  source: CacheSource | null = null;
  epoch = 0;
  disposed = false;
  detached = false;
  shown: FrameNumber | null = null;
  #generation = 0;
  #status: FakeStatus | null = null;
  #revision = 0;
  #dropped = 0;
  #slot = -1;
  #plan: PlaybackPlan | null = null;

  constructor(id: number, listener: PlayerListener, time: ManualTime) {
    this.id = id;
    this.listener = listener;
    this.time = time;
  }

  get sourceKey(): string | null {
    return this.source && `${this.source.id}@${this.#generation}`;
  }

  get status(): FakeStatus | null {
    return this.#status;
  }

  /** Everything that play needs, unless a test says otherwise. */
  buffered: Buffered = { share: 1, ahead: 4, wait: 0 };

  progress: FrameProgress | null = null;
  blocked: BlockedReason = null;

  get stats(): PlayerStats {
    return { lookAheadSeconds: 0, blocked: this.blocked, shownFps: 0, droppedFrames: 0 };
  }

  get plan(): PlaybackPlan {
    const plan = this.#plan;
    if (!plan) throw new Error('no plan was sent');
    return plan;
  }

  setSource(source: CacheSource | null, options: { reload?: boolean } = {}): void {
    if (options.reload) this.#generation++;
    this.source = source;
    this.#status = source && new FakeStatus(source);
  }

  demand(demand: PlayerDemand, options: DemandOptions): void {
    this.demands.push({ demand, ...options });
    if (options.jump) this.epoch++;
  }

  retry(frame?: number): void {
    this.retried.push(frame);
  }

  dispose(): void {
    this.disposed = true;
  }

  update(state: PlayerState): void {
    this.updates.push(state);
    if (state.plan.revision !== this.#revision) this.#dropped = 0;
    this.#revision = state.plan.revision;
    this.#plan = state.plan;
    this.#slot = -1;
  }

  /** Statuses of frames; the session hears of it at once. */
  set(status: FrameStatus, ...frames: number[]): void {
    for (const frame of frames) this.#status?.set(frame, status);
    this.listener.statusChanged();
  }

  setAll(status: FrameStatus): void {
    this.set(status, ...(this.source ? [...this.source.frames] : []));
  }

  fail(frame: number, error: SeqError, status: FrameStatus = FrameStatus.Error): void {
    this.#status?.errors.set(frame, error);
    this.set(status, frame);
    this.listener.failed(frameNumber(frame), error);
  }

  header(changes: Partial<FrameHeader> = {}, frame = 1001): void {
    this.listener.header({ ...HEADER, ...changes }, frameNumber(frame));
  }

  /** Reports pictures as put on the canvas now. */
  present(
    frames: readonly (readonly [frame: number, shown: number | null])[],
    revision = this.#revision,
    headers: Pick<PresentedReport, 'header' | 'headerChanges'> = {},
  ): void {
    const at = this.time.now();
    const presented = frames.map(([frame, shown]): PresentedFrame => ({
      frame: frameNumber(frame),
      shown: shown === null ? null : frameNumber(shown),
      at,
    }));
    this.shown = presented.at(-1)?.shown ?? null;
    this.listener.report({
      kind: 'presented',
      layer: this.demands.at(-1)?.demand.layer ?? '',
      player: this.id,
      revision,
      frames: presented,
      dropped: this.#dropped,
      level: 0,
      complete: true,
      ...headers,
    });
  }

  /** Says what the canvas will show, to be named from a time on. */
  announce(frame: FrameNumber, shown: FrameNumber | null, from: number, revision = this.#revision): void {
    const announcement = { kind: 'announced', player: this.id, revision, frame, shown, from } as const;
    this.listener.report({ ...announcement, layer: this.demands.at(-1)?.demand.layer ?? '', level: 0, complete: true });
  }

  /** Draws as the presenter would, at each refresh of a display, for a while. */
  runDisplay(milliseconds: number, hertz = 60): void {
    for (let elapsed = 0; elapsed < milliseconds; elapsed += 1000 / hertz) {
      this.time.advance(1000 / hertz);
      this.refresh();
    }
  }

  /** One refresh of the display: a loaded due frame is shown, another is held. */
  refresh(): void {
    const plan = this.plan;
    const slot = slotAt(plan, this.time.now());
    const { frame, ended } = dueFrame(plan, this.time.now());
    if (slot !== this.#slot) {
      if (this.#slot >= 0) this.#dropped += Math.max(0, slot - this.#slot - 1);
      const loaded = this.#status?.status(frame) === FrameStatus.Loaded;
      if (!loaded) this.#dropped += plan.playing ? 1 : 0;
      if (loaded || plan.playing) this.present([[frame, loaded ? frame : this.shown]]);
      this.#slot = slot;
    }
    if (ended) this.listener.report({ kind: 'ended', player: this.id, revision: plan.revision, frame });
  }
}

/** A page's cache and presenter as sessions see them. */
export class FakeSessionCache {
  readonly players: FakePlayer[] = [];
  readonly time: ManualTime;
  readonly presenter: PresenterPort;
  sampled: PixelSample | null = null;
  captured: Blob | null = null;
  /** Answers questions of scopes. */
  measure: (request: ScopeRequest) => Promise<ScopeReading | null> = () => Promise.resolve(null);
  readonly #claims: FakeClaim[] = [];
  readonly probed: [x: number, y: number, area: number][] = [];

  constructor(time: ManualTime) {
    this.time = time;
    this.presenter = { commands: this.#commands(), connect: () => {} };
  }

  addPlayer(listener: PlayerListener): FakePlayer {
    const player = new FakePlayer(this.players.length + 1, listener, this.time);
    this.players.push(player);
    return player;
  }

  addClaim(): MemoryClaim {
    const claim = new FakeClaim();
    this.#claims.push(claim);
    return claim;
  }

  /** Bytes of all claims. */
  get claimed(): number {
    return this.#claims.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #commands(): PresenterCommands {
    const nothing = (): void => {};
    return {
      configure: nothing,
      load: nothing,
      abort: nothing,
      grant: nothing,
      setLevel: nothing,
      release: nothing,
      allowSpare: nothing,
      allowTextures: nothing,
      setUnavailable: nothing,
      setRepeats: nothing,
      attach: nothing,
      detach: (id) => {
        const player = this.players.find((one) => one.id === id);
        if (player) player.detached = true;
      },
      update: (id, state) => this.players.find((player) => player.id === id)?.update(state),
      inspectFile: () => Promise.resolve(null),
      cancelInspect: nothing,
      sample: () => Promise.resolve(this.sampled),
      probe: (_id, x, y, area) => {
        this.probed.push([x, y, area]);
        return Promise.resolve(this.sampled);
      },
      thumbnail: () => Promise.resolve(null),
      readScopes: (_id, request) => this.measure(request),
      capture: () => Promise.resolve(this.captured),
    };
  }
}
