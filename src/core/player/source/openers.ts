import { clipsOpener, editOpener } from '../../edit/edit-opener.ts';
import type { PresenterPort } from '../../presenter/protocol.ts';
import { localOpener } from '../../sequence/local/local-opener.ts';
import { fetchJson } from '../../sequence/manifest/fetch-json.ts';
import { manifestOpener } from '../../sequence/manifest/manifest-opener.ts';
import type { InspectSound } from '../../sequence/sound/open-sound.ts';
import type { SourceOpener } from '../../sequence/source/source-opener.ts';
import { videoOpener } from '../../sequence/video/video-opener.ts';
import { inspectFile } from './inspect-file.ts';

export { findLocalSources } from '../../sequence/local/find-local-sources.ts';
export { walkFiles } from '../../sequence/local/walk-files.ts';

/** The kinds of source that are opened before they are shown. `presenter` reads files in its workers. */
export function sourceOpeners(presenter: PresenterPort): readonly SourceOpener[] {
  const video = videoOpener((request, signal) => inspectFile(presenter.commands, request, 'frames', signal));
  const inEdits: SourceOpener[] = [manifestOpener(fetchJson), video];
  const clips = [localOpener(inEdits), ...inEdits];
  const files: SourceOpener[] = [manifestOpener(fetchJson, clipsOpener(clips)), video];
  const inspectSound: InspectSound = (request, signal) => inspectFile(presenter.commands, request, 'seconds', signal);
  return [editOpener(fetchJson, clips, inspectSound), localOpener(files), ...files];
}
