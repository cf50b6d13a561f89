import { codecNames, codecUrl, scriptUrl, source } from 'virtual:worker-script';

/** One way to start the worker script. */
export interface StartTier {
  readonly name: 'configured' | 'blob' | 'packaged' | 'bootstrap';
  /** The script's absolute address; null where this way does not exist here. */
  script(): Promise<string | null>;
}

export interface TierOptions {
  /** Address of the worker script as the host serves it; relative to the document. */
  readonly workerUrl?: string | URL | undefined;
}

/**
 * The ways to start the worker script, best first: where the host said, from the text inside this bundle, from the
 * packaged file where it is on the page's own origin, from a Blob that imports that file. Addresses of Blobs are kept:
 * the presenter's children start from them much later.
 */
export function startTiers({ workerUrl }: TierOptions): readonly StartTier[] {
  let blob: Promise<string> | undefined;
  let bootstrap: string | undefined;
  return [
    { name: 'configured', script: () => Promise.resolve(workerUrl ? new URL(workerUrl, document.baseURI).href : null) },
    { name: 'blob', script: () => (blob ??= source().then(scriptBlob)) },
    {
      name: 'packaged',
      script: () => {
        const url = new URL(scriptUrl(), document.baseURI);
        return Promise.resolve(url.origin === globalThis.origin ? url.href : null);
      },
    },
    {
      name: 'bootstrap',
      script: () => {
        const url = new URL(scriptUrl(), document.baseURI).href;
        return Promise.resolve((bootstrap ??= scriptBlob(`import ${JSON.stringify(url)};`)));
      },
    },
  ];
}

/** Fetches the worker's text before a player asks for it. Where that fails, starting the worker says so. */
export function prefetchWorkerScript(): void {
  source().catch(() => {});
}

/**
 * Absolute addresses of the lazily fetched files: those that the host gave, else the files next to this script. A host
 * that serves the EXR codec itself serves the files that it loads next to it.
 */
export function codecAddresses(configured: Readonly<Record<string, string | URL>> = {}): Record<string, string> {
  const addresses: Record<string, string> = {};
  const exr = configured['exr'];
  for (const name of codecNames) {
    const beside = exr && name.startsWith('exr-') ? new URL(`${name}.js`, new URL(exr, document.baseURI)) : undefined;
    const url = configured[name] ?? beside ?? codecUrl(name);
    if (url !== undefined) addresses[name] = new URL(url, document.baseURI).href;
  }
  return addresses;
}

function scriptBlob(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
