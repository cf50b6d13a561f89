import type { DemandOptions, PlayerHandle, PlayerListener } from '../cache/cache-contract.ts';
import { NOTHING_BUFFERED } from '../cache/statistics/buffered.ts';
import type { FrameNumber } from '../frame/frame-number.ts';
import { OcioFollower } from './colour/ocio-follower.ts';
import type { AttachedPlayerOptions } from './attached-player-options.ts';
import { Comparison } from './compare/comparison.ts';
import type { PlaybackFacts } from './player-snapshot.ts';
import type { SeekResult } from './seek/seek-ledger.ts';
import { PlayerSound } from './sound/player-sound.ts';
import type { LoadedSource } from './source/loaded-source.ts';
import { SourceController } from './source/source-controller.ts';
import { StatusChanges } from './source/status-changes.ts';
import { planTerms } from './transport/plan-terms.ts';
import { Playhead } from './transport/playhead.ts';
import { StallWatch } from './transport/stall-watch.ts';
import { stepTarget } from './transport/step-target.ts';
import { syncMembership } from './transport/sync-group.ts';
import { LevelSelector } from './view/level-selector.ts';
import { PictureReader } from './view/picture-reader.ts';
import { pictureScale } from './view/picture-view.ts';
import { PixelProbe } from './view/pixel-probe.ts';
import { playerDemand } from './view/player-demand.ts';
import { pictureLayout } from './view/player-layout.ts';
import { presenterState } from './view/presenter-state.ts';
import type { WatchedThumbnails } from './view/watched-thumbnails.ts';

const NO_JUMP: DemandOptions = { jump: false };

/**
 * What of a player exists only while it is attached to a cache and its presenter: its claims there, playhead, source,
 * comparison, read-outs and sound, and who of them tells whom what. Made by `PlayerSession.attach()`, which decides
 * what it plays; ended for good by `detach()`.
 */
export class AttachedPlayer {
  readonly handle: PlayerHandle;
  readonly playhead: Playhead;
  readonly levels: LevelSelector;
  readonly source: SourceController;
  readonly compared: Comparison;
  readonly reader: PictureReader;
  readonly probe: PixelProbe;
  readonly sound: PlayerSound;
  readonly ocio: OcioFollower;
  readonly #options: AttachedPlayerOptions;
  readonly #statuses = new StatusChanges();
  readonly #stalls: StallWatch;
  readonly #thumbnails = new Set<WatchedThumbnails>();
  /** Something is wanted of the cache. */
  #demanded = false;

  constructor(options: AttachedPlayerOptions) {
    this.#options = options;
    const { cache, time, timeOrigin, events, ready, openers, intent } = options;
    const { commands } = cache.presenter;
    const level = (): number => this.playhead.meter.level;
    this.handle = cache.addPlayer(this.#listener());
    const { handle } = this;
    const player = handle.id;
    this.levels = new LevelSelector(time, () => this.send());
    this.#stalls = new StallWatch(
      time,
      () => handle.stats.blocked,
      (active, reason) => events.stall({ active, reason }),
    );
    this.playhead = new Playhead(time, timeOrigin, {
      status: () => handle.status,
      visible: () => intent().layout?.visible ?? null,
      planChanged: (options) => this.send(options),
      planMoved: () => this.demand(),
      changed: (kind) => {
        this.changed();
        events.mark(kind);
      },
      announced: () => events.wake(),
      stall: (active, reason) => this.#stalls.changed(active, reason),
      presented: ({ header, headerChanges }) => {
        this.source.presented(header, headerChanges);
        this.reader.presented();
        this.probe.refresh();
      },
    });
    this.source = new SourceController({
      time,
      handle,
      playhead: this.playhead,
      levels: this.levels,
      events,
      ready,
      openers,
      intent,
      publicNow: () => time.now() - timeOrigin,
      layerFellBack: () => options.layerFellBack(),
      joinGroup: () => this.joinGroup(),
      send: (jump) => this.send({ jump }),
      sized: () => options.sized(),
      measure: () => this.measure(),
      statusesReplaced: () => {
        this.changed();
        this.#statuses.restart();
        events.mark('status-change');
      },
    });
    this.compared = new Comparison(
      {
        intent,
        firstPicture: () => ({
          source: this.source.source,
          due: this.playhead.due,
          rate: this.playhead.plan.rate,
        }),
        addPlayer: (listener) => cache.addPlayer(listener),
        changed: () => {
          this.changed();
          events.markDisplay(['compare']);
        },
        measure: () => this.measure(),
        send: () => {
          this.measure();
          this.send();
        },
        failed: (error, frame) => events.comparedError(error, frame),
      },
      time,
      openers,
    );
    this.reader = new PictureReader(
      { player, commands, level, wantFull: () => this.#wantFull(), levelChanged: () => this.send() },
      time,
    );
    this.probe = new PixelProbe(
      {
        player,
        commands,
        level,
        area: () => intent().settings.probeArea,
        playing: () => this.playhead.playing,
        changed: () => {
          this.changed();
          events.markDisplay(['probe']);
        },
        full: () => this.reader.full(),
      },
      time,
      options.schedule,
    );
    this.ocio = new OcioFollower({ events, update: () => this.update(), changed: () => options.changed() });
    this.sound = new PlayerSound(
      {
        ...{ commands, handle, events, intent, playhead: this.playhead },
        source: () => this.source.source,
        addClaim: () => cache.addClaim(),
        changed: () => options.changed(),
      },
      time,
      options.sound,
    );
  }

  get #resolved(): LoadedSource['resolved'] {
    return this.source.source?.resolved ?? null;
  }

  /** What plays and is seen now, for a snapshot. */
  facts(): PlaybackFacts {
    const { due, meter, settling, playing, stalled, plan } = this.playhead;
    return {
      source: this.source.source,
      due,
      shown: meter.shown,
      settling,
      playing,
      stalled,
      rate: plan.rate,
      measuredFps: meter.fps(this.#options.time.now()),
      shownLayer: meter.layer,
      level: meter.level,
      complete: meter.complete,
      dropped: meter.dropped,
      status: this.handle.status,
      buffered: this.#resolved ? this.handle.buffered : NOTHING_BUFFERED,
      progress: this.handle.progress,
      compare: this.compared.snapshot(),
      isSideBySide: this.#isSideBySide,
      probe: this.probe.sample,
      sound: this.sound.snapshot,
      soundNotes: this.sound.notes,
      ocio: this.ocio.presented,
    };
  }

  /** Everything presented since it was asked last. */
  takePresented(): ReturnType<Playhead['meter']['takePresented']> {
    return this.playhead.meter.takePresented();
  }

  /** Frames whose status changed since it was asked last. */
  takeStatusRanges(): ReturnType<StatusChanges['take']> {
    return this.#statuses.take(this.handle.status, this.#resolved?.frames ?? null);
  }

  /** Goes to a frame, or remembers it until there is a source. */
  seek(frame: number, options: DemandOptions): Promise<SeekResult> {
    const source = this.source.source;
    if (!source?.resolved) return this.source.want(frame);
    const result = this.playhead.seek(source.clamp(frame), options);
    this.source.dueMayHaveFailed();
    return result;
  }

  /** The frame that lies a number of frames from the due one; with `missing="skip"`, of listed frames. */
  stepTarget(by: number): number {
    const skipIn = this.#options.intent().settings.missing === 'skip' ? (this.#resolved?.frames ?? null) : null;
    return stepTarget(this.playhead.due, by, skipIn);
  }

  /** Plays, or will once the first picture is there. */
  play(): void {
    this.source.playOnceReady(false);
    if (this.#resolved) this.playhead.play();
    else this.source.playOnceReady(true);
  }

  pause(): void {
    this.source.playOnceReady(false);
    this.playhead.pause();
  }

  /** Tries failed frames again, one or all; a source that could not be opened is opened again. */
  retry(frame?: FrameNumber): void {
    this.source.retry();
    this.sound.retry();
    this.source.source?.renew();
    if (frame !== undefined) return this.handle.retry(frame);
    this.handle.retry();
    this.compared.retry();
  }

  /** Loads both sources anew, as new generations. */
  reload(): void {
    this.source.reload();
    this.compared.reload();
  }

  /** Rate, range, loop or direction were changed by hand. */
  replan(): void {
    this.playhead.setTerms(planTerms(this.#options.intent(), this.source.source), true);
  }

  /** Into the group that `sync` names, or out of it. */
  joinGroup(): void {
    const { sync, settings } = this.#options.intent();
    const { source } = this.source;
    const membership = syncMembership(sync, source, settings.fps);
    const leaves = this.playhead.grouped && membership.group === null;
    this.playhead.join(membership);
    if (!leaves || !source?.resolved) return;
    // The group may stand where only other members have frames.
    const own = source.clamp(this.playhead.due);
    if (own !== this.playhead.due) void this.playhead.seek(own, { jump: true });
  }

  /** Works out what resolution the size on screen asks for. */
  measure(): void {
    const { view, settings, layout } = this.#options.intent();
    const size = this.source.source?.naturalSize;
    const scale = size ? pictureScale(size, pictureLayout(layout, this.#isSideBySide), view, settings.fit) : null;
    if (scale !== null) this.levels.measure(1 / scale);
    this.compared.measure(scale === null ? null : 1 / scale);
  }

  /** Tells cache and presenter everything that follows from plan and intent. */
  send(options: DemandOptions = NO_JUMP): void {
    this.demand(options);
    this.update();
  }

  /** Tells the cache what is wanted; a jump bumps the player's epoch. */
  demand(options: DemandOptions = NO_JUMP): void {
    this.changed();
    const { plan, direction } = this.playhead;
    const { level, open: levelOpen } = this.levels;
    const facts = { source: this.#resolved, plan, direction, level, levelOpen };
    const demand = playerDemand(this.#options.intent(), facts);
    if (demand || this.#demanded) this.handle.demand(demand, options);
    this.#demanded = demand !== null;
    this.compared.demand(demand, options);
  }

  /** Tells the presenter what to draw, and how. */
  update(): void {
    this.changed();
    const { intent, cache, baseUrl } = this.#options;
    const { source } = this.source;
    const sourceKey = source && !source.error ? this.handle.sourceKey : null;
    const facts = { sourceKey, compared: this.compared.picture(), plan: this.playhead.plan };
    const state = presenterState(intent(), facts, baseUrl());
    if (state) cache.presenter.commands.update(this.handle.id, state);
    this.probe.refresh();
  }

  /** The snapshot is out of date, and what is heard may have to follow. */
  changed(): void {
    this.#options.changed();
    this.sound.update();
    for (const watch of this.#thumbnails) watch.update();
  }

  /** Draws thumbnails of its frames, until `dropThumbnails` or the player's end. */
  addThumbnails(watch: WatchedThumbnails): void {
    const { cache, time, intent, baseUrl, events } = this.#options;
    this.#thumbnails.add(watch);
    void watch.attach({
      ...{ time, intent, baseUrl, commands: cache.presenter.commands },
      addPlayer: (listener) => cache.addPlayer(listener),
      addClaim: (dropped) => cache.addClaim(dropped),
      source: () => this.#resolved,
      plan: () => this.playhead.plan,
      pictureSize: () => this.source.source?.naturalSize ?? null,
      changed: () => events.markDisplay(['thumbnails']),
    });
  }

  dropThumbnails(watch: WatchedThumbnails): void {
    this.#thumbnails.delete(watch);
  }

  /** Ends it: claims on the cache are dropped, what waits is settled. */
  close(): void {
    for (const watch of this.#thumbnails) watch.detach();
    this.source.close();
    this.#stalls.close();
    this.playhead.close();
    this.levels.close();
    this.compared.close();
    this.reader.release();
    this.probe.close();
    this.sound.close();
    this.ocio.close();
    this.#options.cache.presenter.commands.detach(this.handle.id);
    this.handle.dispose();
  }

  get #isSideBySide(): boolean {
    return this.#options.intent().settings.compare === 'side-by-side' && this.compared.picture() !== null;
  }

  #wantFull(): () => void {
    const done = [this.levels.wantFull(), this.compared.wantFull()];
    return () => {
      for (const end of done) end();
    };
  }

  #listener(): PlayerListener {
    const { events } = this.#options;
    return {
      statusChanged: () => {
        this.changed();
        events.mark('status-change');
        this.playhead.statusesChanged();
      },
      header: (header, frame) => this.source.header(header, frame),
      failed: (frame, error) => {
        this.changed();
        this.source.failed(frame, error);
      },
      report: (report) => this.#reported(report),
      canvasLost: () => {
        this.playhead.blank();
        events.canvasLost();
        this.send();
      },
      cacheChanged: () => this.changed(),
      progressed: () => {
        this.changed();
        events.markDisplay(['progress']);
      },
    };
  }

  #reported(report: Parameters<PlayerListener['report']>[0]): void {
    // The pictures go on without their table.
    if (report.kind === 'lut-failed') return this.#options.events.error(report.error, null);
    if (report.kind === 'ocio') return this.ocio.report(report.ocio);
    if (report.kind === 'presented') this.compared.presented(report.compared);
    this.playhead.report(report);
    if (report.kind === 'presented') this.sound.presented(report);
  }
}
