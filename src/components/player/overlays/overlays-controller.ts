import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LazyModule } from '../../../core/base/lazy-module.ts';
import { SeqError } from '../../../core/base/seq-error.ts';
import type { PanelName } from '../../../core/player/commands/command.ts';
import type { Keymap } from '../../../core/player/commands/keymap.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { strings } from '../../text/strings.ts';
import { annotate, compareOverlay, controls, panels, scopes } from '../../lazy-parts.ts';
import type { AnnotatorPort } from '../../annotate/annotator.ts';
import type { ScopesPort } from '../../scopes/scopes-view.ts';
import type { WipePort } from '../compare/compare-overlay.ts';
import type { LocalFilesController } from '../files/local-files-controller.ts';
import type { BarFitController } from '../controls/bar-fit-controller.ts';
import type { ControlFacts, ControlPort } from '../controls/bar-item.ts';
import type { FloatingPanel } from './floating-panel.ts';

interface OverlaysHost {
  /** A part of the library: null while it is on its way, why where it cannot be had. */
  lazyPart<Part extends object>(lazy: LazyModule<Part>): Part | SeqError | null;
  readonly files: LocalFilesController;
  /** The keys in force, for the list of keys. */
  keymap(): Keymap;
  /** How panels ask for things. */
  readonly controls: ControlPort;
  goTo(frame: number): void;
  /** The focus goes back to the picture. */
  focusStage(): void;
}

/** What lies over a player's picture when it is asked for: at most one panel at a time, and the read-outs. */
export class OverlaysController implements ReactiveController {
  readonly #player: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };
  readonly #host: OverlaysHost;
  /** null before there is a bar. */
  #barFit: BarFitController | null = null;
  #floating: FloatingPanel | null = null;
  #open: PanelName | null = null;
  /** What had the focus when the panel was opened. */
  #opener: HTMLElement | null = null;
  #connection = new AbortController();

  constructor(player: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode }, host: OverlaysHost) {
    this.#player = player;
    this.#host = host;
    player.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // A menu goes when one turns to something else; other panels stay open beside the work.
    const press = (event: Event): void => {
      if (this.#open === 'menu' && !this.#floating?.has(event) && !isOpener(event)) this.#show(null);
    };
    this.#player.ownerDocument.addEventListener('pointerdown', press, { signal, capture: true });
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#floating?.disconnect();
    this.#open = null;
  }

  hostUpdated(): void {
    if (this.#open === 'go-to') this.#player.renderRoot.querySelector<HTMLInputElement>('.go-to input')?.focus();
    if (panels.now) this.#floating ??= new panels.now.FloatingPanel(() => this.#player.renderRoot);
    this.#floating?.update();
  }

  /** The panel that is open; null: none. */
  get openPanel(): PanelName | null {
    return this.#open;
  }

  /** Opens a panel, or closes it where it is the one that is open. */
  toggle(panel: PanelName): void {
    if (this.#open === panel) return void this.close();
    this.#show(panel);
    if (panel === 'files') void this.#rendered(() => this.#host.files.focus(this.#player.renderRoot));
    // Whoever came by the keyboard goes on in the panel.
    else if (this.#opener?.closest('.bar, .floating')) void this.#rendered(() => this.#floating?.focus(null));
  }

  /** Opens the markers, with the keyboard in the name of the last one of a frame. */
  nameMarker(frame: number): void {
    this.#show('markers');
    void this.#rendered(() => this.#floating?.focus(`li[data-frame="${frame}"] input`));
  }

  open(panel: PanelName): void {
    this.#show(panel);
  }

  /** Closes what is open; true where something was. */
  close(): boolean {
    if (this.#open === null) return false;
    this.dismiss();
    return true;
  }

  /** Closes panels and offers, also one that nobody opened. */
  dismiss(): void {
    const opener = this.#opener;
    this.#show(null);
    this.#host.files.dismiss();
    if (opener?.isConnected && opener.offsetWidth > 0) opener.focus();
    else this.#host.focusStage();
  }

  render(state: PlayerSnapshot): TemplateResult | typeof nothing {
    const { files, keymap, goTo } = this.#host;
    const open = this.#open;
    if (open === 'go-to') {
      const done = (frame: number | null): void => {
        this.close();
        if (frame !== null) goTo(frame);
      };
      return this.#with(panels, ({ goToOverlay }) => goToOverlay(state, done));
    }
    const close = (): void => this.dismiss();
    if (open === 'help') return this.#with(panels, ({ helpOverlay }) => helpOverlay(keymap(), close));
    if (!files.offers(state, open === 'files')) return nothing;
    return this.#with(panels, ({ filesPanel }) => files.panel(state, filesPanel));
  }

  /** Numbers over the picture. */
  hud(state: PlayerSnapshot): TemplateResult | typeof nothing {
    return this.#with(panels, ({ hud }) => hud(state));
  }

  /** What false colours stand for. */
  legend(state: PlayerSnapshot): TemplateResult | typeof nothing {
    if (state.settings.falseColour === 'none') return nothing;
    return this.#with(panels, ({ falseColourLegend }) => falseColourLegend(state));
  }

  /** What the header of the file says. */
  metadata(state: PlayerSnapshot): TemplateResult | typeof nothing {
    return this.#with(panels, ({ metadataOverlay }) => metadataOverlay(state));
  }

  /** How much of the due frame's file has come; where its code cannot be had, the rest of the note says enough. */
  progress({ progress }: PlayerSnapshot): TemplateResult | typeof nothing {
    const code = progress?.loaded ? this.#host.lazyPart(panels) : null;
    return progress && code && !(code instanceof SeqError) ? code.frameProgress(progress) : nothing;
  }

  /** Values under the pointer. */
  probe({ probe }: PlayerSnapshot): TemplateResult | typeof nothing {
    return this.#with(panels, ({ probeOverlay }) => probeOverlay(probe));
  }

  /** What is drawn on the frame; nothing is loaded before there is something, or somebody draws. */
  annotations(state: PlayerSnapshot, port: AnnotatorPort): TemplateResult | typeof nothing {
    if (!port.player.annotate && state.annotations.length === 0) return nothing;
    return this.#with(annotate, ({ annotationLayer }) => annotationLayer(port));
  }

  /** The tools of who draws. */
  annotationBar(port: AnnotatorPort): TemplateResult | typeof nothing {
    return port.player.annotate ? this.#with(annotate, ({ annotationBar }) => annotationBar(port)) : nothing;
  }

  /** What counts the values of the picture; nothing is loaded before somebody wants to see it. */
  scopes(port: ScopesPort): TemplateResult | typeof nothing {
    return port.player.state.settings.scopes === null ? nothing : this.#with(scopes, (code) => code.scopesPanel(port));
  }

  /** What stands over a player that waits to be asked. */
  start(): TemplateResult | typeof nothing {
    const press = (): void => this.#host.controls.ask('seq-play-request', null);
    return this.#with(controls, ({ startButton }) => startButton(press));
  }

  /** What lies over two pictures. */
  comparison(state: PlayerSnapshot, port: WipePort): TemplateResult | typeof nothing {
    return this.#with(compareOverlay, (code) => code.compareOverlay(state, port));
  }

  /** Renders by code that is loaded when it is needed: nothing while it is on its way, and why where it cannot be had. */
  #with<Part extends object>(
    lazy: LazyModule<Part>,
    render: (code: Part) => TemplateResult | typeof nothing,
  ): TemplateResult | typeof nothing {
    const code = this.#host.lazyPart(lazy);
    if (code instanceof SeqError) return html`<div class="note absent-part" role="alert">${code.message}</div>`;
    return code ? render(code) : nothing;
  }

  /** The bar below the picture; empty, and as high, while its code is on its way, and why where it cannot be had. */
  bar(facts: ControlFacts): TemplateResult {
    const { lazyPart, controls: port } = this.#host;
    const code = lazyPart(controls);
    if (code && !(code instanceof SeqError)) {
      this.#barFit ??= new code.BarFitController(this.#player);
      return code.controlBar(facts, port, this.#barFit.hidden);
    }
    return html`<div class="bar" part="controls" role="toolbar" aria-label=${strings.controls}>${code?.message}</div>`;
  }

  /** What is open over the end of the bar, in the top layer. */
  floating(facts: ControlFacts): TemplateResult | typeof nothing {
    const { controls: port } = this.#host;
    const open = this.#open;
    if (open !== 'menu' && open !== 'markers' && open !== 'display') return nothing;
    const close = (): void => this.dismiss();
    return this.#with(panels, ({ markersPanel, displayPanel }) => {
      const content = {
        menu: () =>
          this.#with(controls, ({ controlsMenu }) => controlsMenu(facts, port, this.#barFit?.hidden ?? new Set())),
        markers: () => markersPanel(facts.state, port, close),
        display: () => displayPanel(facts.state, port, close),
      }[open];
      return html`<div class="floating" popover="manual">${content()}</div>`;
    });
  }

  async #rendered(then: () => void): Promise<void> {
    await this.#player.updateComplete;
    then();
  }

  #show(panel: PanelName | null): void {
    const { renderRoot } = this.#player;
    const focused = renderRoot instanceof ShadowRoot ? (renderRoot.activeElement as HTMLElement | null) : null;
    // From one panel to the next, the first one's opener stays the one to come back to.
    if (panel === null) this.#opener = null;
    else if (!focused?.closest('.floating')) this.#opener = focused;
    this.#open = panel;
    // Whoever asks once more has what could not be loaded tried again.
    if (panel !== null && panels.failure) void panels.load().catch(() => {});
    this.#player.requestUpdate();
  }
}

/** A press on the menu's own button closes it by itself. */
function isOpener(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.matches('.bar .menu'));
}
