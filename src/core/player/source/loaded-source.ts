import type { Annotation } from '../../annotation/annotation.ts';
import { SeqError } from '../../base/seq-error.ts';
import { type FrameNumber, frameNumber } from '../../frame/frame-number.ts';
import type { SourceNote } from '../../frame/source-note.ts';
import { layerList } from '../../frame/layer-list.ts';
import type { FrameHeader, LayerInfo } from '../../presenter/protocol.ts';
import type { ResolvedSource } from '../../sequence/source/resolve-source.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import type { FrameRange } from '../../time/playback-plan.ts';
import { type Rate, rateFrom } from '../../time/rate.ts';
import { NO_TIMECODE, type TimecodeOrigin, timecodeOrigin } from '../../time/timecode.ts';
import { hasLayer } from './layer-choice.ts';

const DEFAULT_RATE: Rate = { numerator: 24, denominator: 1 };
const NO_FRAME = frameNumber(1);

/** What a session knows of the source it was asked to show: one object per source. */
export class LoadedSource {
  readonly description: SourceDescription;
  /** It had to be opened first: its manifest fetched, its file looked into. */
  readonly openedLate: boolean;
  #resolved: ResolvedSource | null = null;
  #error: SeqError | null = null;
  /** The first header that was read, and its frame. */
  #first: FrameHeader | null = null;
  #firstFrame: FrameNumber = NO_FRAME;
  /** The header of the frame on the canvas, and that frame. */
  #shown: FrameHeader | null = null;
  #shownFrame: FrameNumber = NO_FRAME;
  readonly #reported = new Set<FrameNumber>();
  #annotations: readonly Annotation[] | undefined;

  /** `opened` null: it is still being opened, and `settle()` says how that went. */
  constructor(description: SourceDescription, opened: ResolvedSource | SeqError | null) {
    this.description = description;
    this.openedLate = opened === null;
    if (opened) this.settle(opened);
  }

  /** Takes in what the description turned out to stand for. */
  settle(opened: ResolvedSource | SeqError): void {
    if (opened instanceof SeqError) this.#error = opened;
    else this.#resolved = opened;
  }

  /** null while it is being opened, and where it stands for nothing that can be shown: `error` says why. */
  get resolved(): ResolvedSource | null {
    return this.#resolved;
  }

  /** Neither its frames nor an error are known yet. */
  get opening(): boolean {
    return this.#resolved === null && this.#error === null;
  }

  /** What `state.source` says: the address as written, else the file's name. */
  get name(): string | null {
    return this.description.src ?? this.#resolved?.label ?? null;
  }

  /** The error of the source as a whole: it cannot be opened, or has no such layer. */
  get error(): SeqError | null {
    return this.#error;
  }

  /** What the frame on the canvas says of itself; before one is, the first that was read. */
  get header(): FrameHeader | null {
    return this.#shown ?? this.#first;
  }

  /** The first header, which the source as a whole goes by: its rate, its natural size. */
  get firstHeader(): FrameHeader | null {
    return this.#first;
  }

  /** Takes the first header in, and the frame it was read from. */
  setHeader(header: FrameHeader, frame: FrameNumber): void {
    this.#first = header;
    this.#firstFrame = frame;
  }

  /** Another frame is on the canvas: its header, or what of it differs from the one before. */
  showHeader(frame: FrameNumber, header: FrameHeader | undefined, changes: Partial<FrameHeader> | undefined): void {
    const shown = header ?? (this.#shown && changes ? { ...this.#shown, ...changes } : this.#shown);
    // A smaller file that stands in says nothing of the source's own.
    if (!shown || (shown.proxy && this.#first && !this.#first.proxy)) return;
    // What is black between clips is of no size, layer or format of its own.
    if (this.#resolved?.edit && !this.#resolved.edit.clipAt(frame)) return;
    this.#shown = shown;
    this.#shownFrame = frame;
  }

  /** Goes on from the source that this one is a longer list of: the same files have the same header and layers. */
  takeOver(before: LoadedSource): void {
    this.#first = before.#first;
    this.#firstFrame = before.#firstFrame;
    this.#shown = before.#shown;
    this.#shownFrame = before.#shownFrame;
    this.#error = before.#error;
    for (const frame of before.#reported) this.#reported.add(frame);
  }

  /** How frame numbers and the source's or the file's timecode hang together at a rate. */
  timecode(rate: Rate): TimecodeOrigin {
    const said = this.#resolved?.timecode;
    const stated = this.ownRate !== null;
    if (said) return timecodeOrigin(said.label, said.frame, rate, stated);
    const first = this.#resolved?.sequential ? this.#resolved.frames.first : 0;
    // A video that says nothing counts from its first picture.
    if (!this.hasTimecode && first !== 0) return Object.freeze({ ...NO_TIMECODE, offset: -first });
    const frame = this.#shown ? this.#shownFrame : this.#firstFrame;
    return timecodeOrigin(this.header?.timecode ?? null, frame, rate, stated);
  }

  /** Whether source or header says a timecode. */
  get hasTimecode(): boolean {
    return (this.#resolved?.timecode ?? this.header?.timecode ?? null) !== null;
  }

  get layers(): readonly LayerInfo[] {
    return this.header?.layers ?? [];
  }

  /** What of it is not honoured, by its files. */
  get notes(): readonly SourceNote[] {
    const own = this.#resolved?.notes ?? [];
    const said = this.header?.notes ?? [];
    return own.length > 0 && said.length > 0 ? [...own, ...said] : own.length > 0 ? own : said;
  }

  /** The source's own rate, else its files'; null where neither says one, or no header is read yet. */
  get ownRate(): Rate | null {
    const [numerator, denominator] = this.#resolved?.rate ?? this.#first?.frameRate ?? [0, 0];
    if (!(numerator > 0 && denominator > 0)) return null;
    return rateFrom(numerator / denominator) ?? null;
  }

  /** Size of the frame on the canvas; before there is one, the natural size. */
  get size(): NonNullable<ResolvedSource['size']> | null {
    return this.#shown ?? this.naturalSize;
  }

  /** Size of the picture by the source itself or its first header: what the box goes by. null until one is known. */
  get naturalSize(): NonNullable<ResolvedSource['size']> | null {
    return this.#resolved?.size ?? this.#first;
  }

  /** Notes on frames that the source brings along, as far as they were read. */
  get annotations(): readonly Annotation[] | undefined {
    return this.#annotations;
  }

  /** Reads the notes that the source brings along, as far as sizes of its pictures are known. True where there are others now. */
  async readAnnotations(): Promise<boolean> {
    const before = this.#annotations;
    const frame = this.#shown ? this.#shownFrame : this.#firstFrame;
    const read = (await this.#resolved?.annotations?.(this.size, frame)) as readonly Annotation[] | undefined;
    this.#annotations = read ?? before;
    return this.#annotations !== before;
  }

  clamp(frame: number): FrameNumber {
    const list = this.resolved?.frames;
    return list ? frameNumber(Math.min(Math.max(frame, list.first), list.last)) : frameNumber(frame);
  }

  /** Checks a layer against the header. An unknown one makes the source invalid; a known one mends that. */
  checkLayer(layer: string): boolean {
    const { header } = this;
    if (!this.#resolved || !header || header.proxy) return true;
    const known = hasLayer(this.layers, layer);
    const message = `The file has no layer "${layer}". It has ${layerList(this.layers.map(({ id }) => id))}.`;
    this.#error = known ? null : new SeqError('source-invalid', message);
    return known;
  }

  /** A decoder found no such layer, before any header was known. null: another was chosen. */
  refuseLayer(error: SeqError | null): void {
    if (this.resolved) this.#error = error;
  }

  /** Whether a frame's failure is news: true once per frame and generation. */
  reportOnce(frame: FrameNumber): boolean {
    if (this.#reported.has(frame)) return false;
    this.#reported.add(frame);
    return true;
  }

  /** A new generation: failures are news again. */
  renew(): void {
    this.#reported.clear();
  }
}

/** Frames per second to play at: as set, else the source's or its header's, else 24. */
export function playRate(source: LoadedSource | null, fps: number | null): Rate {
  return (fps === null ? null : rateFrom(fps)) ?? source?.ownRate ?? DEFAULT_RATE;
}

/** The part of a range that a source has; the whole source where they do not meet or none is set. */
export function playRange(source: LoadedSource | null, range: FrameRange | null): FrameRange {
  const list = source?.resolved?.frames;
  if (!source || !list) return { in: NO_FRAME, out: NO_FRAME };
  if (!range || range.in > list.last || range.out < list.first) return { in: list.first, out: list.last };
  return { in: source.clamp(range.in), out: source.clamp(range.out) };
}

/** What is wrong with a frame whose file ends early: the rows that decoded are shown all the same. */
export function truncatedError(frame: FrameNumber): SeqError {
  const message = `The file of frame ${frame} ends too early: the rows that it has are shown. reload() reads it again.`;
  return new SeqError('truncated', message, { retryable: false });
}
