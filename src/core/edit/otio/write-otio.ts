import { MANIFEST_FORMAT } from '../../sequence/manifest/sequence-manifest.ts';
import { parseFramePattern, resolveAddress } from '../../sequence/pattern/frame-pattern.ts';
import type { EditTimeline } from '../../sequence/source/edit-timeline.ts';
import { framesPerSecond, type Rate } from '../../time/rate.ts';
import type { EditContent } from '../edit-content.ts';
import type { PlacedClip } from '../place-clips.ts';

/** Something that can be written as JSON. */
type Json = Readonly<Record<string, unknown>>;

/** Under which a clip's own facts stand in its metadata. */
export const OTIO_METADATA = MANIFEST_FORMAT.split('/')[0] ?? MANIFEST_FORMAT;

/**
 * An edit as an OpenTimelineIO document of one video track. One that was read from such a document is given back as it
 * was, with all that is not understood here. Relative addresses are written whole, by `baseUrl`.
 */
export function writeOtio(
  { document, label, firstFrame }: EditContent,
  edit: EditTimeline<PlacedClip>,
  rate: Rate,
  { baseUrl, firstOf }: SourceFactsForOtio,
): unknown {
  if (document !== null && document !== undefined) return structuredClone(document);
  const write = new OtioWriter(framesPerSecond(rate), { baseUrl, firstOf });
  const children: Json[] = [];
  let next = edit.first;
  for (const clip of edit.clips) {
    if (clip.in > next) children.push(write.gap(clip.in - next));
    children.push(write.clip(clip));
    next = clip.out + 1;
  }
  return {
    OTIO_SCHEMA: 'Timeline.1',
    name: label,
    global_start_time: firstFrame === null ? null : write.time(firstFrame),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      name: 'tracks',
      children: [{ OTIO_SCHEMA: 'Track.1', name: 'video', kind: 'Video', children }],
    },
  };
}

/** What the writer has to know of sources. */
interface SourceFactsForOtio {
  readonly baseUrl: string;
  /** Number of the first picture of a clip's source. */
  firstOf(content: EditContent['clips'][number]): number;
}

/** Writes the parts of a document; times are in frames of the edit. */
class OtioWriter {
  readonly #rate: number;
  readonly #facts: SourceFactsForOtio;

  constructor(rate: number, facts: SourceFactsForOtio) {
    this.#rate = rate;
    this.#facts = facts;
  }

  time(value: number, rate = this.#rate): Json {
    return { OTIO_SCHEMA: 'RationalTime.1', rate, value };
  }

  #range(start: number, length: number, rate = this.#rate): Json {
    return { OTIO_SCHEMA: 'TimeRange.1', start_time: this.time(start, rate), duration: this.time(length, rate) };
  }

  gap(frames: number): Json {
    return { OTIO_SCHEMA: 'Gap.1', source_range: this.#range(0, frames) };
  }

  clip({ name, content, in: first, out, mediaFrame }: PlacedClip): Json {
    const [from, to] = [mediaFrame(first), mediaFrame(out)];
    const { layer, colour, metadata, media } = content;
    const own = {
      ...(layer !== null && { layer }),
      ...(colour !== null && { colour }),
      ...(metadata !== undefined && { metadata }),
    };
    const rate = (media.kind === 'listed' ? media.rate : null) ?? this.#rate;
    return {
      OTIO_SCHEMA: 'Clip.1',
      name,
      source_range: { ...this.#range(0, out - first + 1), start_time: this.time(from, rate) },
      media_reference: this.#media(content, from, to, rate),
      ...(Object.keys(own).length > 0 && { metadata: { [OTIO_METADATA]: own } }),
    };
  }

  /**
   * Media times are the source's numbers, at the clip's rate, else the edit's: one picture for each frame. Of a sequence at least what is
   * shown is there; another file is there from its first picture.
   */
  #media(content: PlacedClip['content'], from: number, to: number, rate: number): Json {
    const { source, name } = content;
    const { baseUrl, firstOf } = this.#facts;
    if (typeof source?.src !== 'string') return { OTIO_SCHEMA: 'MissingReference.1', name };
    const pattern = parseFramePattern(source.src);
    if (!pattern) {
      const first = firstOf(content);
      const available = this.#range(first, Math.max(1, to - first + 1), rate);
      const url = resolveAddress(source.src, baseUrl);
      return { OTIO_SCHEMA: 'ExternalReference.1', target_url: url, available_range: available };
    }
    const available = this.#range(from, to - from + 1, rate);
    const folder = pattern.prefix.lastIndexOf('/') + 1;
    return {
      OTIO_SCHEMA: 'ImageSequenceReference.1',
      target_url_base: resolveAddress(pattern.prefix.slice(0, folder) || '.', baseUrl),
      name_prefix: pattern.prefix.slice(folder),
      name_suffix: pattern.suffix,
      start_frame: from,
      frame_step: 1,
      frame_zero_padding: pattern.width,
      rate,
      missing_frame_policy: 'error',
      available_range: available,
    };
  }
}
