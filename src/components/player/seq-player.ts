import { html, isServer, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { consoleLog } from '../../core/base/log.ts';
import { pageCache } from '../../core/cache/page-cache.ts';
import type { CommandElement } from '../../core/player/commands/command.ts';
import { CommandRunner } from '../../core/player/commands/command-runner.ts';
import type { Keymap } from '../../core/player/commands/keymap.ts';
import { keymaps } from '../../core/player/commands/keymaps.ts';
import { newMarker } from '../../core/player/document/edit-markers.ts';
import { mouseHabits } from '../../core/player/commands/mouse-habits.ts';
import type { PlayerEvents, PlayerSnapshot } from '../../core/player/player-snapshot.ts';
import type { Point } from '../../core/viewport/viewport.ts';
import { theme } from '../element/theme.styles.ts';
import type { AnnotatedCapture, CaptureAnnotatedOptions, CaptureOptions } from '../annotate/annotated-picture.ts';
import type { AnnotatorPort } from '../annotate/annotator.ts';
import { annotate, panels } from '../lazy-parts.ts';
import { honourRequests, request } from '../events/requests.ts';
import { PLAYER_BRAND } from '../link/linked-player.ts';
import { CacheVotesController, VOTE_ATTRIBUTES } from '../page/cache-votes-controller.ts';
import { isHeld } from '../text/frame-text.ts';
import { strings } from '../text/strings.ts';
import type { ScopesPort } from '../scopes/scopes-view.ts';
import type { WipePort } from './compare/compare-overlay.ts';
import type { ControlFacts, ControlPort } from './controls/bar-item.ts';
import { LocalFilesController } from './files/local-files-controller.ts';
import { gradedBy } from './input/grade-by-drag.ts';
import { PictureGesturesController } from './input/picture-gestures.ts';
import { PlayerKeyboardController } from './input/player-keyboard.ts';
import { ProbePointer } from './input/probe-pointer.ts';
import { cardOf, errorCard } from './notes/error-card.ts';
import { OverlaysController } from './overlays/overlays-controller.ts';
import { playerNotes } from './notes/player-notes.ts';
import { playerStyles } from './seq-player.styles.ts';
import { SessionElement } from './session-element.ts';
import { PROPERTY_OF_ATTRIBUTE } from './settings-element.ts';
import { FullScreenController } from './stage/full-screen-controller.ts';
import { NetworkController } from './stage/network-controller.ts';
import { hostLayer } from './stage/host-layer.ts';
import { StageController } from './stage/stage-controller.ts';

/**
 * Plays an image sequence. Attributes are commands and are never written back; properties read the present value.
 *
 * @tag seq-player
 * @attr {number} cache-percent - vote: share of memory the cache may use, 25–95
 * @attr {number} cache-reserve-gb - vote: memory left to everything else, 0.5–8 GB
 * @attr {number} cache-max-mb - vote: absolute limit, at most 12288 MB
 * @attr {number} workers - vote: decode workers, 1–8
 * @slot overlay - over the picture: one CSS pixel of it is one pixel of the display window
 * @slot - below the controls: a timeline or a status line of this player
 * @fires seq-source-change - the source, its frames or its first header changed: `{source}`
 * @fires seq-frame-change - `{frame, shown, held, dropped, presented}`
 * @fires seq-clip-change - another clip of an edit is on the canvas: `{clip}`, null in a gap
 * @fires seq-playback-change - `{playing, speed, fps}`
 * @fires seq-status-change - statuses changed: `{ranges}`
 * @fires seq-display-change - how the picture is drawn, what is heard (`sound`), or how far the due frame's file has come (`progress`) changed: `{properties}`
 * @fires seq-marker-request - a note is to be added, changed or removed: `{action, marker}`
 * @fires seq-marker-change - a request changed `markers`: `{added, changed, removed}`
 * @fires seq-annotation-request - an annotation is to be added, changed or removed: `{action, annotation}`
 * @fires seq-annotation-change - a request changed `annotations`: `{added, changed, removed}`
 * @fires seq-view-change - the picture has another place in the element: `toPicture` and `toClient` give others
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
 * @cssprop [--seq-marker] - colour of markers without their own
 * @cssprop [--seq-font] - type
 */
export class SeqPlayer extends SessionElement {
  static override styles = [theme, playerStyles];
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...PROPERTY_OF_ATTRIBUTE.keys(), ...VOTE_ATTRIBUTES];
  }

  readonly [PLAYER_BRAND] = true;

  @query('.stage') private readonly stage!: HTMLElement;

  /** Why it stands still, as last reported. */
  #stall: PlayerEvents['stall'] = { active: false, reason: 'loading' };
  readonly #probe = new ProbePointer(this.session, () => this.probe);
  readonly #votes = new CacheVotesController(this, pageCache);
  readonly #controls: ControlPort = {
    ask: (name, detail) => request(this, this, name, detail),
    run: (command) => this.#runner.run(command),
  };
  readonly #files = new LocalFilesController(this, {
    offer: () => this.#overlays.open('files'),
    close: () => this.#overlays.dismiss(),
  });
  readonly #overlays = new OverlaysController(this, {
    lazyPart: (lazy) => this.lazyPart(lazy),
    files: this.#files,
    keymap: () => this.#keymap,
    controls: this.#controls,
    goTo: (frame) => this.#controls.ask('seq-seek-request', { frame, scrub: false }),
    focusStage: () => this.stage.focus(),
  });
  readonly #drawing: AnnotatorPort & ScopesPort = {
    player: this,
    session: this.session,
    stage: () => this.stage,
    isGrabbing: () => this.#keyboard.space.held,
    speak: () => this.speak(),
  };
  readonly #keyboard = new PlayerKeyboardController(this, {
    draw: (event) => this.annotate && (annotate.now?.annotationKey(this.#drawing, event) ?? false),
    keymap: () => this.#keymap,
    runner: () => this.#runner,
    close: () => this.#overlays.close(),
    grabbing: (held) => void (this.stage.style.cursor = held ? 'grab' : ''),
  });
  /** What commands need of the element; the session carries out the others. */
  readonly #actions: CommandElement = {
    togglePanel: (panel) => this.#overlays.toggle(panel),
    toggleReadOut: (property) => {
      this[property] = !this[property];
    },
    toggleFullscreen: () => this.toggleFullscreen().catch(() => {}),
    pan: (x, y) => this.#stageController.pan(x, y),
    addMarker: () => {
      const { frame, markers } = this.state;
      if (frame === null) return;
      this.#controls.ask('seq-marker-request', { action: 'add', marker: newMarker(markers, frame) });
      this.#overlays.nameMarker(frame);
    },
    savePicture: () => {
      // What is seen now, however long the rest takes.
      const picture = this.capture();
      picture.catch(() => {});
      void panels
        .load()
        .then(({ savePicture }) => savePicture(this, picture))
        .catch(warn);
    },
    copyLink: () =>
      void panels
        .load()
        .then(({ copyLink }) => copyLink(this))
        .catch(warn),
  };
  readonly #runner = new CommandRunner(this.session, this.#actions);
  readonly #wipePort: WipePort = {
    pointer: null,
    layout: () => this.#stageController.layout,
    ratio: () => this.#stageController.pixelRatio,
    toCanvas: (event) => this.#stageController.toCanvas(event),
    move: (comparePosition) => this.#controls.ask('seq-display-request', { comparePosition }),
  };
  readonly #stageController: StageController;
  readonly #fullScreen = new FullScreenController(this, () => this.#overlays.openPanel !== null);

  constructor() {
    super();
    this.session.on('stall', (stall) => void (this.#stall = stall));
    this.#stageController = new StageController(this, this.session, pageCache, () => this.stage);
    const gestures = new PictureGesturesController(() => this.stage, {
      move: (move) => {
        if (move.kind === 'pan') this.#keyboard.space.drag();
        this.#stageController.movePicture(move);
      },
      toCanvas: (event) => this.#stageController.toCanvas(event),
      pointerAt: (point) => this.#probe.move(point),
      hover: (over) => this.#keyboard.space.hover(over),
      isGrabbing: () => this.#keyboard.space.held,
      isFitted: () => this.annotate || this.state.view.zoom === null,
      ownsWheel: () =>
        this.matches(':fullscreen') || (mouseHabits[this.keymap].wheelZooms && this.matches(':focus-within')),
      habits: () => mouseHabits[this.keymap],
      click: (kind) => {
        const command = mouseHabits[this.keymap][kind];
        if (command && !this.annotate) this.#runner.run(command);
      },
      grade: (setting, by) => this.#controls.ask('seq-display-request', gradedBy(this.state.settings, setting, by)),
    });
    this.addController(gestures);
    this.addController(new NetworkController(this));
  }

  /** Reads the values under the pointer until the returned function is called; `state.probe` tells them. */
  watchProbe(): () => void {
    return this.#probe.watch();
  }

  /**
   * Where a point of the client area (`clientX`, `clientY` of a pointer event) is in the picture, in its pixels: origin
   * at the top left of the display window, pixel i covers i to i + 1, also outside. Right under every affine CSS
   * transform. null while there is no picture or no box.
   */
  toPicture(clientX: number, clientY: number): Point | null {
    return this.#stageController.toPicture(clientX, clientY);
  }

  /** Where a point of the picture, in its pixels, is in the client area. The inverse of `toPicture`. */
  toClient(x: number, y: number): Point | null {
    return this.#stageController.toClient({ x, y });
  }

  override capture(options: CaptureOptions = {}): Promise<Blob> {
    const picture = super.capture(options);
    if (!options.annotations) return picture;
    const { state } = this;
    const transform = this.#stageController.pictureTransform;
    return annotate.load().then((code) => code.withAnnotations(picture, state, transform, options.type));
  }

  /**
   * A picture of each frame on which a note begins, with what is drawn on it and its number:
   * `{type?, signal?, picture?, sheet?}` → `[{frame, frames, blob}]`. The player goes to each of them and comes back;
   * frames that cannot be shown are left out. `picture: false`: what is drawn alone, on transparent ground. `sheet:
   * {page?, upright?, columns?, rows?, title?}`: several on a page, with frames, clips and authors.
   */
  captureAnnotated(options: CaptureAnnotatedOptions = {}): Promise<readonly AnnotatedCapture[]> {
    return annotate.load().then((code) => code.captureAnnotated(this, options));
  }

  /** Fills the screen, or goes back; rejects where the browser refuses. */
  toggleFullscreen(): Promise<void> {
    return this.#fullScreen.toggle();
  }

  /** Lets the keymap handle a key pressed elsewhere (a linked timeline); true where it did. */
  handleKey(event: KeyboardEvent): boolean {
    return this.#keyboard.press(event, false);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const signal = this.connection;
    honourRequests(this, signal);
    const gesture = (): void => this.session.gesture();
    for (const name of ['pointerup', 'click', 'keydown']) this.addEventListener(name, gesture, { signal });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old !== value) this.#votes.attributeChanged(name);
  }

  protected override writeSetting(name: string, value: unknown): void {
    super.writeSetting(name, value);
    if (name === 'probe') this.#probe.update();
  }

  protected override updated(): void {
    const { playing, error } = this.state;
    this.markState('drop', this.#files.over);
    this.markState('playing', playing);
    this.markState('held', isHeld(this.state));
    this.markState('error', this.hasInvalidAttribute || (error !== null && error.frame === null));
  }

  protected override render(): TemplateResult {
    if (isServer) return serverPlayer(this.getAttribute('poster'));
    const { state } = this;
    const card = cardOf(state);
    const facts = this.#facts(state);
    const name = this.label ?? state.source?.split('/').at(-1) ?? strings.player;
    return html`<svg class="sizer" aria-hidden="true"></svg>
      <div class=${this.#fullScreen.isResting ? 'body resting' : 'body'}>
        <div class=${this.label ? 'stage labelled' : 'stage'} part="stage" tabindex="0" role="group" aria-label=${name}>
          ${
            this.poster && state.shown === null && !card
              ? html`<img class="poster" part="poster" src=${this.poster} alt="" />`
              : nothing
          }
          ${hostLayer(this.#overlays.annotations(state, this.#drawing))}
          ${this.#isEmpty(state) ? html`<div class="nothing">${strings.noSource}</div>` : nothing}
          ${state.dormant && !card ? this.#overlays.start() : nothing}
          ${card ? errorCard(card, () => this.retry(card.frame ?? undefined)) : nothing}
          ${state.compare ? this.#overlays.comparison(state, this.#wipePort) : nothing}
          ${this.probe ? this.#overlays.probe(state) : nothing}
          ${playerNotes(state, {
            label: this.label,
            hud: this.hud && !card && state.frame !== null ? this.#overlays.hud(state) : nothing,
            metadata: this.metadata && !card ? this.#overlays.metadata(state) : nothing,
            stall: this.#stall.reason,
            blocked: () => this.stats?.blocked ?? null,
            progress: () => this.#overlays.progress(state),
          })}
          ${this.#overlays.legend(state)} ${this.#overlays.render(state)} ${this.#files.dropZone()}
        </div>
        ${this.#overlays.scopes(this.#drawing)}
        <div class="chrome">
          ${this.#overlays.annotationBar(this.#drawing)} ${this.controls ? this.#overlays.bar(facts) : nothing}
          ${this.#overlays.floating(facts)}
          <slot @slotchange=${() => this.requestUpdate()}></slot>
          <div class="companions"></div>
        </div>
      </div>`;
  }

  #facts(state: PlayerSnapshot): ControlFacts {
    const { hud, metadata, probe, annotate: draws, hideAnnotations, localFiles } = this;
    return {
      state,
      opensFiles: localFiles,
      hud,
      metadata,
      probe,
      annotate: draws,
      hideAnnotations,
      open: this.#overlays.openPanel,
    };
  }

  get #keymap(): Keymap {
    return this.#files.keymap(keymaps[this.keymap]);
  }

  /** Nothing to show, and nothing that was asked for. */
  #isEmpty({ source, frames, opening, error }: PlayerSnapshot): boolean {
    return !this.src && !this.poster && !this.localFiles && source === null && !frames && !opening && !error;
  }
}

/** What a server draws: the box, the poster, and what is slotted. The browser draws it anew. */
function serverPlayer(poster: string | null): TemplateResult {
  return html`<svg class="sizer" aria-hidden="true"></svg>
    <div class="body">
      <div class="stage" part="stage">
        ${poster === null ? nothing : html`<img class="poster" part="poster" src=${poster} alt="" />`}
      </div>
      <div class="chrome"><slot></slot></div>
    </div>`;
}

function warn(error: unknown): void {
  consoleLog.warn(`seq-player: ${String(error)}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'seq-player': SeqPlayer;
  }
}
