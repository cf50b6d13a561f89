import { SeqError, type SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { LoadJob, SourceKey, Ticket } from '../../../core/presenter/protocol.ts';

const KILLS_ALLOWED = 2;
const DEATHS_SURVIVED = 2;
/** A source whose frames have killed so many workers gets no more of them: others would wait for theirs each time. */
const KILLS_ALLOWED_BY_SOURCE = 8;

/**
 * Inputs whose decode has killed workers. After the second kill a frame is not tried again until it is forgotten, after
 * the eighth no frame of its source is. Deaths are charged to what was decoded, never to the place of the worker.
 */
export class PoisonedInputs {
  readonly #kills = new Map<string, number>();
  readonly #killsBySource = new Map<SourceKey, number>();
  readonly #deaths = new Map<Ticket, number>();

  /** Counts a kill; true where the frame may be tried again. */
  killed(job: LoadJob): boolean {
    const kills = (this.#kills.get(frameKey(job.source, job.frame)) ?? 0) + 1;
    this.#kills.set(frameKey(job.source, job.frame), kills);
    this.#killsBySource.set(job.source, (this.#killsBySource.get(job.source) ?? 0) + 1);
    return kills < KILLS_ALLOWED;
  }

  /** Why a job is not tried: what has killed how many workers; null where nothing speaks against it. */
  refusal(job: LoadJob): string | null {
    const kills = this.#kills.get(frameKey(job.source, job.frame)) ?? 0;
    if (kills >= KILLS_ALLOWED) return 'it has killed two decoders already';
    const bySource = this.#killsBySource.get(job.source) ?? 0;
    return bySource >= KILLS_ALLOWED_BY_SOURCE ? `frames of its source have killed ${bySource} decoders already` : null;
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
    this.#killsBySource.delete(source);
  }
}

function frameKey(source: SourceKey, frame: FrameNumber): string {
  return `${source}\n${frame}`;
}

/** The error of a job whose decoder died. */
export function crashOf({ frame }: Pick<LoadJob, 'frame'>, reason: string, retryable: boolean): SeqErrorValue {
  return new SeqError('worker-crashed', `The decoder died on frame ${frame}: ${reason}.`, { retryable }).toValue();
}
