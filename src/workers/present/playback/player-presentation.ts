import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type {
  UnavailableKind,
  PictureKey,
  PlayerId,
  PlayerState,
  PresentedFrame,
  PresenterReport,
  Ticket,
} from '../../../core/presenter/protocol.ts';
import { HeaderReport } from './header-report.ts';
import type { ComparedContent, StoredFrame } from '../frames/frame-store.ts';
import { DecisionQueue, type Decision } from './decision-queue.ts';
import { drawnPicture, NOTHING_DRAWN, reportedComparison } from './drawn-picture.ts';
import { PlayerClock, type FrameSupply } from './player-clock.ts';
import type { Surface } from '../gl/surface.ts';
import { isSameView, isVisible, sourceIdentity } from './state-changes.ts';

/** What a player's presentation needs from the presenter. */
export interface PresentationContext {
  finest(state: PlayerState, frame: FrameNumber): StoredFrame | undefined;
  unavailable(state: PlayerState, frame: FrameNumber): UnavailableKind | null;
  /** The compared frame that belongs to a frame; null while it is loading. Called only when two sources are compared. */
  compared?(state: PlayerState, frame: FrameNumber): ComparedContent;
  /** What has come of a frame that is not there yet, as a picture of its first rows. */
  firstRows?(state: PlayerState, frame: FrameNumber): StoredFrame | null;
  /** Draws a stored frame, or black, and shows it; false when it cannot be drawn now. */
  draw(
    surface: Surface,
    state: PlayerState,
    stored: StoredFrame | null,
    compared: ComparedContent,
    player: PlayerId,
  ): boolean;
  /** Textures may exist, so that a stored frame can be drawn. */
  readonly canDraw: boolean;
  readonly loading: boolean;
  report(report: PresenterReport): void;
}

/** The frames of an invisible player: none is waited for and none can be dropped, but time passes. */
const UNSEEN: FrameSupply = { ready: () => false, unavailable: () => true, loading: false };

/** One player: its canvas, what it should show, what it shows, and what of that has been reported to the page. */
export class PlayerPresentation {
  readonly #id: PlayerId;
  readonly #context: PresentationContext;
  readonly #clock: PlayerClock;
  readonly #decisions = new DecisionQueue();
  #state: PlayerState | null = null;
  #surface: Surface | null = null;
  #drawn = NOTHING_DRAWN;
  /** Rows of the due frame that stand where nothing is shown yet: they are no picture, and are reported as none. */
  #firstRows: StoredFrame | null = null;
  /** The view or the canvas changed: the same picture has to be drawn again. */
  #stale = true;
  #lastDue: FrameNumber | null = null;
  /** The last frame of a plan that has ended; reported once it has been drawn. */
  #endFrame: FrameNumber | null = null;
  #reportedShown: FrameNumber | null = null;
  #presented: PresentedFrame[] = [];
  readonly #headers = new HeaderReport();

  constructor(id: PlayerId, context: PresentationContext) {
    this.#id = id;
    this.#context = context;
    this.#clock = new PlayerClock({
      rebased: (plan) =>
        context.report({
          kind: 'rebased',
          player: id,
          revision: plan.revision,
          t0: plan.t0,
          start: plan.start,
          direction: plan.direction,
        }),
      stall: (active, reason) => {
        const revision = this.#clock.plan?.revision ?? 0;
        context.report({ kind: 'stall', player: id, revision, active, reason });
      },
      ended: (frame) => void (this.#endFrame = frame),
    });
  }

  get state(): PlayerState | null {
    return this.#state;
  }

  get surface(): Surface | null {
    return this.#surface;
  }

  get drawnTicket(): Ticket | null {
    return this.#drawn.ticket;
  }

  /** Nothing is shown, and somebody stands on a frame of this picture. */
  isDarkFor({ source, layer }: PictureKey): boolean {
    const { shown, plan } = this.#state ?? {};
    return shown?.source === source && shown.layer === layer && !plan?.playing && this.#drawn.frame === null;
  }

  /** The compared picture that is drawn, when two sources are compared. */
  get drawnCompared(): ComparedContent {
    return this.#drawn.compared;
  }

  /** Tickets of all pictures on the canvas. */
  get drawnTickets(): readonly Ticket[] {
    const { ticket, compared } = this.#drawn;
    return [ticket ?? [], compared !== null && typeof compared === 'object' ? compared.ticket : []].flat();
  }

  /** The clock is running, so display frames are needed. */
  get playing(): boolean {
    return this.#clock.playing || this.#decisions.last !== this.#decisions.current;
  }

  get visible(): boolean {
    return this.#surface !== null && this.#state !== null && isVisible(this.#state);
  }

  attach(surface: Surface | null): void {
    this.#surface = surface;
    this.#drawn = NOTHING_DRAWN;
    this.#firstRows = null;
    this.#stale = true;
    this.#lastDue = null;
  }

  update(state: PlayerState, now: number): void {
    const before = this.#state;
    if (before?.plan.revision !== state.plan.revision) {
      this.report();
      this.#decisions.clear();
      this.#endFrame = null;
      // A seek to the frame already shown must be reported too, under its own revision.
      this.#lastDue = null;
    }
    // Frames that passed while the player was invisible must not count as dropped later.
    if (before && !this.visible) this.#clock.step(now, UNSEEN);
    this.#state = state;
    this.#clock.setPlan(state.plan, now);
    if (!before || !isSameView(before, state)) this.#stale = true;
    if (before && sourceIdentity(before) !== sourceIdentity(state)) this.#forgetPicture(state);
    if (before && !isVisible(before) && isVisible(state)) this.#lastDue = null;
  }

  /** Draws again when there is a chance to: after a context loss, or where the picture's textures are gone. */
  redraw(): void {
    this.#stale = true;
  }

  /**
   * Draws what belongs on the display frame at `now`, and decides on those ahead. Once per display frame; `periodMs` is
   * how long one lasts, 0 where that is not known.
   */
  step(now: number, periodMs = 0): void {
    const state = this.#state;
    if (!state) return;
    if (!this.#surface || !isVisible(state)) {
      this.#decisions.clear();
      this.#clock.step(now, UNSEEN);
      this.#end();
      return;
    }
    // What stands is shown at once.
    const aheadMs = state.plan.playing ? periodMs : 0;
    const isOwed = state.plan.playing && state.plan.mode === 'every-frame' ? this.#owedIn(state) : null;
    if (isOwed) this.#postpone(state, now, aheadMs, isOwed);
    for (const at of this.#decisions.due(now, aheadMs)) this.#decide(state, at, aheadMs);
    this.#decisions.advance(now, aheadMs, isOwed ?? undefined);
    // Two may have been decided on for times that one display frame covers.
    if (isOwed) this.#postpone(state, now, aheadMs, isOwed);
    const { current } = this.#decisions;
    if (!current) return;
    current.drawn = this.#present(this.#surface, state, current, now) || current.drawn;
    if (aheadMs > 0 && this.#drawn.frame !== current.shown) this.#correct(state, current, now);
    if (current.ended) this.#end();
  }

  /** Where every frame has its turn: whether a decision's picture is there and was not drawn yet. */
  #owedIn(state: PlayerState): (decision: Decision) => boolean {
    return ({ frame, ready, drawn }) => ready && !drawn && this.#context.finest(state, frame) !== undefined;
  }

  /** Where the presenter was late, every frame has its turn all the same; the page hears of the new times. */
  #postpone(state: PlayerState, now: number, periodMs: number, isOwed: (decision: Decision) => boolean): void {
    for (const { frame, shown, at, announced } of this.#decisions.postpone(now, periodMs, isOwed))
      if (announced) this.#announce(state, frame, shown, at - periodMs / 2);
  }

  /** Asks the clock what is due at a display frame, and tells the page what it will name with it. */
  #decide(state: PlayerState, at: number, periodMs: number): void {
    const context = this.#context;
    const ready = (frame: FrameNumber): boolean =>
      context.canDraw && context.finest(state, frame) !== undefined && !this.#awaitsCompared(state, frame);
    const frame = this.#clock.step(at, {
      ready,
      unavailable: (frame) => context.unavailable(state, frame) !== null,
      loading: context.loading,
    });
    if (frame === null) return;
    const isReady = ready(frame);
    if (isReady) this.#clock.serve(at);
    const { ended, dropped } = this.#clock;
    const { last } = this.#decisions;
    const isNew = last?.frame !== frame || last.ready !== isReady || last.ended !== ended || last.dropped !== dropped;
    if (!isNew) return;
    const before = last ? last.shown : this.#drawn.frame;
    const shown = isReady ? frame : this.#isBlank(state, frame) ? null : before;
    const announced = periodMs > 0 && (last?.frame !== frame || last.shown !== shown);
    this.#decisions.add({ frame, at, ready: isReady, dropped, ended, announced, shown, drawn: false });
    // A page and a canvas that are painted in the same display frame come on the screen together.
    if (announced) this.#announce(state, frame, shown, at - periodMs / 2);
  }

  /** What was drawn differs from what was announced to the page. */
  #correct(state: PlayerState, decision: Decision, now: number): void {
    decision.shown = this.#drawn.frame;
    this.#announce(state, decision.frame, decision.shown, now);
  }

  #announce(state: PlayerState, frame: FrameNumber, shown: FrameNumber | null, from: number): void {
    const isHeld = shown === null || shown === this.#drawn.frame;
    const stored = isHeld ? undefined : this.#context.finest(state, shown);
    const { level, complete } = stored?.picture.info ?? this.#drawn;
    const layer = shown === null ? null : (stored?.layer ?? this.#drawn.layer);
    const { revision } = state.plan;
    const player = this.#id;
    this.#context.report({ kind: 'announced', player, revision, frame, shown, from, layer, level, complete });
  }

  #end(): void {
    const frame = this.#endFrame;
    if (frame === null) return;
    this.#endFrame = null;
    this.report();
    this.#context.report({ kind: 'ended', player: this.#id, revision: this.#clock.plan?.revision ?? 0, frame });
  }

  /** Frames whose textures are worth having soon. */
  ahead(count: number): StoredFrame[] {
    const state = this.#state;
    if (!state || !this.visible) return [];
    return this.#clock.ahead(count).flatMap((frame) => {
      const compared = this.#comparedOf(state, frame);
      const second = compared !== null && typeof compared === 'object' ? compared : [];
      return [this.#context.finest(state, frame) ?? [], second].flat();
    });
  }

  /** Something was presented that has not been reported to the page. */
  get hasUnreported(): boolean {
    return this.#presented.length > 0;
  }

  /** Reports to the page what was presented since the last report. */
  report(): void {
    const plan = this.#clock.plan;
    if (!this.hasUnreported || !plan) return;
    this.#context.report({
      kind: 'presented',
      player: this.#id,
      revision: plan.revision,
      frames: this.#presented,
      dropped: (this.#decisions.current?.dropped ?? this.#clock.dropped) + this.#decisions.missed,
      layer: this.#drawn.layer,
      level: this.#drawn.level,
      complete: this.#drawn.complete,
      ...this.#headers.next(plan.revision, this.#drawn.header),
      ...(this.#state?.compare && { compared: reportedComparison(this.#state, this.#drawn) }),
    });
    this.#presented = [];
  }

  #comparedOf(state: PlayerState, frame: FrameNumber): ComparedContent {
    return state.compare ? (this.#context.compared?.(state, frame) ?? null) : null;
  }

  /** The compared picture of a frame has not arrived and is not known to be unavailable. */
  #awaitsCompared(state: PlayerState, frame: FrameNumber): boolean {
    return !!state.compare && this.#comparedOf(state, frame) === null;
  }

  /** True where the due frame's own picture is on the canvas. */
  #present(surface: Surface, state: PlayerState, { frame: due, ready }: Decision, now: number): boolean {
    // A picture that came after it was decided that another one is held waits for the next decision.
    if (!ready && state.plan.playing && this.#context.finest(state, due)) {
      if (this.#stale) this.#redrawHeld(surface, state);
      this.#note(due, this.#drawn.frame, now);
      return false;
    }
    const stored = this.#context.finest(state, due);
    const compared = this.#comparedOf(state, due);
    const isSame = stored?.ticket === this.#drawn.ticket && compared === this.#drawn.compared;
    const isWhole = !state.compare || compared !== null;
    if (stored && isWhole && isSame && !this.#stale) {
      // The same picture may belong to several frames.
      if (this.#drawn.frame !== due) this.#drawn = { ...this.#drawn, frame: due };
      this.#note(due, due, now);
      return true;
    }
    if (stored && isWhole && this.#context.draw(surface, state, stored, compared, this.#id)) {
      const finer = this.#drawn.frame === due && !isSame;
      this.#drawn = drawnPicture(stored, state, due, compared);
      this.#firstRows = null;
      this.#stale = false;
      this.#note(due, due, now, finer);
      return true;
    }
    if (!stored || !isWhole) this.#withoutPicture(surface, state, due);
    this.#note(due, this.#drawn.frame, now);
    return false;
  }

  /** A due frame is not there: the last good picture is held, unless the frame is known to be unavailable. */
  #withoutPicture(surface: Surface, state: PlayerState, due: FrameNumber): void {
    if (this.#drawFirstRows(surface, state, due)) return;
    if (this.#isBlank(state, due)) this.#blank(surface, state);
    else if (this.#stale) this.#redrawHeld(surface, state);
  }

  /** In place of black, and of nothing else, the rows that have come of the frame that one stands on. */
  #drawFirstRows(surface: Surface, state: PlayerState, due: FrameNumber): boolean {
    const isDark = this.#drawn.frame === null && !state.plan.playing && !state.compare;
    const rows = (isDark && this.#context.firstRows?.(state, due)) || null;
    if (rows && rows === this.#firstRows && !this.#stale) return true;
    // What stands there belongs to another frame, or to one that will not come.
    if (!rows && this.#firstRows) this.#stale = true;
    this.#firstRows = rows;
    if (!rows || !this.#context.draw(surface, state, rows, null, this.#id)) return false;
    this.#stale = false;
    return true;
  }

  /** A frame without a picture is not bridged by another frame's. */
  #isBlank(state: PlayerState, frame: FrameNumber): boolean {
    const unavailable = this.#context.unavailable(state, frame);
    const { missing } = state.view;
    // While playing, a failed frame is passed over with the last picture; the page marks it.
    if (unavailable === 'error') return !state.plan.playing;
    return unavailable === 'missing' && (missing === 'error' || missing === 'black');
  }

  #blank(surface: Surface, state: PlayerState): void {
    if (this.#drawn === NOTHING_DRAWN && !this.#stale) return;
    if (!this.#context.draw(surface, state, null, null, this.#id)) return;
    this.#drawn = NOTHING_DRAWN;
    this.#stale = false;
  }

  /** The view changed while a picture is held: it is drawn anew as long as its planes are there. */
  #redrawHeld(surface: Surface, state: PlayerState): void {
    if (this.#drawn.frame === null) return this.#blank(surface, state);
    const held = this.#context.finest(state, this.#drawn.frame);
    const compared = this.#comparedOf(state, this.#drawn.frame);
    if (!held || !this.#context.draw(surface, state, held, compared, this.#id)) return;
    const isNews = held.layer !== this.#drawn.layer;
    this.#drawn = { ...this.#drawn, ticket: held.ticket, layer: held.layer, compared };
    if (isNews) this.#reportedShown = null;
    this.#stale = false;
  }

  /** Another source: its frames may have the same numbers, so no picture of the old source may stay. */
  #forgetPicture(state: PlayerState): void {
    this.#drawn = NOTHING_DRAWN;
    this.#firstRows = null;
    this.#lastDue = null;
    this.#stale = false;
    if (this.#surface && isVisible(state) && !this.#context.draw(this.#surface, state, null, null, this.#id))
      this.#stale = true;
  }

  #note(due: FrameNumber, shown: FrameNumber | null, now: number, finer = false): void {
    const last = this.#presented.at(-1);
    const before = last ? last.shown : this.#reportedShown;
    if (due === this.#lastDue && shown === before && !finer) return;
    this.#lastDue = due;
    this.#reportedShown = shown;
    this.#presented.push({ frame: due, shown, at: now });
  }
}
