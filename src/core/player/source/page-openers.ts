import type { PresenterPort } from '../../presenter/protocol.ts';
import { fetchJson } from '../../sequence/manifest/fetch-json.ts';
import { clipsOpener, editOpener } from '../../edit/edit-opener.ts';
import { localOpener } from '../../sequence/local/local-opener.ts';
import { manifestOpener } from '../../sequence/manifest/manifest-opener.ts';
import type { InspectSound } from '../../sequence/sound/open-sound.ts';
import type { SourceOpener } from '../../sequence/source/source-opener.ts';
import { videoOpener } from '../../sequence/video/video-opener.ts';
import { inspectFile } from './inspect-file.ts';

/** The kinds of source that a page's players open before they show them. `presenter` reads files in its workers. */
export function pageOpeners(presenter: PresenterPort): readonly SourceOpener[] {
  const video = videoOpener((request, signal) => inspectFile(presenter.commands, request, 'frames', signal));
  const inEdits: SourceOpener[] = [manifestOpener(fetchJson), video];
  const clips = [localOpener(inEdits), ...inEdits];
  const files: SourceOpener[] = [manifestOpener(fetchJson, clipsOpener(clips)), video];
  const inspectSound: InspectSound = (request, signal) => inspectFile(presenter.commands, request, 'seconds', signal);
  return [editOpener(fetchJson, clips, inspectSound), localOpener(files), ...files];
}
