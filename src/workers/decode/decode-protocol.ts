import type { RowRange } from '../../core/codec/codec.ts';
import type { EncodedBand } from './bands/encoded-band.ts';
import type { SeqErrorValue } from '../../core/base/seq-error.ts';
import type { CubeLut } from '../../core/colour/lut/cube-lut.ts';
import type { FileFormat } from '../../core/codec/registry/file-format.ts';
import type { ExpectedPicture, Picture } from '../../core/frame/planes.ts';
import type { AudioChunk } from '../../core/frame/audio-chunk.ts';
import type { AudioFacts } from '../../core/frame/audio-facts.ts';
import type { PeakBlock } from '../../core/frame/sound-peaks.ts';
import type { OcioAnswer } from '../../core/frame/ocio-answer.ts';
import type { VideoFacts } from '../../core/frame/video-facts.ts';
import type { FrameHeader, JobTiming, LoadJob, Ticket } from '../../core/presenter/protocol.ts';
import type { TransferState } from '../../core/frame/transfer-state.ts';

export interface DecodeConfig {
  /** Absolute addresses of lazily loaded codecs, by name. */
  readonly codecs: Readonly<Record<string, string>>;
  /** Formats that the host added, asked ahead of the built-in ones. */
  readonly formats?: readonly FileFormat[];
  /** Pictures wider or higher than this are reduced until they fit one texture; null: a notice will say it. */
  readonly maxTextureSize: number | null;
}

/**
 * What is in a file of many frames or of sound, a piece of its sound, peaks of it, a colour table, or what a config
 * answers.
 */
export type FileContent = VideoFacts | AudioFacts | AudioChunk | PeakBlock | CubeLut | OcioAnswer;

/** A job as a decoder gets it. */
export interface DecodeJob extends LoadJob {
  /**
   * At least 2: its picture may be decoded side by side in so many bands at most. Where it can be, the file comes back in
   * `band` messages, and the answer says that it was divided.
   */
  readonly mostBands?: number;
  /** Only these rows are decoded, at the job's layer and level, which are the file's own. */
  readonly rows?: RowRange;
  /** What they are made of; absent: the decoder reads the file. Transferred. */
  readonly band?: EncodedBand;
}

/** How one job ended. Buffers in it are transferred: whoever holds the answer owns them. */
export type DecodeAnswer =
  | {
      readonly ok: true;
      readonly picture: Picture;
      readonly timing: JobTiming;
      /** Lent buffers that were not needed. */
      readonly unused: readonly ArrayBuffer[];
      /** Of a job for some rows: what was wrong, and whether nothing at all decoded. */
      readonly band?: { readonly error: SeqErrorValue | null; readonly isEmpty: boolean };
    }
  | {
      /** No picture came of it. */
      readonly ok: false;
      /** The answer to a job that asks for something else than a picture; then `error` is null. */
      readonly facts?: FileContent;
      /** The file has been handed back in bands, all of them; then `error` is null. */
      readonly divided?: { readonly fetchMs: number; readonly bytesRead: number };
      /** null where the job was aborted: an abort is not an error. */
      readonly error: SeqErrorValue | null;
      readonly unused: readonly ArrayBuffer[];
    };

/** What a parent asks of a decoder and waits for. */
export interface DecodeCommands {
  configure(config: DecodeConfig): void;
  /** Fetches and decodes one frame. `buffers` are recycled memory of the exact sizes expected; transferred. */
  load(job: DecodeJob, buffers: readonly ArrayBuffer[]): Promise<DecodeAnswer>;
}

/** What a parent sends to a decoder without waiting for an answer. */
export type DecodeNotice =
  | { readonly kind: 'abort'; readonly ticket: Ticket }
  /** While `on`, no decode begins but those of tier 0: the thread is wanted for bands. */
  | { readonly kind: 'hold'; readonly on: boolean }
  /** Also the end of what `page` is for. */
  | { readonly kind: 'maxTextureSize'; readonly maxTextureSize: number }
  /**
   * A way to the page past the parent, which stands still for a while: headers and requests for bytes are said there, too,
   * and the page's answers come there first. Transferred.
   */
  | { readonly kind: 'page'; readonly port: MessagePort }
  | {
      readonly kind: 'level';
      readonly ticket: Ticket;
      /** Power of two to reduce by. */
      readonly level: number;
    }
  | {
      readonly kind: 'grant';
      readonly ticket: Ticket;
      readonly encodedBytes: number;
      readonly decodedBytes: number;
    };

/** How a frame is decoded in bands. */
export interface FrameDivision {
  /** The layer and the level that the file is decoded at, whatever was asked for. */
  readonly layer: string;
  readonly level: number;
  /** From top to bottom. */
  readonly rows: readonly RowRange[];
}

/** What a decoder sends on its own. */
export type DecodeMessage =
  | { readonly kind: 'hello' }
  /** A sign of life while jobs are under way: silence means an endless loop. */
  | { readonly kind: 'alive' }
  | {
      readonly kind: 'header';
      readonly ticket: Ticket;
      readonly header: FrameHeader;
      readonly decodedBytes: number;
      /** For the presenter alone. */
      readonly expected?: ExpectedPicture;
    }
  | {
      readonly kind: 'needBytes';
      readonly ticket: Ticket;
      readonly encodedBytes: number;
      readonly decodedBytes: number;
    }
  /** How far the transfer of a job's file has come; sent twice a second where it has moved on, or the server has fallen silent. */
  | ({ readonly kind: 'transfer'; readonly ticket: Ticket } & TransferState)
  /** From here until the answer this job has the thread: if the worker dies now, this job is the suspect. */
  | { readonly kind: 'decoding'; readonly ticket: Ticket }
  /** The job's picture is decoded in bands, which follow one by one. */
  | { readonly kind: 'divided'; readonly ticket: Ticket; readonly division: FrameDivision }
  /** Transferred: whoever receives it owns its bytes. */
  | { readonly kind: 'band'; readonly ticket: Ticket; readonly band: EncodedBand }
  | { readonly kind: 'log'; readonly level: 'debug' | 'warn'; readonly message: string };
