import { createYielder } from '../../base/yield-to-event-loop.ts';
import { localFailure, type LocalFile } from './local-file.ts';

/** What the user gave: folders and files by drop or handle, or files picked one by one. */
export type LocalRoot = FileSystemEntry | FileSystemHandle | File;

export interface WalkOptions {
  readonly signal: AbortSignal;
  /** Called now and then with how many files have been found. */
  readonly found?: (count: number) => void;
}

/** More files than this, or deeper folders, are not looked at: somebody dropped a disk. */
export const WALK_LIMITS = { files: 100_000, depth: 8 } as const;

/** Folders that hold no pictures of the user. */
const NO_FOLDER = /^(?:\..*|__MACOSX|\$RECYCLE\.BIN|System Volume Information|node_modules)$/i;

/**
 * Lists the files below what was given, folder by folder, without opening any: names are all it takes to find
 * sequences. A folder that cannot be read is left out, unless it is all there is. Rejects with `forbidden`, `not-found`
 * or `fetch-failed` then, or with the signal's reason.
 */
export async function walkFiles(roots: Iterable<LocalRoot>, { signal, found }: WalkOptions): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  const folders: Folder[] = [];
  let failure: unknown;
  const take = (child: Child): void => {
    if ('children' in child) {
      if (child.depth <= WALK_LIMITS.depth && !NO_FOLDER.test(child.name)) folders.push(child);
    } else if (files.length < WALK_LIMITS.files) files.push(child);
  };
  const pause = createYielder();
  for (const root of roots) {
    take(childOf(root, '', 0));
    await pause();
  }
  for (let folder = folders.shift(); folder && files.length < WALK_LIMITS.files; folder = folders.shift()) {
    try {
      for await (const batch of folder.children()) {
        signal.throwIfAborted();
        batch.forEach(take);
        found?.(files.length);
        if (files.length >= WALK_LIMITS.files) break;
      }
    } catch (cause) {
      signal.throwIfAborted();
      failure ??= localFailure(cause, folder.name);
    }
  }
  signal.throwIfAborted();
  if (files.length === 0 && failure !== undefined) throw failure;
  return files;
}

interface Folder {
  readonly name: string;
  readonly depth: number;
  children(): AsyncIterable<readonly Child[]>;
}

type Child = Folder | LocalFile;

function childOf(root: LocalRoot, folder: string, depth: number): Child {
  const path = folder + root.name;
  if (root instanceof File) return { path: root.webkitRelativePath || root.name, read: () => root };
  if ('kind' in root) {
    if (isFileHandle(root)) return { path, read: () => root.getFile() };
    return { name: root.name, depth, children: () => handleChildren(root as FileSystemDirectoryHandle, path, depth) };
  }
  if (isFileEntry(root)) return { path, read: () => new Promise((resolve, reject) => root.file(resolve, reject)) };
  return { name: root.name, depth, children: () => entryChildren(root as FileSystemDirectoryEntry, path, depth) };
}

function isFileHandle(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** The browser hands an entry's children out by the hundred, until it hands out none. */
async function* entryChildren(entry: FileSystemDirectoryEntry, path: string, depth: number): AsyncGenerator<Child[]> {
  const reader = entry.createReader();
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    yield entries.map((child) => childOf(child, `${path}/`, depth + 1));
  }
}

/** The part of a directory handle that every browser with handles has; the library of types has it elsewhere. */
type Values = { values(): AsyncIterable<FileSystemHandle> };
const BATCH = 100;

async function* handleChildren(
  handle: FileSystemDirectoryHandle,
  path: string,
  depth: number,
): AsyncGenerator<Child[]> {
  let batch: Child[] = [];
  for await (const child of (handle as FileSystemDirectoryHandle & Values).values()) {
    if (batch.push(childOf(child, `${path}/`, depth + 1)) < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
