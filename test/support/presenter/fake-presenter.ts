import type { PictureInfo } from '../../../src/core/frame/planes.ts';
import type {
  UnavailableReport,
  FrameHeader,
  LoadJob,
  PlayerId,
  PlayerState,
  PresenterCommands,
  PresenterPort,
  PresenterReport,
  Ticket,
} from '../../../src/core/presenter/protocol.ts';
import type { RepeatRun } from '../../../src/core/sequence/frames/repeat-runs.ts';
import type { SeqErrorValue } from '../../../src/core/base/seq-error.ts';

type Receiver = Parameters<PresenterPort['connect']>[0];

/** What a file of the fake world is like. */
export interface FakeFile {
  readonly encodedBytes: number;
  /** At full resolution. */
  readonly decodedBytes: number;
  readonly error?: SeqErrorValue;
  /** False where the file ends early. */
  readonly complete?: boolean;
}

/** A job as the fake pool holds it. `granted` figures are what it may hold. */
export interface FakeJob {
  readonly job: LoadJob;
  grantedEncoded: number;
  grantedDecoded: number;
  /** As it was sent, or decided since. */
  level: number;
  aborted: boolean;
  headerTold: boolean;
  waiting: boolean;
}

export const FAKE_HEADER: FrameHeader = {
  format: 'fake',
  compression: null,
  width: 16,
  height: 9,
  pixelAspectRatio: 1,
  layers: [],
  defaultLayer: '',
  frameRate: null,
  timecode: null,
  attributes: {},
};

/**
 * A presenter without pixels that answers when the test says so, and counts the bytes that a real one would hold: the
 * oracle of the ledger. Commands take effect in order, as over the real channel.
 */
export class FakePresenter implements PresenterPort {
  readonly commands: PresenterCommands;
  readonly jobs = new Map<Ticket, FakeJob>();
  /** Planes in the store, bytes by ticket. */
  readonly store = new Map<Ticket, number>();
  /** Buffers given back and not yet freed. */
  readonly releasing = new Map<Ticket, number>();
  /** Every job ever sent, in order. */
  readonly sent: LoadJob[] = [];
  readonly abortedTickets: Ticket[] = [];
  /** Tickets whose frames were stored once. */
  readonly finished = new Set<Ticket>();
  readonly absences: UnavailableReport[] = [];
  readonly repeats = new Map<string, readonly RepeatRun[]>();
  readonly configured: number[] = [];
  spareBytes = 0;
  spareAllowed = 0;
  texturesAllowed = 0;
  textureBytes = 0;
  /** What file a job will find. */
  file: (job: LoadJob) => FakeFile = () => ({ encodedBytes: 1, decodedBytes: 10 });
  /** Milliseconds a decode takes, as reported. */
  decodeMs = 10;
  fetchMs = 1;
  /** Releases are answered at once unless the test wants to do it. */
  answerReleases = true;
  onLoad: (job: LoadJob) => void = () => {};
  onRelease: (tickets: readonly Ticket[]) => void = () => {};
  #receiver: Receiver | null = null;

  constructor() {
    this.commands = this.#commands();
  }

  connect(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  start(): void {
    this.#receiver?.started();
  }

  /** Kills the presenter: all it holds is gone. */
  die(): void {
    this.jobs.clear();
    this.store.clear();
    this.releasing.clear();
    this.spareBytes = 0;
    this.spareAllowed = 0;
    this.texturesAllowed = 0;
    this.textureBytes = 0;
    this.#receiver?.died();
  }

  report(report: PresenterReport): void {
    this.#receiver?.report(report);
  }

  /** Bytes physically held, whatever the ledger thinks: a job holds all that it was granted. */
  get heldBytes(): number {
    let bytes = this.spareBytes + this.textureBytes;
    for (const held of this.store.values()) bytes += held;
    for (const held of this.releasing.values()) bytes += held;
    for (const job of this.jobs.values()) bytes += job.grantedEncoded + job.grantedDecoded;
    return bytes;
  }

  /** Tickets under way, oldest first. */
  get tickets(): Ticket[] {
    return [...this.jobs.keys()];
  }

  job(ticket: Ticket): FakeJob | undefined {
    return this.jobs.get(ticket);
  }

  /** Moves a job one step: header or want first where it must ask, then its end. */
  step(ticket: Ticket): void {
    const job = this.jobs.get(ticket);
    if (!job || job.waiting) return;
    if (job.aborted) return this.fail(ticket, null);
    const file = this.file(job.job);
    if (file.error) return this.fail(ticket, file.error);
    let decodedBytes = Math.ceil(file.decodedBytes / 4 ** job.level);
    if (!job.headerTold) {
      job.headerTold = true;
      this.report({ kind: 'header', ticket, header: FAKE_HEADER, decodedBytes });
      if (!this.jobs.has(ticket) || job.aborted) return;
      decodedBytes = Math.ceil(file.decodedBytes / 4 ** job.level);
    }
    if (file.encodedBytes > job.grantedEncoded || decodedBytes > job.grantedDecoded) {
      job.waiting = true;
      this.report({ kind: 'needBytes', ticket, encodedBytes: file.encodedBytes, decodedBytes });
      return;
    }
    this.finish(ticket, decodedBytes, file.encodedBytes, file.complete);
  }

  finish(ticket: Ticket, bytes: number, encodedBytes: number, complete = true): void {
    const job = this.jobs.get(ticket);
    if (!job) return;
    this.jobs.delete(ticket);
    this.store.set(ticket, bytes);
    this.finished.add(ticket);
    const stored = storedReport(ticket, bytes, job.level, encodedBytes, this.fetchMs, this.decodeMs);
    this.report({ ...stored, info: { ...stored.info, complete } });
  }

  /** Says once more that a frame was stored, whatever has become of it. */
  repeatStored(ticket: Ticket): void {
    if (!this.finished.has(ticket)) return;
    this.report(storedReport(ticket, this.store.get(ticket) ?? 10, 0, 1, this.fetchMs, this.decodeMs));
  }

  fail(ticket: Ticket, error: SeqErrorValue | null): void {
    if (!this.jobs.delete(ticket)) return;
    this.report({ kind: 'failed', ticket, error, aborted: error === null });
  }

  /** Answers the releases that wait: the buffers become spare as far as allowed. */
  answerRelease(tickets: readonly Ticket[] = [...this.releasing.keys()]): void {
    if (tickets.length === 0) return;
    for (const ticket of tickets) {
      this.spareBytes += this.releasing.get(ticket) ?? 0;
      this.releasing.delete(ticket);
    }
    this.spareBytes = Math.min(this.spareBytes, this.spareAllowed);
    this.report({ kind: 'released', tickets, spareBytes: this.spareBytes });
  }

  #commands(): PresenterCommands {
    const nothing = (): void => {};
    return {
      configure: ({ workers }) => void this.configured.push(workers),
      load: (jobs) => {
        for (const job of jobs) this.#load(job);
      },
      abort: (tickets) => {
        this.abortedTickets.push(...tickets);
        for (const ticket of tickets) {
          const job = this.jobs.get(ticket);
          if (!job) continue;
          job.aborted = true;
          job.waiting = false;
        }
      },
      grant: (ticket, encodedBytes, decodedBytes) => {
        const job = this.jobs.get(ticket);
        if (!job) return;
        job.grantedEncoded = encodedBytes;
        job.grantedDecoded = decodedBytes;
        job.waiting = false;
      },
      setLevel: (ticket, level) => {
        const job = this.jobs.get(ticket);
        if (!job) return;
        job.level = level;
        job.waiting = false;
      },
      release: (tickets) => {
        this.onRelease(tickets);
        for (const ticket of tickets) {
          // A job that is given back while nothing is heard of it was lost: nothing is left of it.
          this.jobs.delete(ticket);
          this.releasing.set(ticket, this.store.get(ticket) ?? 0);
          this.store.delete(ticket);
        }
        if (this.answerReleases) queueMicrotask(() => this.answerRelease(tickets.filter((t) => this.releasing.has(t))));
      },
      allowSpare: (bytes) => {
        this.spareAllowed = bytes;
        if (this.spareBytes <= bytes) return;
        this.spareBytes = bytes;
        this.#tellMemory();
      },
      allowTextures: (bytes) => {
        this.texturesAllowed = bytes;
        if (this.textureBytes <= bytes) return;
        this.textureBytes = bytes;
        this.#tellMemory();
      },
      setUnavailable: (absence) => void this.absences.push(absence),
      setRepeats: (source, runs) => void this.repeats.set(source, runs),
      attach: nothing,
      detach: nothing as (player: PlayerId) => void,
      update: nothing as (player: PlayerId, state: PlayerState) => void,
      inspectFile: () => Promise.resolve(null),
      cancelInspect: nothing,
      sample: () => Promise.resolve(null),
      probe: () => Promise.resolve(null),
      thumbnail: () => Promise.resolve(null),
      readScopes: () => Promise.resolve(null),
      capture: () => Promise.resolve(null),
    };
  }

  /** A job takes the spare buffers that fit it when it starts; they are part of what it was granted. */
  #load(job: LoadJob): void {
    this.sent.push(job);
    this.onLoad(job);
    this.spareBytes = Math.max(0, this.spareBytes - job.decodedBytes);
    this.jobs.set(job.ticket, {
      job,
      grantedEncoded: job.encodedBytes,
      grantedDecoded: job.decodedBytes,
      level: job.level,
      aborted: false,
      headerTold: false,
      waiting: false,
    });
  }

  #tellMemory(): void {
    const { spareBytes, textureBytes } = this;
    queueMicrotask(() => this.report({ kind: 'memory', spareBytes, textureBytes }));
  }
}

export function storedReport(
  ticket: Ticket,
  bytes: number,
  level: number,
  encodedBytes: number,
  fetchMs: number,
  decodeMs: number,
): Extract<PresenterReport, { kind: 'stored' }> {
  const info: PictureInfo = {
    format: 'fake',
    layout: 'grey',
    displayWindow: [0, 0, 15, 8],
    dataWindow: [0, 0, 15, 8],
    pixelAspectRatio: 1,
    level,
    complete: true,
  };
  return { kind: 'stored', ticket, bytes, info, timing: { fetchMs, decodeMs, bytesRead: encodedBytes, encodedBytes } };
}
