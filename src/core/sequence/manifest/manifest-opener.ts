import { parseJsonText, tooLongText } from '../../base/json-text.ts';
import { type FetchJson, MAX_MANIFEST_BYTES } from './fetch-json.ts';
import { resolveAddress } from '../pattern/frame-pattern.ts';
import type { ResolvedSource } from '../source/resolve-source.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { sourceKind } from '../source/source-kind.ts';
import type { OpenContext, SourceOpener } from '../source/source-opener.ts';
import { manifestSource } from './manifest-source.ts';

/** Opens manifests: fetched from `src`, read from a local file, or given as an object, which takes no time. */
export function manifestOpener(fetchJson: FetchJson): SourceOpener {
  return {
    takes: (description) => sourceKind(description) === 'manifest',
    open(description, context) {
      const { manifest, files } = description;
      if (manifest) return manifestSource(manifest, description, context.baseUrl);
      const [file] = files ?? [];
      return file instanceof Blob ? openFile(file, description) : openAddress(fetchJson, description, context);
    },
  };
}

async function openAddress(
  fetchJson: FetchJson,
  description: SourceDescription,
  { baseUrl, signal, fresh }: OpenContext,
): Promise<ResolvedSource> {
  const { src, files, credentials = null } = description;
  const address = resolveAddress(src?.trim() ?? String(files?.[0] ?? ''), baseUrl);
  const { value, url } = await fetchJson(address, { signal, credentials, fresh });
  return manifestSource(value, description, url);
}

/** A file of the user has no address: what it lists must be absolute. */
async function openFile(file: Blob, description: SourceDescription): Promise<ResolvedSource> {
  const name = 'name' in file ? String(file.name) : 'The file';
  if (file.size > MAX_MANIFEST_BYTES) throw tooLongText(name, MAX_MANIFEST_BYTES);
  return manifestSource(parseJsonText(await file.text(), name, MAX_MANIFEST_BYTES), description, '');
}
