import { SeqError } from '../base/seq-error.ts';
import { type FrameNumber, frameNumber } from '../frame/frame-number.ts';
import type { FrameHeader, LayerInfo } from '../presenter/protocol.ts';
import { type ResolvedSource, resolveSource } from '../sequence/resolve-source.ts';
import type { SourceDescription } from '../sequence/source-description.ts';
import type { FrameRange } from '../time/playback-plan.ts';
import { type Rate, rateFrom } from '../time/rate.ts';
import { type TimecodeOrigin, timecodeOrigin } from '../time/timecode-origin.ts';
import { hasLayer } from './layer-choice.ts';

const DEFAULT_RATE: Rate = { numerator: 24, denominator: 1 };
const NO_FRAME = frameNumber(1);

/** What a session knows of the source it was asked to show: one object per source. */
export class LoadedSource {
  readonly description: SourceDescription;
  /** null where the description stands for nothing that can be shown: `error` says why. */
  readonly resolved: ResolvedSource | null = null;
  /** What `state.source` says: the address as written, else the file's name. */
  readonly name: string | null;
  #error: SeqError | null = null;
  #header: FrameHeader | null = null;
  #headerFrame: FrameNumber = NO_FRAME;
  readonly #reported = new Set<FrameNumber>();

  constructor(description: SourceDescription, baseUrl: string) {
    this.description = description;
    try {
      this.resolved = resolveSource(description, baseUrl);
    } catch (error) {
      this.#error = SeqError.from(error, 'source-invalid');
    }
    this.name = description.src ?? this.resolved?.label ?? null;
  }

  /** The error of the source as a whole: it cannot be resolved, or has no such layer. */
  get error(): SeqError | null {
    return this.#error;
  }

  get header(): FrameHeader | null {
    return this.#header;
  }

  /** Takes a header in, and the frame it was read from. */
  setHeader(header: FrameHeader, frame: FrameNumber): void {
    this.#header = header;
    this.#headerFrame = frame;
  }

  /** Goes on from the source that this one is a longer list of: the same files have the same header and layers. */
  takeOver(before: LoadedSource): void {
    this.#header = before.#header;
    this.#headerFrame = before.#headerFrame;
    this.#error = before.#error;
    for (const frame of before.#reported) this.#reported.add(frame);
  }

  /** How frame numbers and the file's timecode hang together at a rate. */
  timecode(rate: Rate): TimecodeOrigin {
    return timecodeOrigin(this.#header?.timecode ?? null, this.#headerFrame, rate);
  }

  get layers(): readonly LayerInfo[] {
    return this.#header?.layers ?? [];
  }

  /** The file's own rate; null until the header is read and where it says none. */
  get headerRate(): Rate | null {
    const [numerator, denominator] = this.#header?.frameRate ?? [0, 0];
    if (!(numerator > 0 && denominator > 0)) return null;
    return rateFrom(numerator / denominator) ?? null;
  }

  clamp(frame: number): FrameNumber {
    const list = this.resolved?.frames;
    return list ? frameNumber(Math.min(Math.max(frame, list.first), list.last)) : frameNumber(frame);
  }

  /** Checks a layer against the header. An unknown one makes the source invalid; a known one mends that. */
  checkLayer(layer: string): boolean {
    if (!this.resolved || !this.#header) return true;
    const ids = this.layers.map(({ id }) => `"${id}"`).join(', ');
    const known = hasLayer(this.layers, layer);
    this.#error = known ? null : new SeqError('source-invalid', `there is no layer "${layer}"; there are ${ids}`);
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

/** Frames per second to play at: as set, else the header's, else 24. */
export function playRate(source: LoadedSource | null, fps: number | null): Rate {
  return (fps === null ? null : rateFrom(fps)) ?? source?.headerRate ?? DEFAULT_RATE;
}

/** The part of a range that a source has; the whole source where they do not meet or none is set. */
export function playRange(source: LoadedSource | null, range: FrameRange | null): FrameRange {
  const list = source?.resolved?.frames;
  if (!source || !list) return { in: NO_FRAME, out: NO_FRAME };
  if (!range || range.in > list.last || range.out < list.first) return { in: list.first, out: list.last };
  return { in: source.clamp(range.in), out: source.clamp(range.out) };
}
