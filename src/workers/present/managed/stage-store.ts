import { SeqError, type SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { OcioAnswer, OcioInputAnswer, OcioViewAnswer } from '../../../core/frame/ocio-answer.ts';
import type { OcioInputRequest, OcioRequest, OcioViewRequest } from '../../../core/frame/ocio-request.ts';
import { pictureIdentity } from './picture-facts.ts';

export type StageEntry<Answer extends OcioAnswer> =
  | { readonly state: 'loading' }
  /** `id`: names the stage in shaders, never used twice. */
  | { readonly state: 'ready'; readonly id: number; readonly answer: Answer }
  | { readonly state: 'failed'; readonly error: SeqErrorValue };

interface Kept {
  readonly config: string;
  readonly controller: AbortController;
  entry: StageEntry<OcioAnswer>;
}

/** Conversions that stay for whoever comes back to them. */
const KEPT = 48;
const KEPT_BYTES = 96 * 1024 * 1024;

/** Conversions of configs by what was asked, each made once however many players ask. */
export class StageStore {
  /** Least recently asked for first. */
  readonly #kept = new Map<string, Kept>();
  readonly #ask: (request: OcioRequest, signal: AbortSignal) => Promise<OcioAnswer>;
  /** An answer has come, or will not. */
  readonly #settled: () => void;
  #lastId = 0;

  constructor(ask: (request: OcioRequest, signal: AbortSignal) => Promise<OcioAnswer>, settled: () => void) {
    this.#ask = ask;
    this.#settled = settled;
  }

  /** Bytes of all tables held. */
  get bytes(): number {
    let bytes = 0;
    for (const { entry } of this.#kept.values()) bytes += bytesOf(entry);
    return bytes;
  }

  /** What is known of a conversion; asking for the first time has it made. */
  get(request: OcioViewRequest): StageEntry<OcioViewAnswer>;
  get(request: OcioInputRequest): StageEntry<OcioInputAnswer>;
  get(request: OcioRequest): StageEntry<OcioAnswer> {
    const key = keyOf(request);
    const kept = this.#kept.get(key) ?? this.#begin(key, request);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.entry;
  }

  /** Forgets other configs, and what failed: it is tried again when it is asked for again. */
  retain(configs: ReadonlySet<string>): void {
    for (const [key, { config, controller, entry }] of this.#kept) {
      if (configs.has(config) && entry.state !== 'failed') continue;
      controller.abort();
      this.#kept.delete(key);
    }
  }

  #begin(key: string, request: OcioRequest): Kept {
    const controller = new AbortController();
    const kept: Kept = { config: request.config.url, controller, entry: { state: 'loading' } };
    void this.#ask(request, controller.signal).then(
      (answer) => this.#end(key, kept, { state: 'ready', id: ++this.#lastId, answer }),
      (thrown: unknown) => {
        const error = SeqError.from(thrown, 'ocio-invalid').toValue();
        this.#end(key, kept, { state: 'failed', error });
      },
    );
    return kept;
  }

  #end(key: string, kept: Kept, entry: StageEntry<OcioAnswer>): void {
    // Nobody wants it any more.
    if (this.#kept.get(key) !== kept) return;
    kept.entry = entry;
    this.#trim(key);
    this.#settled();
  }

  #trim(newest: string): void {
    let bytes = this.bytes;
    for (const [key, { entry }] of this.#kept) {
      if (this.#kept.size <= KEPT && bytes <= KEPT_BYTES) return;
      if (key === newest || entry.state === 'loading') continue;
      bytes -= bytesOf(entry);
      this.#kept.delete(key);
    }
  }
}

function bytesOf(entry: StageEntry<OcioAnswer>): number {
  if (entry.state !== 'ready') return 0;
  return entry.answer.stage.tables.reduce((sum, { values }) => sum + values.byteLength, 0);
}

function keyOf(request: OcioRequest): string {
  const { url, credentials } = request.config;
  const asked =
    request.kind === 'view'
      ? [request.display, request.view, request.look]
      : [request.space, request.otherwise, pictureIdentity(request.picture)];
  return JSON.stringify([request.kind, url, credentials, ...asked]);
}
