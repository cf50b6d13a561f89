import type {
  DecodeAnswer,
  DecodeConfig,
  DecodeJob,
  DecodeMessage,
  DecodeNotice,
} from '../../decode/decode-protocol.ts';

/** A decoder as the pool sees it: a child worker, or the service in this thread. */
export interface DecoderPort {
  configure(config: DecodeConfig): void;
  /** Never settles once the decoder is dead: race it with `died`. Takes the buffers. */
  load(job: DecodeJob, buffers: readonly ArrayBuffer[]): Promise<DecodeAnswer>;
  notice(notice: DecodeNotice): void;
  /** Ends it at once; its memory goes with it. */
  close(): void;
}

export interface DecoderListener {
  message(message: DecodeMessage): void;
  /** The worker is dead: its script failed, or it threw an error that nothing caught. */
  died(reason: string): void;
}

/** Starts a decoder; the first message it sends is `hello`. */
export type StartDecoder = (listener: DecoderListener) => DecoderPort;
