import type { FileRequest } from '../frame/frame-request.ts';
import type { LazyAddresses, PictureHeader } from './codec.ts';
import type { Picture } from '../frame/planes.ts';
import type { AudioChunk } from '../frame/audio-chunk.ts';
import type { AudioFacts } from '../frame/audio-facts.ts';
import type { PeakBlock, PeakSpan } from '../frame/sound-peaks.ts';
import type { VideoFacts } from '../frame/video-facts.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface OpenRequest {
  /** Stands for the file: the same for every request of it. */
  readonly file: string;
  readonly request: FileRequest;
  readonly fetcher: Fetch;
  readonly signal: AbortSignal;
}

/** One frame wanted of a file. Several may be wanted at a time: one pass of the decoder serves all it comes past. */
export interface FrameWanted extends OpenRequest {
  readonly position: number;
  /** Power of two to reduce by. */
  readonly level: number;
  /** Of those wanted the lowest is decoded first. */
  readonly tier: number;
  /** Pictures wider or higher than this are reduced until they fit. */
  readonly maxTextureSize: number;
  /** Tells the header; resolves once planes of that size may be allocated, and rejects as it rejects. */
  reserve(header: PictureHeader): Promise<void>;
  /** This frame's turn: if the thread dies now, it is the suspect. */
  decoding(): void;
  /** Lends recycled memory of exactly that length. */
  allocate(byteLength: number): ArrayBuffer;
}

export interface FrameDecoded {
  readonly picture: Picture;
  readonly decodeMs: number;
  /** Encoded bytes of the frame. */
  readonly bytesRead: number;
}

/** A decoder of files that hold many frames. What it opens it keeps open for a while. */
export interface FileCodec {
  /** `video`, `audio` */
  readonly name: string;
  /** Called once after its module is loaded, for codecs that fetch a second file. */
  configure?(options: { readonly addresses: LazyAddresses }): void;
  /** Reads a file's index, where it is not open already. Rejects with a `SeqError`, or with the signal's reason. */
  open(request: OpenRequest): Promise<VideoFacts | AudioFacts>;
  /** A piece of the file's sound. Rejects with a `SeqError`, or with the signal's reason. */
  readAudio(request: OpenRequest, piece: number): Promise<AudioChunk>;
  /** Peaks of a stretch of the file's sound. Rejects with a `SeqError`, or with the signal's reason. */
  readPeaks(request: OpenRequest, span: PeakSpan): Promise<PeakBlock>;
  /** One of its pictures. Rejects with a `SeqError`, or with the signal's reason. */
  decode(wanted: FrameWanted): Promise<FrameDecoded>;
}
