import type { nothing } from 'lit';
import { type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { PanelName } from '../../../core/player/commands/command.ts';
import type { Keymap } from '../../../core/player/commands/keymap.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import type { LocalFilesController } from '../files/local-files-controller.ts';
import { displayPanel, type DisplayPanelPort } from './display-panel.ts';
import { goToOverlay } from './go-to-overlay.ts';
import { helpOverlay } from './help-overlay.ts';

interface OverlaysHost {
  readonly files: LocalFilesController;
  /** The keys in force, for the list of keys. */
  keymap(): Keymap;
  /** What the display panel changes and asks for. */
  display: Omit<DisplayPanelPort, 'close'>;
  goTo(frame: number): void;
  /** The focus goes back to the picture. */
  focusStage(): void;
}

/** The panel over a player's picture: at most one at a time. */
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
    const close = (): void => this.dismiss();
    if (this.#open === 'help') return helpOverlay(keymap(), close);
    if (this.#open === 'display') return displayPanel(state, { ...display, close });
    if (this.#open !== 'go-to') return files.panel(state, this.#open === 'files');
    return goToOverlay(state, (frame) => {
      this.close();
      if (frame !== null) goTo(frame);
    });
  }

  #show(panel: PanelName | null): void {
    this.#open = panel;
    this.#player.requestUpdate();
  }
}
