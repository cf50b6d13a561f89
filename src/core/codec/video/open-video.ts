import { systemTime } from '../../base/time-source.ts';
import type { Picture } from '../../frame/planes.ts';
import { SeqError } from '../../base/seq-error.ts';
import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { VideoFacts } from '../../frame/video-facts.ts';
import type { PictureHeader } from '../codec.ts';
import type { FrameDecoded, FrameWanted } from '../file-codec.ts';
import { copyPlanes, planeBytes, windowsOf } from './planes/copy-planes.ts';
import { frameRate } from './stream/frame-rate.ts';
import { streamPrimaries, yuvCoding } from './stream/stream-colour.ts';
import type { AudioChunkReader, CreateSoundReader } from '../sound/sound-reader.ts';
import { withEvenFrames } from './sound/read-sound.ts';
import { VideoReader, type ReaderRequest } from './stream/video-reader.ts';
import { VideoSession } from './video-session.ts';
import { webDecoder } from './web-decoder.ts';

/** One open video: what it is, and its frames as they are asked for. */
export class OpenVideo {
  readonly facts: VideoFacts;
  readonly #reader: VideoReader;
  readonly #session: VideoSession<VideoFrame>;
  readonly #loadSoundReader: () => Promise<CreateSoundReader>;
  #sound: Promise<AudioChunkReader> | null = null;

  private constructor(
    reader: VideoReader,
    software: VideoDecoderConfig | null,
    loadSoundReader: () => Promise<CreateSoundReader>,
  ) {
    this.#reader = reader;
    this.#loadSoundReader = loadSoundReader;
    this.facts = factsOf(reader);
    this.#session = new VideoSession(reader, webDecoder(reader.facts.config, software), systemTime);
  }

  /** `loadSoundReader` is called when the video is first heard. */
  static async open(request: ReaderRequest, loadSoundReader: () => Promise<CreateSoundReader>): Promise<OpenVideo> {
    const reader = await VideoReader.open(request);
    const software: VideoDecoderConfig = { ...reader.facts.config, hardwareAcceleration: 'prefer-software' };
    const isKnown = await VideoDecoder.isConfigSupported(software).catch(() => null);
    return new OpenVideo(reader, isKnown?.supported ? software : null, loadSoundReader);
  }

  async decode(wanted: FrameWanted): Promise<FrameDecoded> {
    const { position, tier, signal } = wanted;
    const level = levelFor(this.facts, wanted);
    const header = headerOf(this.facts, level);
    await wanted.reserve(header);
    let decoded: FrameDecoded | null = null;
    await this.#session.want({
      position,
      tier,
      signal,
      decoding: () => wanted.decoding(),
      take: async (frame, decodeMs) => {
        const picture = await this.#copy(frame, level, header, wanted);
        decoded = { picture, decodeMs, bytesRead: this.#reader.bytesOf(position) };
      },
    });
    return decoded ?? Promise.reject(new Error('The decoded frame was not taken by its receiver.'));
  }

  /** One chunk of its sound, silence where the track has none. The decoder is created on first use. */
  async readAudio(chunk: number): Promise<AudioChunk> {
    const { sound, name } = this.#reader;
    if (!sound) throw new SeqError('source-invalid', `${name} has no sound.`);
    try {
      this.#sound ??= this.#loadSoundReader().then((make) => make(sound));
      return await (await this.#sound).read(chunk);
    } catch (error) {
      throw SeqError.from(error, 'decode-failed');
    }
  }

  close(): void {
    this.#sound?.then(
      (sound) => sound.close(),
      () => {},
    );
    this.#session.close();
    this.#reader.close();
  }

  async #copy(frame: VideoFrame, level: number, header: PictureHeader, wanted: FrameWanted): Promise<Picture> {
    const { rotation, colour } = this.#reader.facts;
    const { planes, layout, bits } = await copyPlanes(frame, {
      level,
      rotation,
      reserve: async (decodedBytes) => {
        if (decodedBytes !== header.decodedBytes) await wanted.reserve({ ...header, decodedBytes });
      },
      allocate: (byteLength) => wanted.allocate(byteLength),
    });
    const said = frame.colorSpace;
    const { matrix, fullRange, primaries } = {
      matrix: said.matrix ?? colour.matrix,
      fullRange: said.fullRange ?? colour.fullRange,
      primaries: said.primaries ?? colour.primaries,
    };
    const { width, height } = this.facts;
    const chromaticities = layout === 'yuv' ? streamPrimaries({ primaries }) : undefined;
    return {
      planes,
      info: {
        format: 'video',
        layout,
        ...windowsOf(width, height),
        pixelAspectRatio: this.facts.pixelAspectRatio,
        level,
        complete: true,
        ...(layout === 'yuv' && { yuv: yuvCoding({ matrix, fullRange }, bits, frame.codedHeight) }),
        ...(chromaticities && { chromaticities }),
      },
    };
  }
}

function factsOf({ facts, index }: VideoReader): VideoFacts {
  const { container, config, bits, fileBytes } = facts;
  const { rate, constant } = frameRate(index.times, facts.ticksPerSecond, facts.lastDuration);
  const turned = facts.rotation % 180 !== 0;
  const [width, height] = turned ? [facts.height, facts.width] : [facts.width, facts.height];
  return {
    container,
    codecName: facts.codecName,
    codec: config.codec,
    width,
    height,
    pixelAspectRatio: turned ? 1 / facts.pixelAspectRatio : facts.pixelAspectRatio,
    frames: index.frames,
    rate,
    constantRate: constant,
    timecode: null,
    sound: facts.sound && withEvenFrames(facts.sound, index.times, rate),
    longestGroup: index.longestGroup,
    bitDepth: bits,
    decodedBytes: planeBytes(width, height, bits, 0),
    digest: `${fileBytes} ${index.packets} ${index.times.at(-1) ?? 0}`,
  };
}

/** The level wanted, or the finest that fits a texture. */
function levelFor({ width, height }: VideoFacts, { level, maxTextureSize }: FrameWanted): number {
  return Math.max(level, Math.ceil(Math.log2(Math.max(width, height) / maxTextureSize)));
}

function headerOf(facts: VideoFacts, level: number): PictureHeader {
  const { width, height, bitDepth, pixelAspectRatio, codecName, rate } = facts;
  return {
    format: 'video',
    layers: [{ id: '', part: '', view: '', channels: ['Y', 'U', 'V'] }],
    layer: 0,
    ...windowsOf(width, height),
    pixelAspectRatio,
    compression: codecName,
    rate: { numerator: rate[0], denominator: rate[1] },
    decodedBytes: planeBytes(width, height, bitDepth, level),
    storedLevels: [0],
  };
}
