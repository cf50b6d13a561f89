import { abortable } from '../base/abortable.ts';
import type { OpenRequest } from './file-codec.ts';

interface Opening<File> {
  readonly file: Promise<File>;
  readonly abort: AbortController;
  /** Who waits for it or for something in it. */
  users: number;
}

/** The files that a decoder keeps open between requests. Beyond a number, the least recently used one is closed. */
export class OpenFiles<File extends { close(): void }> {
  readonly #start: (request: OpenRequest) => Promise<File>;
  readonly #most: number;
  /** Least recently used first. */
  readonly #open = new Map<string, Opening<File>>();

  /** `start` opens a file; its request's signal aborts when nobody wants the file any more. */
  constructor(most: number, start: (request: OpenRequest) => Promise<File>) {
    this.#most = most;
    this.#start = start;
  }

  /** Opens the file where it is not open already. Rejects as `start` rejects, or with the signal's reason. */
  async open(request: OpenRequest): Promise<File> {
    const { file, signal } = request;
    const opening = this.#open.get(file) ?? this.#begin(request);
    opening.users += 1;
    try {
      return await abortable(opening.file, signal);
    } finally {
      opening.users -= 1;
      // Its last user has gone: reading a long file to its end would be wasted.
      if (signal.aborted && opening.users === 0 && this.#open.get(file) === opening) this.#close(file);
    }
  }

  /** Does something with the file, which stays open meanwhile. */
  async use<Result>(request: OpenRequest, work: (file: File) => Promise<Result>): Promise<Result> {
    const { file, signal } = request;
    const opening = this.#open.get(file) ?? this.#begin(request);
    this.#open.delete(file);
    this.#open.set(file, opening);
    opening.users += 1;
    try {
      return await work(await abortable(opening.file, signal));
    } finally {
      opening.users -= 1;
    }
  }

  #begin(request: OpenRequest): Opening<File> {
    const { file: name } = request;
    const abort = new AbortController();
    const file = this.#start({ ...request, signal: abort.signal });
    const opening: Opening<File> = { file, abort, users: 0 };
    this.#open.set(name, opening);
    file.catch(() => {
      if (this.#open.get(name) === opening) this.#open.delete(name);
    });
    for (const [other, { users }] of this.#open) {
      if (this.#open.size <= this.#most) break;
      if (users === 0 && other !== name) this.#close(other);
    }
    return opening;
  }

  #close(name: string): void {
    const opening = this.#open.get(name);
    if (!opening) return;
    this.#open.delete(name);
    opening.abort.abort(new DOMException('Nobody wants the file.', 'AbortError'));
    opening.file.then(
      (file) => file.close(),
      () => {},
    );
  }
}
