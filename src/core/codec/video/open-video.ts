import { systemTime } from '../../base/time-source.ts';
import type { Picture } from '../../frame/planes.ts';
import { SeqError } from '../../base/seq-error.ts';
import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { PeakBlock, PeakSpan } from '../../frame/sound-peaks.ts';
import type { VideoFacts } from '../../frame/video-facts.ts';
import type { PictureHeader } from '../codec.ts';
import type { FrameDecoded, FrameWanted } from '../file-codec.ts';
import { alphaDecoder, type DecodedFrame, opaqueDecoder } from './alpha-decoder.ts';
import { copyPlanes, planeBytes, windowsOf } from './planes/copy-planes.ts';
import { streamPrimaries, streamTransfer, transferName, yuvCoding } from './stream/stream-colour.ts';
import type { AudioChunkReader, CreateSoundReader } from '../sound/sound-reader.ts';
import { EditedSoundReader } from '../sound/edited-sound.ts';
import { measurePeaks } from '../sound/measure-peaks.ts';
import { withEvenFrames } from '../sound/read-sound.ts';
import type { StartTimecode } from './container/timecode-track.ts';
import type { StreamFacts } from './stream/stream-facts.ts';
import { VideoReader, type ReaderRequest } from './stream/video-reader.ts';
import { VideoSession } from './video-session.ts';
import { webDecoder } from './web-decoder.ts';

/** One open video: what it is, and its frames as they are asked for. */
export class OpenVideo {
  readonly facts: VideoFacts;
  readonly #reader: VideoReader;
  readonly #session: VideoSession<DecodedFrame>;
  readonly #loadSoundReader: () => Promise<CreateSoundReader>;
  #sound: Promise<AudioChunkReader> | null = null;
  #measuring: Promise<AudioChunkReader> | null = null;

  private constructor(
    reader: VideoReader,
    software: VideoDecoderConfig | null,
    loadSoundReader: () => Promise<CreateSoundReader>,
  ) {
    this.#reader = reader;
    this.#loadSoundReader = loadSoundReader;
    this.facts = factsOf(reader);
    const start = webDecoder(reader.facts.config, software);
    const decoder = reader.facts.hasAlpha ? alphaDecoder(start) : opaqueDecoder(start);
    this.#session = new VideoSession(reader, decoder, systemTime);
  }

  /** `loadSoundReader` is called when the video is first heard. */
  static async open(request: ReaderRequest, loadSoundReader: () => Promise<CreateSoundReader>): Promise<OpenVideo> {
    const reader = await VideoReader.open(request);
    const software: VideoDecoderConfig = { ...reader.facts.config, hardwareAcceleration: 'prefer-software' };
    const isKnown = await VideoDecoder.isConfigSupported(software).catch(() => null);
    return new OpenVideo(reader, isKnown?.supported ? software : null, loadSoundReader);
  }

  async decode(wanted: FrameWanted): Promise<FrameDecoded> {
    const { tier, signal } = wanted;
    const position = this.#reader.times.presentation.mediaOf(wanted.position);
    if (position === null) {
      const message = `Frame ${wanted.position + 1} lies in a gap that the edit list of ${this.#reader.name} leaves.`;
      throw new SeqError('source-invalid', message);
    }
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
    this.#sound ??= this.#startSound();
    return readChunk(this.#sound, chunk);
  }

  /** Measured by a pass of its own: playing goes on where it is. */
  readPeaks(span: PeakSpan, signal: AbortSignal): Promise<PeakBlock> {
    const reader = (this.#measuring ??= this.#startSound());
    return measurePeaks((chunk) => readChunk(reader, chunk), span, signal);
  }

  close(): void {
    for (const sound of [this.#sound, this.#measuring]) {
      sound?.then(
        (reader) => reader.close(),
        () => {},
      );
    }
    this.#session.close();
    this.#reader.close();
  }

  async #startSound(): Promise<AudioChunkReader> {
    const { sound, heard, name } = this.#reader;
    if (!sound) throw new SeqError('source-invalid', `${name} has no sound.`);
    const reader = (await this.#loadSoundReader())(sound);
    return heard ? new EditedSoundReader(reader, heard) : reader;
  }

  async #copy(frame: DecodedFrame, level: number, header: PictureHeader, wanted: FrameWanted): Promise<Picture> {
    const { orientation, colour, hasAlpha } = this.#reader.facts;
    const { colorSpace: said, codedHeight } = frame.colour;
    const target = {
      level,
      orientation,
      reserve: async (decodedBytes: number): Promise<void> => {
        if (decodedBytes !== header.decodedBytes) await wanted.reserve({ ...header, decodedBytes });
      },
      allocate: (byteLength: number): ArrayBuffer => wanted.allocate(byteLength),
    };
    const { planes, layout, bits } = await copyPlanes(frame.colour, target, hasAlpha ? frame.alpha : undefined);
    const stream = {
      matrix: said.matrix ?? colour.matrix,
      fullRange: said.fullRange ?? colour.fullRange,
      primaries: said.primaries ?? colour.primaries,
      transfer: said.transfer ?? colour.transfer,
    };
    const { width, height } = this.facts;
    // What the browser converted is sRGB, whatever the stream was.
    const isConverted = layout === 'packed';
    const chromaticities = isConverted ? undefined : streamPrimaries(stream);
    const transfer = isConverted ? undefined : streamTransfer(stream);
    return {
      planes,
      info: {
        format: 'video',
        layout,
        ...windowsOf(width, height),
        pixelAspectRatio: this.facts.pixelAspectRatio,
        level,
        complete: true,
        ...(!isConverted && { yuv: yuvCoding(stream, bits, codedHeight) }),
        ...(chromaticities && { chromaticities }),
        ...(transfer && { transfer }),
      },
    };
  }
}

async function readChunk(reader: Promise<AudioChunkReader>, chunk: number): Promise<AudioChunk> {
  try {
    return await (await reader).read(chunk);
  } catch (error) {
    throw SeqError.from(error, 'decode-failed');
  }
}

function factsOf({ facts, index, times, timecode }: VideoReader): VideoFacts {
  const { container, config, bits, fileBytes, hasAlpha, pixelAspectRatio, notes } = facts;
  const { rate, constant, presentation } = times;
  const { transposed } = facts.orientation;
  const [width, height] = transposed ? [facts.height, facts.width] : [facts.width, facts.height];
  const shown = index.times.subarray(presentation.first, presentation.last + 1);
  const { frames, gaps } = presentation;
  return {
    container,
    codecName: facts.codecName,
    codec: config.codec,
    width,
    height,
    pixelAspectRatio,
    frames,
    gaps,
    rate,
    constantRate: constant,
    timecode: timecode?.label ?? null,
    sound: facts.sound && withEvenFrames(facts.sound, shown, rate),
    longestGroup: index.longestGroup,
    bitDepth: bits,
    hasAlpha,
    decodedBytes: planeBytes(width, height, bits, 0, hasAlpha),
    attributes: attributesOf(facts, timecode),
    notes,
    digest: `${fileBytes} ${index.packets} ${index.times.at(-1) ?? 0} ${frames}`,
  };
}

/** What else people want to know of a video, by the names under which the metadata lists it. */
function attributesOf({ scan, colour }: StreamFacts, timecode: StartTimecode | null): VideoFacts['attributes'] {
  const transfer = transferName(colour);
  return {
    ...(scan !== null && { scan }),
    ...(transfer !== undefined && { transfer }),
    ...(timecode !== null && timecode.label !== null && { 'start timecode': timecode.label }),
    ...(timecode !== null && timecode.reel !== null && { reel: timecode.reel }),
  };
}

/** The level wanted, or the finest that fits a texture. */
function levelFor({ width, height }: VideoFacts, { level, maxTextureSize }: FrameWanted): number {
  return Math.max(level, Math.ceil(Math.log2(Math.max(width, height) / maxTextureSize)));
}

function headerOf(facts: VideoFacts, level: number): PictureHeader {
  const { width, height, bitDepth, pixelAspectRatio, codecName, rate, hasAlpha, attributes, notes } = facts;
  return {
    format: 'video',
    layers: [{ id: '', part: '', view: '', channels: ['Y', 'U', 'V', ...(hasAlpha ? ['A'] : [])] }],
    layer: 0,
    ...windowsOf(width, height),
    pixelAspectRatio,
    compression: codecName,
    rate: { numerator: rate[0], denominator: rate[1] },
    attributes,
    ...(notes.length > 0 && { notes }),
    decodedBytes: planeBytes(width, height, bitDepth, level, hasAlpha),
    storedLevels: [0],
  };
}
