import type { FrameRequest } from '../../core/frame/frame-request.ts';
import type { CreateValuePainter } from './pixel-values/value-layer.ts';
import { SeqError } from '../../core/base/seq-error.ts';
import type { CubeLut } from '../../core/colour/lut/cube-lut.ts';
import type { TimeSource } from '../../core/base/time-source.ts';
import { frameNumber, type FrameNumber } from '../../core/frame/frame-number.ts';
import type {
  UnavailableReport,
  FileAnswer,
  LoadJob,
  PictureKey,
  PixelSample,
  PlayerId,
  PlayerState,
  PresenterConfig,
  PresenterConfigCommands,
  PresenterReport,
  SourceKey,
  Ticket,
  UnavailableKind,
} from '../../core/presenter/protocol.ts';
import { originalIn, type RepeatRun } from '../../core/sequence/frames/repeat-runs.ts';
import { comparedTransform } from '../../core/viewport/compared-transform.ts';
import { transformPoint } from '../../core/viewport/view-transform.ts';
import type { Point } from '../../core/viewport/viewport.ts';
import { UnavailableFrames } from './frames/unavailable-frames.ts';
import { DecodePool } from './pool/decode-pool.ts';
import type { SlotLimits } from './pool/decode-slot.ts';
import { DisplayPeriod } from './playback/display-period.ts';
import { DisplayTicker, type DisplayFrames } from './playback/display-ticker.ts';
import { JobCompletion } from './frames/job-completion.ts';
import { FrameStore, type ComparedContent, type StoredFrame } from './frames/frame-store.ts';
import { LutRegistry } from './lut/lut-registry.ts';
import { TextureScheduler } from './playback/texture-scheduler.ts';
import { pictureAt } from './frames/picture-key.ts';
import { PlayerPresentation, type PresentationContext } from './playback/player-presentation.ts';
import type { Renderer } from './gl/renderer.ts';
import { samplePicture } from './probe/sample-picture.ts';
import { workerSurface, type Surface } from './gl/surface.ts';

/** How long a capture waits for a colour table, and how often it checks for it. */
const TABLE_WAIT_MS = 5000;
const TABLE_POLL_MS = 20;

/** Between two looks whether what is drawn arrives. */
const VERIFY_MS = 30_000;
/** Smaller colour tables need not ask for their bytes before they take them: 33³ entries and their texture. */
const SMALL_TABLE_BYTES = 2 ** 20;
/** Below all that inspections of the page use. */
const FIRST_TABLE_TICKET = -(2 ** 40);

export interface PresenterEnvironment {
  readonly time: TimeSource;
  readonly display: DisplayFrames;
  /** null where this thread has no WebGL2: then frames are kept and nothing is drawn. */
  readonly renderer: Renderer | null;
  report(report: PresenterReport): void;
  /** Times after which a decoder counts as dead, where they differ from the defaults. */
  readonly decoderLimits?: Partial<SlotLimits>;
}

/** The data plane: keeps decoded frames, runs every player's clock and draws every player. Runs in any thread. */
export class PresenterService implements PresenterConfigCommands {
  readonly #environment: PresenterEnvironment;
  readonly #store = new FrameStore();
  readonly #unavailable = new UnavailableFrames();
  readonly #repeats = new Map<SourceKey, readonly RepeatRun[]>();
  readonly #textures: TextureScheduler;
  readonly #completion: JobCompletion;
  readonly #pool: DecodePool;
  readonly #ticker: DisplayTicker;
  readonly #period = new DisplayPeriod();
  readonly #presentations = new Map<PlayerId, PlayerPresentation>();
  readonly #luts: LutRegistry;
  readonly #context: PresentationContext;
  #lastTableTicket = FIRST_TABLE_TICKET;
  /** When a pixel is read back next. */
  #verifyAt = 0;

  constructor(environment: PresenterEnvironment) {
    this.#environment = environment;
    const { time, display, report, renderer } = environment;
    this.#textures = new TextureScheduler({
      renderer,
      time,
      lutOf: (state) => this.#luts.get(state),
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
      tableBytes: () => this.#luts.bytes + Math.max(this.#luts.bytes, renderer?.tables.bytes ?? 0),
      changed: () => this.#ticker.wake(),
    });
    this.#pool = new DecodePool(this.#completion, time, environment.decoderLimits);
    this.#luts = new LutRegistry({
      states: () => [...this.#presentations].map(([player, presentation]) => [player, presentation.state] as const),
      report,
      load: (url, signal) => this.#loadTable(url, signal),
      redraw: (player) => {
        this.#presentations.get(player)?.redraw();
        this.#ticker.wake();
      },
    });
    this.#context = this.#makeContext();
    this.#verifyAt = time.now() + VERIFY_MS;
    renderer?.canvas.addEventListener('webglcontextlost', (event) => this.#contextLost(event));
    renderer?.canvas.addEventListener('webglcontextrestored', () => this.#contextRestored());
  }

  configure(config: PresenterConfig): void {
    const maxTextureSize = this.#environment.renderer?.maxTextureSize ?? 8192;
    this.#offerValues(config.codecs['pixel-values']);
    this.#pool.configure({
      workers: Math.min(Math.max(Math.round(config.workers), 1), 8),
      script: config.script,
      decoder: {
        codecs: config.codecs,
        maxTextureSize,
        ...(config.formats && { formats: config.formats }),
      },
    });
  }

  load(jobs: readonly LoadJob[]): void {
    for (const job of jobs) {
      this.#completion.open(job);
      this.#pool.load(job);
    }
    this.#completion.reportMemory();
  }

  abort(tickets: readonly Ticket[]): void {
    for (const ticket of tickets) this.#pool.abort(ticket);
  }

  grant(ticket: Ticket, encodedBytes: number, decodedBytes: number): void {
    this.#pool.grant(ticket, encodedBytes, decodedBytes);
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
    if (runs.length > 0) this.#repeats.set(source, runs);
    else this.#repeats.delete(source);
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
    this.#ticker.wake();
  }

  update(player: PlayerId, state: PlayerState): void {
    const presentation = this.#presentationOf(player);
    const before = presentation.state?.view.lut;
    presentation.update(state, this.#environment.time.now());
    if (before !== state.view.lut) this.#luts.changed(player, state.view.lut);
    this.#ticker.wake();
  }

  sample(player: PlayerId, x: number, y: number, area: number): Promise<PixelSample | null> {
    return Promise.resolve(this.#sample(player, { x: x + 0.5, y: y + 0.5 }, area));
  }

  probe(player: PlayerId, x: number, y: number, area: number): Promise<PixelSample | null> {
    const state = this.#presentations.get(player)?.state;
    const picture = this.#drawnFrame(player)?.picture;
    const at = state && picture ? pictureAt(state, picture, { x, y }) : null;
    return Promise.resolve(at && this.#sample(player, at, area));
  }

  /** A job like any other, but for its answer: negative tickets are never the page's. */
  inspectFile(id: number, request: FrameRequest): Promise<FileAnswer> {
    const ticket = -1 - id;
    return new Promise((resolve) => {
      this.#completion.openInspection(ticket, (answer) => resolve(answer as FileAnswer));
      this.#pool.load(contentJob(ticket, request));
    });
  }

  cancelInspect(id: number): void {
    this.#pool.abort(-1 - id);
  }

  async capture(player: PlayerId, type: string): Promise<Blob | null> {
    const { time } = this.#environment;
    const until = time.now() + TABLE_WAIT_MS;
    for (;;) {
      const presentation = this.#presentations.get(player);
      const stored = this.#drawnFrame(player);
      if (!presentation?.state || !stored) return null;
      // Where a colour table is on its way, the picture in its colours is what is asked for.
      if (!this.#textures.waitsForTable(presentation.state) || time.now() >= until) {
        return this.#textures.capture(presentation.state, stored, presentation.drawnCompared, type);
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

  /** A decoder fetches and reads it: nothing of a table is parsed in this thread. */
  #loadTable(url: string, signal: AbortSignal): Promise<CubeLut> {
    const ticket = (this.#lastTableTicket -= 1);
    // A page that has no room for it cancels it.
    const refusal = `The LUT ${url} needs more memory than the limit leaves beside the pictures on screen.`;
    return new Promise((resolve, reject) => {
      this.#completion.openInspection(ticket, (answer) => {
        if (answer.ok) resolve(answer.facts as CubeLut);
        else reject(answer.error ? SeqError.fromValue(answer.error) : new SeqError('frame-too-large', refusal));
        this.#environment.time.after(0, () => this.#completion.inspectionEnded(ticket));
      });
      signal.addEventListener('abort', () => this.#pool.abort(ticket), { once: true });
      this.#pool.load({ ...contentJob(ticket, { url, table: true }), decodedBytes: SMALL_TABLE_BYTES });
    });
  }

  #drawnFrame(player: PlayerId): StoredFrame | undefined {
    const ticket = this.#presentations.get(player)?.drawnTicket;
    return ticket == null ? undefined : this.#store.get(ticket);
  }

  /** Values of the picture shown, and of the one compared with, around a point of the display window's space. */
  #sample(player: PlayerId, at: Point, area: number): PixelSample | null {
    const presentation = this.#presentations.get(player);
    const stored = this.#drawnFrame(player);
    if (!presentation?.state || !stored) return null;
    const table = this.#luts.get(presentation.state);
    const { view, compare } = presentation.state;
    const read = (frame: StoredFrame, { x, y }: Point): PixelSample =>
      samplePicture(frame, view, table === 'loading' ? null : table, Math.floor(x), Math.floor(y), area);
    const sample = read(stored, at);
    if (!compare) return sample;
    const second = presentation.drawnCompared;
    const isThere = second !== null && typeof second === 'object' && this.#store.get(second.ticket) === second;
    if (!isThere) return { ...sample, companion: null };
    const over = comparedTransform(stored.picture.info, second.picture.info);
    return { ...sample, companion: read(second, transformPoint(over, at)) };
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
    this.#verifyNowAndThen();
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
    return {
      finest: ({ shown }, frame) => (shown ? this.#finest(shown, frame) : undefined),
      unavailable: ({ shown }, frame) => (shown ? this.#unavailableAt(shown.source, frame) : null),
      compared: (state, frame) => this.#comparedContent(state, frame),
      draw: (surface, state, stored, compared) => textures.show(surface, state, stored, compared),
      get canDraw() {
        return textures.canDraw;
      },
      get loading() {
        return pool.jobCount > 0;
      },
      report,
    };
  }

  #comparedContent({ compare }: PlayerState, frame: FrameNumber): ComparedContent {
    if (!compare) return null;
    const comparedFrame = frameNumber(frame + compare.frameOffset);
    const stored = this.#finest(compare.shown, comparedFrame);
    if (stored) return stored;
    if (comparedFrame < compare.first || comparedFrame > compare.last) return 'missing';
    return this.#unavailableAt(compare.shown.source, comparedFrame);
  }

  #finest(shown: PictureKey, frame: FrameNumber): StoredFrame | undefined {
    return this.#store.finest(shown, this.#originalOf(shown.source, frame));
  }

  #unavailableAt(source: SourceKey, frame: FrameNumber): UnavailableKind | null {
    return this.#unavailable.get(source, this.#originalOf(source, frame));
  }

  /** The number under which a frame's picture is stored. */
  #originalOf(source: SourceKey, frame: FrameNumber): FrameNumber {
    const runs = this.#repeats.get(source);
    return runs ? originalIn(runs, frame) : frame;
  }

  /** The code that writes values into pixels is fetched when they are first large enough. */
  #offerValues(url: string | undefined): void {
    const { renderer, report } = this.#environment;
    if (!renderer || !url) return;
    renderer.values.fetch = () =>
      void import(/* @vite-ignore */ url).then(
        ({ createValuePainter }: { createValuePainter: CreateValuePainter }) => {
          renderer.values.create = createValuePainter;
          this.#redraw();
        },
        (error: unknown) => report({ kind: 'log', level: 'warn', message: `${error}` }),
      );
  }

  #redraw(): void {
    for (const presentation of this.#presentations.values()) presentation.redraw();
    this.#ticker.wake();
  }

  #contextLost(event: Event): void {
    event.preventDefault();
    this.#environment.report({ kind: 'context', lost: true });
  }

  /** Now and then, while there is something to draw: a GPU may stop to draw without a word. */
  #verifyNowAndThen(): void {
    const { renderer, time } = this.#environment;
    if (!renderer || renderer.lost || time.now() < this.#verifyAt) return;
    this.#verifyAt = time.now() + VERIFY_MS;
    if (!renderer.verify() && !renderer.lost) this.#drawsInVain();
  }

  /** The page starts another presenter where this is the last word. */
  #drawsInVain(): void {
    const { report } = this.#environment;
    report({ kind: 'log', level: 'warn', message: 'What is drawn does not arrive: the drawing context is of no use.' });
    report({ kind: 'context', lost: true });
  }

  /** Pictures come back from the planes that are held; nothing is fetched again. */
  #contextRestored(): void {
    const { renderer, report } = this.#environment;
    if (!renderer) return;
    renderer.restore();
    if (!renderer.verify()) return renderer.lost ? undefined : this.#drawsInVain();
    this.#redraw();
    report({ kind: 'context', lost: false });
  }
}

/** A job that asks for something else than a picture. Deaths of decoders are charged to the file it names. */
function contentJob(ticket: Ticket, request: FrameRequest): LoadJob {
  const source = request.within?.file ?? ('url' in request ? request.url : '');
  const nothing = { frame: frameNumber(0), layer: '', level: 0, tier: 0, epoch: 0, encodedBytes: 0, decodedBytes: 0 };
  return { ...nothing, source: `content ${source}`, ticket, request };
}
