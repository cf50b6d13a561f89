import { SeqError } from '../../base/seq-error.ts';
import type { PictureInfo, Plane } from '../../frame/planes.ts';
import { createYielder } from '../../base/yield-to-event-loop.ts';
import type { DecodeRequest, DecodeResult } from '../codec.ts';
import { planeMemory } from '../lent-memory.ts';
import type { ScanElement } from './scan-image.ts';
import { linesWithin, storedLine } from './line-layout.ts';
import { HEADER_BYTES, type PlanePlan, planScan, SAMPLE_ARRAYS, type ScanPlan } from './scan-plan.ts';
import { LineUnpacker } from './line-unpacker.ts';
import { type LanePlan, PlaneLane } from './plane-lane.ts';

/** Between these many lines messages are let in. */
const LINES_AT_ONCE = 64;
/** A file with less than this share of its lines is none: no memory is taken for what a header only claims. */
const LEAST_SHARE = 1 / 64;

/** The bytes of the lines that are wanted. */
interface LineBytes {
  readonly bytes: Uint8Array;
  /** Where they lie in the file. */
  readonly start: number;
  /** What a complete file would have of them. */
  readonly wanted: number;
  /** Lines that are there, of every element. */
  readonly lines: number;
}

async function readLines({ source, signal }: DecodeRequest, plan: ScanPlan, elements: ReadonlySet<ScanElement>) {
  const { lines } = plan.image;
  const start = Math.min(...[...elements].map(({ offset }) => offset));
  const endOf = (element: ScanElement): number => {
    const { at, bytes } = storedLine(element, lines - 1);
    return element.offset + at + bytes;
  };
  const wanted = Math.max(...[...elements].map(endOf)) - start;
  // Asked for what is there only, where that is known: the sizes of a header are claims.
  const there = Math.max(0, Math.min(wanted, (source.size ?? Infinity) - start));
  const bytes = await source.read(start, there, signal);
  signal?.throwIfAborted();
  const linesOf = (element: ScanElement): number => linesWithin(element, bytes.length + start - element.offset, lines);
  const rows = Math.min(lines, ...[...elements].map(linesOf));
  return { bytes, start, wanted, lines: rows } satisfies LineBytes;
}

function allocatePlane(plan: PlanePlan, { width, height }: ScanPlan, allocate: DecodeRequest['allocate']) {
  const { name, type, maxCode } = plan;
  const byteLength = width * height * SAMPLE_ARRAYS[type].BYTES_PER_ELEMENT;
  const data = new SAMPLE_ARRAYS[type](planeMemory(byteLength, allocate), 0, width * height);
  const size = { xSampling: 1, ySampling: 1, width, height };
  return { name, type, ...size, ...(maxCode !== undefined && { maxCode }), data };
}

/** A lane for each plane, and what unpacks the elements that they come from. */
function makeLanes(plan: ScanPlan, planes: readonly LanePlan['plane'][]) {
  const { image, shift } = plan;
  const unpackers = new Map<ScanElement, LineUnpacker>();
  const lanes = planes.map((plane, position) => {
    const { element, index, name } = plan.planes[position]?.channel ?? {};
    if (!element || index === undefined) throw new RangeError('plane');
    const unpacker = unpackers.get(element) ?? new LineUnpacker(element, image.pixelsPerLine, image.littleEndian);
    unpackers.set(element, unpacker);
    const isColour = name !== 'A' && name !== 'Z';
    return new PlaneLane({ plane, unpacker, component: index, shift, isColour }, image);
  });
  return { unpackers, lanes };
}

async function fillPlanes(
  plan: ScanPlan,
  planes: readonly LanePlan['plane'][],
  { bytes, start, lines }: LineBytes,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { unpackers, lanes } = makeLanes(plan, planes);
  if (lines < plan.image.lines) for (const { data } of planes) data.fill(0);
  const yieldToMessages = createYielder();
  for (let line = 0; line < lines; line++) {
    if (line % LINES_AT_ONCE === 0) {
      await yieldToMessages();
      signal?.throwIfAborted();
    }
    for (const [element, unpacker] of unpackers) {
      const { at, bytes: length, skip } = storedLine(element, line);
      const from = element.offset - start + at;
      unpacker.load(bytes.subarray(from, from + length), skip);
    }
    for (const lane of lanes) lane.take(line);
  }
  for (const lane of lanes) lane.finish();
}

/**
 * Decodes a DPX or Cineon file to the planes that the renderer draws, for `Codec.decode`: code values as they are,
 * encoded as the header says. Missing lines are zero.
 */
export async function decodeScan(request: DecodeRequest): Promise<DecodeResult> {
  const { signal, reserve, allocate } = request;
  const plan = await planScan(request);
  const { image, chosen, header, shift } = plan;
  const elements = new Set(chosen.channels.map(({ element }) => element));
  const there = await readLines(request, plan, elements);
  const error =
    there.lines < image.lines
      ? new SeqError('truncated', `The file ends after ${there.lines} of ${image.lines} lines.`)
      : null;
  if (error && there.lines < Math.max(1, image.lines * LEAST_SHARE)) throw error;
  await reserve?.(header.decodedBytes, header);
  signal?.throwIfAborted();
  const planes = plan.planes.map((plane) => allocatePlane(plane, plan, allocate));
  await fillPlanes(plan, planes, there, signal);
  const { pixelAspectRatio, transfer, chromaticities, format } = image;
  const info: PictureInfo = {
    format,
    layout: plan.planes[0]?.type === 'rgb10' ? 'packed' : chosen.layout,
    displayWindow: header.displayWindow,
    dataWindow: header.dataWindow,
    pixelAspectRatio,
    level: shift,
    ...(chromaticities && { chromaticities }),
    transfer: chosen.channels[0]?.name === 'Z' ? 'linear' : transfer,
    complete: !error,
  };
  const bytesRead = there.bytes.length + HEADER_BYTES;
  const stats = { bytesWanted: there.wanted + HEADER_BYTES, bytesRead, requests: 2 };
  const picture = { info, planes: planes satisfies readonly Plane[] };
  return { picture, header, stats, ...(error && { error: error.toValue() }) };
}
