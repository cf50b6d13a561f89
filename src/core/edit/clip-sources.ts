import { SeqError } from '../base/seq-error.ts';
import { createYielder } from '../base/yield-to-event-loop.ts';
import type { ResolvedSource } from '../sequence/source/resolve-source.ts';
import type { ResolveMedia, SourceDescription } from '../sequence/source/source-description.ts';
import { objectIdentity } from '../sequence/source/source-identity.ts';
import { sourceKind } from '../sequence/source/source-kind.ts';
import { openSource, type OpenContext, type SourceOpener } from '../sequence/source/source-opener.ts';
import type { ClipContent } from './edit-content.ts';

/** The host's word on media of an edit. */
export interface MediaAccess {
  /** Finds what a page cannot open by the document's own references; null: nothing does. */
  readonly resolveMedia?: ResolveMedia | null;
  /** As for the edit itself: sent with requests of clips that say nothing else. */
  readonly credentials?: SourceDescription['credentials'];
}

/** Sources that are opened at the same time. */
const AT_A_TIME = 4;

/** The sources of an edit's clips: each is opened once, when it is first needed, however many clips use it. */
export class ClipSources {
  readonly #context: OpenContext;
  readonly #openers: readonly SourceOpener[];
  readonly #media: MediaAccess;
  readonly #opening = new Map<string, Promise<ResolvedSource>>();
  readonly #opened = new Map<string, ResolvedSource>();
  readonly #failed = new Set<string>();
  readonly #identities = new WeakMap<ClipContent, string>();
  readonly #numbers = new Map<string, number>();

  constructor(context: OpenContext, openers: readonly SourceOpener[], media: MediaAccess) {
    this.#media = media;
    this.#context = context;
    this.#openers = openers;
  }

  /** Opens the sources of some clips, a few at a time. What cannot be opened says so when its frames are asked for. */
  async openAll(clips: readonly ClipContent[]): Promise<void> {
    const pause = createYielder();
    const sources = new Map<string, ClipContent>();
    for (const clip of clips) {
      const key = this.identityOf(clip);
      if (!this.#opening.has(key)) sources.set(key, clip);
      await pause();
    }
    const waiting = sources.values();
    const worker = async (): Promise<void> => {
      for (const clip of waiting) {
        if (this.#context.signal.aborted) return;
        await this.open(clip).catch(() => {});
        await pause();
      }
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

  /** Whether a clip's source was looked for in vain, and not for the network's sake: none of its frames can be had. */
  hasFailed(clip: ClipContent): boolean {
    return this.#failed.has(this.identityOf(clip));
  }

  /** Whether a clip's source is known without a look at any file: a pattern with its list, a still. */
  opensAtOnce({ source }: ClipContent): boolean {
    return source !== null && !this.#openers.some((opener) => opener.takes(source));
  }

  /** Whether the host is asked for a clip's media. */
  mayResolve({ source, unresolved }: ClipContent): boolean {
    return source === null && unresolved !== undefined && this.#media.resolveMedia != null;
  }

  /** What tells one source from another. */
  identityOf(clip: ClipContent): string {
    let identity = this.#identities.get(clip);
    if (identity === undefined) this.#identities.set(clip, (identity = written(clip)));
    return identity;
  }

  /** A small number that stands for a clip's source; 0 for none, which is black. */
  numberOf(clip: ClipContent | null): number {
    if (!clip) return 0;
    const key = this.identityOf(clip);
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }

  async #begin(key: string, clip: ClipContent): Promise<ResolvedSource> {
    try {
      const description = clip.source ?? (await this.#resolve(clip));
      if (!description) throw new SeqError('not-found', clip.problem ?? 'The clip has no media.');
      if (description.clips != null || sourceKind(description) === 'edit') {
        throw new SeqError(
          'source-invalid',
          `Clip "${clip.name}" is an edit itself: an edit inside an edit is not shown.`,
        );
      }
      const { credentials = null } = this.#media;
      const source = await openSource({ credentials, ...description }, this.#context, this.#openers);
      this.#opened.set(key, source);
      this.#failed.delete(key);
      return source;
    } catch (error) {
      const failure = SeqError.from(error, 'source-invalid');
      if (failure.retryable) this.#opening.delete(key);
      if (failure.code !== 'fetch-failed') this.#failed.add(key);
      throw failure;
    }
  }

  async #resolve({ unresolved }: ClipContent): Promise<SourceDescription | null> {
    const { resolveMedia } = this.#media;
    if (!unresolved || !resolveMedia) return null;
    const { reference, clip } = unresolved;
    return resolveMedia(reference, { clip, signal: this.#context.signal });
  }
}

function written({ source, unresolved, path }: ClipContent): string {
  if (source === null) return JSON.stringify(['unresolved', path, unresolved?.reference ?? null]);
  return JSON.stringify(source, (_name, value: unknown) =>
    typeof value === 'function' || value instanceof Blob ? `#${objectIdentity(value)}` : value,
  );
}
