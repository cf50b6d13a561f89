import type { OcioRequest } from './ocio-request.ts';
import type { FrameInFile } from './video-facts.ts';

/** Where the bytes of a file come from. */
export type FileRequest =
  | {
      readonly url: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly credentials?: 'omit' | 'same-origin' | 'include';
    }
  | { readonly blob: Blob };

/** Where the bytes of one frame come from. */
export type FrameRequest = FileOfFrame & {
  /** Layer decoded where the file has not the one that is wanted, which a note then says; absent: that is an error. */
  readonly layerIfAbsent?: string;
  /** Colour space of the picture, which goes before what the file says; absent: as the file says. */
  readonly colour?: string;
};

type FileOfFrame =
  | (Extract<FileRequest, { url: string }> & {
      /** The server must confirm the HTTP cache's copy first. */
      readonly fresh?: boolean;
      /** Power of two by which this file is itself smaller than the source's pictures: 1 half. Default: 0. */
      readonly level?: number;
      /** Size of the full picture, where the size of such a file gives it only approximately. */
      readonly fullSize?: { readonly width: number; readonly height: number };
      /** Absent where the file is the frame. */
      readonly within?: FrameInFile;
      /** The file is a colour table (`.cube`), no picture. */
      readonly table?: true;
      /** The file is an OpenColorIO config, and this is asked of it. */
      readonly ocio?: OcioRequest;
    })
  | (Extract<FileRequest, { blob: Blob }> & { readonly within?: FrameInFile });

/**
 * The file that a decoder keeps open once it has begun with it, so that all requests for it go to one decoder: a video, a
 * config. Null for a file that is read and done with.
 */
export function keptFile(request: FrameRequest): string | null {
  if (request.within) return request.within.file;
  return 'ocio' in request && request.ocio ? ocioFile(request.ocio.config.url) : null;
}

/** What `keptFile` calls an OpenColorIO config. */
export const ocioFile = (url: string): string => `ocio ${url}`;

/** The path of a file for people and rules: its address without query and percent signs, or its name. */
export function filePath(request: FrameRequest): string {
  if ('blob' in request) return request.blob instanceof File ? request.blob.name : '';
  const plain = request.url.replace(/[?#].*$/s, '');
  try {
    return decodeURI(plain);
  } catch {
    return plain;
  }
}
