import type { ReactiveController } from 'lit';
import type { MouseHabits } from '../../../core/player/commands/mouse-habits.ts';
import type { Point } from '../../../core/viewport/viewport.ts';
import type { PictureMove } from './move-picture.ts';

/** Pixels of wheel travel that double the size. */
const WHEEL_OCTAVE = 400;
/** A pointer that moves further than this between press and release, CSS pixels, drags: it does not click. */
const CLICK_REACH = 4;
/** What has clicks of its own. */
const CONTROLS = 'button, input, select, textarea, a, .overlay, .wipe, .card';

/** What is graded by a drag. */
export type GradedSetting = 'exposure' | 'gamma';

interface GestureHost {
  /** Where a pointer event is, in device pixels of the canvas. */
  toCanvas(event: MouseEvent): Point;
  move(move: PictureMove): void;
  /** Nothing was zoomed or moved: one finger and the main button are free for the page. */
  isFitted(): boolean;
  /** Where the pointer is over the picture, in device pixels of its canvas; null when it has left. */
  pointerAt(point: Point | null): void;
  /** A pointer came over the picture, or left it. */
  hover(over: boolean): void;
  /** The space bar is held over the picture: the main button pans. */
  isGrabbing(): boolean;
  /** A plain wheel has nothing else to do than zoom: full screen, or a player that was clicked into. */
  ownsWheel(): boolean;
  /** What the pointer does by the player's keymap. */
  habits(): MouseHabits;
  /** The picture was clicked, once or for the second time. */
  click(kind: 'click' | 'doubleClick'): void;
  /** A drag changes a setting; `by` is CSS pixels to the right. */
  grade(setting: GradedSetting, by: number): void;
}

/**
 * Zoom and pan by pointer: Ctrl + wheel (or a pinch on a touch pad) zooms at the cursor, a drag with the middle button
 * or with the space bar held pans, and once zoomed in the main button and one finger do too; two fingers pinch. Clicks,
 * the plain wheel and drags with Alt do what the player's keymap says.
 */
export class PictureGesturesController implements ReactiveController {
  readonly #stage: () => HTMLElement | null;
  readonly #host: GestureHost;
  #connection: AbortController | null = null;

  /** `stage` gives the element over which the pointer is followed, once it is rendered. */
  constructor(stage: () => HTMLElement | null, host: GestureHost) {
    this.#stage = stage;
    this.#host = host;
  }

  hostConnected(): void {
    const stage = this.#stage();
    if (!stage || this.#connection) return;
    this.#connection = new AbortController();
    bindGestures(stage, this.#host, this.#connection.signal);
  }

  /** The first update renders the stage. */
  hostUpdated(): void {
    this.hostConnected();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#connection = null;
  }
}

/** A drag that grades: which pointer, what it changes, and where it was. */
interface Grading {
  readonly pointer: number;
  readonly setting: GradedSetting;
  x: number;
}

function bindGestures(stage: HTMLElement, host: GestureHost, signal: AbortSignal): void {
  const fingers = new Map<number, Point>();
  let grading: Grading | null = null;
  const point = (event: MouseEvent): Point => host.toCanvas(event);
  const capture = (event: PointerEvent): void => {
    if (event.isTrusted) stage.setPointerCapture(event.pointerId);
  };
  const down = (event: PointerEvent): void => {
    if (isControl(event.target)) return;
    if (event.button === 0 && event.altKey && host.habits().dragGrades) {
      grading = { pointer: event.pointerId, setting: event.shiftKey ? 'gamma' : 'exposure', x: event.clientX };
      return capture(event);
    }
    const grabs = event.button === 1 || (event.button === 0 && (host.isGrabbing() || !host.isFitted()));
    if (!grabs && event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, point(event));
    capture(event);
    if (event.button === 1) event.preventDefault();
  };
  const move = (event: PointerEvent): void => {
    if (grading?.pointer === event.pointerId) {
      host.grade(grading.setting, event.clientX - grading.x);
      grading.x = event.clientX;
      return;
    }
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const now = point(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (now.x === last.x && now.y === last.y) return;
    if (other) host.move({ kind: 'pinch', from: [last, other], to: [now, other] });
    else if (event.pointerType !== 'touch' || !host.isFitted())
      host.move({ kind: 'pan', dx: now.x - last.x, dy: now.y - last.y });
  };
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    if (grading?.pointer === event.pointerId) grading = null;
  };
  const wheel = (event: WheelEvent): void => {
    if (isControl(event.target) || (!event.ctrlKey && !event.metaKey && !host.ownsWheel())) return;
    event.preventDefault();
    host.move({ kind: 'zoom', factor: 2 ** (-event.deltaY / WHEEL_OCTAVE), at: point(event) });
  };
  const follow = (event: PointerEvent): void => host.pointerAt(point(event));
  stage.addEventListener('pointermove', follow, { signal });
  stage.addEventListener('pointerdown', follow, { signal });
  stage.addEventListener('pointerleave', () => host.pointerAt(null), { signal });
  stage.addEventListener('pointerenter', () => host.hover(true), { signal });
  stage.addEventListener('pointerleave', () => host.hover(false), { signal });
  stage.addEventListener('pointerdown', down, { signal });
  stage.addEventListener('pointermove', move, { signal });
  stage.addEventListener('pointerup', up, { signal });
  stage.addEventListener('pointercancel', up, { signal });
  stage.addEventListener('wheel', wheel, { signal, passive: false });
  bindClicks(stage, host, signal);
}

/** Clicks on the picture itself: not on what lies over it, and not the end of a drag. */
function bindClicks(stage: HTMLElement, host: GestureHost, signal: AbortSignal): void {
  let [x, y] = [0, 0];
  const press = (event: PointerEvent): void => void ([x, y] = [event.clientX, event.clientY]);
  const isClick = (event: MouseEvent): boolean =>
    event.button === 0 &&
    !event.altKey &&
    !isControl(event.target) &&
    Math.hypot(event.clientX - x, event.clientY - y) <= CLICK_REACH;
  stage.addEventListener('pointerdown', press, { signal, capture: true });
  stage.addEventListener('click', (event) => isClick(event) && host.click('click'), { signal });
  stage.addEventListener('dblclick', (event) => isClick(event) && host.click('doubleClick'), { signal });
}

/** Whether an event on the stage is of something that lies on it and has clicks of its own. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(CONTROLS) !== null;
}
