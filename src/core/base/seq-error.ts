/** What can go wrong, as codes a host can act on. The list is part of the public contract: add, never rename. */
export const SEQ_ERROR_CODES = [
  'source-invalid',
  'fetch-failed',
  'not-found',
  'forbidden',
  'format-unsupported',
  'decode-failed',
  'truncated',
  'frame-too-large',
  'worker-crashed',
  'worker-blocked',
  'gl-unavailable',
  'gl-context-lost',
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

  constructor(code: SeqErrorCode, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE.has(code);
  }

  /** The form that survives `postMessage`. */
  toValue(): SeqErrorValue {
    return { code: this.code, message: this.message, retryable: this.retryable };
  }

  static fromValue(value: SeqErrorValue): SeqError {
    return new SeqError(value.code, value.message, { retryable: value.retryable });
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
