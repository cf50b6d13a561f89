import { SeqError } from '../../base/seq-error.ts';
import type { PresenterPort } from '../../presenter/protocol.ts';
import { fetchJson } from '../../sequence/manifest/fetch-json.ts';
import { clipsOpener, editOpener } from '../../edit/edit-opener.ts';
import { localOpener } from '../../sequence/local/local-opener.ts';
import { manifestOpener } from '../../sequence/manifest/manifest-opener.ts';
import type { SourceOpener } from '../../sequence/source/source-opener.ts';
import { type InspectFile, videoOpener } from '../../sequence/video/video-opener.ts';

/** The kinds of source that a page's players open before they show them. `presenter` reads files in its workers. */
export function pageOpeners(presenter: PresenterPort): readonly SourceOpener[] {
  const video = videoOpener(lookInto(presenter));
  const inEdits: SourceOpener[] = [manifestOpener(fetchJson), video];
  const clips = [localOpener(inEdits), ...inEdits];
  const files: SourceOpener[] = [manifestOpener(fetchJson, clipsOpener(clips)), video];
  return [editOpener(fetchJson, clips), localOpener(files), ...files];
}

/** A presenter that dies while it looks is asked once more: it has been started again by then. */
function lookInto({ commands }: PresenterPort): InspectFile {
  return async (request, signal) => {
    for (let attempt = 0; attempt < 2; attempt++) {
      signal.throwIfAborted();
      const id = nextInspectionId();
      const leave = (): void => commands.cancelInspect(id);
      signal.addEventListener('abort', leave, { once: true });
      const answer = await commands.inspectFile(id, request).finally(() => signal.removeEventListener('abort', leave));
      if (answer?.ok && 'frames' in answer.facts) return answer.facts;
      signal.throwIfAborted();
      if (answer && 'error' in answer && answer.error) throw SeqError.fromValue(answer.error);
    }
    throw new SeqError('worker-crashed', 'The workers died twice while they looked into the video.');
  };
}

let looks = 0;

/** A number for one look into a file: the presenter knows it by this, and `leave` names it. */
export function nextInspectionId(): number {
  return ++looks;
}
