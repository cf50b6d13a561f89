import { Emitter } from '../base/emitter.ts';
import { consoleLog, type Log } from '../base/log.ts';
import { SeqError } from '../base/seq-error.ts';
import { systemTime, type TimeSource } from '../base/time-source.ts';
import type { PlayerHandle, PlayerListener, PlayerStats, StatusView } from '../cache/cache-contract.ts';
import { frameIndex, type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import type { FrameHeader, PixelSample, PlayerId, PresenterPort } from '../presenter/protocol.ts';
import type { SourceDescription } from '../sequence/source-description.ts';
import { type PlayerSettings, playerSettings } from '../settings/player-settings.ts';
import { defaultSettings } from '../settings/setting.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import { samplesPerPixel } from './auto-level.ts';
import { buildSnapshot } from './build-snapshot.ts';
import { changedSettings, type SettingName } from './changed-settings.ts';
import { EventCoalescer, type Schedule } from './event-coalescer.ts';
import { FullPicture } from './full-picture.ts';
import { LevelKeeper } from './level-keeper.ts';
import { LoadedSource } from './loaded-source.ts';
import { checkMarkers, type Marker } from './marker.ts';
import { nextFrame } from './next-frame.ts';
import type { PlanTerms } from './plan-keeper.ts';
import type { PlayerEvents, PlayerSnapshot } from './player-snapshot.ts';
import { type PlayerLayout, playerView } from './player-view.ts';
import { Playhead } from './playhead.ts';
import { RenewablePromise } from './renewable-promise.ts';
import type { SeekResult } from './seek-ledger.ts';
import { StatusWatch } from './status-watch.ts';

/** What a session needs of the cache manager. */
export interface SessionCache {
  readonly presenter: PresenterPort;
  addPlayer(listener: PlayerListener): PlayerHandle;
}

export interface SessionOptions {
  readonly cache: SessionCache;
  /** What relative addresses resolve against, asked at each load: the document's base. */
  readonly baseUrl: () => string;
  readonly time?: TimeSource;
  readonly log?: Log;
  /** When gathered events are told. Default: the next animation frame. */
  readonly schedule?: Schedule;
  /** Milliseconds to take off the time source's for public times. Default: the document's `performance.timeOrigin`. */
  readonly timeOrigin?: number;
}

type Coalesced = Exclude<keyof PlayerEvents, 'stall' | 'error' | 'canvas-lost'>;

/** Settings that the plan is made of, and those that say what to load. */
const PLAN_SETTINGS: ReadonlySet<SettingName> = new Set<SettingName>(['fps', 'loop', 'playback', 'speed', 'missing']);
const DEMAND_SETTINGS: ReadonlySet<SettingName> = new Set<SettingName>([
  'layer',
  'preload',
  'preloadOrder',
  'resolution',
]);

/** What a player without a source plans with. */
const NO_SOURCE = new LoadedSource({}, '');

/** One player without its element: commands in, frozen state and events out. */
export class PlayerSession {
  readonly #cache: SessionCache;
  readonly #time: TimeSource;
  readonly #log: Log;
  readonly #baseUrl: () => string;
  readonly #timeOrigin: number;
  readonly #emitter = new Emitter<PlayerEvents>();
  readonly #events: EventCoalescer<Coalesced>;
  readonly #handle: PlayerHandle;
  readonly #playhead: Playhead;
  readonly #levels: LevelKeeper;
  readonly #full: FullPicture;
  readonly #statuses = new StatusWatch();
  readonly #ready = new RenewablePromise<void>();
  readonly #changedProperties = new Set<string>();
  #settings: PlayerSettings = Object.freeze(defaultSettings(playerSettings));
  #layout: PlayerLayout | null = null;
  #source: LoadedSource | null = null;
  #range: FrameRange | null = null;
  #markers: readonly Marker[] = Object.freeze([]);
  /** Where to go once there is a source. */
  #wanted: number | null = null;
  #playOnceReady = false;
  /** The layer was chosen for an earlier source: one that has no such layer falls back to its own default. */
  #layerInherited = false;
  #poster = false;
  /** Somebody asked for a frame: `preload="none"` behind a poster loads nothing before. */
  #asked = false;
  #disposed = false;
  #snapshot: PlayerSnapshot | null = null;

  constructor(options: SessionOptions) {
    this.#cache = options.cache;
    this.#baseUrl = options.baseUrl;
    this.#time = options.time ?? systemTime;
    this.#log = options.log ?? consoleLog;
    this.#timeOrigin = options.timeOrigin ?? performance.timeOrigin;
    this.#events = new EventCoalescer(options.schedule ?? nextFrame(this.#time), (kind) => this.#tell(kind));
    this.#levels = new LevelKeeper(this.#time, () => this.#send(false));
    this.#playhead = this.#makePlayhead();
    this.#full = new FullPicture(this.#time, () => this.#playhead.meter.level);
    this.#handle = options.cache.addPlayer(this.#makeListener());
  }

  /** What presenter and cache know the player by: whose canvas is attached under which id. */
  get id(): PlayerId {
    return this.#handle.id;
  }

  get state(): PlayerSnapshot {
    return (this.#snapshot ??= buildSnapshot({
      source: this.#source,
      status: this.#handle.status,
      due: this.#playhead.due,
      keeper: this.#playhead.keeper,
      meter: this.#playhead.meter,
      settings: this.#settings,
      range: this.#range,
      markers: this.#markers,
      now: this.#time.now(),
    }));
  }

  /** First picture of the source presented; rejects with its error. Renewed per source; need not be handled. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get status(): StatusView | null {
    return this.#handle.status;
  }

  get stats(): PlayerStats {
    return this.#handle.stats;
  }

  /** Returns the function that removes the listener. */
  on<Name extends keyof PlayerEvents>(name: Name, listener: (detail: PlayerEvents[Name]) => void): () => void {
    return this.#emitter.on(name, listener);
  }

  /**
   * Shows another source, or none. What cannot be resolved becomes the state's error and a `source-invalid` event. The
   * same source again changes nothing. Returns `ready`.
   */
  load(description: SourceDescription | null): Promise<void> {
    if (this.#disposed) return this.ready;
    const before = this.#source;
    const source = description && new LoadedSource(description, this.#baseUrl());
    if (source?.resolved && source.resolved.id === before?.resolved?.id) return this.ready;
    this.#ready.renew();
    this.#source = source;
    this.#layerInherited = before?.header != null && before.error === null;
    this.#handle.setSource(source?.resolved ?? null);
    this.#levels.forget();
    this.#startSource(before);
    if (source?.error) this.#refuse(source.error);
    return this.ready;
  }

  /** Loads everything anew, as a new generation: files on the server have changed, or more of them have arrived. */
  reload(): Promise<void> {
    const source = this.#source;
    if (this.#disposed || !source?.resolved) return this.ready;
    this.#ready.renew();
    source.renew();
    this.#handle.setSource(source.resolved, { reload: true });
    this.#statuses.restart();
    this.#mark('status-change');
    this.#playhead.renew();
    return this.ready;
  }

  /** Tries failed frames again: one, or all. */
  retry(frame?: number): void {
    if (frame === undefined) this.#handle.retry();
    else this.#handle.retry(frameNumber(frame));
    this.#source?.renew();
  }

  play(): void {
    this.#asked = true;
    if (this.#source?.resolved) this.#playhead.play();
    else this.#playOnceReady = true;
  }

  pause(): void {
    this.#playOnceReady = false;
    this.#playhead.pause();
  }

  /** Goes to a frame, clamped to the source. Always resolves; rejects with TypeError for what is no frame number. */
  seek(frame: number): Promise<SeekResult> {
    if (!Number.isInteger(frame)) return Promise.reject(new TypeError(`seek(frame): ${frame} is no frame number`));
    return this.#seek(frame, true);
  }

  /** Stands, and moves by a number of frames. */
  step(by: number): Promise<SeekResult> {
    if (!Number.isInteger(by)) return Promise.reject(new TypeError(`step(by): ${by} is no integer`));
    this.pause();
    return this.#seek(this.#frameAtStep(by), Math.abs(by) > 1);
  }

  /** In and out, inclusive; null for the whole source. Text that is no range counts as null, with a warning. */
  setRange(range: string | FrameRange | null): void {
    const parsed = typeof range === 'string' ? parseFrameRange(range) : range;
    if (range !== null && !parsed) this.#log.warn(`range="${String(range)}" is not in-out: the whole source plays`);
    if (parsed && !(Number.isInteger(parsed.in) && Number.isInteger(parsed.out) && parsed.in <= parsed.out)) {
      throw new TypeError('range must be in-out with out not before in');
    }
    if (parsed?.in === this.#range?.in && parsed?.out === this.#range?.out) return;
    this.#range = parsed && Object.freeze({ in: parsed.in, out: parsed.out });
    this.#mark('playback-change');
    this.#playhead.setTerms(this.#terms(), true);
  }

  /** Changes settings. Throws TypeError naming an option that does not exist or does not fit; then none is changed. */
  configure(changes: Partial<PlayerSettings>): void {
    const names = changedSettings(this.#settings, changes);
    if (names.length === 0) return;
    this.#settings = Object.freeze({ ...this.#settings, ...changes });
    if (names.includes('layer')) this.#chooseLayer();
    if (names.includes('fit')) this.#measure();
    this.#levels.setResolution(this.#settings.resolution);
    const replan = names.some((name) => PLAN_SETTINGS.has(name));
    if (replan) this.#mark('playback-change');
    for (const name of names) if (!PLAN_SETTINGS.has(name)) this.#changedProperties.add(name);
    if (this.#changedProperties.size > 0) this.#mark('display-change');
    if (replan) this.#playhead.setTerms(this.#terms(), true);
    else if (names.some((name) => DEMAND_SETTINGS.has(name))) this.#send(names.includes('layer'));
    else this.#update();
  }

  setLayout(layout: PlayerLayout): void {
    this.#layout = layout;
    this.#measure();
    this.#send(false);
    this.#playhead.visibilityChanged();
  }

  /** Whether a poster stands in for the first picture. */
  setPoster(present: boolean): void {
    if (this.#poster === present) return;
    this.#poster = present;
    this.#send(false);
  }

  /** Throws TypeError naming the field that is wrong. */
  setMarkers(markers: readonly Marker[]): void {
    this.#markers = checkMarkers(markers);
    this.#changedProperties.add('markers');
    this.#mark('display-change');
  }

  /** The player has a canvas again: everything is told anew. */
  refresh(): void {
    this.#send(false);
  }

  /**
   * Values at a pixel of the display window, of the frame shown in full resolution; null where there is no picture.
   * `area` is the side in pixels of the square averaged, 1…64.
   */
  async sample(x: number, y: number, area = 1): Promise<PixelSample | null> {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new TypeError('sample(x, y): both must be finite numbers');
    if (!(area >= 1 && area <= 64)) throw new TypeError('sample(x, y, area): area must be 1…64');
    const done = this.#levels.wantFull();
    try {
      if (this.#playhead.meter.level > 0) {
        this.#send(false);
        await this.#full.wait();
      }
      return await this.#cache.presenter.commands.sample(this.id, Math.floor(x), Math.floor(y), Math.floor(area));
    } finally {
      done();
      this.#send(false);
    }
  }

  /** What the canvas shows, as an image file of a MIME type; rejects where there is no picture. */
  async capture({ type = 'image/png' }: { type?: string } = {}): Promise<Blob> {
    const blob = await this.#cache.presenter.commands.capture(this.id, type);
    if (!blob) throw new SeqError('gl-unavailable', 'there is no picture to capture');
    return blob;
  }

  /** Ends the session: its claims on the cache are dropped, what waits is settled, nothing is told any more. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#events.close();
    this.#playhead.close();
    this.#levels.close();
    this.#full.release();
    this.#cache.presenter.commands.detach(this.id);
    this.#handle.dispose();
  }

  #seek(frame: number, jump: boolean): Promise<SeekResult> {
    this.#asked = true;
    const source = this.#source;
    if (source?.resolved) return this.#playhead.seek(source.clamp(frame), jump);
    this.#wanted = frame;
    const at = this.#time.now() - this.#timeOrigin;
    return Promise.resolve({ frame, shown: null, at, outcome: 'error' });
  }

  /** Frames that are not listed count as steps, but where they are skipped. */
  #frameAtStep(by: number): number {
    const { due } = this.#playhead;
    const list = this.#source?.resolved?.frames;
    if (!list || this.#settings.missing !== 'skip' || by === 0) return due + by;
    const from = list.nearest(due, by > 0 ? -1 : 1);
    const index = from === null ? (by > 0 ? -1 : list.length) : (list.indexOf(from) ?? 0);
    return list.frameAt(frameIndex(Math.min(Math.max(index + by, 0), list.length - 1)));
  }

  /** A source just came: where to stand, and whether to go on playing. */
  #startSource(before: LoadedSource | null): void {
    const source = this.#source;
    const { due, keeper } = this.#playhead;
    const longer = source?.description.src != null && source.description.src === before?.description.src;
    const list = source?.resolved?.frames;
    const stay = before?.resolved && list && due >= list.first && due <= list.last;
    const first = source?.within(this.#range).in ?? due;
    const frame = this.#wanted !== null && source ? source.clamp(this.#wanted) : stay ? due : first;
    if (list) this.#wanted = null;
    this.#playOnceReady ||= this.#settings.autoplay && !longer;
    this.#statuses.restart();
    this.#full.release();
    this.#playhead.restart(frame, this.#terms(), keeper.playing && longer && list !== undefined);
    for (const kind of ['source-change', 'playback-change', 'frame-change', 'status-change'] as const) this.#mark(kind);
    this.#send(true);
  }

  #refuse(error: SeqError): void {
    this.#emitter.emit('error', { code: error.code, message: error.message, frame: null, retryable: error.retryable });
    this.#ready.reject(error);
    this.#snapshot = null;
  }

  #header(header: FrameHeader): void {
    const source = this.#source;
    if (!source || source.header) return;
    source.header = header;
    this.#chooseLayer();
    this.#measure();
    this.#mark('source-change');
    this.#playhead.setTerms(this.#terms(), false);
    this.#send(false);
  }

  /** A layer the source does not have: its default if it was chosen for another source, else an error. */
  #chooseLayer(): void {
    const source = this.#source;
    if (!source?.header) return;
    const failed = source.error !== null;
    if (source.checkLayer(this.#settings.layer)) {
      if (failed) this.#mark('source-change');
    } else if (this.#layerInherited) {
      this.#settings = Object.freeze({ ...this.#settings, layer: '' });
      this.#changedProperties.add('layer');
      this.#mark('display-change');
      source.checkLayer('');
    } else if (source.error) this.#refuse(source.error);
    this.#layerInherited = false;
    this.#statuses.restart();
    this.#mark('status-change');
  }

  #failed(frame: FrameNumber, error: SeqError): void {
    const source = this.#source;
    if (!source?.reportOnce(frame)) return;
    this.#snapshot = null;
    this.#emitter.emit('error', { code: error.code, message: error.message, frame, retryable: error.retryable });
    if (frame === this.#playhead.due && !this.#ready.settled) this.#ready.reject(error);
    this.#playhead.checkAbsence();
  }

  #presented(): void {
    this.#full.presented();
    if (!this.#ready.settled) this.#ready.resolve();
    if (!this.#playOnceReady) return;
    this.#playOnceReady = false;
    this.#playhead.play();
  }

  #terms(): PlanTerms {
    const { fps, speed, loop, playback, missing } = this.#settings;
    const list = this.#source?.resolved?.frames;
    return {
      rate: (this.#source ?? NO_SOURCE).rate(fps),
      speed: Math.abs(speed),
      direction: speed < 0 ? -1 : 1,
      range: (this.#source ?? NO_SOURCE).within(this.#range),
      loop,
      mode: playback,
      listed: missing === 'skip' && list ? list.runs : null,
    };
  }

  /** Works out what resolution the size on screen asks for. */
  #measure(): void {
    const header = this.#source?.header;
    const layout = this.#layout;
    if (!header || !layout || layout.width <= 0 || layout.height <= 0) return;
    this.#levels.measure(samplesPerPixel(header, layout, this.#settings.fit));
  }

  /** Tells cache and presenter everything that follows from plan, settings and layout. */
  #send(jump: boolean): void {
    this.#demand(jump);
    this.#update();
  }

  #demand(jump: boolean): void {
    this.#snapshot = null;
    const { layer, preload, preloadOrder } = this.#settings;
    if (this.#disposed || !this.#source?.resolved || this.#waitsBehindPoster) return;
    const forward = preloadOrder === 'forward' || (preloadOrder === 'auto' && this.#source.resolved.sequential);
    const demand = {
      plan: this.#playhead.keeper.plan,
      layer,
      level: this.#levels.level,
      visible: this.#layout?.visible ?? true,
      order: forward ? ('forward' as const) : ('spiral' as const),
      direction: this.#playhead.direction,
      preload: preload !== 'none',
    };
    this.#handle.demand(demand, { jump });
  }

  #update(): void {
    this.#snapshot = null;
    if (this.#disposed || !this.#layout) return;
    const source = this.#source?.error || this.#waitsBehindPoster ? null : this.#handle.sourceKey;
    this.#cache.presenter.commands.update(this.id, {
      shown: source === null ? null : { source, layer: this.#settings.layer },
      plan: this.#playhead.keeper.plan,
      view: playerView(this.#settings, this.#layout),
    });
  }

  get #waitsBehindPoster(): boolean {
    return this.#poster && this.#settings.preload === 'none' && !this.#asked;
  }

  #mark(kind: Coalesced): void {
    this.#snapshot = null;
    this.#events.mark(kind);
  }

  #tell(kind: Coalesced): void {
    const { state } = this;
    switch (kind) {
      case 'source-change':
        return this.#emitter.emit(kind, { source: state.source });
      case 'frame-change': {
        const presented = this.#playhead.meter.takePresented();
        const { shown, held, dropped } = state;
        const inPage = presented.map((entry) => ({ ...entry, at: entry.at - this.#timeOrigin }));
        if (state.frame === null) return;
        return this.#emitter.emit(kind, { frame: state.frame, shown, held, dropped, presented: inPage });
      }
      case 'playback-change':
        return this.#emitter.emit(kind, { playing: state.playing, speed: state.speed, fps: state.fps });
      case 'status-change': {
        const ranges = this.#statuses.take(this.#handle.status, state.frames);
        return ranges.length > 0 ? this.#emitter.emit(kind, { ranges }) : undefined;
      }
      case 'display-change': {
        const properties = [...this.#changedProperties];
        this.#changedProperties.clear();
        return this.#emitter.emit(kind, { properties });
      }
    }
  }

  #makePlayhead(): Playhead {
    const status = (): StatusView | null => this.#handle.status;
    const visible = (): boolean | null => this.#layout?.visible ?? null;
    return new Playhead(this.#time, this.#timeOrigin, {
      get status() {
        return status();
      },
      get visible() {
        return visible();
      },
      planChanged: (jump) => this.#send(jump),
      planMoved: () => this.#demand(false),
      changed: (kind) => this.#mark(kind),
      stall: (active, reason) => this.#emitter.emit('stall', { active, reason }),
      presented: () => this.#presented(),
    });
  }

  #makeListener(): PlayerListener {
    return {
      statusChanged: () => {
        this.#mark('status-change');
        this.#playhead.checkAbsence();
      },
      header: (header) => this.#header(header),
      failed: (frame, error) => this.#failed(frame, error),
      report: (report) => this.#playhead.report(report),
      canvasLost: () => {
        this.#playhead.blank();
        this.#emitter.emit('canvas-lost', null);
        this.#send(false);
      },
      cacheChanged: () => {
        this.#snapshot = null;
      },
    };
  }
}
