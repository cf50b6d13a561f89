import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Keymap } from '../../../core/player/commands/keymap.ts';
import type { PlayerSnapshot } from '../../../core/player/player-snapshot.ts';
import type { SourceDescription } from '../../../core/sequence/source/source-description.ts';
import { request } from '../../events/requests.ts';
import type { RequestTarget } from '../../events/request-events.ts';
import { strings } from '../../text/strings.ts';
import type { filesPanel, FilesPanelPort } from './files-panel.ts';
import { LocalFiles } from './local-files.ts';

interface FilesPlayer extends HTMLElement, RequestTarget, ReactiveControllerHost {
  readonly localFiles: boolean;
  readonly source: SourceDescription | null;
}

/** A player's local files: takes what is dropped, pasted or picked, and shows the panel to choose from. */
export class LocalFilesController implements ReactiveController {
  readonly #player: FilesPlayer;
  readonly #files: LocalFiles;
  readonly #port: FilesPanelPort;
  #connection = new AbortController();

  /** `offer` opens the panel, `close` closes it. */
  constructor(player: FilesPlayer, { offer, close }: { offer(): void; close(): void }) {
    this.#player = player;
    const files = (this.#files = new LocalFiles({
      get allowed() {
        return player.localFiles;
      },
      ask: (detail) => request(player, player, 'seq-open-request', detail),
      offer,
      changed: () => player.requestUpdate(),
    }));
    this.#port = {
      picked: (picked) => void files.take(picked),
      pickFolder: (fallback) => void files.pickFolder(player.ownerDocument.defaultView, fallback),
      open: (source) => files.open(source),
      close,
    };
    player.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    this.#files.listen(this.#player, this.#connection.signal);
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }

  /** Files are dragged over the player. */
  get over(): boolean {
    return this.#files.state.over;
  }

  /** The keyboard goes to the panel that was asked for. */
  focus(root: ParentNode): void {
    root.querySelector<HTMLElement>('.files .pick-files')?.focus();
  }

  dismiss(): void {
    this.#files.dismiss();
  }

  /** The keymap without the key that opens files, where the page allows none. */
  keymap(keymap: Keymap): Keymap {
    if (this.#player.localFiles) return keymap;
    return Object.fromEntries(Object.entries(keymap).filter(([, command]) => command !== 'open-files'));
  }

  /** Whether the panel is there: asked for, with something to say, and in a player that has nothing to show. */
  offers(state: PlayerSnapshot, isAskedFor: boolean): boolean {
    const { looking, problem } = this.#files.state;
    return this.#player.localFiles && (isEmpty(state) || isAskedFor || looking !== null || problem !== null);
  }

  panel(state: PlayerSnapshot, render: typeof filesPanel): TemplateResult {
    return render(this.#files.state, this.#player.source?.local, isEmpty(state), this.#port);
  }

  dropZone(): TemplateResult | typeof nothing {
    return this.over ? html`<div class="drop-zone">${strings.files.drop}</div>` : nothing;
  }
}

/** Nothing is shown, and nothing was asked for. */
function isEmpty({ source, frames, opening, error }: PlayerSnapshot): boolean {
  return source === null && !frames && !opening && !error;
}
