import type { FrameRequest } from '../../frame/frame-request.ts';
import { SeqError } from '../../base/seq-error.ts';
import { resolveAddress } from '../pattern/frame-pattern.ts';
import type { FrameAddress, ResolveFrame, SourceDescription } from './source-description.ts';

/** Makes what a host or a pattern says of a frame a request with an absolute address. Throws `source-invalid`. */
export function toFrameRequest(
  address: FrameAddress,
  baseUrl: string,
  credentials: SourceDescription['credentials'],
): FrameRequest {
  if (address instanceof Blob) return { blob: address };
  if (typeof address === 'string' || address instanceof URL) {
    return withCredentials({ url: absolute(address, baseUrl) }, credentials);
  }
  if (typeof address !== 'object' || address === null || !('url' in address)) {
    throw new SeqError('source-invalid', 'resolveFrame must return a string, URL, Blob or {url, headers, credentials}');
  }
  const request = {
    url: absolute(address.url, baseUrl),
    ...(address.headers ? { headers: { ...address.headers } } : {}),
  };
  return withCredentials(request, address.credentials ?? credentials);
}

/** Strings are meant as file names, by hosts as in patterns; a URL object is taken as it is. */
function absolute(address: string | URL, baseUrl: string): string {
  return address instanceof URL ? address.href : resolveAddress(address, baseUrl);
}

function withCredentials(
  request: { url: string; headers?: Readonly<Record<string, string>> },
  credentials: SourceDescription['credentials'],
): FrameRequest {
  return credentials ? { ...request, credentials } : request;
}

/** Asks a host where a frame is. Its rejection becomes the frame's error. */
export async function resolveWith(
  resolveFrame: ResolveFrame,
  frame: number,
  signal: AbortSignal,
  baseUrl: string,
  credentials: SourceDescription['credentials'],
): Promise<FrameRequest> {
  return toFrameRequest(await resolveFrame(frame, { signal }), baseUrl, credentials);
}
