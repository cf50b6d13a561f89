import { readJsonBlob } from '../../base/json-body.ts';
import { tooLongText } from '../../base/json-text.ts';
import { runInSlices } from '../../base/steps.ts';
import { type FetchJson, MAX_MANIFEST_BYTES } from './fetch-json.ts';
import { resolveAddress } from '../pattern/frame-pattern.ts';
import { fileName, type ResolvedSource } from '../source/resolve-source.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { sourceKind } from '../source/source-kind.ts';
import type { OpenContext, SourceOpener } from '../source/source-opener.ts';
import { manifestSource } from './manifest-source.ts';

/** Opens a manifest that lists clips: an edit. */
export type OpenClips = (
  manifest: unknown,
  description: SourceDescription,
  context: OpenContext,
  label: string,
) => Promise<ResolvedSource>;

/**
 * Opens manifests: fetched from `src`, read from a local file, or given as an object. What is long is
 * read in slices that let the page go on. `openClips` opens those that list clips; without it they are refused, as inside
 * of an edit.
 */
export function manifestOpener(fetchJson: FetchJson, openClips?: OpenClips): SourceOpener {
  const opened = (manifest: unknown, description: SourceDescription, context: OpenContext, label: string) =>
    openClips && listsClips(manifest)
      ? openClips(manifest, description, context, label)
      : runInSlices(manifestSource(manifest, description, context.baseUrl), context.signal);
  return {
    takes: (description) => sourceKind(description) === 'manifest',
    open(description, context) {
      const { manifest, files } = description;
      if (manifest) return opened(manifest, description, context, 'edit');
      const [file] = files ?? [];
      return file instanceof Blob ? openFile(file) : openAddress();

      async function openAddress(): Promise<ResolvedSource> {
        const { src, credentials = null } = description;
        const { baseUrl, signal, fresh } = context;
        const address = resolveAddress(src?.trim() ?? String(file ?? ''), baseUrl);
        const { value, url } = await fetchJson(address, { signal, credentials, fresh });
        return opened(value, description, { ...context, baseUrl: url }, fileName(address));
      }

      /** A file of the user has no address: what it lists must be absolute. */
      async function openFile(local: Blob): Promise<ResolvedSource> {
        const name = 'name' in local ? String(local.name) : 'The file';
        if (local.size > MAX_MANIFEST_BYTES) throw tooLongText(name, MAX_MANIFEST_BYTES);
        const value = await readJsonBlob(local, { name, maxLength: MAX_MANIFEST_BYTES, signal: context.signal });
        return opened(value, description, { ...context, baseUrl: '' }, name);
      }
    },
  };
}

function listsClips(manifest: unknown): boolean {
  return typeof manifest === 'object' && manifest !== null && 'clips' in manifest;
}
