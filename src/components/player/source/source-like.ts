import type { LocalSource } from '../../../core/sequence/local/find-local-sources.ts';
import type { SequenceManifest } from '../../../core/sequence/manifest/sequence-manifest.ts';
import type { ResolveMedia, SourceDescription } from '../../../core/sequence/source/source-description.ts';

/** What `load()` takes: an address or pattern, files or a folder of the user, a manifest, or a description. */
export type SourceLike =
  | string
  | URL
  | Blob
  | Iterable<Blob | string | URL>
  | FileSystemHandle
  | LocalSource
  | SequenceManifest
  | SourceDescription;

/** Finds media of an edit; gives anything that `load()` takes, or null. */
export type ResolveEditMedia = (
  reference: unknown,
  options: { readonly clip: unknown; readonly signal: AbortSignal },
) => SourceLike | null | Promise<SourceLike | null>;

/** A description with the host's word on where media of an edit are; its own comes first. */
export function withMedia(description: SourceDescription, resolve: ResolveEditMedia | null): SourceDescription {
  if (!resolve || description.resolveMedia) return description;
  return { ...description, resolveMedia: describedMedia(resolve) };
}

/** One function for each of the host's: it identifies the source. */
const described = new WeakMap<ResolveEditMedia, ResolveMedia>();

function describedMedia(resolve: ResolveEditMedia): ResolveMedia {
  const known = described.get(resolve);
  if (known) return known;
  const made: ResolveMedia = async (...of) => {
    const source = await resolve(...of);
    return source === null ? null : sourceDescription(source);
  };
  described.set(resolve, made);
  return made;
}

/** Throws TypeError for what is no source. */
export function sourceDescription(source: SourceLike): SourceDescription {
  if (typeof source === 'string' || source instanceof URL) return { src: String(source) };
  if (source instanceof Blob) return { files: [source] };
  if (typeof source !== 'object' || source === null) throw new TypeError('load(source): source must name something');
  if (Symbol.iterator in source) return { files: [...source] };
  if ('kind' in source) return { local: source };
  return 'format' in source ? { manifest: source } : source;
}
