import { hevcParameters } from '../bitstream/hevc-parameters.ts';
import { h264Parameters, type H264Parameters } from '../bitstream/h264-parameters.ts';
import { type MovieTrack, visualBox } from '../container/movie.ts';

/** What the stream says of itself in its decoder's configuration. */
export interface StreamParameters {
  readonly h264: H264Parameters | null;
  /** The stream may show frames in another order than it decodes them, and nothing here reads which. */
  readonly hidesOrder: boolean;
  /** Width of a pixel by its height; null where it is not said. */
  readonly pixelAspectRatio: number | null;
}

const NONE: StreamParameters = { h264: null, hidesOrder: false, pixelAspectRatio: null };

export function streamParameters({ codec, description }: VideoDecoderConfig): StreamParameters {
  if (!description) return NONE;
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  if (codec.startsWith('avc')) {
    const h264 = h264Parameters(bytes);
    return { ...NONE, h264, pixelAspectRatio: h264?.pixelAspectRatio ?? null };
  }
  if (/^h(?:vc|ev)1/.test(codec)) {
    const hevc = hevcParameters(bytes);
    return { ...NONE, hidesOrder: (hevc?.mostReordered ?? 0) > 0, pixelAspectRatio: hevc?.pixelAspectRatio ?? null };
  }
  return NONE;
}

/**
 * Width of a pixel by its height: the container's word, else the stream's. MP4 and MOV say it by their `pasp` box; `track`
 * null: a container that has no way to say that it does not know, whose 1 counts for nothing.
 */
export function pixelAspect(
  { num, den }: { readonly num: number; readonly den: number },
  track: MovieTrack | null,
  stream: StreamParameters,
): number {
  const container = den > 0 && num > 0 ? num / den : 1;
  const isSaid = track ? visualBox(track, 'pasp') !== null : container !== 1;
  return isSaid ? container : (stream.pixelAspectRatio ?? 1);
}

/** `fiel` box: QuickTime File Format, "Video Sample Description Extensions". */
const FIELD_ORDER: Readonly<Record<number, string>> = {
  1: ', top field first',
  9: ', top field first',
  6: ', bottom field first',
  14: ', bottom field first',
};

/** `interlaced` in words where pictures are fields; null where they are frames, or nothing is said. */
export function scanOf(track: MovieTrack | null, { h264 }: StreamParameters): string | null {
  const fields = track && visualBox(track, 'fiel');
  if (fields && fields.byteLength >= 2) {
    return fields.getUint8(0) === 2 ? `interlaced${FIELD_ORDER[fields.getUint8(1)] ?? ''}` : null;
  }
  return h264?.fields ? 'interlaced' : null;
}
