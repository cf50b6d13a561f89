import type { SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { UnavailableReport, UnavailableKind, SourceKey } from '../../../core/presenter/protocol.ts';

/** After more transient failures than this a frame counts as unavailable; until then the last picture is held. */
const FAILURES_AWAITED = 2;

/** Frames, by source, that have no picture and will not get one for now. */
export class UnavailableFrames {
  readonly #sources = new Map<SourceKey, Map<FrameNumber, UnavailableKind>>();
  /** Failures so far of frames that may still arrive. */
  readonly #failures = new Map<string, number>();

  apply({ source, frames, kind }: UnavailableReport): void {
    for (const frame of frames) this.set(source, frame, kind);
  }

  /** A load failed. The page retries network errors and dead decoders, so these count only when they repeat. */
  failed(source: SourceKey, frame: FrameNumber, error: SeqErrorValue): void {
    if (error.code === 'not-found') return this.set(source, frame, 'missing');
    const transient = error.retryable && (error.code === 'fetch-failed' || error.code === 'worker-crashed');
    const key = `${source}\n${frame}`;
    const failures = (this.#failures.get(key) ?? 0) + 1;
    if (transient && failures <= FAILURES_AWAITED) this.#failures.set(key, failures);
    else this.set(source, frame, 'error');
  }

  set(source: SourceKey, frame: FrameNumber, kind: UnavailableKind | null): void {
    this.#failures.delete(`${source}\n${frame}`);
    let frames = this.#sources.get(source);
    if (kind !== null) {
      if (!frames) this.#sources.set(source, (frames = new Map()));
      frames.set(frame, kind);
    } else if (frames?.delete(frame) && frames.size === 0) {
      this.#sources.delete(source);
    }
  }

  get(source: SourceKey, frame: FrameNumber): UnavailableKind | null {
    return this.#sources.get(source)?.get(frame) ?? null;
  }
}
