import { abortable } from '../../base/abortable.ts';
import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { PeakBlock, PeakSpan } from '../../frame/sound-peaks.ts';
import type { VideoFacts } from '../../frame/video-facts.ts';
import type { LazyAddresses } from '../codec.ts';
import type { FileCodec, FrameDecoded, FrameWanted, OpenRequest } from '../file-codec.ts';
import { OpenFiles } from '../open-files.ts';
import { loadSoundReader } from '../sound/load-sound-reader.ts';
import { OpenVideo } from './open-video.ts';

/** Videos that this thread keeps open, each with its decoder. */
const KEPT = 4;

/** Video through mediabunny and WebCodecs: one open file and one decoder for all who want frames of it. */
export class VideoCodec implements FileCodec {
  readonly name = 'video';
  #addresses: LazyAddresses = {};
  readonly #files = new OpenFiles(KEPT, (request) =>
    OpenVideo.open(request, () => loadSoundReader(this.#addresses.sound)),
  );

  configure({ addresses }: { readonly addresses: LazyAddresses }): void {
    this.#addresses = addresses;
  }

  async open(request: OpenRequest): Promise<VideoFacts> {
    return (await this.#files.open(request)).facts;
  }

  decode(wanted: FrameWanted): Promise<FrameDecoded> {
    return this.#files.use(wanted, (video) => video.decode(wanted));
  }

  readAudio(request: OpenRequest, piece: number): Promise<AudioChunk> {
    return this.#files.use(request, (video) => abortable(video.readAudio(piece), request.signal));
  }

  readPeaks(request: OpenRequest, span: PeakSpan): Promise<PeakBlock> {
    return this.#files.use(request, (video) => video.readPeaks(span, request.signal));
  }
}

export const codec: FileCodec = new VideoCodec();
