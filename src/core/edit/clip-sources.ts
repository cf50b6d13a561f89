import { SeqError } from '../base/seq-error.ts';
import type { ResolvedSource } from '../sequence/source/resolve-source.ts';
import type { ResolveMedia, SourceDescription } from '../sequence/source/source-description.ts';
import { objectIdentity } from '../sequence/source/source-identity.ts';
import { openSource, type OpenContext, type SourceOpener } from '../sequence/source/source-opener.ts';
import type { ClipContent } from './edit-content.ts';

/** Sources that are opened at the same time. */
const AT_A_TIME = 4;

/** The sources of an edit's clips: each is opened once, when it is first needed, however many clips use it. */
export class ClipSources {
  readonly #context: OpenContext;
  readonly #openers: readonly SourceOpener[];
  readonly #resolveMedia: ResolveMedia | null;
  readonly #opening = new Map<string, Promise<ResolvedSource>>();
  readonly #opened = new Map<string, ResolvedSource>();

  /** `resolveMedia` finds what a page cannot open by the document's own references; null: nothing does. */
  constructor(context: OpenContext, openers: readonly SourceOpener[], resolveMedia: ResolveMedia | null) {
    this.#resolveMedia = resolveMedia;
    this.#context = context;
    this.#openers = openers;
  }

  /** Opens the sources of some clips, a few at a time. What cannot be opened says so when its frames are asked for. */
  async openAll(clips: readonly ClipContent[]): Promise<void> {
    const waiting = [...new Map(clips.map((clip) => [this.identityOf(clip), clip])).values()];
    const worker = async (): Promise<void> => {
      for (let clip = waiting.shift(); clip; clip = waiting.shift()) await this.open(clip).catch(() => {});
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  }

  /** The clip's source. Rejects with a `SeqError`; one that failed for the network's sake is tried again next time. */
  open(clip: ClipContent): Promise<ResolvedSource> {
    const key = this.identityOf(clip);
    const opening = this.#opening.get(key) ?? this.#begin(key, clip);
    this.#opening.set(key, opening);
    return opening;
  }

  /** The clip's source where it is open already. */
  opened(clip: ClipContent): ResolvedSource | null {
    return this.#opened.get(this.identityOf(clip)) ?? null;
  }

  /** Whether the host is asked for a clip's media. */
  mayResolve({ source, unresolved }: ClipContent): boolean {
    return source === null && unresolved !== undefined && this.#resolveMedia !== null;
  }

  /** What tells one source from another. */
  identityOf({ source, unresolved, path }: ClipContent): string {
    if (source === null) return JSON.stringify(['unresolved', path, unresolved?.reference ?? null]);
    return JSON.stringify(source, (_name, value: unknown) =>
      typeof value === 'function' || value instanceof Blob ? `#${objectIdentity(value)}` : value,
    );
  }

  async #begin(key: string, clip: ClipContent): Promise<ResolvedSource> {
    try {
      const description = clip.source ?? (await this.#resolve(clip));
      if (!description) throw new SeqError('not-found', clip.problem ?? 'The clip has no media.');
      const source = await openSource(description, this.#context, this.#openers);
      this.#opened.set(key, source);
      return source;
    } catch (error) {
      const failure = SeqError.from(error, 'source-invalid');
      if (failure.retryable) this.#opening.delete(key);
      throw failure;
    }
  }

  async #resolve({ unresolved }: ClipContent): Promise<SourceDescription | null> {
    if (!unresolved || !this.#resolveMedia) return null;
    const { reference, clip } = unresolved;
    return this.#resolveMedia(reference, { clip, signal: this.#context.signal });
  }
}
