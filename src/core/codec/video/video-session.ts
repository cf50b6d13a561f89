import { SeqError } from '../../base/seq-error.ts';
import type { TimeSource } from '../../base/time-source.ts';
import type { PacketIndex } from './stream/packet-index.ts';
import type { FrameDecoder, Packet, PacketCursor, StartFrameDecoder, VideoStream } from './stream/video-stream.ts';

/** A frame that somebody waits for. */
export interface Wish<Frame> {
  readonly position: number;
  /** The lowest goes first. */
  readonly tier: number;
  readonly signal: AbortSignal;
  /** The decoder works towards this frame now. */
  decoding(): void;
  /** Makes what it wants of the frame, which is closed once that has settled. `decodeMs`: what the frame cost. */
  take(frame: Frame, decodeMs: number): Promise<void>;
}

interface Waiting<Frame> extends Wish<Frame> {
  readonly order: number;
  readonly since: number;
  settle(error?: unknown): void;
}

/** Packets that the decoder may have before it. */
const QUEUE = 32;
/** Frames decoded past all that were wanted that are kept for the next step, and for how long. */
const HAND = 4;
const HAND_MS = 400;
/** A decoder that has nothing queued and puts nothing out for so long wants another packet. */
const QUIET_MS = 4;
/** Without packet or picture for so long the decoder hangs. */
const HANG_MS = 8000;
const REPORT_MS = 2000;
/** No decoder holds more frames back. */
const MOST_DELAY = 32;

/**
 * Decodes frames of one file, in whatever order they are wanted, with one decoder: goes on from where it stands where
 * that leads there within the group, and else begins with the keyframe before. One pass serves all that wait for frames
 * it comes past, so a group wanted backwards is decoded once; frames that nobody waits for are closed at once.
 */
export class VideoSession<Frame extends { close(): void }> {
  readonly #stream: VideoStream;
  readonly #index: PacketIndex;
  readonly #time: TimeSource;
  readonly #decoder: FrameDecoder;
  readonly #waiting = new Set<Waiting<Frame>>();
  /** Frames that came out behind the last one wanted. */
  readonly #hand = new Map<number, Frame>();
  #cursor: PacketCursor | null = null;
  /** The packet that is being read. */
  #reading: Promise<Packet | null> | null = null;
  /** The last keyframe that this pass has come to; −1 without a pass. */
  #group = -1;
  /** The packet that comes next. */
  #next = 0;
  /** The frame that this pass began with. */
  #first = 0;
  /** The last frame that came out of this pass. */
  #last = -1;
  /** All packets are in and flushed. */
  #ended = false;
  /** Packets that a frame needs behind its own before it comes out, as far as was seen. */
  #delay = 0;
  #careful = false;
  #failure: Error | null = null;
  #order = 0;
  #outputAt = 0;
  #frameMs = QUIET_MS;
  #working = false;
  #reported: Waiting<Frame> | null = null;
  #reportedAt = 0;
  #closed = false;
  readonly #pauses = new Set<() => void>();
  #cancelHand = (): void => {};

  constructor(stream: VideoStream, start: StartFrameDecoder<Frame>, time: TimeSource) {
    this.#stream = stream;
    this.#index = stream.index;
    this.#time = time;
    this.#decoder = start({
      output: (frame, position) => this.#output(frame, position),
      dequeued: () => this.#wake(),
      failed: (error) => {
        this.#failure = error;
        this.#wake();
      },
    });
  }

  /** Resolves when the frame has been taken. Rejects with a `SeqError`, or with the signal's reason. */
  want(wish: Wish<Frame>): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal } = wish;
      if (signal.aborted) return reject(signal.reason as Error);
      const abort = (): void => waiting.settle(signal.reason);
      const waiting: Waiting<Frame> = {
        ...wish,
        order: this.#order++,
        since: this.#time.now(),
        settle: (error) => {
          this.#waiting.delete(waiting);
          signal.removeEventListener('abort', abort);
          if (error === undefined) resolve();
          else reject(error as Error);
          this.#wake();
        },
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.add(waiting);
      this.#wake();
      void this.#work();
    });
  }

  close(): void {
    this.#closed = true;
    this.#stop();
    this.#decoder.close();
    const error = new SeqError('worker-crashed', 'The video was closed while a frame was requested.');
    for (const waiting of [...this.#waiting]) waiting.settle(error);
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let target = this.#choose(); target && !this.#closed; target = this.#choose()) {
      try {
        await this.#advance(target);
      } catch (error) {
        this.#broke(target, error);
      }
    }
    this.#working = false;
  }

  /**
   * The frame to work towards: of the lowest tier, the nearest that decoding on leads to within the group, else the one
   * that has waited longest.
   */
  #choose(): Waiting<Frame> | null {
    let best: Waiting<Frame> | null = null;
    for (const waiting of this.#waiting) if (!best || this.#isBefore(waiting, best)) best = waiting;
    return best;
  }

  #isBefore(a: Waiting<Frame>, b: Waiting<Frame>): boolean {
    if (a.tier !== b.tier) return a.tier < b.tier;
    const [near, far] = [this.#isAhead(a.position), this.#isAhead(b.position)];
    if (near !== far) return near;
    return near ? a.position < b.position : a.order < b.order;
  }

  /** Whether decoding on comes to a frame without passing a keyframe that would be a better start. */
  #isAhead(position: number): boolean {
    if (this.#hand.has(position)) return true;
    return this.#group >= 0 && !this.#ended && position > this.#last && this.#index.keyFor(position) <= this.#group;
  }

  /** One step: begins a pass, feeds a packet, or waits until something has come of those fed. */
  async #advance(target: Waiting<Frame>): Promise<void> {
    const { position } = target;
    const held = this.#hand.get(position);
    if (held) {
      this.#hand.delete(position);
      return this.#serve(held, position);
    }
    if (this.#failure) throw this.#failure;
    this.#tell(target);
    if (!this.#leadsTo(position)) return this.#begin(position);
    if (this.#next >= this.#index.packets) return this.#end(position);
    const isFree = this.#decoder.queueSize < QUEUE && this.#next <= this.#goal() + this.#delay;
    if (isFree || (await this.#isQuiet())) await this.#feed();
  }

  /** Says which frame is worked towards, and now and then that it still is. */
  #tell(target: Waiting<Frame>): void {
    const now = this.#time.now();
    if (target === this.#reported && now - this.#reportedAt < REPORT_MS) return;
    this.#reported = target;
    this.#reportedAt = now;
    target.decoding();
  }

  /** Whether the pass under way comes to a frame; at a group's end it goes on into the next. */
  #leadsTo(position: number): boolean {
    if (this.#group < 0 || this.#ended || position <= this.#last) return false;
    return this.#index.keyFor(position) <= Math.max(this.#group, this.#next);
  }

  /** The last packet that one of those waiting needs of this pass. */
  #goal(): number {
    let goal = 0;
    for (const { position } of this.#waiting) {
      if (this.#leadsTo(position)) goal = Math.max(goal, this.#index.packetOf(position));
    }
    return goal;
  }

  async #begin(position: number): Promise<void> {
    this.#stop();
    for (let skip = 0; ; skip++) {
      const key = this.#index.keyFor(position, skip);
      if (key < 0) throw new SeqError('decode-failed', `Frame ${this.#number(position)} has no keyframe before it.`);
      const cursor = await this.#stream.packetsFrom(key);
      if (!cursor) continue;
      if (this.#closed) return cursor.close();
      this.#cursor = cursor;
      this.#group = this.#index.keyFor(position);
      this.#next = key;
      this.#first = this.#index.frameOf(key);
      this.#last = this.#first - 1;
      this.#decoder.restart(this.#careful);
      this.#outputAt = this.#time.now();
      return;
    }
  }

  /** Gives up the pass under way. */
  #stop(): void {
    this.#cursor?.close();
    this.#cursor = null;
    this.#reading = null;
    this.#group = -1;
    this.#ended = false;
    this.#failure = null;
    this.#emptyHand();
  }

  async #feed(): Promise<void> {
    const cursor = this.#cursor;
    if (!cursor) return;
    let packet: Packet | null | undefined;
    if (!this.#reading) {
      this.#reading = cursor.next();
      // Nobody may be waiting for it any more when it fails.
      this.#reading.catch(() => {});
    }
    // A frame wanted more than this one does not wait for the network: the packet is kept for when it is its turn.
    try {
      await Promise.race([this.#reading.then((read) => (packet = read)), this.#pause(HANG_MS)]);
      if (packet === null) throw new SeqError('truncated', 'The file ends before its last frame.');
    } catch (error) {
      // What was read before still comes out, and is shown.
      await this.#flush();
      throw error;
    }
    if (packet === undefined || this.#cursor !== cursor) return;
    this.#reading = null;
    const isLeading = packet.frame < this.#first;
    if (packet.key) this.#group = Math.max(this.#group, this.#next);
    this.#next += 1;
    if (!isLeading || !this.#stream.leadingIsBroken) this.#decoder.decode(packet);
  }

  /** All packets are in: what the decoder still holds comes out. */
  async #end(position: number): Promise<void> {
    await this.#flush();
    if ([...this.#waiting].some((waiting) => waiting.position === position)) throw lost(this.#number(position));
  }

  async #flush(): Promise<void> {
    let isFlushed = false;
    const flushed = this.#decoder.flush().then(
      () => (isFlushed = true),
      () => {},
    );
    const until = this.#time.now() + HANG_MS;
    while (!isFlushed && !this.#failure && this.#time.now() < until) {
      await Promise.race([flushed, this.#pause(HANG_MS)]);
    }
    if (!isFlushed) throw this.#failure ?? hangs();
    this.#ended = true;
  }

  /**
   * Enough has been fed for the frame to come out. True where the decoder has worked it all off and shows nothing: it
   * holds frames back until more comes.
   */
  async #isQuiet(): Promise<boolean> {
    if (this.#decoder.queueSize > 0) {
      if (await this.#pause(HANG_MS)) throw hangs();
      return false;
    }
    const isQuiet = await this.#pause(Math.max(QUIET_MS, 2 * this.#frameMs));
    if (isQuiet) this.#delay = Math.min(MOST_DELAY, Math.max(this.#delay, this.#next - this.#goal()));
    return isQuiet;
  }

  /** Waits until something has happened: false. True where nothing has for so long. */
  #pause(ms: number): Promise<boolean> {
    return new Promise((done) => {
      const cancel = this.#time.after(ms, () => end(true));
      const end = (isOver: boolean): void => {
        cancel();
        this.#pauses.delete(wake);
        done(isOver);
      };
      const wake = (): void => end(false);
      this.#pauses.add(wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#pauses]) wake();
  }

  #output(frame: Frame, position: number): void {
    const now = this.#time.now();
    this.#frameMs += (Math.min(now - this.#outputAt, 50) - this.#frameMs) / 8;
    const before = this.#last;
    this.#last = Math.max(before, position);
    for (const waiting of [...this.#waiting]) {
      if (waiting.position <= before || waiting.position >= position) continue;
      const error = lost(this.#number(waiting.position));
      if (this.#careful) waiting.settle(decodeFailed(this.#number(waiting.position), error));
      else this.#failure = error;
    }
    this.#serve(frame, position);
    this.#outputAt = now;
    this.#wake();
  }

  /** Hands a frame to all who wait for it; keeps it in hand where it lies behind all that are waited for. */
  #serve(frame: Frame, position: number): void {
    const takers = [...this.#waiting].filter((waiting) => waiting.position === position);
    if (takers.length === 0) return this.#pass(frame, position);
    const now = this.#time.now();
    const taken = takers.map(async (waiting) => {
      this.#waiting.delete(waiting);
      try {
        await waiting.take(frame, now - Math.max(waiting.since, this.#outputAt));
        waiting.settle();
      } catch (error) {
        waiting.settle(error);
      }
    });
    void Promise.all(taken).then(() => frame.close());
  }

  #pass(frame: Frame, position: number): void {
    const isWantedLater = [...this.#waiting].some((waiting) => waiting.position > position);
    if (isWantedLater || position < 0 || this.#closed || this.#hand.size >= HAND) return frame.close();
    this.#hand.set(position, frame);
    this.#cancelHand();
    this.#cancelHand = this.#time.after(HAND_MS, () => this.#emptyHand());
  }

  #number(position: number): number {
    return this.#stream.numberOf(position);
  }

  #emptyHand(): void {
    this.#cancelHand();
    for (const frame of this.#hand.values()) frame.close();
    this.#hand.clear();
  }

  /**
   * A pass failed on its way to a frame. The first time the same is tried with the browser's own decoder, as that of the
   * device may have lost it; then the frames of the group that did not come out fail, and the rest goes on.
   */
  #broke(target: Waiting<Frame>, error: unknown): void {
    const isRead = error instanceof SeqError;
    const reached = this.#last;
    const group = this.#group;
    this.#stop();
    if (!isRead && !this.#careful) {
      this.#careful = true;
      return;
    }
    const failed = isRead ? error : decodeFailed(this.#number(target.position), error);
    for (const waiting of [...this.#waiting]) {
      const { position } = waiting;
      const shares =
        group >= 0 && position > reached && this.#index.keyFor(position) === this.#index.keyFor(target.position);
      if (waiting === target || shares) waiting.settle(failed);
    }
  }
}

function hangs(): Error {
  return new Error(`the decoder gave no frame within ${HANG_MS} ms`);
}

function lost(number: number): Error {
  return new Error(`the decoder did not give frame ${number}`);
}

function decodeFailed(number: number, error: unknown): SeqError {
  const why = error instanceof Error ? error.message : String(error);
  return new SeqError('decode-failed', `Frame ${number} could not be decoded: ${why}.`, { cause: error });
}
