import type { AnnotationPoint } from '../../core/annotation/annotation.ts';
import type { Point } from '../../core/viewport/viewport.ts';
import { isControl } from '../player/input/picture-gestures.ts';
import type { Drawing } from './drawing.ts';

/** What pointers need to know of the player that is drawn on. */
export interface InputHost {
  /** Somebody draws, and there is a picture. */
  isDrawing(): boolean;
  /** The space bar is held: the pointer moves the picture. */
  isGrabbing(): boolean;
  /** Where a point of the client area is in the picture; null where nothing can be drawn. */
  toPicture(clientX: number, clientY: number): Point | null;
  /** A press begins to draw. */
  begins(): void;
}

/**
 * Turns what a mouse, a pen or a finger does on the stage into drawing. A second finger leaves both to the gestures that
 * move the picture; where a pen is used, fingers only move it.
 */
export function bindPointers(stage: HTMLElement, drawing: Drawing, host: InputHost): void {
  let active: number | null = null;
  let hasPen = false;
  const pointOf = ({ clientX, clientY, pointerType, pressure }: PointerEvent): AnnotationPoint | null => {
    const at = host.toPicture(clientX, clientY);
    if (!at) return null;
    // A mouse always says one half, a finger what it likes.
    return pointerType === 'pen' && pressure > 0 ? [at.x, at.y, Math.round(pressure * 100) / 100] : [at.x, at.y];
  };
  const down = (event: PointerEvent): void => {
    const { pointerType, pointerId } = event;
    if (!host.isDrawing() || isControl(event.target)) return;
    hasPen ||= pointerType === 'pen';
    if (active !== null && pointerType === 'touch') {
      drawing.cancel();
      active = null;
      return;
    }
    const isMeant = event.button === 0 && !event.altKey && !host.isGrabbing() && !(hasPen && pointerType === 'touch');
    const point = isMeant && active === null ? pointOf(event) : null;
    if (!point) return;
    active = pointerId;
    if (event.isTrusted) stage.setPointerCapture(pointerId);
    host.begins();
    drawing.press(point);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== active) return;
    const events = event.getCoalescedEvents();
    for (const one of events.length > 0 ? events : [event]) {
      const point = pointOf(one);
      if (point) drawing.move(point, event.shiftKey);
    }
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== active) return;
    active = null;
    drawing.release();
  };
  const cancel = (event: PointerEvent): void => {
    if (event.pointerId !== active) return;
    active = null;
    drawing.cancel();
  };
  stage.addEventListener('pointerdown', down);
  stage.addEventListener('pointermove', move);
  stage.addEventListener('pointerup', up);
  stage.addEventListener('pointercancel', cancel);
}
