import type { TimeSource } from '../../../core/base/time-source.ts';
import { keptFile } from '../../../core/frame/frame-request.ts';
import type { Ticket } from '../../../core/presenter/protocol.ts';
import { freeBuffers } from '../../free-buffers.ts';
import type {
  DecodeAnswer,
  DecodeConfig,
  DecodeJob,
  DecodeMessage,
  DecodeNotice,
} from '../../decode/decode-protocol.ts';
import type { DecoderPort, StartDecoder } from './decoder-port.ts';

/** Limits beyond which a decoder counts as dead, in milliseconds. */
export interface SlotLimits {
  /** From start to the first message. */
  readonly startMs: number;
  /** Without any message while it has jobs. */
  readonly silenceMs: number;
  /** For one decode. */
  readonly decodeMs: number;
}

export const SLOT_LIMITS: SlotLimits = { startMs: 10_000, silenceMs: 10_000, decodeMs: 60_000 };

export interface SlotDeath {
  readonly reason: string;
  /** The job whose decode was under way. */
  readonly suspects: readonly DecodeJob[];
  /** Jobs that were only being fetched, or waited. */
  readonly innocent: readonly DecodeJob[];
  /** It died before its first message: the script itself does not run here. */
  readonly neverStarted: boolean;
}

export interface SlotListener {
  message(slot: DecodeSlot, message: DecodeMessage): void;
  settled(slot: DecodeSlot, job: DecodeJob, answer: DecodeAnswer): void;
  /** Called once. The slot is dead and all its calls are settled. */
  died(slot: DecodeSlot, death: SlotDeath): void;
}

/** One decoder and the jobs it has: watched, and declared dead when it is silent, too slow or broken. */
export class DecodeSlot {
  readonly #port: DecoderPort;
  readonly #listener: SlotListener;
  readonly #time: TimeSource;
  readonly #limits: SlotLimits;
  readonly #jobs = new Map<Ticket, DecodeJob>();
  readonly #aborted = new Set<Ticket>();
  /** Files of many frames that its decoder keeps open. */
  readonly files = new Set<string>();
  /** Calls to send after its `hello`: a worker may lose messages that arrive before its script has run. */
  #unsent: { readonly buffers: readonly ArrayBuffer[]; readonly send: () => void }[] = [];
  #decoding: Ticket | null = null;
  #started = false;
  #dead = false;
  #cancelSilence = (): void => {};
  #cancelDecode = (): void => {};

  constructor(start: StartDecoder, listener: SlotListener, time: TimeSource, limits: SlotLimits) {
    this.#listener = listener;
    this.#time = time;
    this.#limits = limits;
    this.#port = start({
      message: (message) => this.#receive(message),
      died: (reason) => this.#die(reason),
    });
    this.#cancelSilence = time.after(limits.startMs, () => this.#die(`it did not start in ${limits.startMs} ms`));
  }

  get jobCount(): number {
    return this.#jobs.size;
  }

  /** It has something to do that is still wanted. */
  get isBusy(): boolean {
    for (const ticket of this.#jobs.keys()) if (!this.#aborted.has(ticket)) return true;
    return false;
  }

  /** It has a job that somebody waits for. */
  get isAwaited(): boolean {
    for (const { ticket, tier } of this.#jobs.values()) if (tier === 0 && !this.#aborted.has(ticket)) return true;
    return false;
  }

  /**
   * It runs, and could begin with a band at once: it neither decodes nor reads a file that comes in bands. `mayRead`: it
   * may wait for the rest of such a file meanwhile.
   */
  isFreeForBand(mayRead: boolean): boolean {
    if (!this.#started || this.#decoding !== null) return false;
    for (const { ticket, rows, mostBands } of this.#jobs.values()) {
      if ((rows || (mostBands && !mayRead)) && !this.#aborted.has(ticket)) return false;
    }
    return true;
  }

  /** Its script has not run yet. */
  get isStarting(): boolean {
    return !this.#started;
  }

  /** Jobs, those of one file of many frames counted as one. */
  get places(): number {
    const files = new Set<string>();
    let places = 0;
    for (const { request } of this.#jobs.values()) {
      const file = keptFile(request);
      if (file === null) places += 1;
      else files.add(file);
    }
    return places + files.size;
  }

  has(ticket: Ticket): boolean {
    return this.#jobs.has(ticket);
  }

  jobOf(ticket: Ticket): DecodeJob | undefined {
    return this.#jobs.get(ticket);
  }

  configure(config: DecodeConfig): void {
    this.#send(() => this.#port.configure(config));
  }

  load(job: DecodeJob, buffers: readonly ArrayBuffer[]): void {
    this.#jobs.set(job.ticket, job);
    this.#watch();
    this.#send(() => {
      this.#port.load(job, buffers).then(
        (answer) => this.#settle(job.ticket, answer),
        (error: unknown) => this.#die(`a call failed: ${String(error)}`),
      );
    }, buffers);
  }

  notice(notice: DecodeNotice): void {
    if (notice.kind === 'abort') this.#aborted.add(notice.ticket);
    else if (notice.kind === 'level') this.#setLevel(notice.ticket, notice.level);
    this.#send(() => this.#port.notice(notice));
  }

  /** Ends an idle slot, or one that is not wanted any more. */
  close(): void {
    this.#dead = true;
    this.#stopWatching();
    this.#port.close();
    freeBuffers(this.#unsent.splice(0).flatMap(({ buffers }) => [...buffers]));
  }

  /** What comes of the job, and whoever gets it next where this one dies, is told the level that was decided. */
  #setLevel(ticket: Ticket, level: number): void {
    const job = this.#jobs.get(ticket);
    if (job) this.#jobs.set(ticket, { ...job, level });
  }

  #send(send: () => void, buffers: readonly ArrayBuffer[] = []): void {
    if (this.#started) send();
    else this.#unsent.push({ send, buffers });
  }

  #receive(message: DecodeMessage): void {
    if (this.#dead) return;
    this.#started = true;
    for (const { send } of this.#unsent.splice(0)) send();
    if (message.kind === 'decoding') {
      this.#decoding = message.ticket;
      this.#cancelDecode();
      this.#cancelDecode = this.#time.after(this.#limits.decodeMs, () => this.#die('a decode took too long'));
    }
    // A job that waits for its grant is not slow: the clock starts again when it goes on.
    if (message.kind === 'needBytes' && message.ticket === this.#decoding) this.#cancelDecode();
    this.#watch();
    this.#listener.message(this, message);
  }

  #settle(ticket: Ticket, answer: DecodeAnswer): void {
    const job = this.#jobs.get(ticket);
    if (this.#dead || !job) return;
    this.#jobs.delete(ticket);
    this.#aborted.delete(ticket);
    if (this.#decoding === ticket) {
      this.#decoding = null;
      this.#cancelDecode();
    }
    this.#watch();
    this.#listener.settled(this, job, answer);
  }

  /** Restarts the watch on silence; before the first message the start limit stands. */
  #watch(): void {
    if (!this.#started) return;
    this.#cancelSilence();
    if (this.#jobs.size === 0) return;
    this.#cancelSilence = this.#time.after(this.#limits.silenceMs, () => this.#die('it was silent too long'));
  }

  #die(reason: string): void {
    if (this.#dead) return;
    this.close();
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    this.#listener.died(this, {
      reason,
      suspects: jobs.filter((job) => job.ticket === this.#decoding),
      innocent: jobs.filter((job) => job.ticket !== this.#decoding),
      neverStarted: !this.#started,
    });
  }

  #stopWatching(): void {
    this.#cancelSilence();
    this.#cancelDecode();
  }
}
