import type { FrameRequest } from '../../core/frame/frame-request.ts';
import { SeqError, type SeqErrorValue } from '../../core/base/seq-error.ts';
import type { TimeSource } from '../../core/base/time-source.ts';
import type { ByteSource, Codec, PictureHeader } from '../../core/codec/codec.ts';
import { matchExtension, type FileFormat } from '../../core/codec/registry/file-format.ts';
import { CODEC_TABLE } from '../../core/codec/registry/codec-table.ts';
import type { OcioAnswer } from '../../core/frame/ocio-answer.ts';
import type { OcioRequest } from '../../core/frame/ocio-request.ts';
import type { FrameInFile } from '../../core/frame/video-facts.ts';
import type { Picture } from '../../core/frame/planes.ts';
import type { Ticket } from '../../core/presenter/protocol.ts';
import { decodeBand } from './bands/decode-band.ts';
import { ByteGrant } from './memory/byte-grant.ts';
import { CodecLoader, type ImportModule } from './formats/codec-loader.ts';
import type {
  DecodeAnswer,
  DecodeCommands,
  DecodeConfig,
  DecodeJob,
  DecodeMessage,
  DecodeNotice,
} from './decode-protocol.ts';
import { AwaitedLevel } from './memory/awaited-level.ts';
import { DecodeLock } from './memory/decode-lock.ts';
import type { Fetcher } from './bytes/encoded-reader.ts';
import { TransferProgress } from './bytes/transfer-progress.ts';
import { findLayer } from './formats/find-layer.ts';
import { frameHeader } from './formats/frame-header.ts';
import { TextureLimit } from './memory/texture-limit.ts';
import { LentBuffers } from './memory/lent-buffers.ts';
import { type Division, openDivided, openFile, type OpenFile } from './formats/open-file.ts';
import { RangePolicy } from './bytes/range-policy.ts';
import { isProxyFile, withProxyMark } from './formats/proxy-codec.ts';
import type { ReadTableOptions } from './tables/read-table.ts';
import type { CubeLut } from '../../core/colour/lut/cube-lut.ts';
import { shownFormats, sniffFormat } from './formats/sniff-format.ts';

export interface DecodeEnvironment {
  readonly time: TimeSource;
  readonly fetcher: Fetcher;
  /** Sends a notice to the parent. */
  post(message: DecodeMessage): void;
  /** Imports codecs by address. Default: `import()`. */
  readonly importModule?: ImportModule;
}

interface RunningJob {
  readonly job: DecodeJob;
  readonly controller: AbortController;
  readonly grant: ByteGrant;
  readonly level: AwaitedLevel;
  readonly lent: LentBuffers;
  /** Of what it reads by the network. */
  progress?: TransferProgress;
  /** Once the header has been read and reported, and the planes are granted. */
  chosen?: ChosenPicture;
}

/** What of a file is decoded. */
interface ChosenPicture {
  readonly layer: string;
  readonly level: number;
}

/** How often it says that it is alive, and how far its transfers have come. */
const ALIVE_MS = 500;
/** From which a format is recognised. */
const HEAD_BYTES = 4096;

/** What the lazily fetched file `ocio` exports. */
interface OcioModule {
  answerOcio(request: OcioRequest, importModule: ImportModule): Promise<OcioAnswer>;
}

interface TableModule {
  readTable(url: string, options: ReadTableOptions): Promise<CubeLut>;
}

/** Fetches, decodes and reduces frames: one decode at a time, the next file fetched meanwhile. Runs in any thread. */
export class DecodeService implements DecodeCommands {
  readonly #environment: DecodeEnvironment;
  readonly #running = new Map<Ticket, RunningJob>();
  readonly #decodeLock = new DecodeLock();
  readonly #rangePolicy = new RangePolicy();
  #config: DecodeConfig = { codecs: {}, maxTextureSize: null };
  readonly #textureLimit = new TextureLimit(null);
  #codecs = new CodecLoader({});
  #heartbeatPending = false;

  constructor(environment: DecodeEnvironment) {
    this.#environment = environment;
  }

  configure(config: DecodeConfig): void {
    this.#config = config;
    if (config.maxTextureSize !== null) this.#textureLimit.set(config.maxTextureSize);
    this.#codecs = new CodecLoader(config.codecs, this.#environment.importModule);
  }

  notice(notice: Exclude<DecodeNotice, { kind: 'page' }>): void {
    if (notice.kind === 'maxTextureSize') return this.#textureLimit.set(notice.maxTextureSize);
    if (notice.kind === 'hold') return this.#decodeLock.hold(notice.on);
    const running = this.#running.get(notice.ticket);
    if (notice.kind === 'abort')
      running?.controller.abort(new DOMException('The frame is no longer needed.', 'AbortError'));
    else if (notice.kind === 'level') running?.level.give(notice.level);
    else running?.grant.grant(notice.encodedBytes, notice.decodedBytes);
  }

  async load(job: DecodeJob, buffers: readonly ArrayBuffer[]): Promise<DecodeAnswer> {
    const { ticket } = job;
    const grant = new ByteGrant(job.encodedBytes, job.decodedBytes, (encodedBytes, decodedBytes) =>
      this.#environment.post({ kind: 'needBytes', ticket, encodedBytes, decodedBytes }),
    );
    const running: RunningJob = {
      job,
      controller: new AbortController(),
      grant,
      level: new AwaitedLevel(),
      lent: new LentBuffers(buffers),
    };
    this.#running.set(ticket, running);
    this.#sendHeartbeats();
    try {
      return await this.#run(running);
    } catch (error) {
      running.lent.freeTaken();
      return { ok: false, error: failureOf(error, running.controller.signal), unused: running.lent.takeUnused() };
    } finally {
      this.#running.delete(ticket);
    }
  }

  async #run(running: RunningJob): Promise<DecodeAnswer> {
    const { job, controller, grant, lent } = running;
    if (job.request.within) return this.#runInFile(running, job.request.within);
    const { time, fetcher } = this.#environment;
    const { signal } = controller;
    if (job.rows) return this.#runBand(running);
    if ('table' in job.request) {
      const reserve = (bytes: number): Promise<void> => grant.decoded(bytes, signal);
      const { readTable } = (await this.#codecs.module('colour-table')) as TableModule;
      const facts = await readTable(job.request.url, { fetcher, signal, reserve });
      return { ok: false, facts, error: null, unused: lent.takeUnused() };
    }
    if ('ocio' in job.request && job.request.ocio) {
      const facts = await this.#answerOcio(job.request.ocio);
      // Here and as textures.
      await grant.decoded(2 * facts.stage.tables.reduce((sum, { values }) => sum + values.byteLength, 0), signal);
      return { ok: false, facts, error: null, unused: lent.takeUnused() };
    }
    const started = time.now();
    const ranged = this.#rangePolicy.isRanged(job);
    const progress = (running.progress = new TransferProgress(time, ranged));
    const options = { fetcher, time, signal, progress };
    this.#expectCodec(fileName(job.request));
    // What is read in ranges is read so because little of it is needed.
    const file =
      !ranged && (job.mostBands ?? 0) > 1
        ? await openDivided(job.request, grant, options, this.#division(running))
        : await openFile(job.request, grant, { ...options, ranged });
    if (typeof file === 'number') {
      this.#rangePolicy.learn(job, file, file);
      const divided = { fetchMs: time.now() - started, bytesRead: file };
      return { ok: false, error: null, divided, unused: lent.takeUnused() };
    }
    try {
      const fetchMs = time.now() - started;
      const codec = withProxyMark(await this.#codecOf(file.head, fileName(job.request)), job.request);
      const chosen = (running.chosen ??= await this.#prepare(running, file.source, codec));
      // What is read in ranges waits for the network while it decodes, so it does not keep others waiting.
      const releaseLock = file.ranged ? () => {} : await this.#decodeLock.take(job.tier, signal);
      try {
        const decodeStarted = time.now();
        const picture = await this.#decode(running, file, codec, chosen);
        const { bytesRead } = file;
        const timing = { fetchMs, decodeMs: time.now() - decodeStarted, bytesRead, encodedBytes: bytesRead };
        return { ok: true, picture, timing, unused: lent.takeUnused() };
      } finally {
        releaseLock();
      }
    } finally {
      file.free();
    }
  }

  /** What is asked of an OpenColorIO config: the code for that is fetched with the first. */
  async #answerOcio(request: OcioRequest): Promise<OcioAnswer> {
    const { answerOcio } = (await this.#codecs.module('ocio')) as OcioModule;
    return answerOcio(request, (name) => this.#codecs.module(name));
  }

  /** Plans a picture's bands from the first bytes of its file, with its header reported and its planes granted. */
  #division(running: RunningJob): Division {
    const { job, controller } = running;
    const { ticket, mostBands: most = 0 } = job;
    const { signal } = controller;
    const { post } = this.#environment;
    return {
      plan: async (source) => {
        const codec = await this.#codecOf(await source.read(0, HEAD_BYTES), fileName(job.request));
        if (!codec.planBands || isProxyFile(job.request)) return null;
        const { layer, level } = (running.chosen ??= await this.#prepare(running, source, codec));
        const plan = await codec.planBands({ source, layer, level, most, signal });
        const rows = plan?.bands.map((band) => band.rows);
        if (rows) post({ kind: 'divided', ticket, division: { layer, level, rows } });
        return plan;
      },
      deliver: (band) => post({ kind: 'band', ticket, band }),
    };
  }

  #runBand({ job, controller, lent }: RunningJob): Promise<DecodeAnswer> {
    const { signal } = controller;
    return decodeBand(job, {
      ...this.#environment,
      signal,
      lent,
      codecOf: (head) => this.#codecOf(head, fileName(job.request)),
      takeTurn: () => this.#decodeLock.take(job.tier, signal),
    });
  }

  /** A frame of a file that holds many, or the contents of such a file: its codec keeps it open and decides the decoding order. */
  async #runInFile({ job, controller, grant, lent }: RunningJob, within: FrameInFile): Promise<DecodeAnswer> {
    const { post, fetcher } = this.#environment;
    const { signal } = controller;
    const { request, ticket, level, tier } = job;
    const { file, position } = within;
    const codec = await this.#codecs.loadForFiles(within.codec);
    signal.throwIfAborted();
    if (position === null) {
      const asked = { file, request, fetcher, signal };
      const { sound, peaks } = within;
      const facts = await (peaks
        ? codec.readPeaks(asked, peaks)
        : sound === undefined
          ? codec.open(asked)
          : codec.readAudio(asked, sound));
      return { ok: false, facts, error: null, unused: lent.takeUnused() };
    }
    const { picture, decodeMs, bytesRead } = await codec.decode({
      ...{ file, request, fetcher, signal, position, level, tier },
      maxTextureSize: await this.#textureLimit.for(Infinity),
      reserve: async (header) => {
        const { decodedBytes } = header;
        post({ kind: 'header', ticket, header: frameHeader(header), decodedBytes });
        await grant.decoded(decodedBytes, signal);
      },
      decoding: () => post({ kind: 'decoding', ticket }),
      allocate: (byteLength) => lent.take(byteLength),
    });
    signal.throwIfAborted();
    const timing = { fetchMs: 0, decodeMs, bytesRead, encodedBytes: bytesRead };
    return { ok: true, picture, timing, unused: lent.takeUnused() };
  }

  get #formats(): readonly FileFormat[] {
    return [...(this.#config.formats ?? []), ...CODEC_TABLE];
  }

  /** Has the codec that a file's name speaks of imported while the file is fetched. Its content decides in the end. */
  #expectCodec(name: string): void {
    const codec = matchExtension(name, this.#formats)?.codec;
    // Whoever needs it asks again, and hears why it cannot be had.
    if (codec) this.#codecs.load(codec).catch(() => {});
  }

  async #codecOf(bytes: Uint8Array, name: string): Promise<Codec> {
    const formats = this.#formats;
    const format = sniffFormat(bytes, name, formats);
    if (format.codec === null) {
      const shown = shownFormats(formats);
      throw new SeqError('format-unsupported', `This is ${format.description}; ${shown} files can be shown.`);
    }
    return this.#codecs.load(format.codec);
  }

  /**
   * Reads the header, reports it, and waits until the level is decided and the planes may be allocated. Chooses a coarser
   * level where the picture would not fit one texture.
   */
  async #prepare(running: RunningJob, source: ByteSource, codec: Codec): Promise<ChosenPicture> {
    const { job, controller, grant } = running;
    const { signal } = controller;
    const { ticket } = job;
    const found = await findLayer(codec, job, source, signal);
    const { layer } = found;
    const longest = longestSide(found.header);
    const least = Math.max(0, Math.ceil(Math.log2(longest / (await this.#textureLimit.for(longest)))));
    let level = Math.max(least, job.level);
    const atLevel = (chosen: number): Promise<PictureHeader> | PictureHeader =>
      codec.readHeader({ source, layer, level: chosen, signal });
    let header = level === job.level ? found.header : await atLevel(level);
    const notes = [...(header.notes ?? []), ...found.notes];
    const facts = {
      ...frameHeader(header),
      ...(isProxyFile(job.request) && { proxy: true }),
      ...(notes.length > 0 && { notes }),
    };
    const { decodedBytes, expected } = header;
    this.#environment.post({ kind: 'header', ticket, header: facts, decodedBytes, ...(expected && { expected }) });
    const wanted = job.levelOpen ? Math.max(least, await running.level.wait(signal)) : level;
    if (wanted !== level) header = await atLevel((level = wanted));
    await grant.decoded(header.decodedBytes, signal);
    return { layer, level };
  }

  async #decode(running: RunningJob, file: OpenFile, codec: Codec, { layer, level }: ChosenPicture): Promise<Picture> {
    const { job, controller, lent, grant } = running;
    const { signal } = controller;
    const { post } = this.#environment;
    const { ticket } = job;
    signal.throwIfAborted();
    post({ kind: 'decoding', ticket });
    const result = await codec.decode({
      source: file.ranged ? withProgress(file.source, () => post({ kind: 'decoding', ticket })) : file.source,
      layer,
      level,
      signal,
      reserve: (decodedBytes) => grant.decoded(decodedBytes, signal),
      allocate: (byteLength) => lent.take(byteLength),
    });
    this.#rangePolicy.learn(job, result.stats.bytesWanted, file.source.size ?? file.bytesRead);
    if (result.error) post({ kind: 'log', level: 'debug', message: result.error.message });
    signal.throwIfAborted();
    return result.picture;
  }

  /** Reports that the thread is alive while it has work; a thread in an endless loop cannot. */
  #sendHeartbeats(): void {
    if (this.#heartbeatPending) return;
    this.#heartbeatPending = true;
    this.#environment.time.after(ALIVE_MS, () => {
      this.#heartbeatPending = false;
      if (this.#running.size === 0) return;
      this.#environment.post({ kind: 'alive' });
      for (const [ticket, { progress }] of this.#running) {
        const news = progress?.news();
        if (news) this.#environment.post({ kind: 'transfer', ticket, ...news });
      }
      this.#sendHeartbeats();
    });
  }
}

/** Of a picture's width and height the larger, pixels. */
function longestSide({ dataWindow: [xMin, yMin, xMax, yMax] }: PictureHeader): number {
  return Math.max(xMax - xMin + 1, yMax - yMin + 1);
}

/** The source, reporting after each read that the decode continues: waiting for the network is not hanging. */
function withProgress(source: ByteSource, onRead: () => void): ByteSource {
  return {
    get size() {
      return source.size;
    },
    get latencyMs() {
      return source.latencyMs;
    },
    get bytesPerMs() {
      return source.bytesPerMs;
    },
    async read(offset, length, signal) {
      const bytes = await source.read(offset, length, signal);
      onRead();
      return bytes;
    },
  };
}

/** The file name, the last part of the path: some formats are recognised by its extension. */
function fileName(request: FrameRequest): string {
  if ('blob' in request) return request.blob instanceof File ? request.blob.name : '';
  return request.url.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
}

/** The error that the page gets for a failed job; null for an abort. Lack of memory and refused WebAssembly have their own codes. */
function failureOf(thrown: unknown, signal: AbortSignal): SeqErrorValue | null {
  if (signal.aborted) return null;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/Content Security Policy|unsafe-eval/i.test(message)) {
    const advice = `WebAssembly is refused: the Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src`;
    return new SeqError('worker-blocked', `${advice}. (${message})`).toValue();
  }
  if (thrown instanceof RangeError) {
    return new SeqError('frame-too-large', `Memory for this frame could not be had: ${message}`).toValue();
  }
  return SeqError.from(thrown, 'decode-failed').toValue();
}
