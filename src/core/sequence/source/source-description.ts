import type { LocalSource } from '../local/find-local-sources.ts';
import type { SequenceManifest } from '../manifest/sequence-manifest.ts';

/** Where one frame is to be had. Relative addresses resolve against the document's base. */
export type FrameAddress =
  | string
  | URL
  | Blob
  | {
      readonly url: string | URL;
      readonly headers?: Readonly<Record<string, string>>;
      readonly credentials?: RequestCredentials;
    };

/** Says where a frame is; may be asynchronous. A rejection becomes the frame's error. */
export type ResolveFrame = (frame: number, options: { signal: AbortSignal }) => FrameAddress | Promise<FrameAddress>;

/**
 * Says what to show for a media reference of an edit (`file:///mnt/…`), as its document has it; null: nothing. `clip` is
 * the clip it belongs to, also as the document has it.
 */
export type ResolveMedia = (
  reference: unknown,
  options: { readonly clip: unknown; readonly signal: AbortSignal },
) => SourceDescription | null | Promise<SourceDescription | null>;

/** What a player is asked to show. One of `src`, `files`, `local`, `manifest`, `clips` and `resolveFrame` is needed. */
export interface SourceDescription {
  /** Address of one file, of a manifest (`shot.json`), or a pattern with a place for the frame number: `sh010.####.exr`. */
  readonly src?: string | null;
  /** Which frames exist: `1001-1100,1120-1130x2`. Needed by patterns and `resolveFrame`; wins over a list in the pattern. */
  readonly frames?: string | null;
  /** An explicit list: local files or addresses. Numbers are taken from the names where these form a sequence. */
  readonly files?: readonly (Blob | string | URL)[] | null;
  /** One of the sources found among files of the user, or a folder of which the longest sequence is shown. */
  readonly local?: LocalSource | FileSystemHandle | null;
  /** Everything known of a sequence beforehand; relative addresses resolve against the document's base. */
  readonly manifest?: SequenceManifest | null;
  /** An edit: clips one after the other, each a source of its own. */
  readonly clips?: readonly (ClipDescription | string)[] | null;
  /** Finds media of an edit that a page cannot open by the edit's own references. */
  readonly resolveMedia?: ResolveMedia | null;
  /** Overrides where each frame is fetched from. Two sources with different functions share nothing. */
  readonly resolveFrame?: ResolveFrame | null;
  /** Sent with each request that says nothing else; the browser's default (`same-origin`) if left out. */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | null;
  /** What `src` or the only file is, where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. */
  readonly type?: string | null;
}

/**
 * A clip of `load({clips})` or of a manifest: any description of a source, and what of it is shown. One with `gap` instead
 * of a source is that many black frames.
 */
export interface ClipDescription extends Omit<SourceDescription, 'clips'> {
  /** For people; the source's name where it is left out. */
  readonly name?: string | null;
  /** First and last frame shown, inclusive, in the source's own numbers: `1005-1040`. Default: all. */
  readonly range?: string | null;
  /**
   * Frames of its source a second: at another rate than the edit's some of them are left out or shown twice, and it takes
   * its own time. Default: one for each frame of the edit.
   */
  readonly rate?: number | null;
  /** Layer that it opens where the player has chosen none. Default: the source's own. */
  readonly layer?: string | null;
  /**
   * Colour space that its pictures are in where the player's `input-color` is `auto`: a value of that attribute, or with
   * `ocio` a space of the config. Default: what its files say.
   */
  readonly colour?: string | null;
  /** Black frames, instead of a source. */
  readonly gap?: number | null;
  /** Anything the host wants to find again. */
  readonly metadata?: unknown;
}
