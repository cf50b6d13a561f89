import { BoxGeometry } from '../../element/box-geometry.ts';
import { snapped } from '../clips/cuts.ts';
import { dragRange, type RangeGrip, trackDrags } from './drag.ts';
import { ZOOM_STEP } from './timeline-commands.ts';
import type { TimelineView } from '../timeline-view.ts';

interface InOut {
  readonly in: number;
  readonly out: number;
}

/** What gestures ask of the timeline. Frames are whole numbers inside the source. */
export interface GesturePort {
  /** Fractional frame at a CSS pixel of the track. */
  frameAt(x: number): number;
  /** null without a source. */
  bounds(): TimelineView | null;
  range(): InOut | null;
  scrub(frame: number, phase: 'start' | 'move' | 'end'): void;
  moveRange(range: InOut): void;
  hover(x: number | null): void;
  zoom(at: number, factor: number): void;
  /** By frames. */
  pan(by: number): void;
  fit(): void;
  /** First and last frame of the clip at a frame; null in a gap and where the source is no edit. */
  clipAt(frame: number): InOut | null;
  /** Where a scrub that snaps may rest: cuts, markers, the ends of the range. */
  places(): readonly number[];
}

/** Pixels of wheel travel that make one zoom step. */
const WHEEL_NOTCH = 100;

/** How far a scrub snaps, CSS pixels. */
const SNAP_REACH = 14;

/** Binds pointer and wheel to a timeline's track. */
export function bindGestures(track: HTMLElement, port: GesturePort, signal: AbortSignal): void {
  const geometry = new BoxGeometry(track);
  const xOf = ({ clientX, clientY }: MouseEvent): number =>
    (geometry.fromClient(clientX, clientY)?.x ?? 0) * track.clientWidth;
  // Not by the event's target: after a drag it is the track.
  const isOnClips = ({ clientX, clientY }: MouseEvent): boolean => {
    const row = track.querySelector<HTMLElement>('.clip-row');
    const y = (geometry.fromClient(clientX, clientY)?.y ?? 1) * track.clientHeight;
    return row !== null && y < row.offsetTop + row.offsetHeight;
  };
  let drag: { grip: RangeGrip; from: number; range: InOut } | null = null;
  let last: number | null = null;
  const listed = (x: number): number | null => {
    const bounds = port.bounds();
    return bounds && Math.max(bounds.start, Math.min(bounds.end - 1, Math.floor(port.frameAt(x))));
  };
  const scrub = (x: number, phase: 'start' | 'move' | 'end', snaps: boolean): void => {
    const under = listed(x);
    const reach = port.frameAt(SNAP_REACH) - port.frameAt(0);
    const frame = under === null || !snaps ? under : snapped(under, port.places(), reach);
    if (frame === null || (phase === 'move' && frame === last)) return;
    last = frame;
    port.scrub(frame, phase);
  };
  trackDrags(
    track,
    xOf,
    {
      start(x, event) {
        const target = event.target instanceof Element ? event.target : null;
        if (target?.closest('.marker')) return false;
        const grip = target?.closest<HTMLElement>('[data-grip]')?.dataset.grip as RangeGrip | undefined;
        const range = port.range();
        drag = grip && range ? { grip, from: port.frameAt(x), range } : null;
        if (!drag) scrub(x, 'start', event.shiftKey);
        return true;
      },
      move(x, event) {
        port.hover(x);
        const bounds = port.bounds();
        if (!drag) scrub(x, 'move', event.shiftKey);
        else if (bounds) {
          port.moveRange(dragRange(drag.range, bounds, drag.grip, Math.round(port.frameAt(x) - drag.from)));
        }
      },
      end(x, _cancelled, event) {
        if (!drag) scrub(x, 'end', event.shiftKey);
        drag = null;
        last = null;
      },
    },
    signal,
  );
  track.addEventListener('pointermove', (event) => port.hover(xOf(event)), { signal });
  track.addEventListener('pointerleave', () => port.hover(null), { signal });
  track.addEventListener(
    'dblclick',
    (event) => {
      const clip = isOnClips(event) ? port.clipAt(Math.floor(port.frameAt(xOf(event)))) : null;
      if (!clip) port.fit();
      else port.moveRange({ in: clip.in, out: clip.out });
    },
    { signal },
  );
  track.addEventListener(
    'wheel',
    (event) => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.ctrlKey || event.altKey || event.metaKey) {
        port.zoom(port.frameAt(xOf(event)), ZOOM_STEP ** (-event.deltaY / WHEEL_NOTCH));
      } else if (sideways !== 0) {
        port.pan(port.frameAt(sideways) - port.frameAt(0));
      } else return;
      event.preventDefault();
    },
    { signal, passive: false },
  );
}
