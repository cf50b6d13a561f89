import type { Steps } from '../../base/steps.ts';
import type { FrameRequest } from '../../frame/frame-request.ts';
import type { FrameNumber } from '../../frame/frame-number.ts';
import { formatFrameList, parseFrameList } from '../frames/frame-list-parse.ts';
import { resolveWith } from '../source/frame-request.ts';
import { objectIdentity, shortIdentity, textDigest } from '../source/source-identity.ts';
import { fileName, type ResolvedSource, type WantedPicture } from '../source/resolve-source.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { commonFrames } from '../frames/combine-frame-lists.ts';
import { type ManifestContent, readManifest } from './read-manifest.ts';

/** A picture claimed to be larger than this is not believed: its first frame tells. */
const MAX_CLAIMED_BYTES = 2 ** 31;

/**
 * The source that a manifest describes, worked out step by step where that is long. `frames` of the description narrows it, `resolveFrame` and `credentials` come
 * before what it says. Relative addresses resolve against `baseUrl`, the manifest's own. Throws `source-invalid`.
 */
export function* manifestSource(
  manifest: unknown,
  description: SourceDescription,
  baseUrl: string,
): Steps<ResolvedSource> {
  const content = yield* readManifest(manifest, baseUrl);
  const { files, facts, proxies, bytesPerPixel } = content;
  const { resolveFrame } = description;
  const chosen = description.frames?.trim();
  const frames = chosen ? commonFrames(content.frames, parseFrameList(chosen)) : content.frames;
  const credentials = content.credentials ?? description.credentials ?? null;
  const resolver = resolveFrame ? objectIdentity(resolveFrame) : null;
  const tables = [files, ...proxies.map((proxy) => proxy.files)];
  const levels = proxies.map(({ level }) => level);
  const addresses = textDigest(tables.map((table) => table.identity).join('\n\n'));
  const origin = ['manifest', addresses, levels, facts, credentials, resolver];
  const claimed = facts.size && bytesPerPixel && Math.ceil(facts.size.width * facts.size.height * bytesPerPixel);
  const decodedBytes = claimed && claimed <= MAX_CLAIMED_BYTES ? claimed : null;
  return {
    id: shortIdentity([formatFrameList(frames), ...origin]),
    family: tables.every(({ isPattern }) => isPattern) ? shortIdentity(origin) : undefined,
    frames,
    byHost: resolveFrame != null,
    sequential: false,
    label: content.label ?? fileName(files.name),
    ...facts,
    ...(decodedBytes && { decodedBytes }),
    ownBytes: tables.reduce((sum, table) => sum + table.ownBytes, 0),
    fileBytes: (frame) => files.bytes(frame),
    request: (frame, signal, wanted) =>
      resolveFrame
        ? resolveWith(resolveFrame, frame, signal, baseUrl, credentials)
        : requestOf(content, frame, wanted, credentials),
  };
}

/** The coarsest file that is still fine enough. A layer chosen by name is in the full files only. */
function requestOf(
  { files, proxies, facts }: ManifestContent,
  frame: FrameNumber,
  wanted: WantedPicture | undefined,
  credentials: ManifestContent['credentials'],
): FrameRequest {
  const level = wanted && wanted.layer === '' ? wanted.level : 0;
  const proxy = proxies.findLast((one) => one.level <= level && one.files.address(frame) !== undefined);
  const url = (proxy?.files ?? files).address(frame) ?? '';
  const reduced = proxy && { level: proxy.level, ...(facts.size && { fullSize: facts.size }) };
  return { url, ...(credentials && { credentials }), ...reduced };
}
