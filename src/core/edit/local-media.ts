import type { Steps } from '../base/steps.ts';
import { splitNumber } from '../sequence/pattern/find-sequences.ts';
import { findLocalSources, type LocalSource } from '../sequence/local/find-local-sources.ts';
import type { LocalFile } from '../sequence/local/local-file.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';
import { fields, schemaOf } from './otio/otio-time.ts';

/** Finds the media of an edit among files that came with it, by their names; whatever folders its references name. */
export function* localMedia(files: readonly LocalFile[]): Steps<(reference: unknown) => SourceDescription | null> {
  const byName = new Map(files.map((file) => [baseName(file.path).toLowerCase(), file]));
  const sources = yield* findLocalSources(files);
  return (reference) => {
    const { target_url: url, name_prefix: prefix, name_suffix: suffix } = fields(reference);
    if (schemaOf(reference).name === 'ImageSequenceReference') {
      return sequenceOf(String(prefix ?? ''), String(suffix ?? ''), sources);
    }
    if (typeof url !== 'string') return null;
    const name = baseName(url.split(/[?#]/, 1)[0] ?? '');
    const file = byName.get(safelyDecoded(name).toLowerCase());
    if (file) return { local: { kind: kindOfFile(name), label: file.path, frames: null, files: [file] } };
    const split = splitNumber(name);
    return split ? sequenceOf(split.prefix, split.suffix, sources) : null;
  };
}

function sequenceOf(prefix: string, suffix: string, sources: readonly LocalSource[]): SourceDescription | null {
  const found = sources.find(({ kind, label }) => {
    const name = baseName(label);
    return kind === 'sequence' && name.startsWith(prefix) && name.endsWith(suffix);
  });
  return found ? { local: found } : null;
}

function kindOfFile(name: string): 'video' | 'still' {
  return /\.(?:mp4|m4v|mov|webm|mkv)$/i.test(name) ? 'video' : 'still';
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function safelyDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
