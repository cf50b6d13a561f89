/** Whether this device has a network. */
export interface Network {
  readonly offline: boolean;
  /** Calls back once, when the device is online again. Returns what cancels it. */
  whenOnline(callback: () => void): () => void;
}

/** The browser's network state; online where the browser does not report it. */
export function browserNetwork(): Network {
  const { navigator, addEventListener, removeEventListener } = globalThis as Partial<typeof globalThis>;
  return {
    get offline() {
      return navigator?.onLine === false;
    },
    whenOnline(callback) {
      addEventListener?.('online', callback, { once: true });
      return () => removeEventListener?.('online', callback);
    },
  };
}
