import type { FrameNumber } from '../../frame/frame-number.ts';
import type { PresentedFrame, PresenterReport } from '../../presenter/protocol.ts';
import type { Announcement } from './announcements.ts';

type PresentedReport = Extract<PresenterReport, { kind: 'presented' }>;

/** Window of the measured rate, milliseconds. */
const WINDOW_MS = 1000;

/** What the presenter says is on the canvas: which frame, since when, how fast they follow, how many never came. */
export class PresentationMeter {
  #shown: FrameNumber | null = null;
  /** The last picture reported: while playing, `shown` is announced ahead of it. */
  #presented: FrameNumber | null = null;
  /** The latest plan revision whose pictures are announced ahead. */
  #announcedRevision = -1;
  #shownAt = 0;
  #layer: string | null = null;
  #level = 0;
  #complete = true;
  #dropped = 0;
  /** Drops reported so far, by plan revision: a report gives the total of its revision. */
  #reportedRevision = -1;
  #reportedDropped = 0;
  #pending: PresentedFrame[] = [];
  /** When each new picture of the last second came. */
  #times: number[] = [];

  get shown(): FrameNumber | null {
    return this.#shown;
  }

  /** When `shown` came up, in the time source's milliseconds. */
  get shownAt(): number {
    return this.#shownAt;
  }

  /** The layer on the canvas, as it was asked for; null for none. */
  get layer(): string | null {
    return this.#layer;
  }

  get level(): number {
    return this.#level;
  }

  get complete(): boolean {
    return this.#complete;
  }

  get dropped(): number {
    return this.#dropped;
  }

  take(report: PresentedReport): void {
    for (const presented of report.frames) {
      if (presented.shown !== null && presented.shown !== this.#presented) this.#times.push(presented.at);
      this.#presented = presented.shown;
      if (!this.isAnnounced(report.revision)) this.#shown = presented.shown;
      this.#shownAt = presented.at;
      this.#pending.push(presented);
    }
    if (report.revision < this.#reportedRevision) return;
    const known = report.revision === this.#reportedRevision ? this.#reportedDropped : 0;
    this.#dropped += Math.max(0, report.dropped - known);
    this.#reportedRevision = report.revision;
    this.#reportedDropped = report.dropped;
    if (this.isAnnounced(report.revision)) return;
    this.#layer = report.layer;
    this.#level = report.level;
    this.#complete = report.complete;
  }

  /** What the canvas will show by the time the page has painted. */
  announce({ revision, shown, layer, level, complete }: Announcement): void {
    this.#announcedRevision = revision;
    this.#shown = shown;
    this.#layer = layer;
    this.#level = level;
    this.#complete = complete;
  }

  /** Whether the pictures of a plan revision, or of a later one, are announced ahead: reports of them then come late. */
  isAnnounced(revision: number): boolean {
    return revision <= this.#announcedRevision;
  }

  /** Everything presented since the last call, oldest first. */
  takePresented(): readonly PresentedFrame[] {
    const presented = this.#pending;
    this.#pending = [];
    return presented;
  }

  /** New pictures a second over the last second; 0 where fewer than two came. */
  fps(now: number): number {
    const times = this.#times;
    while (times.length > 0 && (times[0] ?? now) <= now - WINDOW_MS) times.shift();
    const first = times[0];
    const last = times.at(-1);
    if (first === undefined || last === undefined || last <= first) return 0;
    const interval = (last - first) / (times.length - 1);
    // A picture overdue counts as slowness at once, not only when the next one comes.
    const overdue = Math.max(0, now - last - 1.5 * interval);
    return (1000 * (times.length - 1)) / (last - first + overdue);
  }

  /** Nothing is on the canvas any more: the presenter was replaced. */
  blank(): void {
    this.#shown = null;
    this.#layer = null;
    this.#presented = null;
    this.#announcedRevision = -1;
    this.#times = [];
  }

  /** A new source: counts begin anew. */
  reset(): void {
    this.blank();
    this.#pending = [];
    this.#dropped = 0;
    this.#level = 0;
    this.#complete = true;
  }
}
