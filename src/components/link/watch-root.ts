interface Watch {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}

const watches = new WeakMap<Node, Watch>();

/** Calls back when elements or ids of a tree change. All watchers of one tree share one observer. */
export function watchRoot(root: Document | ShadowRoot, changed: () => void, signal: AbortSignal): void {
  let watch = watches.get(root);
  if (!watch) {
    const listeners = new Set<() => void>();
    const observer = new MutationObserver(() => {
      for (const listener of [...listeners]) listener();
    });
    observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['id'] });
    watches.set(root, (watch = { observer, listeners }));
  }
  const { observer, listeners } = watch;
  listeners.add(changed);
  signal.addEventListener('abort', () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    observer.disconnect();
    if (watches.get(root)?.observer === observer) watches.delete(root);
  });
}
