import type { TimeSource } from '../../../core/base/time-source.ts';
import type { FrameNumber } from '../../../core/frame/frame-number.ts';
import { keptFile } from '../../../core/frame/frame-request.ts';
import type { LoadJob, PictureKey, SourceKey, Ticket } from '../../../core/presenter/protocol.ts';
import type { DecodeAnswer, DecodeJob, DecodeMessage, DecodeNotice } from '../../decode/decode-protocol.ts';
import { mostBands, type PoolLoad } from './band-count.ts';
import { DecodeSlot, SLOT_LIMITS, type SlotDeath, type SlotLimits } from './decode-slot.ts';
import type { StartDecoder } from './decoder-port.ts';
import type { DividedFrame } from './divided-frame.ts';
import { DividedFrames } from './divided-frames.ts';
import { crashOf, PoisonedInputs } from './poisoned-inputs.ts';
import { startDecoder } from './start-decoder.ts';
import { poolAnswer, type PoolConfig, type PoolListener } from './pool-contract.ts';

/** One being decoded, one being fetched. A file of many frames counts as one job, however many of its frames are under way. */
const JOBS_PER_SLOT = 2;
const IDLE_MS = 30_000;
const FAILED_STARTS_ALLOWED = 3;
const BACK_OFF_MS = { first: 100, most: 5000 } as const;
/** First wait before decoders are started again where they could not be; doubles. */
const RETRY_MS = { first: 30_000, most: 600_000 } as const;

/**
 * The decoders: started when needed, ended when idle, replaced with back-off when they die. A dead decoder's job under
 * decode fails; those it only fetched go to another. Where no child can be started, decoding goes on in this thread.
 * A frame that is waited for is decoded by several of them where others have nothing to do.
 */
export class DecodePool {
  readonly #listener: PoolListener;
  readonly #time: TimeSource;
  readonly #limits: SlotLimits;
  readonly #startChild: (script: string | null) => StartDecoder;
  readonly #poison = new PoisonedInputs();
  readonly #slots = new Set<DecodeSlot>();
  readonly #queue: LoadJob[] = [];
  readonly #divided = new DividedFrames();
  /** Decodes that are not waited for stand back. */
  #holding = false;
  #config: PoolConfig = { workers: 1, script: null, decoder: { codecs: {}, maxTextureSize: null } };
  #dead = 0;
  #failedStarts = 0;
  #backOffMs: number = BACK_OFF_MS.first;
  #waitingToStart = false;
  #inThread = false;
  #retryMs: number = RETRY_MS.first;
  #reportedWorkers = '';
  #kept: ReadonlySet<string> = new Set();
  #cancelIdle = (): void => {};

  constructor(
    listener: PoolListener,
    time: TimeSource,
    limits: Partial<SlotLimits> = {},
    startChild: (script: string | null) => StartDecoder = startDecoder,
  ) {
    this.#listener = listener;
    this.#time = time;
    this.#limits = { ...SLOT_LIMITS, ...limits };
    this.#startChild = startChild;
  }

  get jobCount(): number {
    let count = this.#queue.length + this.#divided.size;
    for (const slot of this.#slots) count += slot.jobCount;
    return count;
  }

  configure(config: PoolConfig): void {
    this.#config = config;
    this.#inThread = config.script === null;
    for (const slot of this.#slots) slot.configure(config.decoder);
    this.#shrink();
    this.#reportWorkers();
  }

  /** Starts a decoder ahead of the first job, and before it is known how it is configured. */
  prepare(script: string): void {
    if (this.#slots.size > 0) return;
    this.#config = { ...this.#config, script };
    this.#inThread = false;
    this.#start();
    this.#watchIdle();
  }

  /** A decoder runs. */
  get isRunning(): boolean {
    for (const slot of this.#slots) if (!slot.isStarting) return true;
    return false;
  }

  /** A way to the decoder that has the first job, where one has. */
  openWayToDecoder(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const slot = [...this.#slots].find(({ isStarting, jobCount }) => !isStarting && jobCount > 0);
    if (!this.#inThread) slot?.notice({ kind: 'page', port: port1 });
    return port2;
  }

  /** What fits one texture, which is known later than the rest. */
  setMaxTextureSize(maxTextureSize: number): void {
    this.#config = { ...this.#config, decoder: { ...this.#config.decoder, maxTextureSize } };
    for (const slot of this.#slots) slot.notice({ kind: 'maxTextureSize', maxTextureSize });
  }

  /** Takes jobs that came together: what is given to whom depends on all of them. */
  load(...jobs: readonly LoadJob[]): void {
    for (const job of jobs) {
      const refusal = this.#poison.refusal(job);
      if (refusal !== null) this.#crashed(job, refusal, false);
      // Pictures are held back until their table is there, so it goes ahead of them.
      else if ('table' in job.request || 'ocio' in job.request) this.#queue.unshift(job);
      else this.#queue.push(job);
    }
    this.#pump();
  }

  /** The frame of a picture that is being decoded in bands. */
  dividedFrame(picture: PictureKey, frame: FrameNumber): DividedFrame | null {
    return this.#divided.find(picture, frame);
  }

  abort(ticket: Ticket): void {
    const divided = this.#divided.get(ticket);
    if (divided) {
      divided.fail(null);
      this.#settleDivided(divided);
      return this.#pump();
    }
    const position = this.#queue.findIndex((job) => job.ticket === ticket);
    const [queued] = position < 0 ? [] : this.#queue.splice(position, 1);
    if (queued) this.#listener.settled(queued, { ok: false, error: null, unused: [] });
    else this.#notice({ kind: 'abort', ticket });
  }

  grant(ticket: Ticket, encodedBytes: number, decodedBytes: number): void {
    const position = this.#queue.findIndex((job) => job.ticket === ticket);
    const queued = this.#queue[position];
    if (queued) this.#queue[position] = { ...queued, encodedBytes, decodedBytes };
    else this.#notice({ kind: 'grant', ticket, encodedBytes, decodedBytes });
  }

  setLevel(ticket: Ticket, level: number): void {
    this.#notice({ kind: 'level', ticket, level });
  }

  /** Lets frames that killed decoders be tried again. */
  clearFailures(source: SourceKey, frames: readonly FrameNumber[]): void {
    this.#poison.forget(source, frames);
  }

  /** Files whose decoders stay while nothing is to be done: what these have made of them will be wanted again. */
  keep(files: ReadonlySet<string>): void {
    this.#kept = files;
    this.#watchIdle();
  }

  close(): void {
    this.#cancelIdle();
    for (const slot of this.#slots) slot.close();
    this.#slots.clear();
    this.#divided.close();
  }

  get #load(): PoolLoad {
    return { limit: this.#limit, slots: this.#slots, queue: this.#queue, listener: this.#listener };
  }

  get #limit(): number {
    return this.#inThread ? 1 : this.#config.workers;
  }

  /** Gives queued jobs to slots: a free slot, a new one, else the fetch-ahead place of a busy one. */
  #pump(): void {
    this.#giveOutBands();
    while (this.#queue.length > 0) {
      const job = this.#queue[0];
      const file = job ? keptFile(job.request) : null;
      const slot = file === null ? this.#freest() : this.#slotHoldingFile(file);
      if (!slot || !job) break;
      this.#queue.shift();
      const bands = mostBands(job, slot, this.#load);
      const lent = bands === 0 || this.#listener.isWhole(job) ? this.#listener.lend(job) : [];
      slot.load(bands === 0 ? job : { ...job, mostBands: bands }, lent);
    }
    this.#hold(this.#divided.haveMore);
    this.#watchIdle();
    this.#reportWorkers();
  }

  /** Bands go to decoders that could begin at once; where there are too few, more are started. */
  #giveOutBands(): void {
    while (this.#divided.waiting > 0) {
      const slots = [...this.#slots];
      const slot = slots.find((one) => one.isFreeForBand(this.#limit === 1));
      if (!slot) {
        const starting = slots.filter(({ isStarting }) => isStarting).length;
        if (starting >= this.#divided.waiting || slots.length >= this.#limit || this.#waitingToStart) return;
        this.#start();
        continue;
      }
      const taken = this.#divided.take();
      if (!taken) return;
      slot.load(taken.job, this.#listener.lend(taken.job, taken.planeBytes));
    }
  }

  #hold(on: boolean): void {
    if (on === this.#holding) return;
    this.#holding = on;
    for (const slot of this.#slots) slot.notice({ kind: 'hold', on });
  }

  #freest(): DecodeSlot | null {
    let best: DecodeSlot | null = null;
    for (const slot of this.#slots) {
      if (!best || slot.places < best.places) best = slot;
    }
    if ((!best || best.places > 0) && this.#slots.size < this.#limit && !this.#waitingToStart) return this.#start();
    return best && best.places < JOBS_PER_SLOT ? best : null;
  }

  /** The slot whose decoder stays with a file; it takes all of that file's jobs, and orders them itself. */
  #slotHoldingFile(file: string): DecodeSlot | null {
    for (const slot of this.#slots) if (slot.files.has(file)) return slot;
    let best = this.#freest();
    // Where all are busy it is still better to begin than to wait behind files that need no slot.
    for (const slot of this.#slots)
      if (!best || (best.places >= JOBS_PER_SLOT && slot.files.size < best.files.size)) best = slot;
    best?.files.add(file);
    return best;
  }

  #start(): DecodeSlot {
    const slot = new DecodeSlot(
      this.#startChild(this.#inThread ? null : this.#config.script),
      {
        message: (from, message) => this.#receive(from, message),
        settled: (_slot, job, answer) => {
          if (answer.ok) this.#resetBackOff();
          this.#settle(job, answer);
          this.#shrink();
          this.#pump();
        },
        died: (dead, death) => this.#handleDeath(dead, death),
      },
      this.#time,
      this.#limits,
    );
    slot.configure(this.#config.decoder);
    if (this.#holding) slot.notice({ kind: 'hold', on: true });
    this.#slots.add(slot);
    return slot;
  }

  #receive(slot: DecodeSlot, message: DecodeMessage): void {
    if (message.kind === 'divided') {
      const { ticket, division } = message;
      const { mostBands: _, ...job } = slot.jobOf(ticket) ?? {};
      if ('ticket' in job) this.#divided.open(job as LoadJob, division);
      this.#hold(true);
    } else if (message.kind === 'band') {
      this.#divided.add(message.ticket, message.band);
      this.#pump();
    } else {
      this.#listener.message('ticket' in message ? message.ticket : null, message);
      if (message.kind === 'hello' && this.#divided.waiting > 0) this.#pump();
    }
  }

  #settle(job: DecodeJob, answer: DecodeAnswer): void {
    const divided = this.#divided.ownerOf(job);
    if (divided) {
      this.#divided.settled(job, answer);
      if (answer.ok) this.#listener.rowsDecoded();
      return this.#settleDivided(divided);
    }
    this.#poison.settled(job.ticket);
    this.#listener.settled(job, poolAnswer(answer));
  }

  /** Ends what is still under way of a frame that will not come, and the frame itself when nothing is. */
  #settleDivided(frame: DividedFrame): void {
    if (frame.isOver) {
      for (const ticket of [frame.job.ticket, ...frame.underWay]) this.#notice({ kind: 'abort', ticket });
    }
    for (const settled of this.#divided.takeSettled()) {
      this.#poison.settled(settled.job.ticket);
      this.#listener.settled(settled.job, settled.answer());
    }
  }

  /** A decoder died with part of a divided frame: it is decoded again, until the frame has killed too many. */
  #losePart(job: DecodeJob, frame: DividedFrame, { reason, neverStarted }: SlotDeath, isSuspect: boolean): void {
    const survives = !isSuspect && (neverStarted || this.#poison.survives(frame.job.ticket));
    if (!survives) {
      const mayTry = this.#poison.killed(frame.job);
      if (!isSuspect || !mayTry) frame.fail(crashOf(frame.job, reason, mayTry));
    }
    this.#divided.lost(job);
    this.#settleDivided(frame);
  }

  #resetBackOff(): void {
    this.#failedStarts = 0;
    this.#backOffMs = BACK_OFF_MS.first;
  }

  #handleDeath(slot: DecodeSlot, death: SlotDeath): void {
    this.#slots.delete(slot);
    this.#dead += 1;
    for (const job of death.innocent) {
      const divided = this.#divided.ownerOf(job);
      if (divided) {
        this.#losePart(job, divided, death, false);
        continue;
      }
      if (death.neverStarted || this.#poison.survives(job.ticket)) this.#queue.unshift(job);
      else this.#crashed(job, death.reason, this.#poison.killed(job));
    }
    if (death.neverStarted && ++this.#failedStarts >= FAILED_STARTS_ALLOWED && !this.#inThread) {
      this.#inThread = true;
      this.#listener.warn(
        `Decode workers cannot be started here (${death.reason}); decoding shares the presenter's thread.`,
      );
      this.#time.after(this.#retryMs, () => this.#tryWorkersAgain());
      this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS.most);
    }
    for (const job of death.suspects) {
      const divided = this.#divided.ownerOf(job);
      if (divided) this.#losePart(job, divided, death, true);
      else this.#crashed(job, death.reason, this.#poison.killed(job));
    }
    this.#waitingToStart = true;
    this.#time.after(this.#backOffMs, () => {
      this.#waitingToStart = false;
      this.#pump();
    });
    this.#backOffMs = Math.min(this.#backOffMs * 2, BACK_OFF_MS.most);
    this.#pump();
  }

  /** One more failed start, and it is this thread again. What decodes in it now goes on to its end. */
  #tryWorkersAgain(): void {
    if (this.#config.script === null) return;
    this.#inThread = false;
    this.#failedStarts = FAILED_STARTS_ALLOWED - 1;
    for (const slot of this.#slots) {
      if (slot.jobCount > 0) continue;
      slot.close();
      this.#slots.delete(slot);
    }
    this.#pump();
  }

  #crashed(job: LoadJob, reason: string, retryable: boolean): void {
    this.#listener.settled(job, { ok: false, error: crashOf(job, reason, retryable), unused: [] });
  }

  #notice(notice: Extract<DecodeNotice, { readonly ticket: Ticket }>): void {
    for (const slot of this.#slots) if (slot.has(notice.ticket)) slot.notice(notice);
  }

  /** Ends idle slots above the limit. */
  #shrink(): void {
    for (const slot of this.#slots) {
      if (this.#slots.size <= this.#limit) return;
      if (slot.jobCount > 0 || this.#keeps(slot)) continue;
      slot.close();
      this.#slots.delete(slot);
    }
  }

  /** Ends all decoders a while after the last job: an idle page should not hold their memory. */
  #watchIdle(): void {
    this.#cancelIdle();
    if (this.jobCount > 0 || this.#slots.size === 0) return;
    this.#cancelIdle = this.#time.after(IDLE_MS, () => {
      for (const slot of this.#slots) {
        if (this.#keeps(slot)) continue;
        slot.close();
        this.#slots.delete(slot);
      }
      this.#reportWorkers();
    });
  }

  #keeps(slot: DecodeSlot): boolean {
    for (const file of slot.files) if (this.#kept.has(file)) return true;
    return false;
  }

  #reportWorkers(): void {
    let busy = 0;
    for (const slot of this.#slots) if (slot.jobCount > 0) busy += 1;
    const state = `${this.#limit} ${busy} ${this.#dead}`;
    if (state === this.#reportedWorkers) return;
    this.#reportedWorkers = state;
    this.#listener.workers(this.#limit, busy, this.#dead);
  }
}
