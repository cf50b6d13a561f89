import { SeqError } from '../../base/seq-error.ts';
import { runInSlices } from '../../base/steps.ts';
import { parseFrameList } from '../frames/frame-list-parse.ts';
import { objectIdentity } from '../source/source-identity.ts';
import { fileName, type ResolvedSource, resolveSource } from '../source/resolve-source.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { openSource, type OpenContext, type SourceOpener } from '../source/source-opener.ts';
import { findLocalSources, type LocalSource } from './find-local-sources.ts';
import { readLocalFile } from './local-file.ts';
import { walkFiles } from './walk-files.ts';

/**
 * Opens what was found among files of the user, and folders, which are walked first. Single files are read and opened
 * as the `others` open files.
 */
export function localOpener(others: readonly SourceOpener[]): SourceOpener {
  return {
    takes: ({ local }) => local != null,
    open(description, context) {
      const { local } = description;
      if (!local) return resolveSource(description, context.baseUrl);
      if (isHandle(local)) return openFolder(local, description, context, others);
      return openFound(local, description, context, others);
    },
  };
}

function isHandle(local: LocalSource | FileSystemHandle): local is FileSystemHandle {
  return local.kind === 'directory' || local.kind === 'file';
}

async function openFolder(
  handle: FileSystemHandle,
  description: SourceDescription,
  context: OpenContext,
  others: readonly SourceOpener[],
): Promise<ResolvedSource> {
  const files = await walkFiles([handle], context);
  const [best] = await runInSlices(findLocalSources(files), context.signal);
  if (best) return openFound(best, description, context, others);
  const what = files.length === 1 ? 'the one file is' : `none of the ${files.length} files is`;
  throw new SeqError('source-invalid', `${handle.name} has nothing to show: ${what} a picture or video by its name.`);
}

/** A sequence is there at once: its files are opened one by one, when their frames are wanted. */
function openFound(
  local: LocalSource,
  description: SourceDescription,
  context: OpenContext,
  others: readonly SourceOpener[],
): ResolvedSource | Promise<ResolvedSource> {
  if (local.kind === 'sequence' && local.frames !== null) return sequenceSource(local, local.frames);
  return openSingle(local, description, context, others);
}

async function openSingle(
  local: LocalSource,
  description: SourceDescription,
  context: OpenContext,
  others: readonly SourceOpener[],
): Promise<ResolvedSource> {
  const [found] = local.files;
  if (!found) throw new SeqError('source-invalid', 'there is no file to show');
  const file = await readLocalFile(found);
  context.signal.throwIfAborted();
  return openSource({ ...description, local: null, files: [file] }, context, others);
}

function sequenceSource(local: LocalSource, list: string): ResolvedSource {
  const frames = parseFrameList(list);
  return {
    id: JSON.stringify(['local', objectIdentity(local)]),
    frames,
    sequential: false,
    label: fileName(local.label),
    async request(frame) {
      const file = local.files[frames.indexOf(frame) ?? -1];
      if (!file) throw new SeqError('not-found', `The local files have no file for frame ${frame}.`);
      return { blob: await readLocalFile(file) };
    },
  };
}
