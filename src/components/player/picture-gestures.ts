import type { Point } from '../../core/viewport/viewport.ts';
import type { PictureView } from './picture-view.ts';

/** Pixels of wheel travel that double the size. */
const WHEEL_OCTAVE = 400;

/**
 * Zoom and pan by pointer: Ctrl + wheel (or a pinch on a touch pad) zooms at the cursor, a drag with the middle button
 * pans, and once zoomed in the main button and one finger do too; two fingers pinch.
 * `ownsWheel` says whether a plain wheel has nothing else to do than zoom: full screen.
 */
export function bindPictureGestures(
  stage: HTMLElement,
  view: PictureView,
  ownsWheel: () => boolean,
  signal: AbortSignal,
): void {
  const fingers = new Map<number, Point>();
  const point = (event: MouseEvent): Point => {
    const box = stage.getBoundingClientRect();
    const ratio = stage.ownerDocument.defaultView?.devicePixelRatio ?? 1;
    return { x: (event.clientX - box.left) * ratio, y: (event.clientY - box.top) * ratio };
  };
  const down = (event: PointerEvent): void => {
    const target = event.target;
    if (target instanceof Element && target.closest('button, input, select, .overlay')) return;
    const grabs = event.button === 1 || (event.button === 0 && !view.fitted);
    if (!grabs && event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, point(event));
    if (event.isTrusted) stage.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault();
  };
  const move = (event: PointerEvent): void => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const now = point(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (other) view.pinch([last, other], [now, other]);
    else if (event.pointerType !== 'touch' || !view.fitted) view.pan(now.x - last.x, now.y - last.y);
  };
  const up = (event: PointerEvent): void => void fingers.delete(event.pointerId);
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey && !ownsWheel()) return;
    event.preventDefault();
    view.zoomBy(2 ** (-event.deltaY / WHEEL_OCTAVE), point(event));
  };
  stage.addEventListener('pointerdown', down, { signal });
  stage.addEventListener('pointermove', move, { signal });
  stage.addEventListener('pointerup', up, { signal });
  stage.addEventListener('pointercancel', up, { signal });
  stage.addEventListener('wheel', wheel, { signal, passive: false });
}
