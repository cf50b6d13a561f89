import type { SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { UnavailableReport, UnavailableKind, SourceKey } from '../../../core/presenter/protocol.ts';

/** Passing trouble becomes an absence with this many failures; until then the frame is awaited and the last one held. */
const FAILURES_AWAITED = 2;

/** Frames that have no picture and will get none for now, per source. */
export class UnavailableFrames {
  readonly #sources = new Map<SourceKey, Map<FrameNumber, UnavailableKind>>();
  /** Failures so far of frames that may still come. */
  readonly #failures = new Map<string, number>();

  apply({ source, frames, kind }: UnavailableReport): void {
    for (const frame of frames) this.set(source, frame, kind);
  }

  /** A load failed. Network trouble and dead decoders are tried again by the page, so they count only when they go on. */
  failed(source: SourceKey, frame: FrameNumber, error: SeqErrorValue): void {
    if (error.code === 'not-found') return this.set(source, frame, 'missing');
    const passing = error.retryable && (error.code === 'fetch-failed' || error.code === 'worker-crashed');
    const key = `${source}\n${frame}`;
    const failures = (this.#failures.get(key) ?? 0) + 1;
    if (passing && failures <= FAILURES_AWAITED) this.#failures.set(key, failures);
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
