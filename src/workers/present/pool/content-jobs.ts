import { SeqError } from '../../../core/base/seq-error.ts';
import type { TimeSource } from '../../../core/base/time-source.ts';
import { frameNumber } from '../../../core/frame/frame-number.ts';
import { keptFile, type FrameRequest } from '../../../core/frame/frame-request.ts';
import type { FileAnswer, LoadJob, Ticket } from '../../../core/presenter/protocol.ts';
import type { FileContent } from '../../decode/decode-protocol.ts';
import type { JobCompletion } from '../frames/job-completion.ts';
import type { DecodePool } from './decode-pool.ts';

/** Smaller tables need not ask for their bytes before they take them: 33³ entries and their texture. */
const SMALL_TABLE_BYTES = 2 ** 20;
/** Below all that inspections of the page use. */
const FIRST_OWN_TICKET = -(2 ** 40);

/** Jobs that ask for something else than a picture: what is in a file, a colour table, an OpenColorIO conversion. */
export class ContentJobs {
  readonly #pool: DecodePool;
  readonly #completion: JobCompletion;
  readonly #time: TimeSource;
  #lastTicket = FIRST_OWN_TICKET;

  constructor(pool: DecodePool, completion: JobCompletion, time: TimeSource) {
    this.#pool = pool;
    this.#completion = completion;
    this.#time = time;
  }

  /** For the page, which chooses `id`: negative tickets are never its own. */
  inspect(id: number, request: FrameRequest): Promise<FileAnswer> {
    const ticket = -1 - id;
    return new Promise((resolve) => {
      this.#completion.openInspection(ticket, (answer) => resolve(answer as FileAnswer));
      this.#pool.load(contentJob(ticket, request));
    });
  }

  cancel(id: number): void {
    this.#pool.abort(-1 - id);
  }

  /** For the presenter itself: a decoder fetches and reads it, nothing of it is parsed in this thread. `what` names it. */
  ask(request: FrameRequest, what: string, signal: AbortSignal): Promise<FileContent> {
    const ticket = (this.#lastTicket -= 1);
    // A page that has no room for it cancels it.
    const refusal = `${what} needs more memory than the limit leaves beside the pictures on screen.`;
    return new Promise((resolve, reject) => {
      this.#completion.openInspection(ticket, (answer) => {
        if (answer.ok) resolve(answer.facts);
        else reject(answer.error ? SeqError.fromValue(answer.error) : new SeqError('frame-too-large', refusal));
        this.#time.after(0, () => this.#completion.inspectionEnded(ticket));
      });
      signal.addEventListener('abort', () => this.#pool.abort(ticket), { once: true });
      this.#pool.load({ ...contentJob(ticket, request), decodedBytes: SMALL_TABLE_BYTES });
    });
  }
}

/** Deaths of decoders are charged to the file it names. */
function contentJob(ticket: Ticket, request: FrameRequest): LoadJob {
  const source = keptFile(request) ?? ('url' in request ? request.url : '');
  const nothing = { frame: frameNumber(0), layer: '', level: 0, tier: 0, epoch: 0, encodedBytes: 0, decodedBytes: 0 };
  return { ...nothing, source: `content ${source}`, ticket, request };
}
