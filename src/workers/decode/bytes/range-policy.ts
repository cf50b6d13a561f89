import { jobKind } from '../../job-kind.ts';
import type { LoadJob } from '../../../core/presenter/protocol.ts';

/** A file is read in ranges where less than this share of it is needed, and whole where it is short. */
const WORTHWHILE_SHARE = 0.6;
const WORTHWHILE_BYTES = 256 * 1024;
const KINDS_REMEMBERED = 256;

/**
 * Whether files of one kind (source, layer and level) are better read in ranges. It learns from the last file: an unknown kind
 * that needs part of a file is read in ranges, any other is read whole in one request.
 */
export class RangePolicy {
  readonly #ranged = new Map<string, boolean>();

  isRanged(job: LoadJob): boolean {
    if ('blob' in job.request) return false;
    const { level = 0 } = job.request;
    return this.#ranged.get(jobKind(job)) ?? (job.level > level || job.layer !== '');
  }

  /** Records how many bytes a picture needed and how many its file has, as far as is known. */
  learn(job: LoadJob, bytesWanted: number, fileBytes: number): void {
    if (this.#ranged.size >= KINDS_REMEMBERED) this.#ranged.clear();
    const worthwhile = fileBytes >= WORTHWHILE_BYTES && bytesWanted < fileBytes * WORTHWHILE_SHARE;
    this.#ranged.set(jobKind(job), worthwhile);
  }
}
