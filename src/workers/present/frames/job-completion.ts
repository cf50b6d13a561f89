import { type BandedPicture, pictureBuffers } from '../../../core/frame/banded-picture.ts';
import { filePath } from '../../../core/frame/frame-request.ts';
import type { ExpectedPicture, PictureInfo } from '../../../core/frame/planes.ts';
import type { FrameHeader, LoadJob, PictureKey, PresenterReport, Ticket } from '../../../core/presenter/protocol.ts';
import type { SeqErrorValue } from '../../../core/base/seq-error.ts';
import type { DecodeMessage, FileContent } from '../../decode/decode-protocol.ts';
import { freeBuffers } from '../../free-buffers.ts';
import { jobKind } from '../../job-kind.ts';
import type { UnavailableFrames } from './unavailable-frames.ts';
import { BufferRecycler } from './buffer-recycler.ts';
import type { PoolAnswer, PoolListener } from '../pool/pool-contract.ts';
import type { FrameStore } from './frame-store.ts';
import { SharedHeaders } from './shared-headers.ts';

/** What came of a job that asks for something else than a picture. `error` null: it was cancelled. */
export type ContentAnswer =
  { readonly ok: true; readonly facts: FileContent } | { readonly ok: false; readonly error: SeqErrorValue | null };

export interface JobCompletionEnvironment {
  readonly store: FrameStore;
  readonly unavailable: UnavailableFrames;
  report(report: PresenterReport): void;
  textureBytes(): number;
  /** Bytes of colour tables, in memory and as textures. */
  tableBytes(): number;
  /** A picture of this kind will come. */
  expected(picture: ExpectedPicture): void;
  /** Somebody who sees nothing yet waits for a picture. */
  isDarkFor(picture: PictureKey): boolean;
  /** The store or the unavailable frames changed: players may have something new to show. */
  changed(): void;
}

/**
 * Where jobs end: their planes into the store, their buffers back to the recycler, and each fact to the page once. The
 * only place that moves bytes between a job's reservation, the store and the spare buffers.
 */
export class JobCompletion implements PoolListener {
  readonly recycler = new BufferRecycler();
  readonly #environment: JobCompletionEnvironment;
  readonly #open = new Set<Ticket>();
  /** Headers of jobs under way: they go into the store with the picture. */
  readonly #headers = new Map<Ticket, FrameHeader>();
  readonly #sharedHeaders = new SharedHeaders();
  /** Buffer sizes of the last picture of the same source, layer and level: what the next one will want. */
  readonly #sizes = new Map<string, { readonly bytes: readonly number[]; readonly isWhole: boolean }>();
  /** Callers that wait for the contents of a file. */
  readonly #inspections = new Map<Ticket, (answer: ContentAnswer) => void>();
  /** Those of them that asked for bytes, and those that have ended since memory was reported. */
  readonly #asking = new Set<Ticket>();
  #ended: Ticket[] = [];
  #reportedMemory = '0 0 0';

  constructor(environment: JobCompletionEnvironment) {
    this.#environment = environment;
  }

  open(job: LoadJob): void {
    this.#open.add(job.ticket);
  }

  /** A job that asks for something else than a picture: only its answer matters. */
  openInspection(ticket: Ticket, settle: (answer: ContentAnswer) => void): void {
    this.#inspections.set(ticket, settle);
  }

  lend(job: LoadJob, sizes?: readonly number[]): ArrayBuffer[] {
    return this.recycler.take(sizes ?? this.#sizes.get(jobKind(job))?.bytes ?? []);
  }

  isWhole(job: LoadJob): boolean {
    return this.#sizes.get(jobKind(job))?.isWhole ?? true;
  }

  isAwaitedInTheDark(job: LoadJob): boolean {
    return this.#environment.isDarkFor(job);
  }

  rowsDecoded(): void {
    this.#environment.changed();
  }

  /** What a job under way has said of its file. */
  headerOf(ticket: Ticket): FrameHeader | null {
    return this.#headers.get(ticket) ?? null;
  }

  message(_ticket: Ticket | null, message: DecodeMessage): void {
    const { report, expected } = this.#environment;
    if (message.kind === 'header' || message.kind === 'needBytes') {
      if (message.kind === 'needBytes' && this.#inspections.has(message.ticket)) this.#asking.add(message.ticket);
      else if (!this.#open.has(message.ticket)) return;
      if (message.kind === 'needBytes') return report(message);
      const { expected: picture, ...header } = message;
      this.#headers.set(message.ticket, message.header);
      report(header);
      if (picture) expected(picture);
    } else if (message.kind === 'log' || (message.kind === 'transfer' && this.#open.has(message.ticket))) {
      report(message);
    }
  }

  settled(job: LoadJob, answer: PoolAnswer): void {
    const settle = this.#inspections.get(job.ticket);
    if (settle) {
      this.#inspections.delete(job.ticket);
      freeAnswer(answer);
      if (answer.ok) return;
      const { facts, error } = answer;
      return settle(facts ? { ok: true, facts } : { ok: false, error });
    }
    const said = this.#headers.get(job.ticket);
    this.#headers.delete(job.ticket);
    if (!this.#open.delete(job.ticket)) return freeAnswer(answer);
    const { store, unavailable: absences, report, changed } = this.#environment;
    if (answer.ok) {
      const { ticket, source, layer, frame } = job;
      const { timing } = answer;
      const picture = inSpace(answer.picture, job.request.colour);
      const header = said ? this.#sharedHeaders.share(jobKind(job), said) : null;
      const stored = store.add({ ticket, source, layer, frame, picture, header, path: filePath(job.request) });
      this.#sizes.set(jobKind(job), {
        bytes: pictureBuffers(picture).map((buffer) => buffer.byteLength),
        isWhole: picture.planes.every(({ bands }) => bands.length === 1),
      });
      absences.set(source, frame, null);
      // Lent buffers were part of the job's reservation: before it ends they are gone, so no byte counts twice.
      freeBuffers(answer.unused);
      report({ kind: 'stored', ticket, bytes: stored.bytes, info: reportedInfo(picture), timing });
    } else {
      freeBuffers(answer.unused);
      if (answer.error) absences.failed(job.source, job.frame, answer.error);
      report({ kind: 'failed', ticket: job.ticket, error: answer.error, aborted: answer.error === null });
    }
    changed();
  }

  /**
   * Unknown tickets are answered too: whoever released them waits for it. One whose job is still under way is given up:
   * what may come of it yet is freed.
   */
  release(tickets: readonly Ticket[]): void {
    const { store, report } = this.#environment;
    for (const ticket of tickets) {
      this.#open.delete(ticket);
      this.#headers.delete(ticket);
      this.recycler.give(store.remove(ticket) ?? []);
    }
    report({ kind: 'released', tickets, spareBytes: this.recycler.bytes });
    this.reportMemory();
  }

  workers(total: number, busy: number, dead: number): void {
    this.#environment.report({ kind: 'workers', total, busy, dead });
  }

  warn(message: string): void {
    this.#environment.report({ kind: 'log', level: 'warn', message });
  }

  /** What came of a job for something else than a picture is where it belongs: its bytes are counted there. */
  inspectionEnded(ticket: Ticket): void {
    if (!this.#asking.delete(ticket)) return;
    this.#ended.push(ticket);
    this.reportMemory();
  }

  /** Reports the bytes of spare buffers, textures and colour tables when they changed. */
  reportMemory(): void {
    const { textureBytes, tableBytes } = this.#environment;
    const memory = { spareBytes: this.recycler.bytes, textureBytes: textureBytes(), tableBytes: tableBytes() };
    const report = `${memory.spareBytes} ${memory.textureBytes} ${memory.tableBytes}`;
    if (report === this.#reportedMemory && this.#ended.length === 0) return;
    this.#reportedMemory = report;
    const ended = this.#ended.splice(0);
    this.#environment.report({ kind: 'memory', ...memory, ...(ended.length > 0 && { ended }) });
  }
}

/** What the page learns about a picture: the tables of a profile are for the renderer alone, and long. */
function reportedInfo({ info }: BandedPicture): PictureInfo {
  const { toneCurve, ...rest } = info;
  return toneCurve && 'rgb' in toneCurve ? rest : info;
}

function freeAnswer(answer: PoolAnswer): void {
  freeBuffers([...answer.unused, ...(answer.ok ? pictureBuffers(answer.picture) : [])]);
}

/** A picture in the colour space that its edit names. */
function inSpace(picture: BandedPicture, space: string | undefined): BandedPicture {
  return space === undefined ? picture : { ...picture, info: { ...picture.info, space } };
}
