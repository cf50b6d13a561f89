import type { PlayerSession } from '../../../core/player/player-session.ts';
import { parseFramePattern } from '../../../core/sequence/pattern/frame-pattern.ts';
import type { ResolveFrame, SourceDescription } from '../../../core/sequence/source/source-description.ts';
import { type ResolveEditMedia, withMedia } from './source-like.ts';
import type { PlayerProperties } from '../settings-element.ts';

/** The properties that a source, and the one compared with, are put together from. */
export type SourceProperties = Pick<
  PlayerProperties,
  'src' | 'type' | 'frames' | 'compareSrc' | 'compareFrames' | 'audioSrc' | 'crossorigin'
> & { readonly resolveFrame: ResolveFrame | null; readonly resolveMedia: ResolveEditMedia | null };

/** Puts a player's source together from its attributes, which come one by one: when all of them are there. */
export class SourceAttributes {
  readonly #session: PlayerSession;
  readonly #properties: SourceProperties;
  #queued = false;
  #listens = false;
  /** They named a source when they were looked at last. */
  #named = false;
  /** What they described then; null: nothing. */
  #described: SourceDescription | null = null;

  constructor(session: PlayerSession, properties: SourceProperties) {
    this.#session = session;
    this.#properties = properties;
  }

  /** One of the properties changed: the source is loaded when this task ends. */
  changed(): void {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => this.flush());
  }

  /** Another source was given meanwhile, which the attributes do not describe. */
  discard(): void {
    this.#queued = false;
    this.#named = this.#nameSource;
  }

  /** Loads what is waiting now: whoever asks for the state sees the source that the attributes name. */
  flush(): void {
    if (!this.#queued) return;
    this.#queued = false;
    const { src, type, frames, resolveFrame, resolveMedia } = this.#properties;
    const description = { src, type, frames, resolveFrame, credentials: this.#credentials };
    // What `load()` was given stays where the attributes name no source, and have not named one before.
    const isNamed = this.#named || this.#nameSource;
    const stays = !isNamed && this.#session.description !== this.#described;
    this.#named = this.#nameSource;
    this.#described = this.#nameSource || frames ? withMedia(description, resolveMedia) : null;
    if (!stays) void this.#session.load(this.#described);
    this.compare();
    this.listen();
  }

  /** Plays the sound that `audio-src` names beside the pictures, when this task ends: `crossorigin` may follow. */
  listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    queueMicrotask(() => {
      this.#listens = false;
      const { audioSrc } = this.#properties;
      this.#session.setAudio(audioSrc?.trim() ? { src: audioSrc, credentials: this.#credentials } : null);
    });
  }

  /** Compares with the source that `compare-src` names. A pattern without a list of its own has the frames of `frames`. */
  compare(): void {
    const { compareSrc, compareFrames, frames } = this.#properties;
    const list = compareFrames ?? (compareSrc && parseFramePattern(compareSrc) ? frames : null);
    this.#session.compareWith(compareSrc ? { src: compareSrc, frames: list, credentials: this.#credentials } : null);
  }

  get #nameSource(): boolean {
    return Boolean(this.#properties.src || this.#properties.resolveFrame);
  }

  get #credentials(): 'include' | null {
    return this.#properties.crossorigin === 'use-credentials' ? 'include' : null;
  }
}
