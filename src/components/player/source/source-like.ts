import type { LocalSource } from '../../../core/sequence/local/find-local-sources.ts';
import type { SequenceManifest } from '../../../core/sequence/manifest/sequence-manifest.ts';
import type { SourceDescription } from '../../../core/sequence/source/source-description.ts';

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

/** Throws TypeError for what is no source. */
export function sourceDescription(source: SourceLike): SourceDescription {
  if (typeof source === 'string' || source instanceof URL) return { src: String(source) };
  if (source instanceof Blob) return { files: [source] };
  if (typeof source !== 'object' || source === null) throw new TypeError('load(source): source must name something');
  if (Symbol.iterator in source) return { files: [...source] };
  if ('kind' in source) return { local: source };
  return 'format' in source ? { manifest: source } : source;
}
