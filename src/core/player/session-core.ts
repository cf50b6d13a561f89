import type { Log } from '../base/log.ts';
import type { SeqError } from '../base/seq-error.ts';
import { systemTime, type TimeSource } from '../base/time-source.ts';
import type { PlayerHandle, PlayerListener, StatusView } from '../cache/cache-contract.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import type { PresenterPort } from '../presenter/protocol.ts';
import { playerSettings } from '../settings/player-settings.ts';
import type { SourceOpener } from '../sequence/source/source-opener.ts';
import { defaultSettings } from '../settings/setting.ts';
import { buildSnapshot, type PlayerSnapshot } from './player-snapshot.ts';
import { ComparedSource } from './compare/compared-source.ts';
import type { Schedule } from '../base/event-coalescer.ts';
import { LevelSelector } from './view/level-selector.ts';
import { nextAnimationFrame } from '../base/animation-frame.ts';
import { pageOpeners } from './source/page-openers.ts';
import { pictureLayout } from './view/picture-layout.ts';
import { FITTED_VIEW, pictureScale } from './view/picture-view.ts';
import { PictureReader } from './view/picture-reader.ts';
import { playerDemand } from './view/player-demand.ts';
import { PixelProbe } from './view/pixel-probe.ts';
import { Playhead } from './transport/playhead.ts';
import { presenterState } from './view/presenter-state.ts';
import { pageAudio } from './sound/page-audio.ts';
import type { SoundOutput } from './sound/sound-output.ts';
import { soundHost } from './sound/sound-host.ts';
import { SoundPlayer } from './sound/sound-player.ts';
import { SessionEvents } from './session-events.ts';
import type { SessionParts, Writable } from './session-parts.ts';
import { SourceController } from './source/source-controller.ts';
import { StatusChanges } from './source/status-changes.ts';

/** What a session needs of the cache manager. */
export interface SessionCache {
  readonly presenter: PresenterPort;
  addPlayer(listener: PlayerListener): PlayerHandle;
}

export interface SessionOptions {
  readonly cache: SessionCache;
  /** What relative addresses resolve against, asked at each load: the document's base. */
  readonly baseUrl: () => string;
  /** Kinds of source that are opened before they are shown, the first that takes a description. Default: the page's. */
  readonly openers?: readonly SourceOpener[];
  readonly time?: TimeSource;
  /** What plays sound, asked for when there is some. Default: the page's. */
  readonly sound?: () => SoundOutput;
  readonly log?: Log;
  /** When gathered events are told. Default: the next animation frame. */
  readonly schedule?: Schedule;
  /** Milliseconds to take off the time source's for public times. Default: the document's `performance.timeOrigin`. */
  readonly timeOrigin?: number;
}

/** A session's parts and how they are wired: who tells whom what. The commands stand above it. */
export class SessionCore {
  readonly cache: SessionCache;
  readonly time: TimeSource;
  readonly timeOrigin: number;
  readonly events: SessionEvents;
  readonly parts: Writable<SessionParts>;
  readonly desk: SourceController;
  readonly reader: PictureReader;
  readonly probe: PixelProbe;
  readonly sound: SoundPlayer;
  readonly #baseUrl: () => string;
  readonly #statuses = new StatusChanges();
  #closed = false;
  #snapshot: PlayerSnapshot | null = null;
  /** null while the parts are being made, which tell of changes already. */
  #soundStarted: SoundPlayer | null = null;

  constructor(options: SessionOptions) {
    this.cache = options.cache;
    this.#baseUrl = options.baseUrl;
    this.time = options.time ?? systemTime;
    this.timeOrigin = options.timeOrigin ?? performance.timeOrigin;
    this.events = this.#makeEvents(options.schedule ?? nextAnimationFrame(this.time));
    const openers = options.openers ?? pageOpeners(options.cache.presenter);
    this.parts = {
      handle: options.cache.addPlayer(this.#makeListener()),
      playhead: this.#makePlayhead(),
      levels: new LevelSelector(this.time, () => this.send(false)),
      comparedSource: this.#makeComparedSource(openers),
      settings: Object.freeze(defaultSettings(playerSettings)),
      layout: null,
      view: FITTED_VIEW,
      source: null,
      range: null,
      markers: Object.freeze([]),
      sync: null,
      poster: false,
      asked: false,
    };
    this.desk = this.#makeDesk(openers);
    this.reader = this.#makeReader();
    this.probe = this.#makeProbe(options.schedule ?? nextAnimationFrame(this.time));
    this.sound = this.#makeSound(options.sound ?? pageAudio);
  }

  get state(): PlayerSnapshot {
    return (this.#snapshot ??= buildSnapshot(
      this.parts,
      { probe: this.probe.sample, sound: this.sound.snapshot },
      this.time.now(),
    ));
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Drops the claims on the cache and settles what waits; nothing is told any more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.events.close();
    this.desk.close();
    this.parts.playhead.close();
    this.parts.levels.close();
    this.parts.comparedSource.close();
    this.reader.release();
    this.probe.close();
    this.sound.close();
    this.cache.presenter.commands.detach(this.parts.handle.id);
    this.parts.handle.dispose();
  }

  /** Works out what resolution the size on screen asks for. */
  measure(): void {
    const { source, view, settings, levels, comparedSource } = this.parts;
    const layout = pictureLayout(this.parts);
    const scale = source?.size ? pictureScale(source.size, layout, view, settings.fit) : null;
    if (scale !== null) levels.measure(1 / scale);
    comparedSource.measure(scale === null ? null : 1 / scale);
  }

  /** Tells cache and presenter everything that follows from plan, settings and layout. */
  send(jump: boolean): void {
    this.demand(jump);
    this.update();
  }

  /** Tells the cache what is wanted; `jump` bumps the player's epoch. */
  demand(jump: boolean): void {
    this.changed();
    const demand = this.#closed ? null : playerDemand(this.parts);
    if (demand) this.parts.handle.demand(demand, { jump });
    this.parts.comparedSource.demand(demand, jump);
  }

  /** Tells the presenter what to draw, and how. */
  update(): void {
    this.changed();
    const state = this.#closed ? null : presenterState(this.parts, this.#baseUrl());
    if (state) this.cache.presenter.commands.update(this.parts.handle.id, state);
    this.probe.refresh();
  }

  /** The snapshot is out of date, and what is heard may have to follow. */
  changed(): void {
    this.#snapshot = null;
    this.#soundStarted?.update();
  }

  #makeEvents(schedule: Schedule): SessionEvents {
    const state = (): PlayerSnapshot => this.state;
    const facts = {
      get state() {
        return state();
      },
      takePresented: () => this.parts.playhead.meter.takePresented(),
      takeStatusRanges: () =>
        this.#statuses.take(this.parts.handle.status, this.parts.source?.resolved?.frames ?? null),
    };
    return new SessionEvents(facts, schedule, this.timeOrigin);
  }

  #makePlayhead(): Playhead {
    const status = (): StatusView | null => this.parts.handle.status;
    const visible = (): boolean | null => this.parts.layout?.visible ?? null;
    return new Playhead(this.time, this.timeOrigin, {
      get status() {
        return status();
      },
      get visible() {
        return visible();
      },
      planChanged: (jump) => this.send(jump),
      planMoved: () => this.demand(false),
      changed: (kind) => {
        this.changed();
        this.events.mark(kind);
      },
      stall: (active, reason) => this.events.stall({ active, reason }),
      presented: () => {
        this.reader.presented();
        this.probe.refresh();
        this.desk.presented();
      },
    });
  }

  #makeComparedSource(openers: readonly SourceOpener[]): ComparedSource {
    const host = {
      addPlayer: (listener: PlayerListener) => this.cache.addPlayer(listener),
      changed: () => {
        this.changed();
        this.events.markDisplay(['compare']);
      },
      send: () => {
        this.measure();
        this.send(false);
      },
      failed: (error: SeqError, frame: FrameNumber | null) => this.events.comparedError(error, frame),
    };
    // The parts are being made.
    const parts = (): SessionParts => this.parts;
    return new ComparedSource(
      {
        ...host,
        get parts() {
          return parts();
        },
      },
      this.time,
      openers,
    );
  }

  #makeDesk(openers: readonly SourceOpener[]): SourceController {
    return new SourceController({
      parts: this.parts,
      events: this.events,
      openers,
      publicNow: () => this.time.now() - this.timeOrigin,
      send: (jump) => this.send(jump),
      measure: () => this.measure(),
      statusesReplaced: () => {
        this.changed();
        this.#statuses.restart();
        this.events.mark('status-change');
      },
    });
  }

  #makeReader(): PictureReader {
    const level = (): number => this.parts.playhead.meter.level;
    return new PictureReader(
      {
        player: this.parts.handle.id,
        commands: this.cache.presenter.commands,
        levels: this.parts.levels,
        comparedSource: this.parts.comparedSource,
        get level() {
          return level();
        },
        levelChanged: () => this.send(false),
      },
      this.time,
    );
  }

  #makeProbe(schedule: Schedule): PixelProbe {
    const { parts, cache, reader } = this;
    return new PixelProbe(
      {
        player: parts.handle.id,
        commands: cache.presenter.commands,
        get area() {
          return parts.settings.probeArea;
        },
        get playing() {
          return parts.playhead.keeper.playing;
        },
        get level() {
          return parts.playhead.meter.level;
        },
        changed: () => {
          this.changed();
          this.events.markDisplay(['probe']);
        },
        full: () => reader.full(),
      },
      this.time,
      schedule,
    );
  }

  #makeSound(output: () => SoundOutput): SoundPlayer {
    const host = soundHost(this.parts, () => {
      this.#snapshot = null;
      this.events.markDisplay(['sound']);
    });
    return (this.#soundStarted = new SoundPlayer(host, this.time, this.cache.presenter.commands, output));
  }

  #makeListener(): PlayerListener {
    return {
      statusChanged: () => {
        this.changed();
        this.events.mark('status-change');
        this.parts.playhead.statusesChanged();
      },
      header: (header, frame) => this.desk.header(header, frame),
      failed: (frame, error) => {
        this.changed();
        this.desk.failed(frame, error);
      },
      report: (report) => {
        // The pictures go on without their table.
        if (report.kind === 'lut-failed') this.events.error(report.error, null);
        else {
          if (report.kind === 'presented') this.parts.comparedSource.presented(report.compared);
          this.parts.playhead.report(report);
          if (report.kind === 'presented') this.sound.presented(report);
        }
      },
      canvasLost: () => {
        this.parts.playhead.blank();
        this.events.canvasLost();
        this.send(false);
      },
      cacheChanged: () => this.changed(),
    };
  }
}
