import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { consoleLog } from '../core/base/log.ts';
import { SeqError } from '../core/base/seq-error.ts';
import type { PlayerStats, StatusView } from '../core/cache/cache-contract.ts';
import { pageCache } from '../core/cache/page-cache.ts';
import type { Marker } from '../core/player/marker.ts';
import { PlayerSession } from '../core/player/player-session.ts';
import type { PlayerEvents, PlayerSnapshot } from '../core/player/player-snapshot.ts';
import type { SeekResult } from '../core/player/seek-ledger.ts';
import type { PixelSample } from '../core/presenter/protocol.ts';
import type { ResolveFrame, SourceDescription } from '../core/sequence/source-description.ts';
import { elementSettings, playerSettings } from '../core/settings/player-settings.ts';
import { defaultSettings, isSettingValue, parseSetting } from '../core/settings/setting.ts';
import type { FrameRange } from '../core/time/playback-plan.ts';
import { Deferred } from './deferred.ts';
import { PLAYER_BRAND } from './linked-player.ts';
import type { PageCachePort } from './page-cache-port.ts';
import { controlBar, type ControlPort } from './player/control-bar.ts';
import { emptyState } from './player/empty-state.ts';
import { cardOf, errorCard } from './player/error-card.ts';
import { handleHotkey } from './player/hotkeys.ts';
import { belongsToFocus } from './player/player-keys.ts';
import { playerNotes } from './player/player-notes.ts';
import { PlayerProperties } from './player/player-properties.ts';
import { PlayerSurface } from './player/player-surface.ts';
import { SessionKeeper } from './player/session-keeper.ts';
import { PLAYER_PROPERTIES, PROPERTY_OF_ATTRIBUTE } from './player/setting-property.ts';
import { sourceDescription, type SourceLike } from './player/source-like.ts';
import { honourRequests, request } from './requests.ts';
import { playerStyles } from './seq-player.styles.ts';
import { VOTE_ATTRIBUTES, readVotes } from './status/cache-votes.ts';
import { strings } from './strings.ts';
import { theme } from './theme.styles.ts';

/** Session events that become `seq-…` events; `error` alone bubbles. */
const EVENTS = [
  'source-change',
  'frame-change',
  'playback-change',
  'status-change',
  'display-change',
  'stall',
  'error',
] as const satisfies readonly (keyof PlayerEvents)[];

const SOURCE_SETTINGS: ReadonlySet<string> = new Set(['src', 'frames', 'crossorigin']);

/**
 * Plays an image sequence. Attributes are commands and are never written back; properties read the present value.
 *
 * @tag seq-player
 * @attr {number} cache-percent - vote: share of memory the cache may use, 25–95
 * @attr {number} cache-reserve-gb - vote: memory left to everything else, 0.5–8 GB
 * @attr {number} cache-max-mb - vote: absolute limit, at most 12288 MB
 * @attr {number} workers - vote: decode workers, 1–8
 * @slot - below the controls: a timeline or a status line of this player
 * @fires seq-source-change - the source, its frames or its first header changed: `{source}`
 * @fires seq-frame-change - `{frame, shown, held, dropped, presented}`
 * @fires seq-playback-change - `{playing, speed, fps}`
 * @fires seq-status-change - statuses changed: `{ranges}`
 * @fires seq-display-change - how the picture is drawn changed: `{properties}`
 * @fires seq-stall - `{active, reason}`
 * @fires seq-error - `{code, message, frame, retryable}`; bubbles
 * @csspart stage - the picture's box
 * @csspart controls - the control bar
 * @csspart card - the error card
 * @csspart label - the label over the picture
 * @csspart hud - the numbers over the picture
 * @csspart badge - notes on what is seen: incomplete, loading
 * @csspart poster - the image before the first picture
 * @cssstate playing - plays
 * @cssstate held - another frame's picture stands in
 * @cssstate error - the source or an attribute is invalid
 * @cssprop [--seq-surround=#1a1a1a] - colour around the picture
 * @cssprop [--seq-ground] - background of the bar
 * @cssprop [--seq-raised] - background of fields
 * @cssprop [--seq-text] - text colour
 * @cssprop [--seq-quiet] - colour of secondary text
 * @cssprop [--seq-line] - colour of separators and borders
 * @cssprop [--seq-accent] - colour of focus and of what was changed
 * @cssprop [--seq-busy] - colour of numbers beside a held picture
 * @cssprop [--seq-font] - type
 */
export class SeqPlayer extends PlayerProperties {
  static override styles = [theme, playerStyles];
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...PROPERTY_OF_ATTRIBUTE.keys(), ...VOTE_ATTRIBUTES];
  }

  readonly [PLAYER_BRAND] = true;

  /** Says where each frame is fetched: `(frame, {signal})` → address, Blob, or a promise of one. */
  get resolveFrame(): ResolveFrame | null {
    return this.#resolveFrame;
  }

  set resolveFrame(resolve: ResolveFrame | null) {
    if (resolve === this.#resolveFrame) return;
    this.#resolveFrame = resolve;
    this.#queueLoad();
  }

  @query('.stage') private readonly stage!: HTMLElement;
  @query('.sizer') private readonly sizer!: HTMLElement;

  readonly #keeper = new SessionKeeper();
  readonly #own: Record<string, unknown> = defaultSettings(elementSettings);
  readonly #invalid = new Set<string>();
  #resolveFrame: ResolveFrame | null = null;
  #surface: PlayerSurface | null = null;
  #lastState = emptyState();
  #loadQueued = false;
  #whenStarted = new Deferred<PlayerSession>();
  #votes: ReturnType<PageCachePort['addVotes']> | null = null;
  readonly #controls: ControlPort = {
    ask: (name, detail) => request(this, this, name, detail),
    toggleFullscreen: () => void this.toggleFullscreen(),
  };

  /** What the player shows and does: frozen, replaced whole on every change. */
  get state(): PlayerSnapshot {
    this.#flushSource();
    return this.#keeper.session?.state ?? this.#lastState;
  }

  /** Settles with the source: resolves when its first picture is on the canvas, rejects with its `SeqError`. */
  get ready(): Promise<void> {
    this.#flushSource();
    return this.#keeper.session?.ready ?? this.#whenStarted.promise.then((session) => session.ready);
  }

  /** What is shown: as given to `load()`, or by `src` and `frames`. */
  get source(): SourceDescription | null {
    this.#flushSource();
    return this.#keeper.description;
  }

  set source(source: SourceLike | null) {
    void this.load(source).catch(() => {});
  }

  /** Notes on frames; linked timelines show them. The host owns them. Throws TypeError naming a wrong field. */
  get markers(): readonly Marker[] {
    return this.#keeper.markers;
  }

  set markers(markers: readonly Marker[]) {
    this.#keeper.setMarkers(markers);
  }

  /** Status of every frame, for linked elements: read only. */
  get frameStatus(): StatusView | null {
    return this.#keeper.session?.status ?? null;
  }

  /** What the cache manager knows the player by; null while it is not connected. */
  get playerId(): number | null {
    return this.#keeper.session?.id ?? null;
  }

  /** What the cache counts of this player. */
  get stats(): PlayerStats | null {
    return this.#keeper.session?.stats ?? null;
  }

  /** Plays as soon as there is something to play. */
  play(): void {
    this.#flushSource();
    this.#keeper.play(true);
  }

  /** Stands on the due frame. */
  pause(): void {
    this.#keeper.play(false);
  }

  /** Goes to a frame number, clamped to the source. Always resolves; rejects with TypeError for what is no number. */
  seek(frame: number): Promise<SeekResult> {
    this.#flushSource();
    if (!Number.isInteger(frame)) return Promise.reject(new TypeError(`seek(frame): ${frame} is no frame number`));
    this.#keeper.seek(frame);
    const session = this.#keeper.session;
    if (session) return session.seek(frame);
    return Promise.resolve({ frame, shown: null, at: performance.now(), outcome: 'hidden' });
  }

  /** Pauses and moves by a number of frames. */
  step(by: number): Promise<SeekResult> {
    this.#flushSource();
    const session = this.#keeper.session;
    return session ? session.step(by) : this.seek((this.#keeper.frame ?? 0) + by);
  }

  /** Shows another source: an address or pattern, files, or a description. null: none. Returns `ready`. */
  load(source: SourceLike | null): Promise<void> {
    this.#loadQueued = false;
    this.#keeper.load(source === null ? null : sourceDescription(source));
    this.requestUpdate();
    return this.ready;
  }

  /** Loads everything anew: files have changed, or more of them have arrived. */
  reload(): Promise<void> {
    this.#flushSource();
    return this.#keeper.session?.reload() ?? this.ready;
  }

  /** Tries failed frames again: one, or all. */
  retry(frame?: number): void {
    this.#keeper.session?.retry(frame);
  }

  /** Values at a pixel of the display window; `area` is the side in pixels of the square averaged, 1…64. */
  sample(x: number, y: number, area = 1): Promise<PixelSample | null> {
    return this.#keeper.session?.sample(x, y, area) ?? Promise.resolve(null);
  }

  /** What the canvas shows, as an image file. Rejects where there is no picture. */
  capture(options: { readonly type?: string } = {}): Promise<Blob> {
    const session = this.#keeper.session;
    return session ? session.capture(options) : Promise.reject(new SeqError('gl-unavailable', 'not connected'));
  }

  /** Fills the screen, or goes back; rejects where the browser refuses. */
  async toggleFullscreen(): Promise<void> {
    const document = this.ownerDocument;
    if (document.fullscreenElement === this) await document.exitFullscreen();
    else await this.requestFullscreen();
  }

  /** Lets the keymap handle a key pressed elsewhere (a linked timeline); true where it did. */
  handleKey(event: KeyboardEvent): boolean {
    const { keymap } = this;
    return keymap !== 'none' && !belongsToFocus(event) && handleHotkey(event, keymap, this, this.#controls);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const signal = this.connection;
    this.#votes = pageCache().addVotes(readVotes(this));
    honourRequests(this, signal);
    this.addEventListener('keydown', (event) => this.#keydown(event), { signal });
    if (this.hasUpdated) this.#start(signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#votes?.remove();
    this.#votes = null;
    // A move disconnects and connects in one task: only who is still away after it has left.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old === value) return;
    if (VOTE_ATTRIBUTES.some((vote) => vote === name)) this.#votes?.update(readVotes(this));
    const property = PROPERTY_OF_ATTRIBUTE.get(name);
    const rule = property && PLAYER_PROPERTIES[property];
    if (!property || !rule) return;
    const parsed = parseSetting(rule, value);
    if (!parsed.valid) consoleLog.warn(`seq-player: ${name}="${value}" is not valid: ${rule.description}`);
    if (parsed.valid) this.#invalid.delete(name);
    else this.#invalid.add(name);
    this.writeSetting(property, parsed.value);
    this.requestUpdate();
  }

  override readSetting(name: string): unknown {
    if (name === 'frame') return this.#keeper.frame;
    if (name === 'range') return rangeText(this.#keeper.range);
    const settings: Readonly<Record<string, unknown>> = this.#keeper.settings;
    if (name === 'fps') return settings.fps ?? (this.state.frames ? this.state.fps : null);
    return name in playerSettings ? settings[name] : this.#own[name];
  }

  override writeSetting(name: string, value: unknown): void {
    if (name in playerSettings) return this.#keeper.configure({ [name]: value });
    const rule = PLAYER_PROPERTIES[name];
    if (!rule || !isSettingValue(rule, value)) {
      throw new TypeError(`seq-player.${name} cannot be ${JSON.stringify(value)}: ${rule?.description}`);
    }
    if (name === 'frame') {
      if (typeof value === 'number') void this.seek(value);
    } else if (name === 'range') this.#keeper.setRange(value as string | null);
    else if (this.#own[name] !== value) {
      this.#own[name] = value;
      if (SOURCE_SETTINGS.has(name)) this.#queueLoad();
      if (name === 'poster') this.#keeper.setPoster(value !== null);
    }
    this.requestUpdate();
  }

  protected override firstUpdated(): void {
    this.#surface = new PlayerSurface(this.stage);
    this.#start(this.connection);
  }

  protected override updated(): void {
    const { header, playing, held, error } = this.state;
    const [width, height] = header ? [header.width * header.pixelAspectRatio, header.height] : [300, 150];
    this.sizer.style.inlineSize = `${Math.round(width)}px`;
    this.stage.style.aspectRatio = `${width} / ${height}`;
    this.markState('playing', playing);
    this.markState('held', held);
    this.markState('error', this.#invalid.size > 0 || (error !== null && error.frame === null));
  }

  /** Watches the surface for this connection; starts a session unless a move kept it. */
  #start(signal: AbortSignal): void {
    const surface = this.#surface;
    if (!surface) return;
    surface.watch((layout) => this.#keeper.session?.setLayout(layout), signal);
    if (this.#keeper.session) return;
    const cache: PageCachePort = pageCache();
    const session = new PlayerSession({ cache, baseUrl: () => this.ownerDocument.baseURI });
    for (const name of EVENTS) session.on(name, (detail) => this.#tell(name, detail));
    const attach = (): void => {
      if (!surface.renew(cache.presenter, session.id)) consoleLog.warn('seq-player: no canvas can be drawn on');
    };
    session.on('canvas-lost', () => {
      attach();
      session.refresh();
    });
    attach();
    session.setLayout(surface.layout);
    this.#flushSource();
    this.#keeper.start(session);
    this.#whenStarted.resolve(session);
    this.requestUpdate();
  }

  #stop(): void {
    this.#lastState = this.#keeper.session?.state ?? this.#lastState;
    this.#keeper.stop();
    this.#whenStarted = new Deferred();
  }

  #tell(name: (typeof EVENTS)[number], detail: unknown): void {
    const bubbles = name === 'error';
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent(`seq-${name}`, { detail, bubbles, composed: bubbles }));
  }

  /** Attributes come one by one: the source is put together when all of them are there. */
  #queueLoad(): void {
    if (this.#loadQueued) return;
    this.#loadQueued = true;
    queueMicrotask(() => this.#flushSource());
  }

  #flushSource(): void {
    if (!this.#loadQueued) return;
    this.#loadQueued = false;
    const { src, frames, resolveFrame } = this;
    const credentials = this.crossorigin === 'use-credentials' ? 'include' : null;
    this.#keeper.load(src || resolveFrame || frames ? { src, frames, resolveFrame, credentials } : null);
  }

  #keydown(event: KeyboardEvent): void {
    if (!event.defaultPrevented && this.handleKey(event)) event.preventDefault();
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const card = cardOf(state);
    const name = this.label ?? state.source?.split('/').at(-1) ?? strings.player;
    return html`<div class="body">
      <div class="sizer"></div>
      <div class="stage" part="stage" tabindex="0" role="group" aria-label=${name}>
        ${
          this.poster && state.shown === null && !card
            ? html`<img class="poster" part="poster" src=${this.poster} alt="" />`
            : nothing
        }
        ${card ? errorCard(card, () => this.retry(card.frame ?? undefined)) : nothing}
        ${playerNotes(state, this.label, this.hud)}
      </div>
      ${this.controls ? controlBar(state, this.#controls) : nothing}
      <slot></slot>
    </div>`;
  }
}

function rangeText(range: string | FrameRange | null): string | null {
  return range === null || typeof range === 'string' ? range : `${range.in}-${range.out}`;
}
