import type { ReactiveControllerHost } from 'lit';
import type { SourceDescription } from '../../../core/sequence/source/source-description.ts';
import type { RequestTarget } from '../../events/request-events.ts';
import { request } from '../../events/requests.ts';
import type { FilesPanelPort } from './files-panel.ts';
import { LocalFiles } from './local-files.ts';

export interface FilesPlayer extends HTMLElement, RequestTarget, ReactiveControllerHost {
  readonly localFiles: boolean;
  readonly source: SourceDescription | null;
}

/** What a player does about its panel of files. */
export interface FilesPanelHost {
  offer(): void;
  close(): void;
}

/** The user's files at a player, and what its panel does with them. */
export interface PlayerFiles {
  readonly files: LocalFiles;
  readonly port: FilesPanelPort;
}

/** Takes in files of the user for a player: asks by `seq-open-request` for what is in them to be opened. */
export function playerFiles(player: FilesPlayer, { offer, close }: FilesPanelHost): PlayerFiles {
  const files = new LocalFiles({
    get allowed() {
      return player.localFiles;
    },
    ask: (detail) => request(player, player, 'seq-open-request', detail),
    offer,
    changed: () => player.requestUpdate(),
  });
  const port: FilesPanelPort = {
    picked: (picked) => void files.take(picked),
    pickFolder: (fallback) => void files.pickFolder(player.ownerDocument.defaultView, fallback),
    open: (source) => files.open(source),
    close,
  };
  return { files, port };
}
