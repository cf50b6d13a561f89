import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type {
  UnavailableKind,
  PlayerId,
  PlayerState,
  PresentedComparison,
  PresentedFrame,
  PresenterReport,
  Ticket,
} from '../../../core/presenter/protocol.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { ComparedContent } from './texture-scheduler.ts';
import { PlayerClock, type FrameSupply } from './player-clock.ts';
import type { Surface } from '../gl/surface.ts';

/** What a stage needs of the presenter around it. */
export interface PresentationContext {
  finest(state: PlayerState, frame: FrameNumber): StoredFrame | undefined;
  absence(state: PlayerState, frame: FrameNumber): UnavailableKind | null;
  /** What goes with a frame where two sources are compared; null while it is on its way. Asked only where they are. */
  compared?(state: PlayerState, frame: FrameNumber): ComparedContent;
  /** Draws a stored frame, or black, and shows it; false where it cannot be drawn now. */
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
  readonly compared: ComparedContent;
}

/** Frames of a player that nobody sees: none is waited for and none can be dropped, but time passes. */
const UNSEEN: FrameSupply = { ready: () => false, absent: () => true, loading: false };

const NOTHING: Drawn = { ticket: null, frame: null, level: 0, complete: true, compared: null };

/** One player: its canvas, what it should show, what it shows, and what of that the page has been told. */
export class PlayerPresentation {
  readonly #id: PlayerId;
  readonly #backdrop: PresentationContext;
  readonly #clock: PlayerClock;
  #state: PlayerState | null = null;
  #surface: Surface | null = null;
  #drawn: Drawn = NOTHING;
  /** The view or the canvas changed: the same picture has to be drawn again. */
  #stale = true;
  #lastDue: FrameNumber | null = null;
  #toldShown: FrameNumber | null = null;
  #presented: PresentedFrame[] = [];

  constructor(id: PlayerId, backdrop: PresentationContext) {
    this.#id = id;
    this.#backdrop = backdrop;
    this.#clock = new PlayerClock({
      rebased: (plan) =>
        backdrop.report({
          kind: 'rebased',
          player: id,
          revision: plan.revision,
          t0: plan.t0,
          start: plan.start,
          direction: plan.direction,
        }),
      stall: (active, reason) => {
        const revision = this.#clock.plan?.revision ?? 0;
        backdrop.report({ kind: 'stall', player: id, revision, active, reason });
      },
      ended: (frame) => {
        this.report();
        backdrop.report({ kind: 'ended', player: id, revision: this.#clock.plan?.revision ?? 0, frame });
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

  /** What stands beside the picture drawn, where two sources are compared. */
  get drawnCompared(): ComparedContent {
    return this.#drawn.compared;
  }

  /** Tickets of all pictures on the canvas. */
  get drawnTickets(): readonly Ticket[] {
    const { ticket, compared } = this.#drawn;
    return [ticket ?? [], compared !== null && typeof compared === 'object' ? compared.ticket : []].flat();
  }

  /** Something moves by itself: the clock, so that display frames are wanted. */
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
      // A seek to the frame already shown must be told too, under its own revision.
      this.#lastDue = null;
    }
    // What passed unseen until now is not to be counted when it is seen again.
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
    const backdrop = this.#backdrop;
    if (!this.#surface || !isVisible(state)) {
      this.#clock.step(now, UNSEEN);
      return;
    }
    const due = this.#clock.step(now, {
      ready: (frame) =>
        backdrop.canDraw && backdrop.finest(state, frame) !== undefined && !this.#awaitsCompared(state, frame),
      absent: (frame) => backdrop.absence(state, frame) !== null,
      loading: backdrop.loading,
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
      return [this.#backdrop.finest(state, frame) ?? [], second].flat();
    });
  }

  /** Something was presented that the page has not been told. */
  get untold(): boolean {
    return this.#presented.length > 0;
  }

  /** Tells the page what was presented since the last time. */
  report(): void {
    const plan = this.#clock.plan;
    if (!this.untold || !plan) return;
    this.#backdrop.report({
      kind: 'presented',
      player: this.#id,
      revision: plan.revision,
      frames: this.#presented,
      dropped: this.#clock.dropped,
      level: this.#drawn.level,
      complete: this.#drawn.complete,
      ...(this.#state?.compare && { compared: reportedComparison(this.#drawn.compared) }),
    });
    this.#presented = [];
  }

  #comparedOf(state: PlayerState, frame: FrameNumber): ComparedContent {
    return state.compare ? (this.#backdrop.compared?.(state, frame) ?? null) : null;
  }

  /** The second picture of a frame is neither there nor known to be none. */
  #awaitsCompared(state: PlayerState, frame: FrameNumber): boolean {
    return !!state.compare && this.#comparedOf(state, frame) === null;
  }

  #present(surface: Surface, state: PlayerState, due: FrameNumber, now: number): void {
    const stored = this.#backdrop.finest(state, due);
    const compared = this.#comparedOf(state, due);
    const isSame = stored?.ticket === this.#drawn.ticket && compared === this.#drawn.compared;
    const isWhole = !state.compare || compared !== null;
    if (stored && isWhole && isSame && !this.#stale) {
      this.#clock.serve(now);
      return this.#note(due, due, now);
    }
    if (stored && isWhole && this.#backdrop.draw(surface, state, stored, compared)) {
      const { level, complete } = stored.picture.info;
      const finer = this.#drawn.frame === due && !isSame;
      this.#drawn = { ticket: stored.ticket, frame: due, level, complete, compared };
      this.#stale = false;
      this.#clock.serve(now);
      return this.#note(due, due, now, finer);
    }
    if (!stored || !isWhole) this.#withoutPicture(surface, state, due);
    this.#note(due, this.#drawn.frame, now);
  }

  /** A due frame that is not there: the last good picture is held, unless the frame is known to have none. */
  #withoutPicture(surface: Surface, state: PlayerState, due: FrameNumber): void {
    const absence = this.#backdrop.absence(state, due);
    const { missing } = state.view;
    const blank = absence === 'error' || (absence === 'missing' && (missing === 'error' || missing === 'black'));
    if (blank) this.#blank(surface, state);
    else if (this.#stale) this.#redrawHeld(surface, state);
  }

  #blank(surface: Surface, state: PlayerState): void {
    if (this.#drawn === NOTHING && !this.#stale) return;
    if (!this.#backdrop.draw(surface, state, null, null)) return;
    this.#drawn = NOTHING;
    this.#stale = false;
  }

  /** The view changed while a picture is held: it is drawn anew as long as its planes are there. */
  #redrawHeld(surface: Surface, state: PlayerState): void {
    if (this.#drawn.frame === null) return this.#blank(surface, state);
    const held = this.#backdrop.finest(state, this.#drawn.frame);
    const compared = this.#comparedOf(state, this.#drawn.frame);
    if (!held || !this.#backdrop.draw(surface, state, held, compared)) return;
    this.#drawn = { ...this.#drawn, ticket: held.ticket, compared };
    this.#stale = false;
  }

  /** Another source: its frames may have the same numbers, so nothing of the old one may stay. */
  #forgetPicture(state: PlayerState): void {
    this.#drawn = NOTHING;
    this.#lastDue = null;
    this.#stale = false;
    if (this.#surface && isVisible(state) && !this.#backdrop.draw(this.#surface, state, null, null)) this.#stale = true;
  }

  #note(due: FrameNumber, shown: FrameNumber | null, now: number, finer = false): void {
    const last = this.#presented.at(-1);
    const before = last ? last.shown : this.#toldShown;
    if (due === this.#lastDue && shown === before && !finer) return;
    this.#lastDue = due;
    this.#toldShown = shown;
    this.#presented.push({ frame: due, shown, at: now });
  }
}

function isVisible({ view }: PlayerState): boolean {
  return view.visible && view.width > 0 && view.height > 0;
}

/** What the page is told of the second picture on the canvas. */
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
