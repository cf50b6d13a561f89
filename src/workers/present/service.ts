import { ocioFile, type FrameRequest } from '../../core/frame/frame-request.ts';
import type { OcioAnswer } from '../../core/frame/ocio-answer.ts';
import { offerValues } from './pixel-values/offer-values.ts';
import type { CubeLut } from '../../core/colour/lut/cube-lut.ts';
import type { TimeSource } from '../../core/base/time-source.ts';
import type { FrameNumber } from '../../core/frame/frame-number.ts';
import type {
  UnavailableReport,
  FileAnswer,
  LoadJob,
  PlayerId,
  PlayerState,
  PresenterConfig,
  PresenterConfigCommands,
  PresenterReport,
  SourceKey,
  Ticket,
} from '../../core/presenter/protocol.ts';
import type { PixelSample } from '../../core/frame/pixel-sample.ts';
import type { RepeatRun } from '../../core/sequence/frames/repeat-runs.ts';
import type { ScopeReading, ScopeRequest } from '../../core/scopes/scope-reading.ts';
import { UnavailableFrames } from './frames/unavailable-frames.ts';
import { ContentJobs } from './pool/content-jobs.ts';
import { DecodePool } from './pool/decode-pool.ts';
import type { SlotLimits } from './pool/decode-slot.ts';
import { DisplayPeriod } from './playback/display-period.ts';
import { DisplayTicker, type DisplayFrames } from './playback/display-ticker.ts';
import { ContextWatch } from './gl/context-watch.ts';
import { JobCompletion } from './frames/job-completion.ts';
import { FrameLookup } from './frames/frame-lookup.ts';
import { FrameStore, type StoredFrame } from './frames/frame-store.ts';
import { LutRegistry } from './lut/lut-registry.ts';
import { OcioSlot } from './managed/ocio-slot.ts';
import { TextureScheduler } from './playback/texture-scheduler.ts';
import { pictureAt } from './frames/picture-key.ts';
import { FirstRows } from './playback/first-rows.ts';
import { PlayerPresentation, type PresentationContext } from './playback/player-presentation.ts';
import type { Renderer } from './gl/renderer.ts';
import { type DrawnPictures, sampleDrawn } from './probe/sample-drawn.ts';
import { lazyScopes, type ScopeReader } from './scopes/lazy-scopes.ts';
import { workerSurface, type Surface } from './gl/surface.ts';

/** How long a capture waits for a colour table, and how often it checks for it. */
const TABLE_WAIT_MS = 5000;
const TABLE_POLL_MS = 20;

/** Where nothing is drawn pictures are kept up to this size, pixels a side. */
const LARGEST_UNDRAWN = 8192;

export interface PresenterEnvironment {
  readonly time: TimeSource;
  readonly display: DisplayFrames;
  /**
   * null where this thread has no WebGL2: then frames are kept and nothing is drawn. Absent where that is not known yet:
   * `drawWith` says it.
   */
  readonly renderer?: Renderer | null;
  report(report: PresenterReport): void;
  /** Times after which a decoder counts as dead, where they differ from the defaults. */
  readonly decoderLimits?: Partial<SlotLimits>;
}

/** The data plane: keeps decoded frames, runs every player's clock and draws every player. Runs in any thread. */
export class PresenterService implements PresenterConfigCommands {
  readonly #environment: PresenterEnvironment;
  readonly #store = new FrameStore();
  readonly #unavailable = new UnavailableFrames();
  readonly #frames = new FrameLookup(this.#store, this.#unavailable);
  readonly #textures: TextureScheduler;
  readonly #completion: JobCompletion;
  readonly #pool: DecodePool;
  readonly #firstRows: FirstRows;
  readonly #content: ContentJobs;
  readonly #ticker: DisplayTicker;
  readonly #period = new DisplayPeriod();
  readonly #presentations = new Map<PlayerId, PlayerPresentation>();
  readonly #luts: LutRegistry;
  readonly #ocio: OcioSlot;
  readonly #scopes: ScopeReader;
  readonly #context: PresentationContext;
  /** undefined: whether there is one is not known yet. */
  #renderer: Renderer | null | undefined;
  #rendererKnown = (_renderer: Renderer | null): void => {};
  #contextWatch: ContextWatch | null = null;
  #isConfigured = false;
  /** Where code is that is fetched when it is needed, by name. */
  #urls: PresenterConfig['codecs'] = {};

  constructor(environment: PresenterEnvironment) {
    this.#environment = environment;
    const { time, display, report } = environment;
    const renderer = (): Renderer | null => this.#renderer ?? null;
    const awaitedRenderer = new Promise<Renderer | null>((resolve) => void (this.#rendererKnown = resolve));
    const states = (): (readonly [PlayerId, PlayerState | null])[] =>
      [...this.#presentations].map(([player, presentation]) => [player, presentation.state]);
    const redraw = (player: PlayerId): void => {
      this.#presentations.get(player)?.redraw();
      this.#ticker.wake();
    };
    const scopesHost = { time, drawn: (player: PlayerId) => this.#drawn(player), store: this.#store };
    this.#scopes = lazyScopes(scopesHost, () => this.#urls.scopes, report);
    this.#ocio = new OcioSlot({
      ...{ renderer: awaitedRenderer, states, report, redraw },
      ask: (ocio, signal) => {
        const { url } = ocio.config;
        return this.#content.ask({ url, ocio }, `A table of ${url}`, signal) as Promise<OcioAnswer>;
      },
      keep: (configs) => this.#pool.keep(new Set([...configs].map(ocioFile))),
    });
    this.#textures = new TextureScheduler({
      renderer,
      time,
      lutOf: (state) => this.#luts.get(state),
      ocio: this.#ocio,
      warn: (message) => report({ kind: 'log', level: 'warn', message }),
      freed: () => this.#completion.reportMemory(),
    });
    this.#ticker = new DisplayTicker(display, time, (at) => this.#tick(at));
    this.#completion = new JobCompletion({
      store: this.#store,
      unavailable: this.#unavailable,
      report,
      textureBytes: () => this.#textures.textureBytes,
      // Each is drawn with a texture of its size, now or soon.
      tableBytes: () => this.#luts.bytes + Math.max(this.#luts.bytes, renderer()?.tables.bytes ?? 0) + this.#ocio.bytes,
      changed: () => this.#ticker.wake(),
      isDarkFor: (picture) => [...this.#presentations.values()].some((player) => player.isDarkFor(picture)),
      expected: (picture) => this.#textures.expect(picture, this.#presentations.values()),
    });
    this.#pool = new DecodePool(this.#completion, time, environment.decoderLimits);
    this.#firstRows = new FirstRows(time, this.#completion, () => this.#ticker.wake());
    this.#content = new ContentJobs(this.#pool, this.#completion, time);
    this.#luts = new LutRegistry({
      states,
      report,
      load: (url, signal) => this.#content.ask({ url, table: true }, `The LUT ${url}`, signal) as Promise<CubeLut>,
      redraw,
    });
    this.#context = this.#makeContext();
    if (environment.renderer !== undefined) this.drawWith(environment.renderer);
  }

  /** The page's first jobs are with a decoder that runs. */
  get isAtWork(): boolean {
    return this.#isConfigured && this.#pool.isRunning && this.#pool.jobCount > 0;
  }

  /** What the first of them asks of the page goes this way while this thread stands still. */
  openWayToDecoder(): MessagePort {
    return this.#pool.openWayToDecoder();
  }

  /** Starts a decoder ahead of the first job. */
  startDecoder(script: string): void {
    this.#pool.prepare(script);
  }

  /** What pictures are drawn with from now on; null: nothing. Once. */
  drawWith(renderer: Renderer | null): void {
    const { time, report } = this.#environment;
    this.#renderer = renderer;
    this.#rendererKnown(renderer);
    this.#pool.setMaxTextureSize(this.#maxTextureSize ?? LARGEST_UNDRAWN);
    if (!renderer) return;
    this.#contextWatch = new ContextWatch({
      ...{ renderer, time, report },
      restored: () => this.#ocio.colours?.forget(),
      redraw: () => this.#redraw(),
    });
    this.#offerValues();
    this.#textures.begin(this.#presentations.values());
    this.#redraw();
  }

  configure(config: PresenterConfig): void {
    this.#isConfigured = true;
    this.#urls = config.codecs;
    this.#offerValues();
    this.#ocio.configure(config.codecs['ocio-colours']);
    this.#pool.configure({
      workers: Math.min(Math.max(Math.round(config.workers), 1), 8),
      script: config.script,
      decoder: {
        codecs: config.codecs,
        maxTextureSize: this.#maxTextureSize,
        ...(config.formats && { formats: config.formats }),
      },
    });
  }

  load(jobs: readonly LoadJob[]): void {
    for (const job of jobs) this.#completion.open(job);
    this.#pool.load(...jobs);
    this.#completion.reportMemory();
  }

  abort(tickets: readonly Ticket[]): void {
    for (const ticket of tickets) this.#pool.abort(ticket);
  }

  grant(ticket: Ticket, encodedBytes: number, decodedBytes: number): void {
    this.#pool.grant(ticket, encodedBytes, decodedBytes);
  }

  setLevel(ticket: Ticket, level: number): void {
    this.#pool.setLevel(ticket, level);
  }

  release(tickets: readonly Ticket[]): void {
    this.#completion.release(tickets);
  }

  allowSpare(bytes: number): void {
    this.#completion.recycler.allow(bytes);
    this.#completion.reportMemory();
  }

  allowTextures(bytes: number): void {
    this.#textures.allowTextures(bytes);
    this.#completion.reportMemory();
    this.#ticker.wake();
  }

  setRepeats(source: SourceKey, runs: readonly RepeatRun[]): void {
    this.#frames.setRepeats(source, runs);
  }

  setUnavailable(report: UnavailableReport): void {
    this.#unavailable.apply(report);
    if (report.kind === null) this.#pool.clearFailures(report.source, report.frames);
    this.#ticker.wake();
  }

  attach(player: PlayerId, canvas: OffscreenCanvas, colorSpace: PredefinedColorSpace): void {
    this.attachSurface(player, workerSurface(canvas, colorSpace));
  }

  /** As `attach`, for a canvas of another kind: where the presenter runs in the page. */
  attachSurface(player: PlayerId, surface: Surface | null): void {
    this.#presentationOf(player).attach(surface);
    this.#ticker.wake();
  }

  detach(player: PlayerId): void {
    this.#presentations.delete(player);
    this.#luts.changed(player, null);
    this.#ocio.changed(player, null, null);
    this.#ticker.wake();
  }

  update(player: PlayerId, state: PlayerState): void {
    const presentation = this.#presentationOf(player);
    const before = presentation.state;
    presentation.update(state, this.#environment.time.now());
    if (before?.view.lut !== state.view.lut) this.#luts.changed(player, state.view.lut);
    this.#ocio.changed(player, before, state);
    this.#ticker.wake();
  }

  sample(player: PlayerId, x: number, y: number, area: number): Promise<PixelSample | null> {
    const drawn = this.#drawn(player);
    return Promise.resolve(drawn && sampleDrawn(drawn, { x: x + 0.5, y: y + 0.5 }, area));
  }

  probe(player: PlayerId, x: number, y: number, area: number): Promise<PixelSample | null> {
    const drawn = this.#drawn(player);
    const at = drawn && pictureAt(drawn.state, drawn.stored.picture, { x, y });
    return Promise.resolve(at && sampleDrawn(drawn, at, area));
  }

  readScopes(player: PlayerId, request: ScopeRequest): Promise<ScopeReading | null> {
    return this.#scopes.read(player, request);
  }

  inspectFile(id: number, request: FrameRequest): Promise<FileAnswer> {
    return this.#content.inspect(id, request);
  }

  cancelInspect(id: number): void {
    this.#content.cancel(id);
  }

  async capture(player: PlayerId, type: string): Promise<Blob | null> {
    const { time } = this.#environment;
    const until = time.now() + TABLE_WAIT_MS;
    for (;;) {
      const presentation = this.#presentations.get(player);
      const stored = this.#drawnFrame(player);
      if (!presentation?.state || !stored) return null;
      // Where a colour table is on its way, the picture in its colours is what is asked for.
      if (!this.#textures.waitsForColour(player, presentation.state) || time.now() >= until) {
        return this.#textures.capture(player, presentation.state, stored, presentation.drawnCompared, type);
      }
      await new Promise<void>((done) => void time.after(TABLE_POLL_MS, done));
    }
  }

  thumbnail(state: PlayerState, frame: FrameNumber): Promise<ImageBitmap | null> {
    const stored = state.shown ? this.#store.finest(state.shown, frame) : undefined;
    return stored ? this.#textures.thumbnail(state, stored) : Promise.resolve(null);
  }

  /** Ends all work and all child workers. The service cannot be used afterwards. */
  close(): void {
    this.#pool.close();
    this.#presentations.clear();
  }

  #drawnFrame(player: PlayerId): StoredFrame | undefined {
    const ticket = this.#presentations.get(player)?.drawnTicket;
    return ticket == null ? undefined : this.#store.get(ticket);
  }

  /** What is on a player's canvas; null: nothing. */
  #drawn(player: PlayerId): DrawnPictures | null {
    const presentation = this.#presentations.get(player);
    const stored = this.#drawnFrame(player);
    if (!presentation?.state || !stored) return null;
    const { state, drawnCompared: second } = presentation;
    const table = this.#luts.get(state);
    const isThere = second !== null && typeof second === 'object' && this.#store.get(second.ticket) === second;
    return {
      player,
      state,
      stored,
      second: isThere ? second : null,
      table: table === 'loading' ? null : table,
      colours: this.#ocio.colours,
    };
  }

  /** null while it is not known. */
  get #maxTextureSize(): number | null {
    if (this.#renderer === undefined) return null;
    return this.#renderer?.maxTextureSize ?? LARGEST_UNDRAWN;
  }

  #presentationOf(player: PlayerId): PlayerPresentation {
    let presentation = this.#presentations.get(player);
    if (!presentation) this.#presentations.set(player, (presentation = new PlayerPresentation(player, this.#context)));
    return presentation;
  }

  /** One display frame: clocks, pictures, uploads ahead. True while another display frame is wanted. */
  #tick(displayTime: number | null): boolean {
    const now = displayTime ?? this.#environment.time.now();
    if (displayTime !== null) this.#period.note(displayTime);
    // Without a display's times there is nothing to be in step with.
    const periodMs = displayTime === null ? 0 : this.#period.milliseconds;
    let busy = false;
    this.#contextWatch?.verifyNowAndThen();
    busy ||= this.#ocio.colours?.poll() ?? false;
    for (const presentation of this.#presentations.values()) {
      // Reported one display frame after the picture was drawn, when it can be on the screen.
      presentation.report();
      presentation.step(now, periodMs);
      busy ||= presentation.playing || presentation.hasUnreported;
    }
    const uploading = this.#textures.prepare([...this.#presentations.values()]);
    this.#completion.reportMemory();
    return busy || uploading;
  }

  #makeContext(): PresentationContext {
    const { report } = this.#environment;
    const textures = this.#textures;
    const pool = this.#pool;
    const frames = this.#frames;
    return {
      finest: ({ shown }, frame) => (shown ? frames.finest(shown, frame) : undefined),
      unavailable: ({ shown }, frame) => (shown ? frames.unavailable(shown.source, frame) : null),
      compared: (state, frame) => frames.compared(state, frame),
      firstRows: ({ shown }, frame) => {
        const divided = shown && pool.dividedFrame(shown, frames.originalOf(shown.source, frame));
        return divided && this.#firstRows.of(divided);
      },
      draw: (surface, state, stored, compared, player) => textures.show(surface, state, stored, compared, player),
      get canDraw() {
        return textures.canDraw;
      },
      get loading() {
        return pool.jobCount > 0;
      },
      report,
    };
  }

  #offerValues(): void {
    if (this.#renderer)
      offerValues(this.#renderer.values, this.#urls['pixel-values'], this.#environment.report, () => this.#redraw());
  }

  #redraw(): void {
    for (const presentation of this.#presentations.values()) presentation.redraw();
    this.#ticker.wake();
  }
}
