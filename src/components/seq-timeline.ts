import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { consoleLog } from '../core/base/log.ts';
import type { Marker } from '../core/player/marker.ts';
import { FrameStatus } from '../core/frame/frame-status.ts';
import { FrameScheduler } from './frame-scheduler.ts';
import type { LinkedPlayer } from './linked-player.ts';

import { PlayerLink } from './player-link.ts';
import { request } from './requests.ts';
import { SeqElement } from './seq-element.ts';
import { timelineStyles } from './seq-timeline.styles.ts';
import { strings } from './strings.ts';
import { theme } from './theme.styles.ts';
import { CELL_KINDS } from './timeline/cell-kind.ts';
import { frameFacts } from './timeline/frame-facts.ts';
import { frameLabel } from './timeline/frame-label.ts';
import type { TimelineUnits } from './timeline/ruler.ts';
import { bindGestures, type GesturePort } from './timeline/timeline-gestures.ts';
import { markerPart, rangeParts } from './timeline/timeline-parts.ts';
import { timelineKey } from './timeline/timeline-keys.ts';
import { TimelineSpeech } from './timeline/timeline-speech.ts';
import { TimelineSurface } from './timeline/timeline-surface.ts';
import { panView, reveal, zoomView, type TimelineView } from './timeline/timeline-view.ts';

const UNITS: readonly TimelineUnits[] = ['frames', 'timecode', 'seconds'];
/** Reasons to repaint, as bits. */
const PLAYHEAD = 1;
const STATUS = 2;
const LAYOUT = 4;
const NO_MARKERS: readonly Marker[] = [];
const ALL = PLAYHEAD | STATUS | LAYOUT;
/** While playing the indicator follows at most this often. */
const STATUS_INTERVAL_MS = 100;

/**
 * Timeline of a player: ruler, load indicator, playhead, play range and markers. It asks by request events and never
 * touches the engine. Drag to scrub, drag the handles below for the play range, Ctrl + wheel (or Alt + ↑ ↓) zooms,
 * Shift + wheel pans, a double click shows everything.
 *
 * @tag seq-timeline
 * @fires seq-seek-request - asks for a frame: `{frame, scrub}`
 * @fires seq-play-request - playing goes on after a scrub
 * @fires seq-pause-request - playing pauses for a scrub
 * @fires seq-range-request - asks for a play range: `{in, out}`
 * @fires seq-marker-select - a marker was chosen: `{marker}`
 * @csspart ruler - the ruler with its labels
 * @csspart strip - the load indicator's canvas
 * @csspart playhead - the due frame
 * @csspart chip - the due frame's number
 * @csspart range - bar of the play range
 * @csspart handle - in and out handles
 * @csspart marker - a marker
 * @csspart tip - read-out under the pointer
 * @cssstate unlinked - no player was found
 * @cssstate error - an attribute has an invalid value
 * @cssprop [--seq-strip-height=10px] - height of the load indicator
 * @cssprop [--seq-placeholder=rgb(40 40 45)] - colour of frames not loaded
 * @cssprop [--seq-header=rgb(60 100 180)] - colour of frames whose header is read
 * @cssprop [--seq-loading=rgb(220 160 60)] - colour of frames being loaded
 * @cssprop [--seq-loaded=rgb(80 200 120)] - colour of frames in the cache
 * @cssprop [--seq-error=rgb(200 60 60)] - colour of frames with an error
 * @cssprop [--seq-missing=rgb(150 150 156)] - colour of the hatching of missing frames
 * @cssprop [--seq-marker] - colour of markers without their own
 */
export class SeqTimeline extends SeqElement {
  static override styles = [theme, timelineStyles];

  /** Unit of the ruler and the read-outs. */
  @property() get units(): TimelineUnits {
    return this.#units;
  }

  set units(value: TimelineUnits) {
    const valid = UNITS.includes(value);
    if (!valid && value !== null)
      consoleLog.warn(`seq-timeline: units="${String(value)}" is none of ${UNITS.join(', ')}`);
    this.markState('error', !valid && value !== null);
    this.#units = valid ? value : 'frames';
    this.#repaint.ask(LAYOUT | PLAYHEAD);
  }

  /** Id of the player; without it, and without `player`, the enclosing player. */
  @property() get for(): string {
    return this.#link.targetId;
  }

  set for(id: string | null) {
    this.#link.targetId = id ?? '';
  }

  /** The linked player; setting it comes before `for`. */
  @property({ attribute: false }) get player(): LinkedPlayer | null {
    return this.#link.player ?? this.#link.explicit;
  }

  set player(player: LinkedPlayer | null) {
    this.#link.explicit = player;
  }

  @state() private markers = NO_MARKERS;
  @state() private range: { readonly in: number; readonly out: number } | null = null;
  @state() private rangeSet = false;
  @query('.track') private readonly track!: HTMLElement;
  @query('.slider') private readonly slider!: HTMLElement;

  #units: TimelineUnits = 'frames';
  readonly #repaint = new FrameScheduler((reasons, at) => this.#paint(reasons, at));
  readonly #link = new PlayerLink(this, {
    linked: (player) => {
      this.markState('unlinked', !player);
      this.#view = null;
      this.requestUpdate();
      this.#repaint.ask(ALL);
    },
    playerChanged: (event) => this.#playerChanged(event),
  });
  #surface: TimelineSurface | null = null;
  #speech: TimelineSpeech | null = null;
  /** null: everything. */
  #view: TimelineView | null = null;
  #statusAt = -Infinity;
  #complete = false;
  /** Whether playing goes on when the scrub ends; null while nobody scrubs. */
  #resume: boolean | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#link.connect(this.connection);
    if (this.hasUpdated) this.#bind(this.connection);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#repaint.stop();
    this.#speech?.stop();
    this.#resume = null;
  }

  override adoptedCallback(): void {
    super.adoptedCallback();
    this.#repaint.ask(ALL);
  }

  /** Shows the whole source again. */
  fitView(): void {
    this.#setView(null);
  }

  protected override firstUpdated(): void {
    this.#surface = new TimelineSurface(this.track);
    this.#speech = new TimelineSpeech(this.slider, this.renderRoot.querySelector('.live') as HTMLElement);
    this.#bind(this.connection);
  }

  protected override updated(): void {
    this.#surface?.place();
  }

  #bind(signal: AbortSignal): void {
    const observer = new ResizeObserver(() => this.#repaint.ask(ALL));
    observer.observe(this.track);
    signal.addEventListener('abort', () => observer.disconnect());
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => this.#repaint.ask(ALL), { signal });
    }
    bindGestures(this.track, this.#gestures, signal);
    this.track.addEventListener('keydown', (event) => this.#keydown(event), { signal });
    this.#repaint.ask(ALL);
  }

  get #bounds(): TimelineView | null {
    const frames = this.#link.player?.state.frames;
    return frames ? { start: frames.first, end: frames.last + 1 } : null;
  }

  #setView(view: TimelineView | null): void {
    const bounds = this.#bounds;
    this.#view = view && bounds && view.end - view.start < bounds.end - bounds.start ? view : null;
    this.#repaint.ask(ALL);
  }

  readonly #gestures: GesturePort = (() => {
    const bounds = (): TimelineView | null => this.#bounds;
    const range = (): typeof this.range => this.range;
    return {
      frameAt: (x) => this.#surface?.frameAt(x) ?? 0,
      get bounds() {
        return bounds();
      },
      get range() {
        return range();
      },
      scrub: (frame, phase) => this.#scrub(frame, phase),
      moveRange: (to) => request(this, this.#link.player, 'seq-range-request', to),
      hover: (x) => this.#hover(x),
      zoom: (at, factor) => this.#zoom(at, factor),
      pan: (by) => {
        const whole = this.#bounds;
        if (whole && this.#view) this.#setView(panView(this.#view, whole, by));
      },
      fit: () => this.fitView(),
    };
  })();

  #zoom(at: number, factor: number): void {
    const bounds = this.#bounds;
    if (bounds) this.#setView(zoomView(this.#view ?? bounds, bounds, at, factor));
  }

  /** Playing pauses under the finger and goes on after it. */
  #scrub(frame: number, phase: 'start' | 'move' | 'end'): void {
    const player = this.#link.player;
    if (phase === 'start') {
      this.slider.focus({ preventScroll: true });
      this.#resume = player?.state.playing ?? false;
      if (this.#resume) request(this, player, 'seq-pause-request', null);
    }
    request(this, player, 'seq-seek-request', { frame, scrub: phase !== 'end' });
    if (phase !== 'end') return;
    if (this.#resume) request(this, player, 'seq-play-request', null);
    this.#resume = null;
  }

  #keydown(event: KeyboardEvent): void {
    const player = this.#link.player;
    const frames = player?.state.frames;
    const key = timelineKey(event);
    // Space and Enter on a focused button (a marker) belong to the button.
    if (event.target !== this.slider && (event.key === ' ' || event.key === 'Enter')) return;
    if (!key || !player || !frames) {
      if (!key && player?.handleKey(event)) event.preventDefault();
      return;
    }
    if (key.kind === 'step') request(this, player, 'seq-step-request', { by: key.by });
    else if (key.kind === 'zoom') this.#zoom((player.state.frame ?? frames.first) + 0.5, key.factor);
    else request(this, player, 'seq-seek-request', { frame: frames[key.kind], scrub: false });
    event.preventDefault();
  }

  #hover(x: number | null): void {
    const player = this.#link.player;
    const frames = player?.state.frames;
    const frame = x === null || !this.#surface ? null : Math.floor(this.#surface.frameAt(x));
    if (!player || !frames || frame === null || frame < frames.first || frame > frames.last)
      return this.#surface?.showTip(null);
    const unit = this.#units === 'frames' ? 'timecode' : this.#units;
    const timecode = frameLabel(frame, unit, player.state, frames.first);
    this.#surface?.showTip(x, `${frame} · ${timecode} · ${frameFacts(frames, player.frameStatus, frame)}`);
  }

  #playerChanged(event: Event): void {
    if (event.type === 'seq-frame-change') this.#repaint.ask(PLAYHEAD);
    else if (event.type === 'seq-status-change') this.#repaint.ask(STATUS);
    else {
      if (event.type === 'seq-source-change') this.#view = null;
      this.#repaint.ask(ALL);
    }
    const { error, frame } = this.#link.player?.state ?? {};
    if (event.type !== 'seq-error' || !error || typeof frame !== 'number') return;
    this.#speech?.announce(strings.announceError(frame, strings.errors[error.code]));
  }

  #paint(reasons: number, at: number): void {
    const surface = this.#surface;
    if (!surface) return;
    const player = this.#link.player;
    const state = player?.state ?? null;
    const frames = state?.frames ?? null;
    let due = reasons;
    if (frames && this.#view && typeof state?.frame === 'number' && due & PLAYHEAD && this.#resume === null) {
      const view = reveal(this.#view, this.#bounds ?? this.#view, state.frame);
      if (view !== this.#view) due = ALL;
      this.#view = view;
    }
    if (due & LAYOUT) this.#layout(surface, player);
    if (due & PLAYHEAD || due & LAYOUT) this.#placePlayhead(surface, player);
    if (due & LAYOUT) due |= STATUS;
    if (!(due & STATUS)) return;
    const wait = STATUS_INTERVAL_MS - (at - this.#statusAt);
    if (state?.playing && wait > 0 && !(due & LAYOUT)) return this.#repaint.askAfter(wait, STATUS);
    this.#statusAt = at;
    if (surface.paintStatus(frames, player?.frameStatus ?? null) > 0) this.#announceComplete(player);
  }

  #layout(surface: TimelineSurface, player: LinkedPlayer | null): void {
    const { frames, range } = player?.state ?? { frames: null, range: null };
    const [first, last] = [range?.in ?? frames?.first, range?.out ?? frames?.last];
    if (first === undefined || last === undefined) this.range = null;
    else if (this.range?.in !== first || this.range.out !== last) this.range = { in: first, out: last };
    this.rangeSet = range !== null;
    this.markers = player?.markers ?? NO_MARKERS;
    const view = this.#view ?? this.#bounds;
    if (!player || !frames || !view) return surface.layout(null);
    surface.layout({ view, units: this.#units, clock: player.state, first: frames.first, last: frames.last });
  }

  #placePlayhead(surface: TimelineSurface, player: LinkedPlayer | null): void {
    const { frames, frame, shown, held } = player?.state ?? { frames: null, frame: null };
    if (!player || !frames || frame === null) return surface.placePlayhead(null, null, '');
    const label = frameLabel(frame, this.#units, player.state, frames.first);
    surface.placePlayhead(frame, held ? (shown ?? null) : null, label);
    const facts =
      held && typeof shown === 'number' ? strings.heldTitle(shown) : frameFacts(frames, player.frameStatus, frame);
    this.#speech?.value(frame, frames.first, frames.last, `${strings.frameOf(label, String(frames.last))}, ${facts}`);
  }

  #announceComplete(player: LinkedPlayer | null): void {
    const statuses = player?.frameStatus?.statuses;
    const complete = statuses?.every((status) => status === FrameStatus.Loaded) ?? false;
    if (complete && !this.#complete) this.#speech?.announce(strings.allLoaded);
    this.#complete = complete;
  }

  #selectMarker(marker: Marker): void {
    this.dispatchEvent(new CustomEvent('seq-marker-select', { detail: { marker }, bubbles: true, composed: true }));
    request(this, this.#link.player, 'seq-seek-request', { frame: marker.frame, scrub: false });
  }

  #message(): TemplateResult | typeof nothing {
    const player = this.#link.player;
    if (player?.state.frames) return nothing;
    return html`<div class="message">${player ? strings.noSource : strings.unlinked}</div>`;
  }

  protected override render(): TemplateResult {
    const bounds = this.#bounds;
    return html`<div class="wrap">
      <div class="track">
        <div class="slider" role="slider" tabindex="0" aria-label=${strings.timeline} aria-valuenow="0"></div>
        <div class="ruler" part="ruler" aria-hidden="true"><canvas class="ticks"></canvas></div>
        <div class="indicator"><canvas class="strip" part="strip" aria-hidden="true"></canvas></div>
        <div></div>
        ${this.#message()} ${this.markers.map((marker) => markerPart(marker, (chosen) => this.#selectMarker(chosen)))}
        ${this.range && bounds ? rangeParts(this.range, bounds, this.rangeSet) : nothing}
        <div class="placed shown" hidden></div>
        <div class="placed playhead" part="playhead" hidden></div>
        <div class="chip" part="chip" hidden></div>
        <div class="placed hover" hidden></div>
      </div>
      <div class="tip" part="tip" hidden></div>
      <div class="live unseen" aria-live="polite"></div>
      <div class="palette"><i class="ground"></i>${CELL_KINDS.map((kind) => html`<i class=${kind}></i>`)}</div>
    </div>`;
  }
}
