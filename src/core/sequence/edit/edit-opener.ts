import { parseJsonText, tooLongText } from '../../base/json-text.ts';
import { SeqError } from '../../base/seq-error.ts';
import { type FetchJson, MAX_MANIFEST_BYTES } from '../manifest/fetch-json.ts';
import { resolveAddress } from '../pattern/frame-pattern.ts';
import { fileName } from '../source/resolve-source.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { sourceKind } from '../source/source-kind.ts';
import type { OpenContext, SourceOpener } from '../source/source-opener.ts';
import type { EditContent } from './edit-content.ts';

/** Documents are nested more deeply than manifests: each composition in another is four levels. */
const MAX_DEPTH = 128;

/**
 * Opens edits: OpenTimelineIO from `src` or a local file, and lists of clips. The reader is fetched with the first edit.
 * `others` open the clips.
 */
export function editOpener(fetchJson: FetchJson, others: readonly SourceOpener[]): SourceOpener {
  return {
    takes: (description) => description.clips != null || sourceKind(description) === 'edit',
    async open(description, context) {
      const { editSource, readClips, readOtio } = await import('./edit.ts');
      const content = description.clips
        ? readClips({ value: description.clips, path: 'clips' }, { label: 'edit', baseUrl: null })
        : await readDocument(description, context, fetchJson, readOtio);
      return editSource(content, context, others);
    },
  };
}

async function readDocument(
  description: SourceDescription,
  { baseUrl, signal, fresh }: OpenContext,
  fetchJson: FetchJson,
  readOtio: (document: unknown, options: { baseUrl: string; label: string }) => EditContent,
): Promise<EditContent> {
  const { src, files, credentials = null } = description;
  const [file] = files ?? [];
  if (file instanceof Blob) {
    const label = 'name' in file ? String(file.name) : 'The edit';
    if (file.size > MAX_MANIFEST_BYTES) throw tooLongText(label, MAX_MANIFEST_BYTES);
    return readOtio(parseJsonText(await file.text(), label, MAX_MANIFEST_BYTES, MAX_DEPTH), { baseUrl: '', label });
  }
  const address = resolveAddress(src?.trim() ?? String(file ?? ''), baseUrl);
  if (address === '') throw new SeqError('source-invalid', 'there is no edit to show');
  const { value, url } = await fetchJson(address, { signal, credentials, fresh, maxDepth: MAX_DEPTH });
  return readOtio(value, { baseUrl: url, label: fileName(address) });
}

