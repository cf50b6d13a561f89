import { html, isServer, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { consoleLog } from '../../core/base/log.ts';
import { SeqError } from '../../core/base/seq-error.ts';
import { FrameScheduler } from '../element/frame-scheduler.ts';
import type { LinkedPlayer } from '../link/linked-player.ts';
import { PlayerLinkController } from '../link/player-link-controller.ts';
import { SeqElement } from '../element/seq-element.ts';
import { strings } from '../text/strings.ts';
import { theme } from '../element/theme.styles.ts';
import type { TimelineUnits } from '../text/frame-label.ts';
import { timelineBody } from '../lazy-parts.ts';
import type { TimelineBody } from './timeline-body.ts';
import { trackStyles } from './strip/track.styles.ts';
import { NO_CONTENT, Repaint, type TimelineContent } from './timeline-content.ts';

const UNITS: readonly TimelineUnits[] = ['frames', 'timecode', 'seconds'];

/**
 * Timeline of a player: ruler, load indicator, playhead, play range and markers. It asks by request events and never
 * touches the engine. Drag to scrub (with Shift it snaps to cuts, markers and the range), drag the handles below for the
 * play range, Ctrl + wheel (or Alt + ↑ ↓) zooms, Alt + Z to the clip at the playhead, Shift + wheel pans, a double click
 * shows everything, one on a clip makes it the range.
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
 * @cssprop [--seq-ground] - background
 * @cssprop [--seq-raised] - background of the read-out
 * @cssprop [--seq-text] - text colour, and the playhead's
 * @cssprop [--seq-quiet] - colour of the ruler's labels
 * @cssprop [--seq-line] - colour of ticks, borders and the whole range
 * @cssprop [--seq-accent] - colour of focus and of a play range that was set
 * @cssprop [--seq-radius=0] - radius of the corners
 * @cssprop [--seq-font] - type
 */
export class SeqTimeline extends SeqElement {
  static override styles = [theme, trackStyles];

  /** Unit of the ruler and the read-outs. */
  @property() get units(): TimelineUnits {
    return this.#units;
  }

  set units(value: TimelineUnits) {
    const valid = UNITS.includes(value);
    if (!valid && value != null)
      consoleLog.warn(`seq-timeline: units="${String(value)}" is not one of ${UNITS.join(', ')}`);
    this.markState('error', !valid && value != null);
    this.#units = valid ? value : 'frames';
    this.#repaint.ask(Repaint.All);
  }

  /** Shows the waveform of the player's sound below the load indicator. */
  @property({ type: Boolean }) waveform = false;

  /** Shows a filmstrip below the load indicator, and a picture of the frame in the read-out under the pointer. */
  @property({ type: Boolean }) thumbnails = false;

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

  /** What the template shows of the player. */
  @state() private content: TimelineContent = NO_CONTENT;
  @query('.track') private readonly track!: HTMLElement;
  @query('.slider') private readonly slider!: HTMLElement;
  @query('.live') private readonly live!: HTMLElement;

  #units: TimelineUnits = 'frames';
  readonly #repaint = new FrameScheduler((reasons, at) => {
    this.speak();
    this.#body?.paint(reasons, at);
  });
  readonly #link = new PlayerLinkController(this, {
    linked: (player) => {
      this.markState('unlinked', !player);
      this.#body?.forgetView();
      this.#source = player?.state.source ?? null;
      this.requestUpdate();
      this.#repaint.ask(Repaint.All);
    },
    playerChanged: (event) => this.#playerChanged(event),
  });
  #source: string | null = null;
  /** null until the template is there, and the code for what is in it. */
  #body: TimelineBody | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#bind(this.connection);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#repaint.stop();
    this.#body?.stop();
  }

  override adoptedCallback(): void {
    super.adoptedCallback();
    this.#repaint.ask(Repaint.All);
  }

  protected override languageChanged(): void {
    super.languageChanged();
    this.#repaint.ask(Repaint.All);
  }

  /** Shows the whole source again. */
  fitView(): void {
    this.#body?.fitView();
  }

  /** Shows the clip at the playhead of an edit; called again, everything. */
  fitClip(): void {
    this.#body?.fitClip();
  }

  protected override firstUpdated(): void {
    this.#bind(this.connection);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const code = timelineBody.now;
    const isNew = code !== null && !this.#body;
    if (code && isNew) {
      this.#body = new code.TimelineBody({
        element: this,
        track: this.track,
        slider: this.slider,
        live: this.live,
        player: () => this.#link.player,
        units: () => this.#units,
        content: () => this.content,
        show: (next) => void (this.content = next),
        speak: () => this.speak(),
        ask: (reasons) => this.#repaint.ask(reasons),
        again: (delayMs, reasons) => this.#repaint.askAfter(delayMs, reasons),
      });
      if (this.isConnected) this.#body.bind(this.connection);
      this.#repaint.ask(Repaint.All);
    }
    this.#body?.place();
    if (isNew || changed.has('waveform') || changed.has('thumbnails')) this.#body?.wantMedia(this);
  }

  #bind(signal: AbortSignal): void {
    const observer = new ResizeObserver(() => this.#repaint.ask(Repaint.All));
    observer.observe(this.track);
    signal.addEventListener('abort', () => observer.disconnect());
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => this.#repaint.ask(Repaint.All), { signal });
    }
    this.#body?.bind(signal);
    this.track.addEventListener('keydown', (event) => this.#press(event), { signal });
    this.#repaint.ask(Repaint.All);
  }

  /** Before the timeline's own keys are there, all of them are the player's. */
  #press(event: KeyboardEvent): void {
    if (this.#body) this.#body.press(event);
    else if (this.#link.player?.handleKey(event)) event.preventDefault();
  }

  #playerChanged(event: Event): void {
    if (event.type === 'seq-display-change') this.#body?.refreshMedia();
    const source = this.#link.player?.state.source ?? null;
    // A list that grew, or a header, is no other source: the zoom stays.
    if (source !== this.#source) this.#body?.forgetView();
    this.#source = source;
    // Events come in animation frames: what names a frame is painted in the same one.
    if (event.type === 'seq-frame-change') this.#repaint.flush(Repaint.Playhead);
    else if (event.type === 'seq-status-change') this.#repaint.ask(Repaint.Status);
    else this.#repaint.ask(Repaint.Facts | Repaint.Playhead);
    this.speak();
    this.#body?.announce(event);
  }

  #message(failure: SeqError | null): TemplateResult | typeof nothing {
    if (failure) return html`<div class="message" role="alert" title=${failure.message}>${failure.message}</div>`;
    const player = this.#link.player;
    if (player?.state.frames) return nothing;
    return html`<div class="message">${player ? strings.noSource : strings.unlinked}</div>`;
  }

  protected override render(): TemplateResult {
    if (isServer) return html`<div class="wrap"><div class="track"></div></div>`;
    const code = this.lazyPart(timelineBody);
    return html`<div class="wrap">
      <div class="track">
        <div class="slider" role="slider" tabindex="0" aria-label=${strings.timeline} aria-valuenow="0"></div>
        <div class="clip-row" hidden><canvas class="clips" aria-hidden="true"></canvas></div>
        <div class="ruler" part="ruler" aria-hidden="true"><canvas class="ticks"></canvas></div>
        <div class="indicator"><canvas class="strip" part="strip" aria-hidden="true"></canvas></div>
        <div class="media" hidden></div>
        ${this.#message(code instanceof SeqError ? code : null)} ${this.#body?.parts(this.content)}
        <div class="placed shown" hidden></div>
        <div class="placed playhead" part="playhead" hidden></div>
        <div class="chip" part="chip" hidden></div>
        <div class="placed hover" hidden></div>
      </div>
      <div class="tip" part="tip" hidden>
        <div class="tip-line"></div>
        <div class="tip-more"></div>
      </div>
      <div class="live unseen" aria-live="polite"></div>
      <div class="palette"><i class="ground"></i>${code instanceof SeqError ? nothing : code?.cellPalette()}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seq-timeline': SeqTimeline;
  }
}
