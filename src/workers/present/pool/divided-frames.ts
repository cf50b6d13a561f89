import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import type { LoadJob, PictureKey, Ticket } from '../../../core/presenter/protocol.ts';
import type { EncodedBand } from '../../decode/bands/encoded-band.ts';
import type { DecodeAnswer, DecodeJob, FrameDivision } from '../../decode/decode-protocol.ts';
import { freeBuffers } from '../../free-buffers.ts';
import { DividedFrame } from './divided-frame.ts';

/** Below all that are ever asked for by the page or the presenter. */
const FIRST_BAND_TICKET = -(2 ** 50);

/** The frames that are decoded side by side. Each band has a ticket of its own, which only decoders know. */
export class DividedFrames {
  readonly #frames = new Map<Ticket, DividedFrame>();
  readonly #byBand = new Map<Ticket, DividedFrame>();
  #lastTicket = FIRST_BAND_TICKET;

  get size(): number {
    return this.#frames.size;
  }

  /** Bands that could be given out now. */
  get waiting(): number {
    let count = 0;
    for (const frame of this.#frames.values()) count += frame.waiting;
    return count;
  }

  /** More bands are to be given out, now or later. */
  get haveMore(): boolean {
    for (const frame of this.#frames.values()) if (frame.hasMore) return true;
    return false;
  }

  /** By the ticket that the page gave the frame. */
  get(ticket: Ticket): DividedFrame | undefined {
    return this.#frames.get(ticket);
  }

  /** The frame under way of a picture's number. */
  find({ source, layer }: PictureKey, number: FrameNumber): DividedFrame | null {
    for (const frame of this.#frames.values()) {
      const { job } = frame;
      if (job.frame === number && job.source === source && job.layer === layer && !frame.isOver) return frame;
    }
    return null;
  }

  /** The frame that a job is part of: a band, or the reading of its file. */
  ownerOf({ ticket, rows }: DecodeJob): DividedFrame | undefined {
    return (rows ? this.#byBand : this.#frames).get(ticket);
  }

  open(job: LoadJob, division: FrameDivision): DividedFrame {
    const frame = new DividedFrame(job, division);
    this.#frames.set(job.ticket, frame);
    return frame;
  }

  add(ticket: Ticket, band: EncodedBand): void {
    const frame = this.#frames.get(ticket);
    if (frame) frame.add(band);
    else freeBuffers([band.bytes]);
  }

  /** The next band to decode, of the frame that has waited longest; null where none waits. */
  take(): ReturnType<DividedFrame['take']> {
    for (const frame of this.#frames.values()) {
      const ticket = this.#lastTicket - 1;
      const taken = frame.take(ticket);
      if (!taken) continue;
      this.#lastTicket = ticket;
      this.#byBand.set(ticket, frame);
      return taken;
    }
    return null;
  }

  /** A decoder has answered a job that is part of a frame. */
  settled(job: DecodeJob, answer: DecodeAnswer): void {
    const frame = this.ownerOf(job);
    if (job.rows) {
      this.#byBand.delete(job.ticket);
      frame?.settledBand(job.ticket, answer);
    } else {
      frame?.settledRead(answer);
    }
  }

  /** A decoder died with a job that is part of a frame. */
  lost(job: DecodeJob): void {
    const frame = this.ownerOf(job);
    if (job.rows) {
      this.#byBand.delete(job.ticket);
      frame?.lostBand(job.ticket);
    } else {
      frame?.lostRead();
    }
  }

  /** Takes out the frames of which nothing is under way any more. */
  takeSettled(): DividedFrame[] {
    const settled = [...this.#frames.values()].filter((frame) => frame.isSettled);
    for (const { job } of settled) this.#frames.delete(job.ticket);
    return settled;
  }

  close(): void {
    for (const frame of this.#frames.values()) frame.fail(null);
    this.#frames.clear();
    this.#byBand.clear();
  }
}
