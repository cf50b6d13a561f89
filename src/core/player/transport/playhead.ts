import type { TimeSource } from '../../base/time-source.ts';
import type { DemandOptions, StatusView } from '../../cache/cache-contract.ts';
import { type FrameNumber, frameNumber } from '../../frame/frame-number.ts';
import type { PlayerId, PresenterReport, StallReason } from '../../presenter/protocol.ts';
import { pathPositions } from '../../time/play-path.ts';
import type { PlaybackPlan } from '../../time/playback-plan.ts';
import { PresenterResponseTimer } from '../seek/presenter-response-timer.ts';
import { type Announcement, Announcements } from './announcements.ts';
import { PlanState, type PlanTerms } from './plan-state.ts';
import { PresentationMeter } from './presentation-meter.ts';
import type { SeekResult } from '../seek/seek-ledger.ts';
import { SeekWatch } from '../seek/seek-watch.ts';
import type { SyncGroup, SyncMember, SyncMembership } from './sync-group.ts';

type PresentedReport = Extract<PresenterReport, { kind: 'presented' }>;
export type PlayerReport = Exclude<Extract<PresenterReport, { player: PlayerId }>, { kind: 'lut-failed' | 'ocio' }>;

/** What a playhead needs of its player, and whom it tells. */
export interface PlayheadHost {
  status(): StatusView | null;
  /** False: nothing is drawn. null: the element has no layout yet. */
  visible(): boolean | null;
  /** The plan changed: presenter and cache must hear of it. */
  planChanged(options: DemandOptions): void;
  /** The presenter moved the origin of its plan: the cache must hear of it. */
  planMoved(): void;
  changed(kind: 'frame-change' | 'playback-change'): void;
  /** What will be shown is known ahead: `advance` is to be called in every animation frame until it answers false. */
  announced(): void;
  stall(active: boolean, reason: StallReason): void;
  /** A picture of the present source came on the canvas. */
  presented(report: PresentedReport): void;
}

/** How often the due frame is looked up while nothing is drawn. */
const HIDDEN_TICK_MS = 250;

const ALONE: SyncMembership = { group: null, timecodeOffset: null };

/** Where a player stands and goes: the plan, the due frame, the frame shown, and the seek under way. */
export class Playhead implements SyncMember {
  readonly #state = new PlanState();
  readonly meter = new PresentationMeter();
  readonly #announcements = new Announcements(() => this.#state.revision);
  readonly #seeks: SeekWatch;
  readonly #answers: PresenterResponseTimer;
  readonly #time: TimeSource;
  readonly #host: PlayheadHost;
  #due: FrameNumber = frameNumber(1);
  #direction: 1 | -1 = 1;
  /** First plan revision of the present source: reports of older ones are of another picture. */
  #sourceRevision = 0;
  #cancelTick: () => void = () => {};
  #group: SyncGroup | null = null;
  #timecodeOffset: number | null = null;

  constructor(time: TimeSource, timeOrigin: number, host: PlayheadHost) {
    this.#time = time;
    this.#host = host;
    this.#answers = new PresenterResponseTimer(time, () => {
      if (this.#differs) this.#host.changed('frame-change');
    });
    this.#seeks = new SeekWatch(time, timeOrigin, () => ({
      status: host.status(),
      visible: host.visible(),
      shown: this.meter.shown,
    }));
  }

  get plan(): PlaybackPlan {
    return this.#state.plan;
  }

  get playing(): boolean {
    return this.#state.playing;
  }

  /** Stands still until the presenter says that it goes on. */
  get stalled(): boolean {
    return this.#state.stalled;
  }

  get timecodeOffset(): number | null {
    return this.#timecodeOffset;
  }

  get due(): FrameNumber {
    return this.#due;
  }

  /** The due frame has moved, and what was drawn for it is not known yet. Never longer than 150 ms. */
  get settling(): boolean {
    return this.#answers.waiting;
  }

  /** Direction of the last move. */
  get direction(): 1 | -1 {
    return this.#state.playing ? this.#state.plan.direction : this.#direction;
  }

  /** A new source: stands on a frame, or plays on from it. */
  restart(frame: FrameNumber, terms: PlanTerms, playing: boolean): void {
    this.#seeks.supersede();
    this.meter.reset();
    this.#state.setTerms(terms, this.#time.now());
    if (playing) this.#state.play(frame, this.#time.now());
    else this.#state.stand(frame);
    this.#sourceRevision = this.#state.revision;
    this.#arrive(this.#state.plan.start);
  }

  /** Equal terms make no new plan. `leads` false: a group need not hear of it. */
  setTerms(terms: PlanTerms, jump: boolean, leads = true): void {
    if (this.#state.hasTerms(terms)) return;
    this.#state.setTerms(terms, this.#time.now());
    this.#arrive(this.#state.due(this.#time.now()).frame);
    if (leads) this.#lead({ jump });
    else this.#host.planChanged({ jump });
  }

  play(): void {
    if (this.#state.playing) return;
    this.#state.play(this.#due, this.#time.now());
    if (pathPositions(this.#state.plan) < 2) {
      this.#state.stand(this.#due);
      this.#lead({ jump: false });
      return;
    }
    this.#arrive(this.#state.plan.start);
    this.#host.changed('playback-change');
    this.#lead({ jump: true });
    this.#tickWhileHidden();
  }

  pause(): void {
    if (!this.#state.playing) return;
    const now = this.#time.now();
    // What is seen stays, where pictures are announced ahead of the display.
    this.#stop(this.#announcements.isCurrent(now) ? this.#due : this.#state.due(now).frame);
  }

  /** Brings into force what is to be named in the animation frame at `time`; true while more is known ahead. */
  advance(time = this.#time.now()): boolean {
    const next = this.#announcements.take(time);
    if (next) {
      this.#due = next.frame;
      this.meter.announce(next);
      this.#answers.settle();
      this.#host.changed('frame-change');
    }
    return this.#announcements.waiting;
  }

  /** `frame` is within the source. A step by one is no jump: the cache's epoch stays. */
  seek(frame: FrameNumber, options: DemandOptions): Promise<SeekResult> {
    const now = this.#time.now();
    if (frame !== this.#due) this.#direction = frame > this.#due ? 1 : -1;
    const isThere = frame === this.#due && frame === this.meter.shown && this.#seeks.isCurrent(frame);
    const already = isThere && !this.#state.playing;
    if (this.#state.playing) this.#state.play(frame, now);
    else if (!already) this.#state.stand(frame);
    const target = this.#state.plan.start;
    const result = this.#seeks.begin(target, this.#state.revision);
    this.#arrive(target);
    if (already) this.#seeks.settleShown(this.meter.shownAt);
    else this.#lead(options);
    this.#seeks.check();
    return result;
  }

  report(report: PlayerReport): void {
    if (report.kind === 'presented') this.#presented(report);
    else if (report.kind === 'announced') this.#announced(report);
    else if (report.revision !== this.#state.revision) return;
    else if (report.kind === 'rebased') this.#rebased(report);
    else if (report.kind === 'ended') this.#stop(report.frame);
    else this.#stalled(report.active, report.reason);
  }

  /** Statuses changed: a frame sought may turn out to have no picture. */
  statusesChanged(): void {
    this.#seeks.check();
  }

  visibilityChanged(): void {
    this.#seeks.check();
    if (this.#host.visible() === false) this.#answers.settle();
    else if (this.#differs) this.#answers.ask();
    this.#tickWhileHidden();
  }

  /** The source has a new generation: what was presented before says nothing of it. */
  renew(): void {
    this.#state.renew(this.#time.now());
    this.#sourceRevision = this.#state.revision;
    this.#host.planChanged({ jump: true });
  }

  /** The presenter was replaced: nothing is on the canvas. */
  blank(): void {
    this.meter.blank();
    this.#answers.settle();
    this.#state.stalled = false;
    this.#host.changed('frame-change');
  }

  close(): void {
    this.#cancelTick();
    this.#answers.settle();
    this.join(ALONE);
    this.#seeks.close();
  }

  /** Plays as one with others. */
  get grouped(): boolean {
    return this.#group !== null;
  }

  /** Plays as one with a group's members from now on, or alone again. */
  join({ group, timecodeOffset }: SyncMembership): void {
    if (group !== this.#group) this.#group?.leave(this);
    this.#group = group;
    this.#timecodeOffset = timecodeOffset;
    group?.join(this);
  }

  /** A group's plan takes the place of the player's own. */
  follow(plan: PlaybackPlan): void {
    const was = this.#state.playing;
    this.#seeks.supersede();
    this.#state.adopt(plan);
    this.#arrive(this.#state.due(this.#time.now()).frame);
    if (was !== plan.playing) this.#host.changed('playback-change');
    this.#host.planChanged({ jump: true });
    this.#tickWhileHidden();
  }

  #presented(report: Extract<PlayerReport, { kind: 'presented' }>): void {
    if (report.revision < this.#sourceRevision) return;
    this.meter.take(report);
    const last = report.frames.at(-1);
    const isAnnounced = this.meter.isAnnounced(report.revision);
    if (last && !isAnnounced && report.revision === this.#state.revision) {
      this.#due = last.frame;
      this.#answers.settle();
    } else if (last?.shown === last?.frame) this.#answers.follow();
    this.#host.changed('frame-change');
    if (report.frames.some(({ shown }) => shown !== null)) this.#host.presented(report);
    this.#seeks.presented(report);
  }

  #announced(report: Announcement): void {
    if (report.revision !== this.#state.revision) return;
    this.#announcements.add(report);
    this.#host.announced();
  }

  #rebased(report: Extract<PlayerReport, { kind: 'rebased' }>): void {
    this.#state.rebase({ t0: report.t0, start: report.start, direction: report.direction });
    this.#host.planMoved();
    if (this.plan.mode === 'every-frame') this.#group?.lead(this);
  }

  #stalled(active: boolean, reason: StallReason): void {
    this.#state.stalled = active;
    this.#host.changed('playback-change');
    this.#host.stall(active, reason);
    const group = this.#group;
    if (!active && this.plan.mode === 'real-time' && group && group.size > 1) group.rejoin(this);
  }

  /** A plan of this player's own: the presenter, the cache and the group hear of it. */
  #lead(options: DemandOptions): void {
    this.#host.planChanged(options);
    this.#group?.lead(this);
  }

  #stop(frame: FrameNumber): void {
    this.#cancelTick();
    if (this.#state.stalled) this.#host.stall(false, 'loading');
    this.#direction = this.#state.plan.direction;
    this.#state.stand(frame);
    this.#arrive(frame);
    this.#host.changed('playback-change');
    this.#lead({ jump: false });
  }

  #arrive(frame: FrameNumber): void {
    if (frame !== this.#due) {
      // What is not drawn is answered by nobody.
      if (this.#host.visible() !== false) this.#answers.ask();
      this.#host.changed('frame-change');
    }
    this.#due = frame;
  }

  get #differs(): boolean {
    return this.meter.shown !== null && this.meter.shown !== this.#due;
  }

  /** Nobody reports frames that are not drawn: the clock goes on all the same. */
  #tickWhileHidden(): void {
    this.#cancelTick();
    if (this.#host.visible() !== false || !this.#state.playing) return;
    this.#cancelTick = this.#time.after(HIDDEN_TICK_MS, () => {
      const { frame, ended } = this.#state.due(this.#time.now());
      if (ended) this.#stop(frame);
      else this.#arrive(frame);
      this.#tickWhileHidden();
    });
  }
}
