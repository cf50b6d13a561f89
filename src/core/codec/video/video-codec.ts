import type { FileCodec, FrameDecoded, FrameWanted, OpenRequest } from '../file-codec.ts';
import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { VideoFacts } from '../../frame/video-facts.ts';
import type { LazyAddresses } from '../codec.ts';
import { OpenVideo } from './open-video.ts';
import { loadSoundReader } from './sound/read-sound.ts';

/** Videos that this thread keeps open, each with its decoder; beyond, the one used least recently is closed. */
const KEPT = 4;

interface Opening {
  readonly video: Promise<OpenVideo>;
  readonly abort: AbortController;
  /** Who waits for it or for frames of it. */
  users: number;
}

/** Video through mediabunny and WebCodecs: one open file and one decoder for all who want frames of it. */
export class VideoCodec implements FileCodec {
  readonly name = 'video';
  #addresses: LazyAddresses = {};
  /** Least recently used first. */
  readonly #open = new Map<string, Opening>();

  configure({ addresses }: { readonly addresses: LazyAddresses }): void {
    this.#addresses = addresses;
  }

  async open(request: OpenRequest): Promise<VideoFacts> {
    const { file, signal } = request;
    const opening = this.#open.get(file) ?? this.#begin(request);
    opening.users += 1;
    try {
      return (await abortable(opening.video, signal)).facts;
    } finally {
      opening.users -= 1;
      // Nobody wants to know any more: a long file is not read to its end for nothing.
      if (signal.aborted && opening.users === 0 && this.#open.get(file) === opening) this.#close(file);
    }
  }

  async decode(wanted: FrameWanted): Promise<FrameDecoded> {
    const opening = this.#use(wanted);
    try {
      const video = await abortable(opening.video, wanted.signal);
      return await video.decode(wanted);
    } finally {
      opening.users -= 1;
    }
  }

  async readAudio(request: OpenRequest, piece: number): Promise<AudioChunk> {
    const opening = this.#use(request);
    try {
      const video = await abortable(opening.video, request.signal);
      return await abortable(video.readAudio(piece), request.signal);
    } finally {
      opening.users -= 1;
    }
  }

  /** The file opened, as the one used last; the caller takes itself off its users again. */
  #use(request: OpenRequest): Opening {
    const { file } = request;
    const opening = this.#open.get(file) ?? this.#begin(request);
    this.#open.delete(file);
    this.#open.set(file, opening);
    opening.users += 1;
    return opening;
  }

  #begin(request: OpenRequest): Opening {
    const { file } = request;
    const abort = new AbortController();
    const video = OpenVideo.open({ ...request, signal: abort.signal }, () => loadSoundReader(this.#addresses.sound));
    const opening: Opening = { video, abort, users: 0 };
    this.#open.set(file, opening);
    video.catch(() => {
      if (this.#open.get(file) === opening) this.#open.delete(file);
    });
    for (const [other, { users }] of this.#open) {
      if (this.#open.size <= KEPT) break;
      if (users === 0 && other !== file) this.#close(other);
    }
    return opening;
  }

  #close(file: string): void {
    const opening = this.#open.get(file);
    if (!opening) return;
    this.#open.delete(file);
    opening.abort.abort(new DOMException('Nobody wants the video.', 'AbortError'));
    opening.video.then(
      (video) => video.close(),
      () => {},
    );
  }
}

function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

export const codec: FileCodec = new VideoCodec();
