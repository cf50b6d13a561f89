/**
 * What can go wrong, as codes a host can act on. The list is part of the public contract: add, never rename. The
 * reference shows each docblock: its cause, and after `Remedy:` what to do.
 */
export const SEQ_ERROR_CODES = [
  /**
   * The source, its frame list, its manifest or a chosen layer is not valid. Remedy: correct what the message names;
   * `load()` and the attributes refuse it before anything is fetched.
   */
  'source-invalid',
  /**
   * The file could not be fetched: no connection, a server error after several attempts, or no CORS headers. Remedy: look
   * in the browser's console, which says which of them; allow the page's origin by CORS. Network trouble is tried again
   * by itself.
   */
  'fetch-failed',
  /**
   * The server answered 404 or 410: the file does not exist (yet). Remedy: compare the address in the message with what is
   * on the server, in case and padding; `retry()` when it is there.
   */
  'not-found',
  /** The server answered 401 or 403. Remedy: check credentials, `crossorigin` and whether signed addresses have expired. */
  'forbidden',
  /**
   * No decoder knows the format, or the browser does not have the codec; the message names it. Remedy: convert the file,
   * or register a decoder for it.
   */
  'format-unsupported',
  /** The file is damaged, or is not what its first bytes claim. Remedy: write or transfer it again. */
  'decode-failed',
  /**
   * The file ends early: it may still be being written. Remedy: `retry()` when it is complete; the rows that are there are
   * shown.
   */
  'truncated',
  /**
   * One frame needs more memory than the whole limit. Remedy: raise the limit, or set `resolution`; it is shown reduced
   * when it is the current frame.
   */
  'frame-too-large',
  /**
   * A decode worker or the presenter died, or did not answer in time. Remedy: none is needed at first, a new one has been
   * started; a frame that kills it twice is not tried again before `retry()`.
   */
  'worker-crashed',
  /**
   * A worker or a decoder module could not be started or loaded. Remedy: add to the Content-Security-Policy the directive
   * that the message names, or serve the file at the address that it names.
   */
  'worker-blocked',
  /**
   * The OpenColorIO config, or what is asked of it, is not valid. Remedy: correct it at the place in the config that the
   * message names.
   */
  'ocio-invalid',
  /**
   * There is no picture to draw or to capture: the player is not connected, shows nothing yet, or the browser has no
   * WebGL2. Remedy: wait for `ready`; turn hardware acceleration on, or use a browser with WebGL2.
   */
  'gl-unavailable',
  /** Reserved, not raised today: a lost drawing context is restored without an error. Remedy: none. */
  'gl-context-lost',
  /** Reserved, not raised today: a frame that does not fit is `frame-too-large`. Remedy: none. */
  'budget-too-small',
] as const;

export type SeqErrorCode = (typeof SEQ_ERROR_CODES)[number];

/** An error as it crosses a thread boundary, where classes and their fields are lost. */
export interface SeqErrorValue {
  readonly code: SeqErrorCode;
  /** What was wrong and what to do about it, one or two sentences. */
  readonly message: string;
  /** True where trying again can help: network trouble, a crashed worker, a file still being written. */
  readonly retryable: boolean;
  /** How long the server asks to wait before another attempt, milliseconds; absent where it does not. */
  readonly retryAfterMs?: number;
}

const RETRYABLE: ReadonlySet<SeqErrorCode> = new Set<SeqErrorCode>([
  'fetch-failed',
  'not-found',
  'forbidden',
  'truncated',
  'worker-crashed',
  'gl-context-lost',
]);

/** An error of the viewer: `code` says what to do, `message` says what happened. */
export class SeqError extends Error {
  override readonly name = 'SeqError';
  readonly code: SeqErrorCode;
  readonly retryable: boolean;
  /** How long the server asks to wait before another attempt, milliseconds; 0 where it does not. */
  readonly retryAfterMs: number;

  constructor(
    code: SeqErrorCode,
    message: string,
    options: { cause?: unknown; retryable?: boolean; retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }

  /** The form that survives `postMessage`. */
  toValue(): SeqErrorValue {
    const { code, message, retryable, retryAfterMs } = this;
    return { code, message, retryable, ...(retryAfterMs > 0 && { retryAfterMs }) };
  }

  static fromValue(value: SeqErrorValue): SeqError {
    const { code, message, retryable, retryAfterMs = 0 } = value;
    return new SeqError(code, message, { retryable, retryAfterMs });
  }

  /** Any thrown value as a `SeqError`; `fallback` is the code of what was not one. */
  static from(thrown: unknown, fallback: SeqErrorCode): SeqError {
    if (thrown instanceof SeqError) return thrown;
    // A codec that was loaded as a file of its own has its own copy of this class.
    if (isSeqErrorLike(thrown)) return SeqError.fromValue(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new SeqError(fallback, message, { cause: thrown });
  }
}

function isSeqErrorLike(thrown: unknown): thrown is SeqErrorValue {
  if (!(thrown instanceof Error) || thrown.name !== 'SeqError' || !('code' in thrown)) return false;
  return (SEQ_ERROR_CODES as readonly unknown[]).includes(thrown.code);
}
