import type { FileRequest } from '../file-codec.ts';

/** What people call the file that a request is for. */
export function fileNameOf(request: FileRequest): string {
  if ('blob' in request) return request.blob instanceof File ? request.blob.name : 'The file';
  return request.url;
}
