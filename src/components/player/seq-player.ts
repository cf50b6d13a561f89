import { html, nothing, type TemplateResult } from 'lit';
import { query, state as reactive } from 'lit/decorators.js';
import { consoleLog } from '../../core/base/log.ts';
import { pageCache } from '../../core/cache/page-cache.ts';
import { CommandRunner } from '../../core/player/commands/command-runner.ts';
import { keymaps } from '../../core/player/commands/keymaps.ts';
import type { CommandElement, PanelName } from '../../core/player/commands/command.ts';
import { PlayerSession } from '../../core/player/player-session.ts';
import type { PlayerLayout } from '../../core/player/view/player-view.ts';
import type { PlayerEvents, PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import { parseSetting } from '../../core/settings/setting.ts';
import { PLAYER_BRAND } from '../link/linked-player.ts';
import type { PageCachePort } from '../page/page-cache-port.ts';
import { controlBar, type ControlPort } from './controls/control-bar.ts';
import { compareOverlay, type WipePort } from './compare/compare-overlay.ts';
import { cardOf, errorCard } from './overlays/error-card.ts';
import { displayPanel } from './overlays/display-panel.ts';
import { LocalFilesController } from './files/local-files-controller.ts';
import { goToOverlay } from './overlays/go-to-overlay.ts';
import { helpOverlay } from './overlays/help-overlay.ts';
import { PictureGesturesController } from './input/picture-gestures.ts';
import { movePicture, type PictureMove } from './input/move-picture.ts';
import { PlayerKeyboardController } from './input/player-keyboard.ts';
import { PlayerMethods } from './player-methods.ts';
import { playerNotes } from './overlays/player-notes.ts';
import { copyLink, savePicture } from './stage/picture-export.ts';
import { probeOverlay } from './overlays/probe-overlay.ts';
import { PlayerSurface } from './stage/player-surface.ts';
import { PLAYER_PROPERTIES, PROPERTY_OF_ATTRIBUTE } from './setting-property.ts';
import { honourRequests, request } from '../events/requests.ts';
import { playerStyles } from './seq-player.styles.ts';
import { heldFrame } from '../text/frame-text.ts';
import { CacheVotesController, VOTE_ATTRIBUTES } from '../page/cache-votes-controller.ts';
import { strings } from '../text/strings.ts';
import { theme } from '../element/theme.styles.ts';

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
 * @fires seq-display-change - how the picture is drawn, or what is heard (`sound`), changed: `{properties}`
 * @fires seq-stall - `{active, reason}`
 * @fires seq-open-request - files of the user are to be opened: `{source, sources}`; `load()` takes any of them
 * @fires seq-error - `{code, message, frame, retryable}`; bubbles
 * @csspart stage - the picture's box
 * @csspart controls - the control bar
 * @csspart card - what stands in a picture's place: the error card, or where files of the user are opened
 * @csspart label - the label over the picture
 * @csspart hud - the numbers over the picture
 * @csspart badge - notes on what is seen: incomplete, loading
 * @csspart help - the list of keys
 * @csspart poster - the image before the first picture
 * @cssstate playing - plays
 * @cssstate drop - files are dragged over it
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
export class SeqPlayer extends PlayerMethods {
  static override styles = [theme, playerStyles];
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...PROPERTY_OF_ATTRIBUTE.keys(), ...VOTE_ATTRIBUTES];
  }

  readonly [PLAYER_BRAND] = true;

  @reactive() private overlay: PanelName | null = null;
  @query('.stage') private readonly stage!: HTMLElement;
  @query('.sizer') private readonly sizer!: HTMLElement;

  readonly #invalid = new Set<string>();
  #surface: PlayerSurface | null = null;
  readonly #votes = new CacheVotesController(this, pageCache);
  #runner: CommandRunner | null = null;
  readonly #keyboard = new PlayerKeyboardController(this, {
    keymap: () => this.#files.keymap(keymaps[this.keymap]),
    runner: () => this.#runner,
    close: () => {
      const isOpen = this.overlay !== null;
      if (isOpen) this.#closeOverlay();
      return isOpen;
    },
    grabbing: (held) => void (this.stage.style.cursor = held ? 'grab' : ''),
  });
  readonly #controls: ControlPort = {
    ask: (name, detail) => request(this, this, name, detail),
    run: (command) => this.#runner?.run(command),
  };
  readonly #files = new LocalFilesController(this, {
    offer: () => {
      this.overlay = 'files';
    },
    close: () => this.#closeOverlay(),
  });
  readonly #panel = {
    set: (changes: Readonly<Record<string, unknown>>) => this.#controls.ask('seq-display-request', changes),
    save: () => this.#runner?.run('save-picture'),
    copyLink: () => this.#runner?.run('copy-link'),
    close: () => this.#closeOverlay(),
  };

  readonly #wipePort = this.#makeWipePort();

  /** What commands need of the element; the session carries out the others. */
  readonly #actions: CommandElement = {
    togglePanel: (panel) => {
      this.overlay = this.overlay === panel ? null : panel;
      if (this.overlay === 'files') void this.updateComplete.then(() => this.#files.focus(this.renderRoot));
    },
    toggleReadOut: (property) => {
      this[property] = !this[property];
    },
    toggleFullscreen: () => this.toggleFullscreen().catch(() => {}),
    pan: (x, y) => this.#pan(x, y),
    savePicture: () => void savePicture(this).catch(warn),
    copyLink: () => void copyLink(this).catch(warn),
  };

  constructor() {
    super();
    const gestures = new PictureGesturesController(() => this.stage, {
      move: (move) => this.#movePicture(move),
      pointerAt: (point) => this.probeAt(point),
      hover: (over) => this.#keyboard.space.hover(over),
      isGrabbing: () => this.#keyboard.space.held,
      isFitted: () => this.state.view.zoom === null,
      ownsWheel: () => this.matches(':fullscreen'),
    });
    this.addController(gestures);
  }

  /** Fills the screen, or goes back; rejects where the browser refuses. */
  async toggleFullscreen(): Promise<void> {
    const document = this.ownerDocument;
    if (document.fullscreenElement === this) await document.exitFullscreen();
    else await this.requestFullscreen();
  }

  /** Lets the keymap handle a key pressed elsewhere (a linked timeline); true where it did. */
  handleKey(event: KeyboardEvent): boolean {
    return this.#keyboard.press(event, false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const signal = this.connection;
    honourRequests(this, signal);
    const gesture = (): void => this.keeper.session?.gesture();
    for (const name of ['pointerup', 'click', 'keydown']) this.addEventListener(name, gesture, { signal });
    this.#watchNetwork(signal);
    if (this.hasUpdated) this.#start(signal);
  }

  /** What could not be fetched is tried again when the network is back. */
  #watchNetwork(signal: AbortSignal): void {
    const view = this.ownerDocument.defaultView;
    const update = (): void => this.requestUpdate();
    const retry = (): void => {
      const { error } = this.state;
      if (error?.code === 'fetch-failed') this.retry(error.frame ?? undefined);
      update();
    };
    view?.addEventListener('offline', update, { signal });
    view?.addEventListener('online', retry, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move disconnects and connects in one task: only who is still away after it has left.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old === value) return;
    this.#votes.attributeChanged(name);
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

  protected override firstUpdated(): void {
    this.#surface = new PlayerSurface(this.stage);
    this.#start(this.connection);
  }

  protected override updated(): void {
    const { size, playing, error } = this.state;
    this.markState('drop', this.#files.over);
    if (this.overlay === 'go-to') this.renderRoot.querySelector<HTMLInputElement>('.go-to input')?.focus();
    const [width, height] = size ? [size.width * size.pixelAspectRatio, size.height] : [300, 150];
    this.sizer.style.inlineSize = `${Math.round(width)}px`;
    this.stage.style.aspectRatio = `${width} / ${height}`;
    this.markState('playing', playing);
    this.markState('held', heldFrame(this.state) !== null);
    this.markState('error', this.#invalid.size > 0 || (error !== null && error.frame === null));
  }

  /** Watches the surface for this connection; starts a session unless a move kept it. */
  #start(signal: AbortSignal): void {
    const surface = this.#surface;
    if (!surface) return;
    surface.watch((layout) => {
      this.keeper.session?.setLayout(layout);
      // What lies over the picture is placed by its size; not in the observer's own turn, which may not change sizes.
      requestAnimationFrame(() => this.requestUpdate());
    }, signal);
    if (this.keeper.session) return;
    const cache: PageCachePort = pageCache();
    const session = new PlayerSession({ cache, baseUrl: () => this.ownerDocument.baseURI });
    for (const name of EVENTS) session.on(name, (detail) => this.#tell(name, detail));
    const attach = (): void => {
      const ok = surface.renew(cache.presenter, session.id, this.#colorSpace());
      if (!ok) consoleLog.warn('seq-player: no canvas can be drawn on');
    };
    const renew = (): void => {
      attach();
      session.refresh();
    };
    session.on('canvas-lost', renew);
    session.on('display-change', () => {
      if (surface.colorSpace !== this.#colorSpace()) renew();
    });
    attach();
    session.setLayout(surface.layout);
    this.#runner = new CommandRunner(session, this.#actions);
    this.startSession(session);
    this.requestUpdate();
  }

  /** What the canvas has to hold; known before there is a session, too. */
  #colorSpace(): PredefinedColorSpace {
    return this.display === 'display-p3' ? 'display-p3' : 'srgb';
  }

  #stop(): void {
    this.stopSession();
    this.#runner = null;
  }

  #tell(name: (typeof EVENTS)[number], detail: unknown): void {
    const bubbles = name === 'error';
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent(`seq-${name}`, { detail, bubbles, composed: bubbles }));
  }

  #makeWipePort(): WipePort {
    const layout = (): PlayerLayout => this.#surface?.layout ?? { width: 0, height: 0, visible: false };
    const ratio = (): number => 1 / (this.ownerDocument.defaultView?.devicePixelRatio ?? 1);
    return {
      pointer: null,
      get layout() {
        return layout();
      },
      get ratio() {
        return ratio();
      },
      move: (comparePosition) => this.#controls.ask('seq-display-request', { comparePosition }),
    };
  }

  #pan(x: number, y: number): void {
    const { width, height } = this.#surface?.layout ?? { width: 0, height: 0 };
    this.#movePicture({ kind: 'pan', dx: x * width, dy: y * height });
  }

  #movePicture(move: PictureMove): void {
    if (move.kind === 'pan') this.#keyboard.space.drag();
    const session = this.keeper.session;
    const view = session && this.#surface && movePicture(session.state, this.#surface.layout, move);
    if (view) session.setView(view);
  }

  #closeOverlay(): void {
    this.overlay = null;
    this.#files.dismiss();
    this.stage.focus();
  }

  #overlay(state: PlayerSnapshot): TemplateResult | typeof nothing {
    if (this.overlay === 'help')
      return helpOverlay(this.#files.keymap(keymaps[this.keymap]), () => this.#closeOverlay());
    if (this.overlay === 'display') return displayPanel(state, this.#panel);
    if (this.overlay !== 'go-to') return this.#files.panel(state, this.overlay === 'files');
    return goToOverlay(state, (frame) => {
      if (this.overlay) this.#closeOverlay();
      if (frame !== null) this.#controls.ask('seq-seek-request', { frame, scrub: false });
    });
  }

  /** Nothing to show, and nothing that was asked for. */
  #isEmpty({ source, frames, opening, error }: PlayerSnapshot): boolean {
    return !this.src && !this.poster && !this.localFiles && source === null && !frames && !opening && !error;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const card = cardOf(state);
    const name = this.label ?? state.source?.split('/').at(-1) ?? strings.player;
    return html`<div class="body">
      <div class="sizer"></div>
      <div class=${this.label ? 'stage labelled' : 'stage'} part="stage" tabindex="0" role="group" aria-label=${name}>
        ${
          this.poster && state.shown === null && !card
            ? html`<img class="poster" part="poster" src=${this.poster} alt="" />`
            : nothing
        }
        ${this.#isEmpty(state) ? html`<div class="nothing">${strings.noSource}</div>` : nothing}
        ${card ? errorCard(card, () => this.retry(card.frame ?? undefined)) : nothing}
        ${compareOverlay(state, this.#wipePort)} ${this.probe ? probeOverlay(state.probe) : nothing}
        ${playerNotes(state, { label: this.label, hud: this.hud, metadata: this.metadata, card: card !== null })}
        ${this.#overlay(state)} ${this.#files.dropZone()}
      </div>
      ${this.controls ? controlBar(state, this.#controls, this.localFiles) : nothing}
      <slot></slot>
    </div>`;
  }
}

function warn(error: unknown): void {
  consoleLog.warn(`seq-player: ${String(error)}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'seq-player': SeqPlayer;
  }
}
