import type { FileRequest } from '../../../frame/frame-request.ts';
import { networkAdvice } from '../../../base/http-failure.ts';
import { SeqError } from '../../../base/seq-error.ts';

const PASSING = /Failed to fetch|NetworkError|network error|terminated|aborted/i;

/** What went wrong while reading, in our words: the network's silence, or a container that contradicts itself. */
export function readError(error: unknown, name: string): SeqError {
  if (error instanceof SeqError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof TypeError && PASSING.test(message)) {
    const advice = networkAdvice(name, globalThis.location?.origin ?? 'null', globalThis.navigator?.onLine !== false);
    return new SeqError('fetch-failed', `${name} could not be read.${advice}`, { cause: error });
  }
  return new SeqError('source-invalid', `${name} cannot be read as a video: ${message}`, { cause: error });
}

/** What people call the file that a request is for. */
export function fileNameOf(request: FileRequest): string {
  if ('blob' in request) return request.blob instanceof File ? request.blob.name : 'The file';
  return request.url;
}
