/** One frame of a file that holds many. One decoder stays with such a file, so all its jobs go to one worker. */
export interface FrameInFile {
  /** The decoder that reads it: a folder of `src/core/codec` and a file of `dist/codecs`. */
  readonly codec: 'video';
  /** Stands for the file, in every worker: requests of the same file have the same. */
  readonly file: string;
  /** Place of the frame in order of presentation, from 0; null asks what is in the file. */
  readonly position: number | null;
  /** With `position` null: asks for this piece of the file's sound. */
  readonly sound?: number;
}
