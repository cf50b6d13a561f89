import type { Marker } from '../../../core/player/document/marker.ts';
import type { LinkedPlayer } from '../../link/linked-player.ts';
import { request } from '../../events/requests.ts';
import { clipAt } from '../clips/cuts.ts';
import type { TimelineWindow } from '../timeline-window.ts';

/** What pointer and keys ask of the linked player, as request events from the timeline. */
export class TimelineCommands {
  readonly #from: HTMLElement;
  readonly #player: () => LinkedPlayer | null;
  readonly #window: TimelineWindow;
  /** Whether playing goes on when the scrub ends; null while nobody scrubs. */
  #resume: boolean | null = null;

  constructor(from: HTMLElement, player: () => LinkedPlayer | null, window: TimelineWindow) {
    this.#from = from;
    this.#player = player;
    this.#window = window;
  }

  get scrubbing(): boolean {
    return this.#resume !== null;
  }

  /** Playing pauses under the finger and goes on after it. */
  scrub(frame: number, phase: 'start' | 'move' | 'end'): void {
    const player = this.#player();
    if (phase === 'start') {
      this.#resume = player?.state.playing ?? false;
      if (this.#resume) request(this.#from, player, 'seq-pause-request', null);
    }
    request(this.#from, player, 'seq-seek-request', { frame, scrub: phase !== 'end' });
    if (phase !== 'end') return;
    if (this.#resume) request(this.#from, player, 'seq-play-request', null);
    this.#resume = null;
  }

  /** Forgets a gesture that will not end any more. */
  cancel(): void {
    this.#resume = null;
  }

  moveRange(range: { readonly in: number; readonly out: number }): void {
    request(this.#from, this.#player(), 'seq-range-request', range);
  }

  selectMarker(marker: Marker): void {
    const init = { detail: { marker }, bubbles: true, composed: true };
    this.#from.dispatchEvent(new CustomEvent('seq-marker-select', init));
    request(this.#from, this.#player(), 'seq-seek-request', { frame: marker.frame, scrub: false });
  }

  /** Shows the clip at the playhead; everything where it is shown already, in a gap, and where there are no clips. */
  showClip(): void {
    const { clips = [], frame = null } = this.#player()?.state ?? {};
    const clip = frame === null ? null : clipAt(clips, frame);
    if (clip) this.#window.show({ start: clip.in, end: clip.out + 1 });
    else this.#window.fit();
  }

  /** Keys of a slider and of the view; the others are the player's. `onButton`: a marker has the focus. */
  press(event: KeyboardEvent, onButton: boolean): void {
    const player = this.#player();
    const frames = player?.state.frames;
    const key = timelineKey(event);
    // Space and Enter on a focused button belong to the button.
    if (onButton && (event.key === ' ' || event.key === 'Enter')) return;
    if (!key || !player || !frames) {
      if (!key && player?.handleKey(event)) event.preventDefault();
      return;
    }
    if (key.kind === 'step') request(this.#from, player, 'seq-step-request', { by: key.by });
    else if (key.kind === 'zoom') this.#window.zoom((player.state.frame ?? frames.first) + 0.5, key.factor);
    else if (key.kind === 'fit') this.#window.fit();
    else if (key.kind === 'clip') this.showClip();
    else request(this.#from, player, 'seq-seek-request', { frame: frames[key.kind], scrub: false });
    event.preventDefault();
  }
}

/** What a key does on a focused timeline; null for keys that are not the timeline's. */
export type TimelineKey =
  | { readonly kind: 'step'; readonly by: number }
  | { readonly kind: 'first' | 'last' | 'fit' | 'clip' }
  | { readonly kind: 'zoom'; readonly factor: number };

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};
/** Zoom of one key press or wheel notch. */
export const ZOOM_STEP = 1.5;

/** Keys of a slider; Alt with ↑ and ↓ zooms, Alt + Z to a clip, Shift + Z shows everything. Composing, and keys with other modifiers, are left alone. */
export function timelineKey(event: KeyboardEvent): TimelineKey | null {
  if (event.isComposing || event.ctrlKey || event.metaKey) return null;
  if (event.altKey) {
    // By its place: with Alt some keyboards write another character.
    if (event.code === 'KeyZ') return { kind: 'clip' };
    if (event.key === 'ArrowUp') return { kind: 'zoom', factor: ZOOM_STEP };
    return event.key === 'ArrowDown' ? { kind: 'zoom', factor: 1 / ZOOM_STEP } : null;
  }
  if (event.key === 'Home' && !event.shiftKey) return { kind: 'first' };
  if (event.key === 'End' && !event.shiftKey) return { kind: 'last' };
  if (event.key === 'Z' && event.shiftKey) return { kind: 'fit' };
  const step = STEPS[event.key];
  if (step === undefined) return null;
  if (!event.shiftKey) return { kind: 'step', by: step };
  return Math.abs(step) === 1 ? { kind: 'step', by: step * 10 } : null;
}
