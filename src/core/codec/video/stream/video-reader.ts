import type { FileRequest } from '../../../frame/frame-request.ts';
import {
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  Logging,
  MATROSKA,
  MP4,
  QTFF,
  UrlSource,
  WEBM,
} from 'mediabunny';
import { httpFailure } from '../../../base/http-failure.ts';
import { SeqError } from '../../../base/seq-error.ts';
import type { Fetch } from '../../file-codec.ts';
import type { SoundFacts } from '../../../frame/video-facts.ts';
import type { SoundPacket, SoundTrack } from '../../sound/sound-track.ts';
import { bitDepth, codecName } from './codec-names.ts';
import { type PacketFacts, PacketIndex } from './packet-index.ts';
import type { Rotation } from '../planes/plane-samples.ts';
import { fileNameOf, readError } from './read-error.ts';
import { readSound, type ReadSound } from '../sound/read-sound.ts';
import type { StreamColour } from './stream-colour.ts';
import type { Packet, PacketCursor, VideoStream } from './video-stream.ts';

/** What a file is opened with. */
export interface ReaderRequest {
  readonly request: FileRequest;
  readonly fetcher: Fetch;
  readonly signal: AbortSignal;
}

/** What is known of the stream beside its packets. */
export interface StreamFacts {
  readonly container: string;
  readonly codecName: string;
  readonly config: VideoDecoderConfig;
  /** Visible pixels before rotation; where the container says more, the frames know better. */
  readonly width: number;
  readonly height: number;
  readonly rotation: Rotation;
  /** Width of a pixel by its height, before rotation. */
  readonly pixelAspectRatio: number;
  readonly bits: number;
  readonly colour: StreamColour;
  readonly ticksPerSecond: number;
  /** Seconds of the last frame. */
  readonly lastDuration: number;
  readonly fileBytes: number;
  readonly sound: SoundFacts | null;
}

/** Encoded bytes that the reader keeps of an open file. */
export const READER_BYTES = 16 * 2 ** 20;
const ATTEMPTS = 3;
const RETRY_SECONDS = 0.5;

/** A video file read through its index: what is in it, and its packets in order of decoding. */
export class VideoReader implements VideoStream {
  readonly index: PacketIndex;
  readonly facts: StreamFacts;
  readonly leadingIsBroken: boolean;
  /** null where it has none that can be decoded here. */
  readonly sound: SoundTrack | null;
  readonly #input: Input;
  readonly #track: InputVideoTrack;
  /** For people: its file name or address. */
  readonly name: string;
  /** Keyframes by the container's word that their bitstream does not confirm. */
  readonly #falseKeys = new Set<number>();

  private constructor(input: Input, name: string, { track, index, facts, sound }: ReadFile) {
    this.#input = input;
    this.#track = track;
    this.index = index;
    this.facts = facts;
    this.name = name;
    this.sound = sound && this.#soundTrack(sound.track, sound.config);
    this.leadingIsBroken = /^h(?:vc|ev)1/.test(facts.config.codec);
  }

  /** Reads the index. Rejects with a `SeqError` that names what is wrong, or with the signal's reason. */
  static async open({ request, fetcher, signal }: ReaderRequest): Promise<VideoReader> {
    signal.throwIfAborted();
    // Nothing is written to a page's console; what matters comes as an error.
    Logging.level = 0;
    const name = fileNameOf(request);
    const input = new Input({ formats: [MP4, QTFF, MATROSKA, WEBM], source: sourceOf(request, fetcher) });
    const abort = (): void => input.dispose();
    signal.addEventListener('abort', abort, { once: true });
    try {
      return new VideoReader(input, name, await readFile(input, name));
    } catch (error) {
      input.dispose();
      signal.throwIfAborted();
      throw readError(error, name);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async packetsFrom(key: number): Promise<PacketCursor | null> {
    if (this.#falseKeys.has(key)) return null;
    const sink = new EncodedPacketSink(this.#track);
    const first = await this.#read(() => sink.getKeyPacket(this.index.keyTime(key) + 1e-7));
    if (!first) throw new SeqError('truncated', `${this.name} has no keyframe where its index lists one.`);
    const type = await this.#read(() => this.#track.determinePacketType(first));
    if (type === 'delta') {
      this.#falseKeys.add(key);
      return null;
    }
    const packets = sink.packets(first);
    let next = key;
    const { index } = this;
    const isCut = ({ data, byteLength }: EncodedPacket): boolean => data.length < byteLength || data.length === 0;
    return {
      next: () =>
        this.#read(async (): Promise<Packet | null> => {
          const { value, done } = await packets.next();
          if (done || !value || isCut(value)) return null;
          const packet = next++;
          return { data: value.data, key: value.type === 'key', frame: index.frameOf(packet) };
        }),
      close: () => void packets.return().catch(() => {}),
    };
  }

  #soundTrack(track: InputAudioTrack, config: AudioDecoderConfig): SoundTrack {
    return {
      config,
      zero: this.index.times[0] ?? 0,
      packetsFrom: async (seconds) => {
        const sink = new EncodedPacketSink(track);
        const first = await this.#read(
          async () => (await sink.getKeyPacket(seconds)) ?? (await sink.getFirstKeyPacket()),
        );
        const packets = first && sink.packets(first);
        return {
          next: () =>
            this.#read(async (): Promise<SoundPacket | null> => {
              const { value } = (await packets?.next()) ?? {};
              return value ? { data: value.data, timestamp: value.timestamp, key: value.type === 'key' } : null;
            }),
          close: () => void packets?.return().catch(() => {}),
        };
      },
    };
  }

  /** Encoded bytes of a frame. */
  bytesOf(frame: number): number {
    return this.index.byteLength(frame);
  }

  /** Lets go of the file and of what is kept of it. */
  close(): void {
    this.#input.dispose();
  }

  async #read<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw readError(error, this.name);
    }
  }
}

interface ReadFile {
  readonly track: InputVideoTrack;
  readonly index: PacketIndex;
  readonly facts: StreamFacts;
  /** null where there is none that can be decoded here. */
  readonly sound: { readonly track: InputAudioTrack; readonly config: AudioDecoderConfig } | null;
}

async function readFile(input: Input, name: string): Promise<ReadFile> {
  if (!(await input.canRead())) {
    throw new SeqError('format-unsupported', `${name} is not an MP4, MOV, WebM or MKV file.`);
  }
  const container = (await input.getFormat()).name;
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw noVideo(name, await input.getTracks());
  const config = await decodable(track, name);
  const packets = await readPackets(track);
  const index = new PacketIndex(packets);
  if (index.frames === 0) throw new SeqError('source-invalid', `The video track of ${name} has no frames.`);
  const aspect = await track.getPixelAspectRatio();
  const size = await input.source.getSizeOrNull();
  const sound = await soundOf(input);
  const facts: StreamFacts = {
    container,
    codecName: codecName(config.codec),
    config,
    width: await track.getCodedWidth(),
    height: await track.getCodedHeight(),
    rotation: await track.getRotation(),
    pixelAspectRatio: aspect.num / aspect.den,
    bits: bitDepth(config.codec),
    colour: await track.getColorSpace(),
    ticksPerSecond: await track.getTimeResolution(),
    lastDuration: packets.at(-1)?.duration ?? 0,
    fileBytes: size ?? 0,
    sound: sound?.facts ?? null,
  };
  const { track: soundTrack, config: soundConfig } = sound ?? {};
  return { track, index, facts, sound: soundTrack && soundConfig ? { track: soundTrack, config: soundConfig } : null };
}

/** The track of sound that people are meant to hear; null where there is none, or one that makes no sense. */
async function soundOf(input: Input): Promise<(ReadSound & { readonly track: InputAudioTrack }) | null> {
  try {
    const track = await input.getPrimaryAudioTrack();
    return track && { ...(await readSound(track)), track };
  } catch {
    return null;
  }
}

/** How its packets are to be decoded here. Rejects with the codec's name where they cannot be. */
async function decodable(track: InputVideoTrack, name: string): Promise<VideoDecoderConfig> {
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

async function readPackets(track: InputVideoTrack): Promise<PacketFacts[]> {
  const sink = new EncodedPacketSink(track);
  // VP8 has packets that show nothing, and says so in their first byte alone.
  const metadataOnly = (await track.getCodec()) !== 'vp8';
  const packets: PacketFacts[] = [];
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly })) {
    const { timestamp, duration, type, byteLength, data } = packet;
    const invisible = !metadataOnly && data.length > 0 && ((data[0] ?? 0) & 0x10) === 0;
    packets.push({ timestamp, duration, key: type === 'key', byteLength, ...(invisible && { invisible }) });
  }
  return packets;
}

function noVideo(name: string, tracks: readonly InputTrack[]): SeqError {
  const what = tracks.length === 0 ? 'no track that can be read' : 'sound and no picture';
  return new SeqError('source-invalid', `${name} holds ${what}.`);
}

function sourceOf(request: FileRequest, fetcher: Fetch): UrlSource | BlobSource {
  const quiet = { handleUnhandledError: () => {} };
  if ('blob' in request) return new BlobSource(request.blob, { maxCacheSize: READER_BYTES, ...quiet });
  const { url, headers, credentials } = request;
  return new UrlSource(url, {
    requestInit: { ...(headers && { headers: { ...headers } }), ...(credentials && { credentials }) },
    maxCacheSize: READER_BYTES,
    fetchFn: async (_, init = {}) => {
      const response = await fetcher(url, init);
      if (!response.ok) throw httpFailure(response.status, url);
      return response;
    },
    getRetryDelay: (attempts, error) => {
      const passes = error instanceof SeqError ? error.code === 'fetch-failed' && error.retryable : true;
      return passes && attempts < ATTEMPTS ? RETRY_SECONDS * attempts : null;
    },
    ...quiet,
  });
}
