import { type ResolvedRequest, toFrameRequest } from './frame-request.ts';
import type { ResolveFrame, SourceDescription } from './source-description.ts';

/** Asks a host where a frame is. Its rejection becomes the frame's error. */
export async function resolveWith(
  resolveFrame: ResolveFrame,
  frame: number,
  signal: AbortSignal,
  baseUrl: string,
  credentials: SourceDescription['credentials'],
): Promise<ResolvedRequest> {
  return toFrameRequest(await resolveFrame(frame, { signal }), baseUrl, credentials);
}
