import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { consoleLog } from '../../../core/base/log.ts';
import type { Keymap } from '../../../core/player/commands/keymap.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import type { SourceDescription } from '../../../core/sequence/source/source-description.ts';
import { request } from '../../events/requests.ts';
import type { RequestTarget } from '../../events/request-events.ts';
import { localFiles } from '../../lazy-parts.ts';
import { strings } from '../../text/strings.ts';
import type { filesPanel, FilesPanelPort } from './files-panel.ts';
import type { LocalFiles, LocalFilesHost, LocalFilesState } from './local-files.ts';

interface FilesPlayer extends HTMLElement, RequestTarget, ReactiveControllerHost {
  readonly localFiles: boolean;
  readonly source: SourceDescription | null;
}

/** Before the first look. */
const NOTHING: LocalFilesState = { sources: [], looking: null, problem: null, over: false };

/**
 * A player's local files: takes what is dropped, pasted or picked, and shows the panel to choose from. The code for it is
 * loaded where the page allows files of the user.
 */
export class LocalFilesController implements ReactiveController {
  readonly #player: FilesPlayer;
  readonly #host: Pick<LocalFilesHost, 'offer'>;
  readonly #port: FilesPanelPort;
  #files: LocalFiles | null = null;
  #connection: AbortController | null = null;
  #isListening = false;

  /** `offer` opens the panel, `close` closes it. */
  constructor(player: FilesPlayer, { offer, close }: { offer(): void; close(): void }) {
    this.#player = player;
    this.#host = { offer };
    this.#port = {
      picked: (picked) => void this.#files?.take(picked),
      pickFolder: (fallback) => void this.#files?.pickFolder(player.ownerDocument.defaultView, fallback),
      open: (source) => this.#files?.open(source),
      close,
    };
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
    this.#connection?.abort();
    this.#connection = null;
  }

  #listen(): void {
    const signal = this.#connection?.signal;
    if (this.#isListening || !signal || !this.#player.localFiles) return;
    this.#isListening = true;
    const begin = ({ LocalFiles }: { LocalFiles: new (host: LocalFilesHost) => LocalFiles }): void => {
      if (signal.aborted) return;
      this.#files ??= new LocalFiles(this.#filesHost());
      this.#files.listen(this.#player, signal);
    };
    if (localFiles.now) begin(localFiles.now);
    else
      localFiles.load().then(begin, (error: unknown) => {
        consoleLog.warn(`seq-player: ${String(error)}`);
        this.#isListening = false;
      });
  }

  #filesHost(): LocalFilesHost {
    const player = this.#player;
    return {
      ...this.#host,
      get allowed() {
        return player.localFiles;
      },
      ask: (detail) => request(player, player, 'seq-open-request', detail),
      changed: () => player.requestUpdate(),
    };
  }

  get #state(): LocalFilesState {
    return this.#files?.state ?? NOTHING;
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
    this.#files?.dismiss();
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

  panel(state: PlayerSnapshot, render: typeof filesPanel): TemplateResult {
    return render(this.#state, this.#player.source?.local, isEmpty(state), this.#port);
  }

  dropZone(): TemplateResult | typeof nothing {
    return this.over ? html`<div class="drop-zone">${strings.files.drop}</div>` : nothing;
  }
}

/** Nothing is shown, and nothing was asked for. */
function isEmpty({ source, frames, opening, error }: PlayerSnapshot): boolean {
  return source === null && !frames && !opening && !error;
}
