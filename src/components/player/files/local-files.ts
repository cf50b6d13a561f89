import { SeqError } from '../../../core/base/seq-error.ts';
import { runInSlices } from '../../../core/base/steps.ts';
import { openers } from '../../../core/player/lazy-parts.ts';
import type { LocalSource } from '../../../core/sequence/local/find-local-sources.ts';
import type { LocalRoot } from '../../../core/sequence/local/walk-files.ts';
import type { RequestDetails } from '../../events/request-events.ts';
import { partStrings } from '../../text/part-strings.ts';

export interface LocalFilesHost {
  /** Whether the page lets people open files here. */
  readonly allowed: boolean;
  /** Asks for one of the sources found to be opened. */
  ask(detail: RequestDetails['seq-open-request']): void;
  /** Several sources were found: they should be shown to choose from. */
  offer(): void;
  /** What is shown of the files changed. */
  changed(): void;
}

/** How far looking through the user's files has got. */
export interface LocalFilesState {
  /** What was found last, best first. */
  readonly sources: readonly LocalSource[];
  /** Files found so far, where looking takes a while; else null. */
  readonly looking: number | null;
  /** Why there is nothing to show, put into words where it is shown; else null. */
  readonly problem: (() => string) | null;
  /** Files are being dragged over the player. */
  readonly over: boolean;
}

/** Looking is only reported when it takes longer than this. */
const PATIENCE_MS = 200;
const NOTHING: LocalFilesState = { sources: [], looking: null, problem: null, over: false };

type DirectoryPicker = { showDirectoryPicker?(options: { mode: 'read' }): Promise<FileSystemDirectoryHandle> };

/** Takes in what the user drops, pastes or picks: looks for sources in it and asks for the best to be opened. */
export class LocalFiles {
  readonly #host: LocalFilesHost;
  #state = NOTHING;
  #walk: AbortController | null = null;

  constructor(host: LocalFilesHost) {
    this.#host = host;
  }

  get state(): LocalFilesState {
    return this.#state;
  }

  /** Listens on the player for as long as `signal` says. Text, links and pictures of pages are left to the page. */
  listen(player: HTMLElement, signal: AbortSignal): void {
    const drag = (event: DragEvent): void => {
      if (!this.#takes(event, event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      if (!this.#state.over) this.#set({ over: true });
    };
    player.addEventListener('dragenter', drag, { signal });
    player.addEventListener('dragover', drag, { signal });
    const leave = (event: DragEvent): void => {
      const inside = event.relatedTarget instanceof Node && player.contains(event.relatedTarget);
      if (this.#state.over && !inside) this.#set({ over: false });
    };
    player.addEventListener('dragleave', leave, { signal });
    const take = (event: Event, data: DataTransfer | null): void => {
      if (this.#state.over) this.#set({ over: false });
      if (!data || !this.#takes(event, data)) return;
      event.preventDefault();
      void this.take(rootsOf(data));
    };
    player.addEventListener('drop', (event) => take(event, event.dataTransfer), { signal });
    player.addEventListener('paste', (event) => take(event, event.clipboardData), { signal });
    signal.addEventListener('abort', () => this.dismiss());
  }

  /** Looks for sources; what was looked through before is given up. Never rejects. */
  async take(roots: readonly LocalRoot[]): Promise<void> {
    this.#walk?.abort();
    const walk = (this.#walk = new AbortController());
    const { signal } = walk;
    const started = performance.now();
    const found = (count: number): void => {
      if (performance.now() - started > PATIENCE_MS) this.#set({ looking: count, problem: null });
    };
    try {
      const { walkFiles, findLocalSources } = await openers.load();
      signal.throwIfAborted();
      const files = await walkFiles(roots, { signal, found });
      const sources = await runInSlices(findLocalSources(files), signal);
      const problem = sources.length > 0 ? null : () => partStrings.files.nothing(files.length);
      this.#set({ sources, looking: null, problem });
      if (sources.length > 1) this.#host.offer();
      this.open(sources[0]);
    } catch (error) {
      const { message } = SeqError.from(error, 'fetch-failed');
      if (!signal.aborted) this.#set({ looking: null, problem: () => message });
    }
  }

  /** Asks for one of the sources found. */
  open(source: LocalSource | undefined): void {
    if (source) this.#host.ask({ source, sources: this.#state.sources });
  }

  /** The user picks a folder: by the browser's own dialog where it has one, else by `fallback`. */
  async pickFolder(view: Window | null, fallback: () => void): Promise<void> {
    const picker = view as (Window & DirectoryPicker) | null;
    if (!picker?.showDirectoryPicker) return fallback();
    try {
      await this.take([await picker.showDirectoryPicker({ mode: 'read' })]);
    } catch (error) {
      // Pages in frames of other origins may not use it.
      if (!(error instanceof DOMException && error.name === 'AbortError')) fallback();
    }
  }

  /** Gives up what is being looked through, and the complaint. */
  dismiss(): void {
    this.#walk?.abort();
    if (this.#state.looking !== null || this.#state.problem !== null || this.#state.over) {
      this.#set({ looking: null, problem: null, over: false });
    }
  }

  #takes(event: Event, data: DataTransfer | null): boolean {
    return this.#host.allowed && !event.defaultPrevented && data !== null && data.types.includes('Files');
  }

  #set(change: Partial<LocalFilesState>): void {
    this.#state = { ...this.#state, ...change };
    this.#host.changed();
  }
}

/** To be read while the event is handled: afterwards the browser takes it back. */
function rootsOf(data: DataTransfer): LocalRoot[] {
  return [...data.items].flatMap((item): LocalRoot[] => {
    if (item.kind !== 'file') return [];
    const root = item.webkitGetAsEntry() ?? item.getAsFile();
    return root ? [root] : [];
  });
}
