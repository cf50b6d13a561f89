import { sortInSteps, type Steps } from '../../base/steps.ts';
import { findSequences } from '../pattern/find-sequences.ts';
import { formatFrameList } from '../frames/frame-list-parse.ts';
import { runsOfNumbers } from '../frames/merge-frame-runs.ts';
import { RunFrameList } from '../frames/run-frame-list.ts';
import type { LocalFile } from './local-file.ts';

/** Something that can be shown among files of the user. `player.load()` takes it. */
export interface LocalSource {
  readonly kind: 'sequence' | 'still' | 'video' | 'manifest' | 'edit';
  /** Its folder and name, the frame number's place as `#`: `sh010/plate.####.exr`. */
  readonly label: string;
  /** Frame numbers that there are, by the files' names: `1001-1004,1006`. null: only opening it tells. */
  readonly frames: string | null;
  /** Its files, in the order of their frame numbers; of an edit the document, then whatever came with it. */
  readonly files: readonly LocalFile[];
}

/** Files that lie beside pictures and are none. What is not listed is tried: magic bytes tell what a file is. */
const OTHERS = new RegExp(
  String.raw`(?:^|/)(?:\.[^/]*|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r?)$|\.(?:` +
    `txt|md|log|csv|tsv|xml|xmp|html?|css|m?js|ts|pdf|rtf|docx?|xlsx?|pptx?|edl|ale|aaf|otio|fcpxml|srt|cube|3dl|lut|cc|` +
    `ccc|cdl|ocio|nk|nknc|autosave|hip(?:nc|lc)?|bgeo|m[ab]|blend1?|c4d|usd[acz]?|abc|fbx|obj|mtl|vdb|ass|rib|wav|mp3|aiff?|` +
    String.raw`m4a|flac|ogg|zip|rar|7z|gz|tar|md5|sha1|sha256|py|pyc|sh|bat|mel|exe|dll|dmg|lnk|url|ini|db|tmp|part|crdownload|` +
    `lock|bak|swp)$`,
  'i',
);
const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv)$/i;
const MANIFEST = /\.json$/i;
const EDIT = /\.otio$/i;

/** Files that are looked at in one step. */
const FILES_A_STEP = 64;

/**
 * What files of the user stand for, best first: sequences, the longest first, then videos, then single pictures, each by
 * name. Files with the same name but for the last number, in one folder, are a sequence; its gaps stay gaps. Files that
 * are no pictures by their names are left out; a manifest counts only where there is nothing else. Many files are looked
 * at step by step.
 */
export function* findLocalSources(files: readonly LocalFile[]): Steps<LocalSource[]> {
  const pictures: LocalFile[] = [];
  const videos: LocalFile[] = [];
  const manifests: LocalFile[] = [];
  const edits: LocalFile[] = [];
  for (const [index, file] of files.entries()) {
    if (index % FILES_A_STEP === 0) yield;
    const { path } = file;
    if (EDIT.test(path)) edits.push(file);
    else if (OTHERS.test(path)) continue;
    else if (VIDEO.test(path)) videos.push(file);
    else if (MANIFEST.test(path)) manifests.push(file);
    else pictures.push(file);
  }
  const { sequences, stills } = yield* sequencesOf(pictures);
  const media = edits.length > 0 ? files.filter(({ path }) => !OTHERS.test(path)) : [];
  const found = [
    ...edits.map((file): LocalSource => ({ kind: 'edit', label: file.path, frames: null, files: [file, ...media] })),
    ...sequences,
    ...(yield* sortInSteps(
      videos.map((file) => single('video', file)),
      byLabel,
    )),
    ...(yield* sortInSteps(stills, byLabel)),
  ];
  if (found.length > 0) return found;
  return yield* sortInSteps(
    manifests.map((file) => single('manifest', file)),
    byLabel,
  );
}

function* sequencesOf(files: readonly LocalFile[]): Steps<{ sequences: LocalSource[]; stills: LocalSource[] }> {
  const sequences: LocalSource[] = [];
  const alone = new Set(files);
  for (const [folder, members] of byFolder(files)) {
    const named = yield* findSequences(members.map(({ path }) => path.slice(folder.length)));
    for (const { prefix, suffix, frames } of named) {
      if (frames.size < 2) continue;
      yield;
      const numbers = yield* sortInSteps([...frames], ([a], [b]) => a - b);
      const ordered = numbers.flatMap(([, index]) => members[index] ?? []);
      for (const file of ordered) alone.delete(file);
      sequences.push({
        kind: 'sequence',
        label: folder + prefix + '#'.repeat(width(ordered, folder + prefix, suffix)) + suffix,
        frames: formatFrameList(new RunFrameList(runsOfNumbers(numbers.map(([number]) => number)))),
        files: ordered,
      });
    }
  }
  const longestFirst = (a: LocalSource, b: LocalSource): number => b.files.length - a.files.length || byLabel(a, b);
  const stills = [...alone].map((file) => single('still', file));
  return { sequences: yield* sortInSteps(sequences, longestFirst), stills };
}

/** Digits of the shortest number. */
function width(files: readonly LocalFile[], prefix: string, suffix: string): number {
  const affixes = prefix.length + suffix.length;
  return files.reduce((least, { path }) => Math.min(least, path.length - affixes), Infinity);
}

function byFolder(files: readonly LocalFile[]): Map<string, LocalFile[]> {
  const folders = new Map<string, LocalFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const members = folders.get(folder);
    if (members) members.push(file);
    else folders.set(folder, [file]);
  }
  return folders;
}

function single(kind: LocalSource['kind'], file: LocalFile): LocalSource {
  return { kind, label: file.path, frames: null, files: [file] };
}

/** One for all: made for each pair it costs more than the comparison. */
const collator = new Intl.Collator('en', { numeric: true });

function byLabel(a: LocalSource, b: LocalSource): number {
  return collator.compare(a.label, b.label);
}
