import type { FrameNumber } from '../../core/frame/frame-number.ts';
import type { Absence, AbsenceKind, SourceKey } from '../../core/presenter/protocol.ts';

/** Frames that have no picture and will get none for now, per source. */
export class AbsenceList {
  readonly #sources = new Map<SourceKey, Map<FrameNumber, AbsenceKind>>();

  apply({ source, frames, kind }: Absence): void {
    for (const frame of frames) this.set(source, frame, kind);
  }

  set(source: SourceKey, frame: FrameNumber, kind: AbsenceKind | null): void {
    let frames = this.#sources.get(source);
    if (kind !== null) {
      if (!frames) this.#sources.set(source, (frames = new Map()));
      frames.set(frame, kind);
    } else if (frames?.delete(frame) && frames.size === 0) {
      this.#sources.delete(source);
    }
  }

  get(source: SourceKey, frame: FrameNumber): AbsenceKind | null {
    return this.#sources.get(source)?.get(frame) ?? null;
  }
}
