import { readJsonBlob } from '../base/json-body.ts';
import { tooLongText } from '../base/json-text.ts';
import { SeqError } from '../base/seq-error.ts';
import { runInSlices, type Steps } from '../base/steps.ts';
import { type FetchJson, MAX_MANIFEST_BYTES } from '../sequence/manifest/fetch-json.ts';
import type { OpenClips } from '../sequence/manifest/manifest-opener.ts';
import { resolveAddress } from '../sequence/pattern/frame-pattern.ts';
import { readLocalFile } from '../sequence/local/local-file.ts';
import type { InspectSound } from '../sequence/sound/open-sound.ts';
import { fileName } from '../sequence/source/resolve-source.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';
import { sourceKind } from '../sequence/source/source-kind.ts';
import type { OpenContext, SourceOpener } from '../sequence/source/source-opener.ts';
import type * as reader from './edit.ts';
import type { EditContent } from './edit-content.ts';

/** What is fetched with the first edit. */
type EditReader = Pick<typeof reader, 'readOtio' | 'localMedia'>;

/** Documents are nested more deeply than manifests: each composition in another is four levels. */
const MAX_DEPTH = 128;

/**
 * Opens edits: OpenTimelineIO from `src` or a local file, and lists of clips. The reader is fetched with the first edit.
 * `others` open the clips.
 */
export function editOpener(
  fetchJson: FetchJson,
  others: readonly SourceOpener[],
  inspectSound: InspectSound | null = null,
): SourceOpener {
  return {
    takes: (description) =>
      description.clips != null || description.local?.kind === 'edit' || sourceKind(description) === 'edit',
    async open(description, context) {
      const edits = await import('./edit.ts');
      const content = description.clips
        ? edits.readClips({ value: description.clips, path: 'clips' }, { label: 'edit', baseUrl: null })
        : await readDocument(description, context, fetchJson, edits);
      const read = await runInSlices(content, context.signal);
      return edits.editSource(read, context, others, description, inspectSound);
    },
  };
}

/** Opens manifests that list clips; `others` open the clips. */
export function clipsOpener(others: readonly SourceOpener[]): OpenClips {
  return async (manifest, media, context, label) => {
    const { editSource, readClipsManifest } = await import('./edit.ts');
    const content = await runInSlices(readClipsManifest(manifest, label, context.baseUrl), context.signal);
    return editSource(content, context, others, media);
  };
}

async function readDocument(
  description: SourceDescription,
  { baseUrl, signal, fresh }: OpenContext,
  fetchJson: FetchJson,
  { readOtio, localMedia }: EditReader,
): Promise<Steps<EditContent>> {
  const { src, files, local, credentials = null } = description;
  if (local?.kind === 'edit') {
    const [document, ...media] = local.files;
    const file = document && (await readLocalFile(document));
    if (!file) throw new SeqError('source-invalid', 'there is no edit to show');
    const resolve = await runInSlices(localMedia(media), signal);
    return readOtio(await parsedFile(file, signal), { baseUrl: '', label: file.name, resolve });
  }
  const [file] = files ?? [];
  if (file instanceof Blob) {
    return readOtio(await parsedFile(file, signal), {
      baseUrl: '',
      label: 'name' in file ? String(file.name) : 'The edit',
    });
  }
  const address = resolveAddress(src?.trim() ?? String(file ?? ''), baseUrl);
  const { value, url } = await fetchJson(address, { signal, credentials, fresh, maxDepth: MAX_DEPTH });
  return readOtio(value, { baseUrl: url, label: fileName(address) });
}

async function parsedFile(file: Blob, signal: AbortSignal): Promise<unknown> {
  const name = 'name' in file ? String(file.name) : 'The edit';
  if (file.size > MAX_MANIFEST_BYTES) throw tooLongText(name, MAX_MANIFEST_BYTES);
  return readJsonBlob(file, { name, maxLength: MAX_MANIFEST_BYTES, maxDepth: MAX_DEPTH, signal });
}
