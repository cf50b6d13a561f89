import { SeqError } from '../../../base/seq-error.ts';
import type { SourceNote } from '../../../frame/source-note.ts';
import type { SoundFacts } from '../../../frame/video-facts.ts';
import type { MovieTrack } from '../container/movie.ts';
import { type Orientation, readMatrix } from '../planes/orientation.ts';
import { bitDepth, codecName } from './codec-names.ts';
import type { StreamColour } from './stream-colour.ts';
import { pixelAspect, scanOf, streamParameters } from './stream-description.ts';

/** What of a track of pictures of mediabunny's is asked. */
export interface VideoTrackFacts {
  getDecoderConfig(): Promise<VideoDecoderConfig | null>;
  getInternalCodecId(): Promise<unknown>;
  getCodedWidth(): Promise<number>;
  getCodedHeight(): Promise<number>;
  getTransformationMatrix(): Promise<readonly number[]>;
  getPixelAspectRatio(): Promise<{ readonly num: number; readonly den: number }>;
  getColorSpace(): Promise<StreamColour>;
  getTimeResolution(): Promise<number>;
  canBeTransparent(): Promise<boolean>;
}

/** What is known of the stream beside its packets. */
export interface StreamFacts {
  readonly container: string;
  readonly codecName: string;
  readonly config: VideoDecoderConfig;
  /** Visible pixels as stored; where the container says more, the frames know better. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Width of a pixel by its height, as shown. */
  readonly pixelAspectRatio: number;
  readonly bits: number;
  readonly colour: StreamColour;
  /** Packets come with others of their coverage. */
  readonly hasAlpha: boolean;
  /** `interlaced` in words; null where pictures are frames. */
  readonly scan: string | null;
  readonly ticksPerSecond: number;
  readonly fileBytes: number;
  readonly sound: SoundFacts | null;
  readonly notes: readonly SourceNote[];
}

/** Asks a track what it is. `boxes` are those of an MP4 or MOV. */
export async function readStreamFacts(
  track: VideoTrackFacts,
  config: VideoDecoderConfig,
  boxes: MovieTrack | null,
): Promise<Omit<StreamFacts, 'container' | 'fileBytes' | 'sound'>> {
  const { orientation, stretch, isExact } = readMatrix(await track.getTransformationMatrix());
  const parameters = streamParameters(config);
  const stored = pixelAspect(await track.getPixelAspectRatio(), boxes, parameters);
  return {
    codecName: codecName(config.codec),
    config,
    width: await track.getCodedWidth(),
    height: await track.getCodedHeight(),
    orientation,
    pixelAspectRatio: (orientation.transposed ? 1 / stored : stored) * stretch,
    bits: bitDepth(config.codec),
    colour: await track.getColorSpace(),
    // Apple ProRes has its own inside its packets; it is not decoded here.
    hasAlpha: /^vp0?[89]/.test(config.codec) && (await track.canBeTransparent()),
    scan: scanOf(boxes, parameters),
    ticksPerSecond: await track.getTimeResolution(),
    notes: isExact ? [] : [SKEWED],
  };
}

/** How its packets are to be decoded here. Rejects with the codec's name where they cannot be. */
export async function decodable(track: VideoTrackFacts, name: string): Promise<VideoDecoderConfig> {
  const config = await track.getDecoderConfig().catch(() => null);
  const id = config?.codec ?? (await track.getInternalCodecId());
  const called = codecName(typeof id === 'string' ? id.replaceAll('\0', '').trim() : String(id));
  if (typeof VideoDecoder === 'undefined') {
    const advice = 'WebCodecs is missing: it takes a secure page (https or localhost) and a browser that has it.';
    throw new SeqError('format-unsupported', `${name} (${called}) cannot be decoded here. ${advice}`);
  }
  if (!config || !(await VideoDecoder.isConfigSupported(config).catch(() => null))?.supported) {
    const what = config && config.codec !== called ? `${called}, ${config.codec}` : called;
    throw new SeqError('format-unsupported', `${name} is ${what} video, which this browser cannot decode.`);
  }
  return config;
}

const SKEWED: SourceNote = {
  code: 'matrix-not-followed',
  message: 'The file turns or skews its picture by other than right angles; it is shown at the nearest one.',
  path: 'tkhd',
};
