import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { LoadJob, SourceKey, Ticket } from '../../../core/presenter/protocol.ts';

const KILLS_ALLOWED = 2;
const DEATHS_SURVIVED = 2;

/** Frames whose decode has killed workers. After the second kill a frame is not tried again until it is forgotten. */
export class PoisonedInputs {
  readonly #kills = new Map<string, number>();
  readonly #deaths = new Map<Ticket, number>();

  /** Counts a kill; true where the frame may be tried again. */
  killed(job: LoadJob): boolean {
    const kills = (this.#kills.get(frameKey(job.source, job.frame)) ?? 0) + 1;
    this.#kills.set(frameKey(job.source, job.frame), kills);
    return kills < KILLS_ALLOWED;
  }

  has(job: LoadJob): boolean {
    return (this.#kills.get(frameKey(job.source, job.frame)) ?? 0) >= KILLS_ALLOWED;
  }

  /** Counts a death that a job only stood by; false once it has stood by too often to be innocent. */
  survives(ticket: Ticket): boolean {
    const deaths = (this.#deaths.get(ticket) ?? 0) + 1;
    this.#deaths.set(ticket, deaths);
    return deaths <= DEATHS_SURVIVED;
  }

  settled(ticket: Ticket): void {
    this.#deaths.delete(ticket);
  }

  forget(source: SourceKey, frames: readonly FrameNumber[]): void {
    if (this.#kills.size === 0) return;
    for (const frame of frames) this.#kills.delete(frameKey(source, frame));
  }
}

function frameKey(source: SourceKey, frame: FrameNumber): string {
  return `${source}\n${frame}`;
}
