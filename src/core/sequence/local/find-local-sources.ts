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

/**
 * What files of the user stand for, best first: sequences, the longest first, then videos, then single pictures, each by
 * name. Files with the same name but for the last number, in one folder, are a sequence; its gaps stay gaps. Files that
 * are no pictures by their names are left out; a manifest counts only where there is nothing else.
 */
export function findLocalSources(files: readonly LocalFile[]): LocalSource[] {
  const wanted = files.filter(({ path }) => !OTHERS.test(path));
  const pictures = wanted.filter(({ path }) => !VIDEO.test(path) && !MANIFEST.test(path));
  const { sequences, stills } = sequencesOf(pictures);
  const videos = wanted.filter(({ path }) => VIDEO.test(path)).map((file) => single('video', file));
  const found = [...editsOf(files, wanted), ...sequences, ...videos.sort(byLabel), ...stills.sort(byLabel)];
  if (found.length > 0) return found;
  return wanted.map((file) => single('manifest', file)).sort(byLabel);
}

function sequencesOf(files: readonly LocalFile[]): { sequences: LocalSource[]; stills: LocalSource[] } {
  const sequences: LocalSource[] = [];
  const alone = new Set(files);
  for (const [folder, members] of byFolder(files)) {
    for (const { prefix, suffix, frames } of findSequences(members.map(({ path }) => path.slice(folder.length)))) {
      if (frames.size < 2) continue;
      const numbers = [...frames].sort(([a], [b]) => a - b);
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
  sequences.sort((a, b) => b.files.length - a.files.length || byLabel(a, b));
  return { sequences, stills: [...alone].map((file) => single('still', file)) };
}

/** Edits, each with the files that came along: its media may be among them. */
function editsOf(files: readonly LocalFile[], media: readonly LocalFile[]): LocalSource[] {
  const documents = files.filter(({ path }) => EDIT.test(path));
  return documents.map((file) => ({ kind: 'edit', label: file.path, frames: null, files: [file, ...media] }));
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

function byLabel(a: LocalSource, b: LocalSource): number {
  return a.label.localeCompare(b.label, 'en', { numeric: true });
}
