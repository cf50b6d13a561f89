import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LazyModule } from '../../../core/base/lazy-module.ts';
import { SeqError } from '../../../core/base/seq-error.ts';
import type { PanelName } from '../../../core/player/commands/command.ts';
import type { Keymap } from '../../../core/player/commands/keymap.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { strings } from '../../text/strings.ts';
import { compareOverlay, controls, panels } from '../../lazy-parts.ts';
import type { WipePort } from '../compare/compare-overlay.ts';
import type { ControlPort } from '../controls/control-bar.ts';
import type { LocalFilesController } from '../files/local-files-controller.ts';
import type { DisplayPanelPort } from './display-panel.ts';
import { goToOverlay } from './go-to-overlay.ts';

interface OverlaysHost {
  /** A part of the library: null while it is on its way, why where it cannot be had. */
  lazyPart<Part extends object>(lazy: LazyModule<Part>): Part | SeqError | null;
  readonly files: LocalFilesController;
  /** The keys in force, for the list of keys. */
  keymap(): Keymap;
  /** What the display panel changes and asks for. */
  display: Omit<DisplayPanelPort, 'close'>;
  goTo(frame: number): void;
  /** The focus goes back to the picture. */
  focusStage(): void;
}

/** What lies over a player's picture when it is asked for: at most one panel at a time, and the read-outs. */
export class OverlaysController implements ReactiveController {
  readonly #player: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #host: OverlaysHost;
  #open: PanelName | null = null;

  constructor(player: ReactiveControllerHost & { readonly renderRoot: ParentNode }, host: OverlaysHost) {
    this.#player = player;
    this.#host = host;
    player.addController(this);
  }

  hostUpdated(): void {
    if (this.#open === 'go-to') this.#player.renderRoot.querySelector<HTMLInputElement>('.go-to input')?.focus();
  }

  /** A panel is open. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Opens a panel, or closes it where it is the one that is open. */
  toggle(panel: PanelName): void {
    this.#show(this.#open === panel ? null : panel);
    if (this.#open !== 'files') return;
    void this.#player.updateComplete.then(() => this.#host.files.focus(this.#player.renderRoot));
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
    this.#show(null);
    this.#host.files.dismiss();
    this.#host.focusStage();
  }

  render(state: PlayerSnapshot): TemplateResult | typeof nothing {
    const { files, keymap, display, goTo } = this.#host;
    const open = this.#open;
    if (open === 'go-to') {
      return goToOverlay(state, (frame) => {
        this.close();
        if (frame !== null) goTo(frame);
      });
    }
    const close = (): void => this.dismiss();
    if (open === 'help') return this.#with(panels, ({ helpOverlay }) => helpOverlay(keymap(), close));
    if (open === 'display') return this.#with(panels, ({ displayPanel }) => displayPanel(state, { ...display, close }));
    if (!files.offers(state, open === 'files')) return nothing;
    return this.#with(panels, ({ filesPanel }) => files.panel(state, filesPanel));
  }

  /** What the header of the file says. */
  metadata(state: PlayerSnapshot): TemplateResult | typeof nothing {
    return this.#with(panels, ({ metadataOverlay }) => metadataOverlay(state));
  }

  /** Values under the pointer. */
  probe({ probe }: PlayerSnapshot): TemplateResult | typeof nothing {
    return this.#with(panels, ({ probeOverlay }) => probeOverlay(probe));
  }

  /** The bar below the picture; its room before it is there. */
  controls(state: PlayerSnapshot, port: ControlPort, opensFiles: boolean): TemplateResult | typeof nothing {
    const code = this.#host.lazyPart(controls);
    if (code && !(code instanceof SeqError)) return code.controlBar(state, port, opensFiles);
    return html`<div class="bar" part="controls" role="toolbar" aria-label=${strings.controls}>${code?.message}</div>`;
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

  #show(panel: PanelName | null): void {
    this.#open = panel;
    // Whoever asks once more has what could not be loaded tried again.
    if (panel !== null && panels.failure) void panels.load().catch(() => {});
    this.#player.requestUpdate();
  }
}
