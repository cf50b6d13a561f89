import { html, nothing, type TemplateResult } from 'lit';
import type { Marker } from '../../core/player/document/marker.ts';
import type { LinkedPlayer } from '../link/linked-player.ts';
import { frameLabel, type TimelineUnits } from '../text/frame-label.ts';
import { partStrings } from '../text/part-strings.ts';
import { clipRowStyles } from './clips/clip-row.styles.ts';
import { clipAt, cutsIn } from './clips/cuts.ts';
import { coarsePointerStyles } from './input/coarse-pointer.styles.ts';
import { TimelineCommands } from './input/timeline-commands.ts';
import { bindGestures, type GesturePort } from './input/timeline-gestures.ts';
import { notesText } from './ruler/frame-notes.ts';
import { factsText, frameFacts } from './ruler/frame-facts.ts';
import { LazyMediaRows } from './media/lazy-media-rows.ts';
import type { WantedRows } from './media/media-layout.ts';
import { mediaRowsStyles } from './media/media-rows.styles.ts';
import { marksStyles } from './ruler/marks.styles.ts';
import { rulerStyles } from './ruler/ruler.styles.ts';
import { CELL_KINDS } from './strip/cell-kind.ts';
import { paletteStyles } from './strip/palette.styles.ts';
import { TimelinePainter } from './timeline-painter.ts';
import { markerPart, rangeParts } from './timeline-parts.ts';
import { Repaint, type TimelineContent } from './timeline-content.ts';
import { announcementFor, TimelineSpeech } from './timeline-speech.ts';
import { TimelineSurface } from './timeline-surface.ts';
import type { TimelineView } from './timeline-view.ts';
import { TimelineWindow } from './timeline-window.ts';

export const styles = [paletteStyles, rulerStyles, clipRowStyles, mediaRowsStyles, marksStyles, coarsePointerStyles];

/** What a timeline's body needs of its element. */
export interface TimelineBodyHost {
  /** Requests come from it. */
  readonly element: HTMLElement;
  readonly track: HTMLElement;
  readonly slider: HTMLElement;
  readonly live: HTMLElement;
  player(): LinkedPlayer | null;
  units(): TimelineUnits;
  content(): TimelineContent;
  /** The template's content changed. */
  show(content: TimelineContent): void;
  /** Asks to paint in the next animation frame. */
  ask(reasons: number): void;
  /** Has words said in the language of the element. */
  speak(): void;
  /** Asks to paint once more, after a delay. */
  again(delayMs: number, reasons: number): void;
}

/**
 * What a timeline draws, says and does: everything but the element and its links. It is loaded with the first timeline of
 * a page, so that the first picture does not wait for it.
 */
export class TimelineBody {
  readonly #host: TimelineBodyHost;
  readonly #window: TimelineWindow;
  readonly #commands: TimelineCommands;
  readonly #surface: TimelineSurface;
  readonly #speech: TimelineSpeech;
  readonly #painter: TimelinePainter;
  readonly #media: LazyMediaRows;

  constructor(host: TimelineBodyHost) {
    this.#host = host;
    this.#window = new TimelineWindow(
      () => this.#bounds,
      () => host.ask(Repaint.All),
    );
    this.#commands = new TimelineCommands(host.element, () => host.player(), this.#window);
    this.#surface = new TimelineSurface(host.track);
    this.#speech = new TimelineSpeech(host.slider, host.live, (count) => {
      host.speak();
      return partStrings.announceMore(count);
    });
    this.#media = new LazyMediaRows(() => host.track.querySelector<HTMLElement>('.media'));
    const painted = {
      player: () => host.player(),
      units: () => host.units(),
      content: () => host.content(),
      scrubbing: () => this.#commands.scrubbing,
      show: (next: TimelineContent) => host.show(next),
      laidOut: () => this.#layOutMedia(),
      again: (delayMs: number, reasons: number) => host.again(delayMs, reasons),
    };
    this.#painter = new TimelinePainter(painted, this.#surface, this.#speech, this.#window);
  }

  /** Binds pointer and wheel until the signal ends the connection. */
  bind(signal: AbortSignal): void {
    this.#media.connect();
    bindGestures(this.#host.track, this.#gestures, signal);
  }

  /** Ends what goes on by itself: the element has left the page. */
  stop(): void {
    this.#speech.stop();
    this.#media.disconnect();
    this.#commands.cancel();
  }

  /** Paints for a set of reasons, at the time of an animation frame. */
  paint(reasons: number, at: number): void {
    this.#painter.paint(reasons, at);
  }

  /** Puts what the template rendered in its place. */
  place(): void {
    this.#surface.place();
  }

  /** Rows of sound and pictures are wanted, or no longer. */
  wantMedia(wanted: WantedRows): void {
    this.#media.want(wanted);
  }

  /** Something that the player measures or draws is further. */
  refreshMedia(): void {
    this.#media.refresh();
  }

  /** Another source: all of it is shown. */
  forgetView(): void {
    this.#window.forget();
  }

  fitView(): void {
    this.#window.fit();
  }

  /** Shows the clip at the playhead; called again, everything. */
  fitClip(): void {
    this.#commands.showClip();
  }

  press(event: KeyboardEvent): void {
    this.#commands.press(event, event.target !== this.#host.slider);
  }

  /** Says what an event of the player is worth. */
  announce(event: Event): void {
    const news = announcementFor(event, this.#host.player());
    if (news) this.#speech.announce(news);
  }

  /** Markers and play range, which have their places in time. */
  parts({ range, rangeSet, markers }: TimelineContent): TemplateResult {
    const bounds = this.#bounds;
    const select = (chosen: Marker): void => this.#commands.selectMarker(chosen);
    return html`${markers.map((marker) => markerPart(marker, select))}
    ${range && bounds ? rangeParts(range, bounds, rangeSet) : nothing}`;
  }

  get #bounds(): TimelineView | null {
    const frames = this.#host.player()?.state.frames;
    return frames ? { start: frames.first, end: frames.last + 1 } : null;
  }

  readonly #gestures: GesturePort = {
    frameAt: (x) => this.#surface.frameAt(x),
    bounds: () => this.#bounds,
    range: () => this.#host.content().range,
    scrub: (frame, phase) => {
      if (phase === 'start') this.#host.slider.focus({ preventScroll: true });
      this.#commands.scrub(frame, phase);
    },
    moveRange: (to) => this.#commands.moveRange(to),
    hover: (x) => this.#hover(x),
    zoom: (at, factor) => this.#window.zoom(at, factor),
    pan: (by) => this.#window.pan(by),
    fit: () => this.#window.fit(),
    clipAt: (frame) => clipAt(this.#host.player()?.state.clips ?? [], frame),
    places: () => this.#places(),
  };

  /** Where a drag snaps to. */
  #places(): readonly number[] {
    const { view } = this.#window;
    const player = this.#host.player();
    if (!player || !view) return [];
    const { range, clips } = player.state;
    const markers = this.#host.content().markers.map(({ marker }) => marker.frame);
    return [...cutsIn(clips, view, 0), ...markers, ...(range ? [range.in, range.out] : [])];
  }

  #layOutMedia(): void {
    const { width, ratio } = this.#surface;
    this.#media.layOut({ player: this.#host.player(), view: this.#window.view, width, ratio });
  }

  #hover(x: number | null): void {
    const player = this.#host.player();
    const frames = player?.state.frames;
    const frame = x === null ? null : Math.floor(this.#surface.frameAt(x));
    if (!player || !frames || frame === null || frame < frames.first || frame > frames.last) {
      this.#media.hover(null, null);
      return this.#surface.showTip(null);
    }
    const units = this.#host.units();
    const label = frameLabel(frame, units === 'frames' ? 'timecode' : units, player.state, frames.first);
    const facts = frameFacts(frames, player.frameStatus, frame);
    const tip = this.#host.track.parentElement?.querySelector<HTMLElement>('.tip');
    this.#media.hover(frame, tip ?? null);
    const clip = clipAt(player.state.clips, frame);
    const inClip = clip ? ` · ${clip.name} ${clip.mediaFrame(frame)}` : '';
    const notes = notesText(player.state, frame);
    const said = notes && ` · ${notes}`;
    this.#surface.showTip(x, `${frame} · ${label}${inClip} · ${factsText(facts)}${said}`, facts.message);
  }
}

/** Elements that carry the colours of the load indicator's cells, for scripts to read. */
export function cellPalette(): TemplateResult {
  return html`${CELL_KINDS.map((kind) => html`<i class=${kind}></i>`)}`;
}
