import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import type { PlayerLayout } from '../../../core/player/view/player-layout.ts';
import { visiblePicture, wipeEdge, wipePosition } from '../../../core/viewport/wipe-edge.ts';
import type { Point } from '../../../core/viewport/viewport.ts';
import type { Rectangle } from '../../../core/viewport/rectangle.ts';
import { heldFrame } from '../../text/frame-text.ts';
import { partStrings } from '../../text/part-strings.ts';
import { strings } from '../../text/strings.ts';
import { compareOverlayStyles } from './compare-overlay.styles.ts';

/** How the overlay moves the wipe. */
export interface WipePort {
  layout(): PlayerLayout;
  /** CSS pixels per device pixel of the canvas. */
  ratio(): number;
  /** Where a pointer event is, in device pixels of the canvas. */
  toCanvas(event: MouseEvent): Point;
  /** The pointer that drags the edge. */
  pointer: number | null;
  move(position: number): void;
}

export const styles = [compareOverlayStyles];

const STEP = 0.01;
const LARGE_STEP = 0.1;

/** What lies over two pictures: the wipe's edge to drag, and which picture is which. */
export function compareOverlay(state: PlayerSnapshot, port: WipePort): TemplateResult | typeof nothing {
  const { compare, settings, shown } = state;
  if (!compare || compare.frames === null || shown === null) return nothing;
  const mode = settings.compare;
  if (mode === 'wipe') return html`${edge(state, port)}${badges(state)}`;
  return mode === 'side-by-side' || mode === 'flip' ? badges(state) : note(state);
}

function visible({ header, settings, view }: PlayerSnapshot, layout: PlayerLayout): Rectangle | null {
  if (!header || layout.width <= 0 || layout.height <= 0) return null;
  const displayWindow = [0, 0, header.width - 1, header.height - 1] as const;
  const picture = { displayWindow, pixelAspectRatio: header.pixelAspectRatio };
  const { fit, flip, flop } = settings;
  return visiblePicture({ width: layout.width, height: layout.height, fit, flip, flop, ...view }, picture);
}

function edge(state: PlayerSnapshot, port: WipePort): TemplateResult | typeof nothing {
  const area = visible(state, port.layout());
  if (!area) return nothing;
  const { comparePosition: position, compareAngle: angle } = state.settings;
  const ratio = port.ratio();
  const { normalX, normalY, distance } = wipeEdge(area, position, angle);
  const [centreX, centreY] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  const off = distance - (centreX * normalX + centreY * normalY);
  const [x, y] = [(centreX + off * normalX) * ratio, (centreY + off * normalY) * ratio];
  const length = Math.hypot(area.right - area.left, area.bottom - area.top) * ratio;
  const percent = Math.round(position * 100);
  const drag = (event: PointerEvent): void => {
    if (port.pointer === event.pointerId) port.move(wipePosition(area, angle, port.toCanvas(event)));
  };
  const grab = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.stopPropagation();
    port.pointer = event.pointerId;
    if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drop = (): void => {
    port.pointer = null;
  };
  return html`<div
    class="wipe"
    role="slider"
    tabindex="0"
    aria-label=${partStrings.wipe}
    aria-orientation=${Math.abs(normalX) >= Math.abs(normalY) ? 'horizontal' : 'vertical'}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
    aria-valuetext=${partStrings.wipeValue(percent)}
    .style=${`--x:${x}px;--y:${y}px;--angle:${angle}deg;--length:${length}px`}
    @pointerdown=${grab}
    @pointermove=${drag}
    @pointerup=${drop}
    @pointercancel=${drop}
    @keydown=${(event: KeyboardEvent) => nudge(event, position, port)}
  >
    <i></i>
  </div>`;
}

/** The slider's own keys; all others are the player's. */
function nudge(event: KeyboardEvent, position: number, port: WipePort): void {
  const step = event.shiftKey ? LARGE_STEP : STEP;
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: position - step,
    ArrowDown: position - step,
    ArrowRight: position + step,
    ArrowUp: position + step,
    Home: 0,
    End: 1,
  };
  const next = moves[event.key];
  if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  port.move(Math.min(Math.max(Math.round(next * 1000) / 1000, 0), 1));
}

function badges(state: PlayerSnapshot): TemplateResult {
  const { compare: mode, compareSide } = state.settings;
  const [a, b] = [html`<div class="note side-a">A ${numberOf(state)}</div>`, second(state)];
  if (mode !== 'flip') return html`${a}${b}`;
  return compareSide === 'a' ? a : second(state, 'side-a');
}

function note(state: PlayerSnapshot): TemplateResult {
  const { compare, compareGain, compareMix } = state.settings;
  const how = compare === 'blend' ? `${Math.round(compareMix * 100)} % B` : `|A − B| × ${compareGain}`;
  return html`<div class="note side-a">${how}</div>
    ${second(state)}`;
}

function numberOf(state: PlayerSnapshot): string {
  const { frame, shown, held } = state;
  const stand = heldFrame(state);
  if (stand !== null && frame !== null) return strings.held(frame, stand);
  return String((held ? frame : shown) ?? '–');
}

/** The second picture by its number, and what is wrong with it. */
function second({ compare, settling }: PlayerSnapshot, place = 'side-b'): TemplateResult {
  const number = compare?.frame == null ? '' : String(compare.frame);
  const isShort = compare?.shown == null;
  const why = isShort && compare?.status ? ` ${partStrings.statuses[compare.status]}` : '';
  const comes = settling && compare?.status === 'Loaded';
  const held = compare?.held && !comes && compare.shown !== null ? ` (${partStrings.heldShort(compare.shown)})` : '';
  return html`<div class="note ${place} ${isShort || held ? 'absent' : ''}">B ${number}${why}${held}</div>`;
}
