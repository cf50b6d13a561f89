import type { TimeSource } from '../../../core/base/time-source.ts';
import { pictureBytes } from '../../../core/frame/banded-picture.ts';
import { filePath } from '../../../core/frame/frame-request.ts';
import type { FrameHeader, Ticket } from '../../../core/presenter/protocol.ts';
import type { StoredFrame } from '../frames/frame-store.ts';
import type { DividedFrame } from '../pool/divided-frame.ts';

/** A decode that is over by then is not worth a picture of its own. */
const PATIENCE_MS = 150;
/** Pictures of a frame under way follow one another no faster. */
const PAUSE_MS = 300;
/** Below the tickets of everything that is ever stored or decoded. */
const FIRST_TICKET = -(2 ** 51);

interface JobHeaders {
  /** What a job under way has said of its file. */
  headerOf(ticket: Ticket): FrameHeader | null;
}

/** What stands for a frame under way. */
interface Preview {
  /** The rows last taken; null: none yet. Their buffers are the frame's. */
  stored: StoredFrame | null;
  rows: number;
  /** No new rows are taken before. */
  notBefore: number;
}

/**
 * Pictures of frames that come in bands, of the rows that are decoded so far: for a canvas that would be black. They are
 * never stored, and whoever draws one says that nothing is shown. Their textures count as all others do; their samples
 * are in the job's reservation.
 */
export class FirstRows {
  readonly #time: TimeSource;
  readonly #wake: () => void;
  readonly #jobs: JobHeaders;
  readonly #previews = new WeakMap<DividedFrame, Preview>();
  #lastTicket = FIRST_TICKET;

  /** `wake`: a canvas may have more to show. */
  constructor(time: TimeSource, jobs: JobHeaders, wake: () => void) {
    this.#time = time;
    this.#jobs = jobs;
    this.#wake = wake;
  }

  /** The same object until there are more rows and their time has come; null while there are none. */
  of(frame: DividedFrame): StoredFrame | null {
    const now = this.#time.now();
    let preview = this.#previews.get(frame);
    if (!preview) {
      preview = { stored: null, rows: 0, notBefore: now + PATIENCE_MS };
      this.#previews.set(frame, preview);
      this.#time.after(PATIENCE_MS, this.#wake);
    }
    if (now < preview.notBefore) return preview.stored;
    const decoded = frame.rowsSoFar();
    if (!decoded || decoded.rows === preview.rows) return preview.stored;
    const { picture, rows } = decoded;
    const { ticket, source, layer, frame: number, request } = frame.job;
    preview.stored = {
      ...{ ticket: (this.#lastTicket -= 1), source, layer, frame: number, picture },
      ...{ header: this.#jobs.headerOf(ticket), path: filePath(request), bytes: pictureBytes(picture) },
    };
    preview.rows = rows;
    preview.notBefore = now + PAUSE_MS;
    this.#time.after(PAUSE_MS, this.#wake);
    return preview.stored;
  }
}
