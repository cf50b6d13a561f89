import type { Rate } from '../time/rate.ts';
import { framesPerSecond } from '../time/rate.ts';
import type { EditTimeline } from '../sequence/source/edit-timeline.ts';

/** Something that can be written as JSON. */
type Json = Readonly<Record<string, unknown>>;

/**
 * An edit as an OpenTimelineIO document of one video track. One that was read from such a document is given back as it
 * was, with all that is not understood here.
 */
export function writeOtio(label: string, edit: EditTimeline, rate: Rate, document: unknown): unknown {
  if (document !== null && document !== undefined) return structuredClone(document);
  const fps = framesPerSecond(rate);
  const time = (value: number): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate: fps, value });
  const range = (start: number, length: number): Json => ({
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: time(start),
    duration: time(length),
  });
  const children: Json[] = [];
  let next = edit.first;
  for (const clip of edit.clips) {
    if (clip.in > next) children.push({ OTIO_SCHEMA: 'Gap.1', source_range: range(0, clip.in - next) });
    const { name, source } = clip;
    children.push({
      OTIO_SCHEMA: 'Clip.1',
      name,
      source_range: range(clip.mediaFrame(clip.in), clip.out - clip.in + 1),
      media_reference:
        source === null
          ? { OTIO_SCHEMA: 'MissingReference.1' }
          : { OTIO_SCHEMA: 'ExternalReference.1', target_url: source },
    });
    next = clip.out + 1;
  }
  return {
    OTIO_SCHEMA: 'Timeline.1',
    name: label,
    global_start_time: edit.first === 1 ? null : time(edit.first),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      name: 'tracks',
      children: [{ OTIO_SCHEMA: 'Track.1', name: 'video', kind: 'Video', children }],
    },
  };
}
