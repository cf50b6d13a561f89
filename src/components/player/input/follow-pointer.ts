import type { Point } from '../../../core/viewport/viewport.ts';

/** Tells where the pointer is over the picture, in device pixels of its canvas; null when it left. */
export function followPointer(stage: HTMLElement, at: (point: Point | null) => void, signal: AbortSignal): void {
  const move = (event: PointerEvent): void => {
    const box = stage.getBoundingClientRect();
    const ratio = stage.ownerDocument.defaultView?.devicePixelRatio ?? 1;
    at({ x: (event.clientX - box.left) * ratio, y: (event.clientY - box.top) * ratio });
  };
  stage.addEventListener('pointermove', move, { signal });
  stage.addEventListener('pointerdown', move, { signal });
  stage.addEventListener('pointerleave', () => at(null), { signal });
}
