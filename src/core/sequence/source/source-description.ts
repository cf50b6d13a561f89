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

/** What a player is asked to show. One of `src`, `files`, `local`, `manifest` and `resolveFrame` is needed. */
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
  /** Overrides where each frame is fetched from. Two sources with different functions share nothing. */
  readonly resolveFrame?: ResolveFrame | null;
  /** Sent with each request that says nothing else; the browser's default (`same-origin`) if left out. */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | null;
  /** What `src` or the only file is, where its name does not tell: `frames`, `manifest`, `video`, or a MIME type. */
  readonly type?: string | null;
}
