import type { FileRequest } from '../../../frame/frame-request.ts';
import {
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
  WEBM,
} from 'mediabunny';
import { SeqError } from '../../../base/seq-error.ts';
import type { SourceNote } from '../../../frame/source-note.ts';
import { timecodeBaseOf } from '../../../frame/timecode-label.ts';
import type { Fetch } from '../../file-codec.ts';
import { packetTrack } from '../../sound/packet-track.ts';
import { type HeardStretch, heardStretches } from '../../sound/edited-sound.ts';
import type { SoundTrack } from '../../sound/sound-track.ts';
import { isVpxKey } from '../bitstream/vpx-key.ts';
import { FragmentGuard } from '../container/fragments.ts';
import type { Edit } from '../container/edit-list.ts';
import type { Movie } from '../container/movie.ts';
import { editsOf, packetShift } from '../container/movie-edits.ts';
import { readMovie } from '../container/movie-file.ts';
import { readStartTimecode, type StartTimecode } from '../container/timecode-track.ts';
import { checkClaims, trackPackets } from '../container/track-packets.ts';
import { readSound, type ReadSound } from '../../sound/read-sound.ts';
import { withStreamOrder } from './frame-order.ts';
import { type BoxedTrack, type FrameTimes, frameTimes } from './frame-times.ts';
import { packetColumns, type PacketColumns, type PacketFacts, PacketIndex } from './packet-index.ts';
import { fileNameOf, readError } from './read-error.ts';
import { mediaSource } from './media-source.ts';
import { guardReads, sourceBytes } from './source-bytes.ts';
import { streamParameters } from './stream-description.ts';
import { decodable, readStreamFacts, type StreamFacts } from './stream-facts.ts';
import type { Packet, PacketCursor, VideoStream } from './video-stream.ts';

/** What a file is opened with. */
export interface ReaderRequest {
  readonly request: FileRequest;
  readonly fetcher: Fetch;
  readonly signal: AbortSignal;
}

/** Encoded bytes that the reader keeps of an open file. */
export const READER_BYTES = 16 * 2 ** 20;

/** A video file read through its index: what is in it, and its packets in order of decoding. */
export class VideoReader implements VideoStream {
  readonly index: PacketIndex;
  readonly times: FrameTimes;
  readonly facts: StreamFacts;
  readonly timecode: StartTimecode | null;
  readonly leadingIsBroken: boolean;
  /** null where it has none that can be decoded here. */
  readonly sound: SoundTrack | null;
  /** What is heard of it and when, where edit lists put it together; null: all of it, from the first picture on. */
  readonly heard: readonly HeardStretch[] | null;
  readonly #input: Input;
  readonly #track: InputVideoTrack;
  /** For people: its file name or address. */
  readonly name: string;
  /** Keyframes by the container's word that their bitstream does not confirm. */
  readonly #falseKeys = new Set<number>();

  private constructor(input: Input, name: string, { track, index, times, facts, timecode, sound }: ReadFile) {
    this.#input = input;
    this.#track = track;
    this.index = index;
    this.times = times;
    this.facts = facts;
    this.timecode = timecode;
    this.name = name;
    this.heard = sound?.edits ? heardStretches(times.presentation.stretches, periodOf(times), sound.edits) : null;
    const zero = sound?.edits ? -sound.shift : times.presentation.zero;
    this.sound = sound && packetTrack(sound.track, sound.config, zero, (work) => this.#read(work));
    this.leadingIsBroken = /^h(?:vc|ev)1/.test(facts.config.codec);
  }

  /** Reads the index. Rejects with a `SeqError` that names what is wrong, or with the signal's reason. */
  static async open({ request, fetcher, signal }: ReaderRequest): Promise<VideoReader> {
    signal.throwIfAborted();
    // Nothing is written to a page's console; what matters comes as an error.
    Logging.level = 0;
    const name = fileNameOf(request);
    const input = new Input({
      formats: [MP4, QTFF, MATROSKA, WEBM],
      source: mediaSource(request, fetcher, READER_BYTES),
    });
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
    const first = await this.#read(() => sink.getKeyPacket(this.index.readerTime(key) + 1e-7));
    if (!first) throw new SeqError('truncated', `${this.name} has no keyframe where its index lists one.`);
    const type = await this.#read(() => this.#track.determinePacketType(first));
    if (type === 'delta') {
      this.#falseKeys.add(key);
      return null;
    }
    const packets = sink.packets(first);
    let next = key;
    const { index, facts } = this;
    const alphaOf = ({ sideData: { alpha } }: EncodedPacket): Pick<Packet, 'alpha'> =>
      facts.hasAlpha && alpha ? { alpha: { data: alpha, key: isVpxKey(facts.config.codec, alpha) } } : {};
    const isCut = ({ data, byteLength }: EncodedPacket): boolean => data.length < byteLength || data.length === 0;
    return {
      next: () =>
        this.#read(async (): Promise<Packet | null> => {
          const { value, done } = await packets.next();
          if (done || !value || isCut(value)) return null;
          const packet = next++;
          const { data, type: kind } = value;
          return { data, key: kind === 'key', frame: index.frameOf(packet), ...alphaOf(value) };
        }),
      close: () => void packets.return().catch(() => {}),
    };
  }

  /** Frames are known by their place in the presentation, from 1. */
  numberOf(frame: number): number {
    return 1 + this.times.presentation.positionOf(frame);
  }

  /** Encoded bytes of a frame of the media. */
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
  readonly times: FrameTimes;
  readonly facts: StreamFacts;
  readonly timecode: StartTimecode | null;
  /** null where there is none that can be decoded here. */
  readonly sound: HeardTrack | null;
}

/** A track of sound that can be decoded. */
interface HeardTrack {
  readonly track: InputAudioTrack;
  readonly config: AudioDecoderConfig;
  /** Its edits, where they or those of the pictures are to be followed; null: mediabunny's times are those of the movie. */
  readonly edits: readonly Edit[] | null;
  /** Seconds from mediabunny's times to those of its media. */
  readonly shift: number;
}

async function readFile(input: Input, name: string): Promise<ReadFile> {
  if (!(await input.canRead())) {
    throw new SeqError('format-unsupported', `${name} is not an MP4, MOV, WebM or MKV file.`);
  }
  const format = await input.getFormat();
  const fileBytes = await input.source.getSizeOrNull();
  const read = sourceBytes(input.source, fileBytes);
  // Before mediabunny makes anything of the tables: it believes what they claim.
  const movie = format === MP4 || format === QTFF ? await readMovie(read) : null;
  const soundProblem = movie && checkClaims(movie, fileBytes, name);
  if (movie?.fragmented) {
    const guard = new FragmentGuard(name, fileBytes);
    guardReads(input.source, (start, bytes) => guard.check(start, bytes));
  }
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw noVideo(name, await input.getTracks());
  const boxes = movie?.tracks.find(({ id }) => id === track.id);
  const boxed = movie && boxes ? { movie, track: boxes } : null;
  const config = await decodable(track, name);
  const stream = await readStreamFacts(track, config, boxes ?? null);
  const packets = await readPackets(track, boxed, stream.hasAlpha);
  const ordered = await withStreamOrder(packets.columns, streamParameters(config), () => packetBytes(track));
  const index = new PacketIndex(ordered.columns);
  if (index.frames === 0) throw new SeqError('source-invalid', `The video track of ${name} has no frames.`);
  const times = frameTimes(index, boxed, stream.ticksPerSecond);
  const base = timecodeBaseOf(times.rate);
  const timecode = boxed && (await readStartTimecode(boxed.movie, boxed.track, base, { read, fileBytes }));
  const sound = soundProblem === null ? await soundOf(input) : null;
  const facts: StreamFacts = {
    ...stream,
    container: format.name,
    fileBytes: fileBytes ?? 0,
    sound: sound?.facts ?? null,
    notes: [
      ...stream.notes,
      ...packets.notes,
      ...ordered.notes,
      ...times.notes,
      ...(timecode?.notes ?? []),
      ...(soundProblem === null ? [] : [soundLeftOut(soundProblem)]),
    ],
  };
  return { track, index, times, facts, timecode, sound: sound && heardTrack(sound, movie, times) };
}

function heardTrack(
  { track, config }: NonNullable<Awaited<ReturnType<typeof soundOf>>>,
  movie: Movie | null,
  { presentation }: FrameTimes,
): HeardTrack | null {
  if (!config) return null;
  const boxes = movie?.tracks.find(({ id }) => id === track.id);
  if (!movie || !boxes) return { track, config, edits: null, shift: 0 };
  const edits = editsOf(movie, boxes);
  const inOnePiece = presentation.inOnePiece && edits.filter(({ mediaTime }) => mediaTime !== null).length <= 1;
  return { track, config, edits: inOnePiece ? null : edits, shift: packetShift(movie, boxes) };
}

function periodOf({ rate: [numerator, denominator] }: FrameTimes): number {
  return denominator / numerator;
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

function soundLeftOut(problem: string): SourceNote {
  return { code: 'sound-index-invalid', message: `The sound of the file is left out: its index ${problem}.` };
}

interface ReadPackets {
  readonly columns: PacketColumns;
  readonly notes: readonly SourceNote[];
}

/** All packets: by the tables of an MP4 or MOV, else as mediabunny comes upon them. */
async function readPackets(track: InputVideoTrack, boxed: BoxedTrack | null, hasAlpha: boolean): Promise<ReadPackets> {
  const listed = boxed && trackPackets(boxed.movie, boxed.track);
  if (listed) return { columns: listed.columns, notes: listed.unmatched > 0 ? [unmatched(listed.unmatched)] : [] };
  const codec = await track.getCodec();
  // VP8 has packets that show nothing, and says so in their first byte alone; coverage says in its own what it is.
  const metadataOnly = codec !== 'vp8' && !hasAlpha;
  const packets: PacketFacts[] = [];
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly })) {
    const { timestamp, duration, byteLength, data, sideData } = packet;
    const invisible = codec === 'vp8' && data.length > 0 && ((data[0] ?? 0) & 0x10) === 0;
    const { alpha } = sideData;
    const isStart = !hasAlpha || !alpha || isVpxKey(codec ?? '', alpha);
    const key = packet.type === 'key' && (isStart || packets.length === 0);
    packets.push({ timestamp, duration, key, byteLength, ...(invisible && { invisible }) });
  }
  const columns = packetColumns(packets);
  const shift = boxed ? packetShift(boxed.movie, boxed.track) : 0;
  if (shift === 0) return { columns, notes: [] };
  return { columns: { ...columns, times: columns.times.map((time) => time + shift) }, notes: [] };
}

async function* packetBytes(track: InputVideoTrack): AsyncGenerator<Uint8Array> {
  for await (const { data } of new EncodedPacketSink(track).packets()) yield data;
}

function unmatched(count: number): SourceNote {
  const message = `The file's index has times or sizes for ${count} frames more than it has places of; they are left out.`;
  return { code: 'index-inconsistent', message, path: 'stbl' };
}

function noVideo(name: string, tracks: readonly InputTrack[]): SeqError {
  const what = tracks.length === 0 ? 'no track that can be read' : 'sound and no picture';
  return new SeqError('source-invalid', `${name} holds ${what}.`);
}
