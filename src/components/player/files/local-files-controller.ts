import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { consoleLog } from '../../../core/base/log.ts';
import type { Keymap } from '../../../core/player/commands/keymap.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import { localFiles } from '../../lazy-parts.ts';
import { strings } from '../../text/strings.ts';
import type { filesPanel } from './files-panel.ts';
import type { LocalFilesState } from './local-files.ts';
import type { FilesPanelHost, FilesPlayer, PlayerFiles } from './player-files.ts';

/** Before the first look. */
const NOTHING: LocalFilesState = { sources: [], looking: null, problem: null, over: false };

/**
 * A player's local files: takes what is dropped, pasted or picked, and shows the panel to choose from. The code for it is
 * loaded where the page allows files of the user.
 */
export class LocalFilesController implements ReactiveController {
  readonly #player: FilesPlayer;
  readonly #panel: FilesPanelHost;
  #parts: PlayerFiles | null = null;
  #connection = new AbortController();
  #isListening = false;

  /** `offer` opens the panel, `close` closes it. */
  constructor(player: FilesPlayer, panel: FilesPanelHost) {
    this.#player = player;
    this.#panel = panel;
    player.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    this.#isListening = false;
    this.#listen();
  }

  /** The attribute may have come later. */
  hostUpdate(): void {
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }

  #listen(): void {
    const { signal } = this.#connection;
    if (this.#isListening || signal.aborted || !this.#player.localFiles) return;
    this.#isListening = true;
    const listen = (): void => {
      if (signal.aborted || !localFiles.now) return;
      this.#parts ??= localFiles.now.playerFiles(this.#player, this.#panel);
      this.#parts.files.listen(this.#player, signal);
    };
    if (localFiles.now) return listen();
    localFiles.load().then(listen, (error: unknown) => {
      consoleLog.warn(`seq-player: ${String(error)}`);
      this.#isListening = false;
    });
  }

  get #state(): LocalFilesState {
    return this.#parts?.files.state ?? NOTHING;
  }

  /** Files are dragged over the player. */
  get over(): boolean {
    return this.#state.over;
  }

  /** The keyboard goes to the panel that was asked for. */
  focus(root: ParentNode): void {
    root.querySelector<HTMLElement>('.files .pick-files')?.focus();
  }

  dismiss(): void {
    this.#parts?.files.dismiss();
  }

  /** The keymap without the key that opens files, where the page allows none. */
  keymap(keymap: Keymap): Keymap {
    if (this.#player.localFiles) return keymap;
    return Object.fromEntries(Object.entries(keymap).filter(([, command]) => command !== 'open-files'));
  }

  /** Whether the panel is there: asked for, with something to say, and in a player that has nothing to show. */
  offers(state: PlayerSnapshot, isAskedFor: boolean): boolean {
    const { looking, problem } = this.#state;
    return this.#player.localFiles && (isEmpty(state) || isAskedFor || looking !== null || problem !== null);
  }

  panel(state: PlayerSnapshot, render: typeof filesPanel): TemplateResult | typeof nothing {
    if (!this.#parts) return nothing;
    return render(this.#state, this.#player.source?.local, isEmpty(state), this.#parts.port);
  }

  dropZone(): TemplateResult | typeof nothing {
    return this.over ? html`<div class="drop-zone">${strings.drop}</div>` : nothing;
  }
}

/** Nothing is shown, and nothing was asked for. */
function isEmpty({ source, frames, opening, error }: PlayerSnapshot): boolean {
  return source === null && !frames && !opening && !error;
}
