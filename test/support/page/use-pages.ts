import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../project-root.ts';
import { startDevServer, type DevServer } from '../server/dev-server.ts';
import { FaultServer, type FaultServerOptions } from '../server/fault-server.ts';
import { BrowserPage, type PageOptions } from './browser-page.ts';
import { viewerPage, type ViewerPageOptions } from './viewer-page.ts';

/** Where a suite's pages come from. */
interface PageServer {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** The server and the page of a suite of tests. Tests use one page at a time: opening another closes the one before. */
export class Pages<Server extends PageServer> {
  readonly #start: () => Promise<Server>;
  #server: Server | null = null;
  #viewer: BrowserPage | null = null;

  constructor(start: () => Promise<Server>) {
    this.#start = start;
  }

  get site(): Server {
    if (!this.#server) throw new Error('The server of these pages has not been started.');
    return this.#server;
  }

  get viewer(): BrowserPage {
    if (!this.#viewer) throw new Error('No page is open.');
    return this.#viewer;
  }

  /** Opens a page of the server. */
  async open(path: string, options: PageOptions = {}): Promise<BrowserPage> {
    await this.closePage();
    this.#viewer = await BrowserPage.open(this.site.origin + path, options);
    return this.#viewer;
  }

  async startServer(): Promise<void> {
    this.#server = await this.#start();
  }

  async closePage(): Promise<void> {
    const open = this.#viewer;
    this.#viewer = null;
    await open?.close();
  }

  async closeServer(): Promise<void> {
    await this.closePage();
    const running = this.#server;
    this.#server = null;
    await running?.close();
  }
}

/** Pages with the built library, as a site serves it. */
export class SitePages extends Pages<FaultServer> {
  /** Opens `/`, a page with these elements in its body. */
  async show(body: string, options: PageOptions & Omit<ViewerPageOptions, 'body'> = {}): Promise<BrowserPage> {
    this.site.page('/', viewerPage({ ...options, body }));
    return this.open('/', options);
  }
}

export interface UsePagesOptions {
  /** A server for each test, which is closed after it. Default: one for the suite, and each test leaves its page open. */
  readonly each?: boolean;
}

/** Starts the server before the tests of the suite that this is called in, and closes server and page after them. */
function register(pages: Pages<PageServer>, { each = false }: UsePagesOptions): void {
  const [start, end] = each ? [beforeEach, afterEach] : [before, after];
  start(() => pages.startServer());
  end(() => pages.closeServer());
}

/**
 * Pages of a server that has the built library below `/dist/` and what `prepare` adds. To be called in `describe`, ahead
 * of hooks that use them.
 */
export function useSite(
  prepare: (site: FaultServer) => unknown = () => {},
  options: UsePagesOptions & FaultServerOptions = {},
): SitePages {
  const pages = new SitePages(async () => {
    const site = await FaultServer.start(options);
    prepare(site.folder('/dist/', resolve(PROJECT_ROOT, 'dist')));
    return site;
  });
  register(pages, options);
  return pages;
}

/** Pages of the project's development server, by path. To be called in `describe`. */
export function useDevServer(pages: Readonly<Record<string, string>>): Pages<DevServer> {
  const served = new Pages(() => startDevServer({ pages }));
  register(served, {});
  return served;
}

/** Serves the stories' small shot as `/shot/shot.####.exr`, frames 1001 to 1032. */
export const withShot = (site: FaultServer): FaultServer =>
  site.folder('/shot/', resolve(PROJECT_ROOT, 'stories/assets'));
