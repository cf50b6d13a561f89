import type { Marker } from '../../core/player/document/marker.ts';
import { MarkerWindow, type ShownMarker } from './marker-window.ts';
import { Repaint, type TimelineContent } from './timeline-content.ts';
import type { LinkedPlayer } from '../link/linked-player.ts';
import { frameLabel, type TimelineUnits } from '../text/frame-label.ts';
import { heldFrame, namedFrame } from '../text/frame-text.ts';
import { partStrings } from '../text/part-strings.ts';
import { noteSpans } from './ruler/frame-notes.ts';
import { factsText, frameFacts } from './ruler/frame-facts.ts';
import { LoadWatch } from './load-watch.ts';
import type { TimelineSpeech } from './timeline-speech.ts';
import type { TimelineSurface } from './timeline-surface.ts';
import type { TimelineWindow } from './timeline-window.ts';

/** While playing, load indicator and page turns follow at most this often. */
const INTERVAL_MS = 100;
const NO_MARKERS: readonly Marker[] = [];

/** What the painter asks of its timeline. */
export interface TimelineHost {
  player(): LinkedPlayer | null;
  units(): TimelineUnits;
  scrubbing(): boolean;
  content(): TimelineContent;
  /** The template's content changed. */
  show(content: TimelineContent): void;
  /** Everything on the timeline has its place. */
  laidOut(): void;
  /** Asks to paint once more, after a delay. */
  again(delayMs: number, reasons: number): void;
}

/** Paints what changed of a timeline and nothing else. */
export class TimelinePainter {
  readonly #host: TimelineHost;
  readonly #surface: TimelineSurface;
  readonly #speech: TimelineSpeech;
  readonly #window: TimelineWindow;
  readonly #loading = new LoadWatch();
  readonly #markers = new MarkerWindow();
  #laid: readonly unknown[] = [];
  /** Index of the clip that is lit. */
  #litClip: number | null = null;
  #statusAt = -Infinity;
  #turnedAt = -Infinity;

  constructor(host: TimelineHost, surface: TimelineSurface, speech: TimelineSpeech, window: TimelineWindow) {
    this.#host = host;
    this.#surface = surface;
    this.#speech = speech;
    this.#window = window;
  }

  /** Paints for a set of reasons, at the time of an animation frame. */
  paint(reasons: number, at: number): void {
    const player = this.#host.player();
    const state = player?.state ?? null;
    let due = reasons;
    if (due & Repaint.Playhead && typeof state?.frame === 'number') {
      if (this.#follow(state.frame, state.playing, at)) due |= Repaint.All;
    }
    if (due & Repaint.Layout || (due & Repaint.Facts && this.#factsChanged(player))) {
      this.#layout(player);
      due |= Repaint.All;
    } else if (due & Repaint.Facts) this.#lightClip(player);
    if (due & Repaint.Playhead) this.#placePlayhead(player);
    if (!(due & Repaint.Status)) return;
    const wait = INTERVAL_MS - (at - this.#statusAt);
    if (state?.playing && wait > 0 && !(due & Repaint.Layout)) return this.#host.again(wait, Repaint.Status);
    this.#statusAt = at;
    if (this.#surface.paintStatus(state?.frames ?? null, player?.frameStatus ?? null) > 0) {
      const news = this.#loading.look(player?.frameStatus?.statuses ?? null);
      if (news) this.#speech.announce(partStrings.allLoaded);
    }
  }

  /** Keeps the playhead in a zoomed view; true where that moved. */
  #follow(frame: number, playing: boolean, at: number): boolean {
    if (this.#host.scrubbing() || !this.#window.hides(frame)) return false;
    const wait = INTERVAL_MS - (at - this.#turnedAt);
    if (playing && wait > 0) {
      this.#host.again(wait, Repaint.Playhead);
      return false;
    }
    this.#turnedAt = at;
    this.#window.reveal(frame, playing);
    return true;
  }

  #factsChanged(player: LinkedPlayer | null): boolean {
    const facts = this.#facts(player);
    return facts.length !== this.#laid.length || facts.some((fact, i) => fact !== this.#laid[i]);
  }

  /** What of the player's state the layout is made from. */
  #facts(player: LinkedPlayer | null): readonly unknown[] {
    if (!player) return [];
    const { frames, range, fps, timecode } = player.state;
    const { clips, annotations } = player.state;
    const marked = [player.markers, clips, annotations];
    return [player, frames, range?.in, range?.out, fps, timecode.offset, timecode.dropFrame, ...marked];
  }

  #layout(player: LinkedPlayer | null): void {
    this.#laid = this.#facts(player);
    const frames = player?.state.frames;
    const { view } = this.#window;
    this.#litClip = player?.state.clip?.index ?? null;
    if (!player || !frames || !view) this.#surface.layout(null, null);
    else {
      const clock = player.state;
      const { first, last } = frames;
      const notes = noteSpans(clock, () => this.#host.again(0, Repaint.Layout));
      this.#surface.layout(
        { view, units: this.#host.units(), clock, first, last, clips: clock.clips, notes },
        this.#litClip,
      );
    }
    const markers = this.#markers.select(player?.markers ?? NO_MARKERS, view, this.#surface.width);
    this.#host.show(contentOf(player, markers, this.#host.content()));
    this.#host.laidOut();
  }

  /** Another clip of the same edit is shown: nothing but the row of clips looks different. */
  #lightClip(player: LinkedPlayer | null): void {
    const lit = player?.state.clip?.index ?? null;
    if (!player || lit === this.#litClip) return;
    this.#litClip = lit;
    this.#surface.drawClips(player.state.clips, lit);
  }

  #placePlayhead(player: LinkedPlayer | null): void {
    const frames = player?.state.frames ?? null;
    const frame = player ? namedFrame(player.state) : null;
    if (!player || !frames || frame === null) return this.#surface.placePlayhead(null, null, '');
    const label = frameLabel(frame, this.#host.units(), player.state, frames.first);
    const shown = heldFrame(player.state);
    this.#surface.placePlayhead(frame, shown, label);
    const facts =
      shown !== null ? partStrings.heldTitle(shown) : factsText(frameFacts(frames, player.frameStatus, frame));
    const last = frameLabel(frames.last, this.#host.units(), player.state, frames.first);
    this.#speech.value(frame, frames.first, frames.last, `${partStrings.frameOf(label, last)}, ${facts}`);
  }
}

/** The content for a player; what is equal stays the same object, so that nothing is rendered anew. */
function contentOf(
  player: LinkedPlayer | null,
  markers: readonly ShownMarker[],
  before: TimelineContent,
): TimelineContent {
  const { frames, range } = player?.state ?? { frames: null, range: null };
  const [first, last] = [range?.in ?? frames?.first, range?.out ?? frames?.last];
  const next = first === undefined || last === undefined ? null : { in: first, out: last };
  const content = {
    range: next && before.range?.in === next.in && before.range.out === next.out ? before.range : next,
    rangeSet: range !== null,
    markers,
  };
  const same =
    content.range === before.range && content.rangeSet === before.rangeSet && content.markers === before.markers;
  return same ? before : content;
}
