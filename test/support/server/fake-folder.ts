/** A folder as the file system API shows one: handles by name; a function stands for a file that fails when opened. */
export type FakeTree = { readonly [name: string]: string | FakeTree | (() => Promise<never>) };

/** A directory handle over a tree of texts. */
export function fakeFolder(name: string, tree: FakeTree | Error): FileSystemDirectoryHandle {
  const folder = {
    kind: 'directory',
    name,
    async *values() {
      if (tree instanceof Error) throw tree;
      for (const [child, content] of Object.entries(tree)) yield fakeHandle(child, content);
    },
  };
  return folder as unknown as FileSystemDirectoryHandle;
}

function fakeHandle(name: string, content: FakeTree[string]): FileSystemHandle {
  if (typeof content === 'object') return fakeFolder(name, content);
  const getFile = typeof content === 'function' ? content : () => Promise.resolve(new File([content], name));
  return { kind: 'file', name, getFile } as unknown as FileSystemFileHandle;
}

/** A directory entry of a drop: children come by the hundred, in callbacks. */
export function fakeEntry(name: string, tree: FakeTree): FileSystemDirectoryEntry {
  const children = Object.entries(tree).map(([child, content]) =>
    typeof content === 'object'
      ? fakeEntry(child, content)
      : {
          isFile: true,
          name: child,
          file: (resolve: (file: File) => void, reject: (reason: unknown) => void) =>
            typeof content === 'function' ? content().catch(reject) : resolve(new File([content], child)),
        },
  );
  let at = 0;
  const readEntries = (resolve: (batch: unknown[]) => void): void => resolve(children.slice(at, (at += 100)));
  return { isFile: false, name, createReader: () => ({ readEntries }) } as unknown as FileSystemDirectoryEntry;
}
