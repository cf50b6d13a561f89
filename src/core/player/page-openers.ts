import type { PresenterPort } from '../presenter/protocol.ts';
import { fetchJson } from '../sequence/fetch-json.ts';
import { localOpener } from '../sequence/local/local-opener.ts';
import { manifestOpener } from '../sequence/manifest/manifest-opener.ts';
import type { SourceOpener } from '../sequence/source-opener.ts';

/** The kinds of source that a page's players open before they show them. `presenter` reads files in its workers. */
export function pageOpeners(_presenter: PresenterPort): readonly SourceOpener[] {
  const openers: SourceOpener[] = [manifestOpener(fetchJson)];
  return [localOpener(openers), ...openers];
}
