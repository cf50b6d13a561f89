import { parseFramePattern } from '../pattern/frame-pattern.ts';
import type { SourceDescription } from './source-description.ts';

/** How a description is opened: frames by their addresses, a list or an edit that is fetched first, a file of many frames. */
export type SourceKind = 'frames' | 'manifest' | 'video' | 'edit';

const BY_EXTENSION: readonly (readonly [RegExp, SourceKind])[] = [
  [/\.json$/i, 'manifest'],
  [/\.otio$/i, 'edit'],
  [/\.(?:mp4|m4v|mov|webm|mkv)$/i, 'video'],
];
const BY_TYPE: readonly (readonly [RegExp, SourceKind])[] = [
  [/^(?:otio$|application\/(?:[\w.-]+\.)?otio\b)/i, 'edit'],
  [/^(?:manifest$|application\/(?:[\w.-]+\+)?json\b)/i, 'manifest'],
  [/^video(?:$|\/)/i, 'video'],
  [/^(?:frames$|image\/)/i, 'frames'],
];

/** The kind that a description's `type` says, else the extension of the one file it names. A pattern is frames. */
export function sourceKind({ src, files, manifest, type, resolveFrame }: SourceDescription): SourceKind {
  if (manifest) return 'manifest';
  const said = type ? kindIn(BY_TYPE, type) : undefined;
  if (said) return said;
  if (resolveFrame) return 'frames';
  const [file] = files ?? [];
  if (file instanceof Blob) {
    const name = 'name' in file ? String(file.name) : '';
    return files?.length === 1 ? (kindIn(BY_EXTENSION, name) ?? kindIn(BY_TYPE, file.type) ?? 'frames') : 'frames';
  }
  if (files) return files.length === 1 ? (kindIn(BY_EXTENSION, pathOf(String(file))) ?? 'frames') : 'frames';
  const address = src?.trim() ?? '';
  return parseFramePattern(address) ? 'frames' : (kindIn(BY_EXTENSION, pathOf(address)) ?? 'frames');
}

function kindIn(table: typeof BY_TYPE, text: string): SourceKind | undefined {
  return table.find(([form]) => form.test(text))?.[1];
}

/** An address without its query; of a `data:` address nothing tells the kind but its media type, which `type` says. */
function pathOf(address: string): string {
  return /^(?:blob|data):/i.test(address) ? '' : (address.split('?', 1)[0] ?? '');
}
