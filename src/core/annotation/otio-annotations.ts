import { runAtOnce, type Steps } from '../base/steps.ts';
import { framesPerSecond, type Rate } from '../time/rate.ts';
import { parseFrameRange } from '../time/frame-range-parse.ts';
import type { Annotation, AnnotationItem, UnknownItem } from './annotation.ts';
import { besideLayer, LayerReader } from './otio-layer-reader.ts';
import { FOREIGN, LayerWriter } from './otio-layer-writer.ts';
import type { AnnotatedPicture } from './otio-units.ts';

/** A JSON object. */
type Json = Readonly<Record<string, unknown>>;

/** Where what the schemas have no field for is kept. */
const OURS = 'seq-viewer';

/**
 * An annotation as the effect that OpenRV reads and writes: `Annotation.1` with layers `Paint.1`, `Line.1`, `Arrow.1`,
 * `Rectangle.1`, `Ellipse.1` and `Text.1`. Source: OpenRV, the schema definitions of its package `otio_reader`. Frames are
 * those of the clip's media. `before` is the effect that it was read from: what is not understood of it is kept.
 */
export function annotationAsOtio(
  annotation: Annotation,
  rate: Rate,
  picture: AnnotatedPicture,
  before: unknown = null,
): Json {
  const { id, author, frame, range, items, metadata, clip: _, ...others } = annotation;
  const span = range === undefined ? null : parseFrameRange(range);
  const [first, last] = span ? [span.in as number, span.out as number] : [frame ?? 0, frame ?? 0];
  const fps = framesPerSecond(rate);
  const time = (value: number): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate: fps, value });
  const layerRange = { OTIO_SCHEMA: 'TimeRange.1', start_time: time(first), duration: time(last - first + 1) };
  const writer = new LayerWriter(picture);
  const layers = items.map((item, i) => {
    const layer = writer.write(item);
    if (item.type === FOREIGN) return layer;
    return { ...layer, id: `${id}/${i}`, visible: true, soft_deleted: false, layer_range: layerRange };
  });
  const { width, height, pixelAspectRatio } = picture;
  const ours = { id, author, frame, range, metadata, others, items: items.map(besideLayer), picture: { width, height, pixelAspectRatio } }; // prettier-ignore
  return {
    ...{ OTIO_SCHEMA: 'Annotation.1', name: author ?? '', effect_name: 'Annotation.1', visible: true },
    ...{ hold: false, ghost: false, ghost_before: 5, ghost_after: 5 },
    ...record(before),
    metadata: { ...record(record(before).metadata), [OURS]: ours },
    layers,
  };
}

/** The annotations of an effect: one for each range of frames that its layers have. `name` is of the clip it stands on. */
export function annotationsFromOtio(
  effect: unknown,
  picture: AnnotatedPicture,
  name: string,
  at: string,
): Annotation[] {
  return runAtOnce(annotationsInSteps(effect, picture, name, at));
}

/** The same, an effect of many layers step by step. */
export function* annotationsInSteps(
  effect: unknown,
  picture: AnnotatedPicture,
  name: string,
  at: string,
): Steps<Annotation[]> {
  const { layers, visible, enabled } = record(effect);
  const ours = oursOf(effect);
  const known = Array.isArray(ours.items) ? (ours.items as readonly unknown[]) : [];
  const reader = new LayerReader(picture);
  const byRange = new Map<string, (AnnotationItem | UnknownItem)[]>();
  const { frame, range: written } = ours;
  const whole = typeof written === 'string' && parseFrameRange(written) ? written : spanOf(Number(frame ?? 0), 1);
  // What is switched off as a whole is kept, and not drawn.
  const isOff = visible === false || enabled === false;
  for (const [i, value] of (Array.isArray(layers) ? (layers as readonly unknown[]) : []).entries()) {
    yield;
    const layer = record(value);
    const range = layerRangeOf(layer.layer_range) ?? whole;
    const items = byRange.get(range) ?? [];
    items.push(isOff ? { type: FOREIGN, layer } : reader.read(layer, record(known[i])));
    byRange.set(range, items);
  }
  // A note without a drawing stands where it was written.
  if (byRange.size === 0 && typeof ours.id === 'string') byRange.set(whole, []);
  const { id, author, metadata: kept, others } = ours;
  const own = typeof id === 'string' && id !== '' ? id : at;
  return [...byRange].map(([range, items], i) => {
    const span = parseFrameRange(range);
    const isFrame = span !== null && span.in === span.out && range !== written;
    return {
      ...record(others),
      id: i === 0 ? own : `${own}/${i}`,
      ...(typeof author === 'string' && { author }),
      ...(isFrame ? { frame: span.in as number } : { range }),
      ...(name !== '' && { clip: name }),
      items,
      ...(isRecord(kept) && { metadata: kept }),
    };
  });
}

/** The picture that an effect of ours was written for; null for one of others. */
export function writtenFor(effect: unknown): AnnotatedPicture | null {
  const { width, height, pixelAspectRatio } = record(oursOf(effect).picture);
  const isSize = [width, height, pixelAspectRatio].every((one) => typeof one === 'number' && one > 0 && one < 1e6);
  return isSize ? ({ width, height, pixelAspectRatio } as AnnotatedPicture) : null;
}

/** What of an effect the schemas have no field for. */
function oursOf(effect: unknown): Json {
  return record(record(record(effect).metadata)[OURS]);
}

/** `TimeRange.1` as frames, at its own rate: `in-out`. */
function layerRangeOf(value: unknown): string | null {
  const { start_time: start, duration } = record(value);
  const [first, count] = [number(record(start).value), number(record(duration).value)];
  return first === null || count === null ? null : spanOf(Math.floor(first + 1e-6), Math.max(1, Math.round(count)));
}

function spanOf(first: number, count: number): string {
  return `${first}-${first + count - 1}`;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}
