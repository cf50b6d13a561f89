import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type {
  FrameHeader,
  UnavailableKind,
  PlayerId,
  PlayerState,
  PresentedComparison,
  PresentedFrame,
  PresenterReport,
  Ticket,
} from '../../../core/presenter/protocol.ts';
import { HeaderReport } from './header-report.ts';
import type { ComparedContent, StoredFrame } from '../frames/frame-store.ts';
import { PlayerClock, type FrameSupply } from './player-clock.ts';
import type { Surface } from '../gl/surface.ts';

/** What a player's presentation needs from the presenter. */
export interface PresentationContext {
  finest(state: PlayerState, frame: FrameNumber): StoredFrame | undefined;
  unavailable(state: PlayerState, frame: FrameNumber): UnavailableKind | null;
  /** The compared frame that belongs to a frame; null while it is loading. Called only when two sources are compared. */
  compared?(state: PlayerState, frame: FrameNumber): ComparedContent;
  /** Draws a stored frame, or black, and shows it; false when it cannot be drawn now. */
  draw(surface: Surface, state: PlayerState, stored: StoredFrame | null, compared: ComparedContent): boolean;
  /** Textures may exist, so that a stored frame can be drawn. */
  readonly canDraw: boolean;
  readonly loading: boolean;
  report(report: PresenterReport): void;
}

/** What is on a canvas. */
interface Drawn {
  readonly ticket: Ticket | null;
  readonly frame: FrameNumber | null;
  readonly level: number;
  readonly complete: boolean;
  readonly header: FrameHeader | null;
  readonly compared: ComparedContent;
}

/** The frames of an invisible player: none is waited for and none can be dropped, but time passes. */
const UNSEEN: FrameSupply = { ready: () => false, unavailable: () => true, loading: false };

const NOTHING: Drawn = { ticket: null, frame: null, level: 0, complete: true, header: null, compared: null };

/** One player: its canvas, what it should show, what it shows, and what of that has been reported to the page. */
export class PlayerPresentation {
  readonly #id: PlayerId;
  readonly #context: PresentationContext;
  readonly #clock: PlayerClock;
  #state: PlayerState | null = null;
  #surface: Surface | null = null;
  #drawn: Drawn = NOTHING;
  /** The view or the canvas changed: the same picture has to be drawn again. */
  #stale = true;
  #lastDue: FrameNumber | null = null;
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
      ended: (frame) => {
        this.report();
        context.report({ kind: 'ended', player: id, revision: this.#clock.plan?.revision ?? 0, frame });
      },
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
    return this.#clock.playing;
  }

  get visible(): boolean {
    return this.#surface !== null && this.#state !== null && isVisible(this.#state);
  }

  attach(surface: Surface | null): void {
    this.#surface = surface;
    this.#drawn = NOTHING;
    this.#stale = true;
    this.#lastDue = null;
  }

  update(state: PlayerState, now: number): void {
    const before = this.#state;
    if (before?.plan.revision !== state.plan.revision) {
      this.report();
      // A seek to the frame already shown must be reported too, under its own revision.
      this.#lastDue = null;
    }
    // Frames that passed while the player was invisible must not count as dropped later.
    if (before && !this.visible) this.#clock.step(now, UNSEEN);
    this.#state = state;
    this.#clock.setPlan(state.plan, now);
    if (!before || !sameView(before, state)) this.#stale = true;
    if (before && identity(before) !== identity(state)) this.#forgetPicture(state);
    if (before && !isVisible(before) && isVisible(state)) this.#lastDue = null;
  }

  /** Draws again when there is a chance to: after a context loss, or where the picture's textures are gone. */
  redraw(): void {
    this.#stale = true;
  }

  /** Draws what is due. Once per display frame. */
  step(now: number): void {
    const state = this.#state;
    if (!state) return;
    const context = this.#context;
    if (!this.#surface || !isVisible(state)) {
      this.#clock.step(now, UNSEEN);
      return;
    }
    const due = this.#clock.step(now, {
      ready: (frame) =>
        context.canDraw && context.finest(state, frame) !== undefined && !this.#awaitsCompared(state, frame),
      unavailable: (frame) => context.unavailable(state, frame) !== null,
      loading: context.loading,
    });
    if (due !== null) this.#present(this.#surface, state, due, now);
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
      dropped: this.#clock.dropped,
      level: this.#drawn.level,
      complete: this.#drawn.complete,
      ...this.#headers.next(plan.revision, this.#drawn.header),
      ...(this.#state?.compare && { compared: reportedComparison(this.#drawn.compared) }),
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

  #present(surface: Surface, state: PlayerState, due: FrameNumber, now: number): void {
    const stored = this.#context.finest(state, due);
    const compared = this.#comparedOf(state, due);
    const isSame = stored?.ticket === this.#drawn.ticket && compared === this.#drawn.compared;
    const isWhole = !state.compare || compared !== null;
    if (stored && isWhole && isSame && !this.#stale) {
      this.#clock.serve(now);
      return this.#note(due, due, now);
    }
    if (stored && isWhole && this.#context.draw(surface, state, stored, compared)) {
      const { level, complete } = stored.picture.info;
      const finer = this.#drawn.frame === due && !isSame;
      this.#drawn = { ticket: stored.ticket, frame: due, level, complete, header: stored.header, compared };
      this.#stale = false;
      this.#clock.serve(now);
      return this.#note(due, due, now, finer);
    }
    if (!stored || !isWhole) this.#withoutPicture(surface, state, due);
    this.#note(due, this.#drawn.frame, now);
  }

  /** A due frame is not there: the last good picture is held, unless the frame is known to be unavailable. */
  #withoutPicture(surface: Surface, state: PlayerState, due: FrameNumber): void {
    const unavailable = this.#context.unavailable(state, due);
    const { missing } = state.view;
    const blank =
      unavailable === 'error' || (unavailable === 'missing' && (missing === 'error' || missing === 'black'));
    if (blank) this.#blank(surface, state);
    else if (this.#stale) this.#redrawHeld(surface, state);
  }

  #blank(surface: Surface, state: PlayerState): void {
    if (this.#drawn === NOTHING && !this.#stale) return;
    if (!this.#context.draw(surface, state, null, null)) return;
    this.#drawn = NOTHING;
    this.#stale = false;
  }

  /** The view changed while a picture is held: it is drawn anew as long as its planes are there. */
  #redrawHeld(surface: Surface, state: PlayerState): void {
    if (this.#drawn.frame === null) return this.#blank(surface, state);
    const held = this.#context.finest(state, this.#drawn.frame);
    const compared = this.#comparedOf(state, this.#drawn.frame);
    if (!held || !this.#context.draw(surface, state, held, compared)) return;
    this.#drawn = { ...this.#drawn, ticket: held.ticket, compared };
    this.#stale = false;
  }

  /** Another source: its frames may have the same numbers, so no picture of the old source may stay. */
  #forgetPicture(state: PlayerState): void {
    this.#drawn = NOTHING;
    this.#lastDue = null;
    this.#stale = false;
    if (this.#surface && isVisible(state) && !this.#context.draw(this.#surface, state, null, null)) this.#stale = true;
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

function isVisible({ view }: PlayerState): boolean {
  return view.visible && view.width > 0 && view.height > 0;
}

/** What is reported to the page about the compared picture on the canvas. */
function reportedComparison(compared: ComparedContent): PresentedComparison {
  if (compared === null || typeof compared === 'string') return { shown: null, level: 0, complete: true };
  const { level, complete } = compared.picture.info;
  return { shown: compared.frame, level, complete };
}

function sameCompare({ compare: a }: PlayerState, { compare: b }: PlayerState): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function sameView(a: PlayerState, b: PlayerState): boolean {
  if (!sameCompare(a, b)) return false;
  if (a.view === b.view) return true;
  // What one of them leaves out counts too.
  const names = Object.keys({ ...a.view, ...b.view }) as (keyof PlayerState['view'])[];
  return names.every((name) => a.view[name] === b.view[name]);
}

/** The source without its generation: a reload of the same source goes on showing the old picture meanwhile. */
function identity({ shown }: PlayerState): string {
  return shown ? shown.source.slice(0, shown.source.lastIndexOf('@')) : '';
}
