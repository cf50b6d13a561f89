import { SeqError } from '../../base/seq-error.ts';
import type { FrameRequest } from '../../frame/frame-request.ts';
import type { FileAnswer, PresenterCommands } from '../../presenter/protocol.ts';

type FileFacts = Extract<FileAnswer, { ok: true }>['facts'];
/** What tells one answer from another: a field that it alone has. */
type With<Field extends string> = Extract<FileFacts, { readonly [Name in Field]: unknown }>;

const ATTEMPTS = 2;
let inspections = 0;

/**
 * Asks a worker for what is in a file. A presenter that dies meanwhile is asked once more: it has been started again by
 * then. Rejects with a `SeqError`, or with the signal's reason.
 */
export async function inspectFile<Field extends 'frames' | 'samples' | 'seconds' | 'levels'>(
  commands: PresenterCommands,
  request: FrameRequest,
  field: Field,
  signal: AbortSignal,
): Promise<With<Field>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    signal.throwIfAborted();
    const id = ++inspections;
    const leave = (): void => commands.cancelInspect(id);
    signal.addEventListener('abort', leave, { once: true });
    const answer = await commands.inspectFile(id, request).finally(() => signal.removeEventListener('abort', leave));
    if (answer?.ok && field in answer.facts) return answer.facts as With<Field>;
    signal.throwIfAborted();
    if (answer && 'error' in answer && answer.error) throw SeqError.fromValue(answer.error);
  }
  throw new SeqError('worker-crashed', 'The workers died twice while they looked into the file.');
}
