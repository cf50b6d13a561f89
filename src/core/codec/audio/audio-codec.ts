import { abortable } from '../../base/abortable.ts';
import { SeqError } from '../../base/seq-error.ts';
import type { AudioChunk } from '../../frame/audio-chunk.ts';
import type { AudioFacts } from '../../frame/audio-facts.ts';
import type { PeakBlock, PeakSpan } from '../../frame/sound-peaks.ts';
import type { FileCodec, FrameDecoded, OpenRequest } from '../file-codec.ts';
import { OpenFiles } from '../open-files.ts';
import { OpenAudio } from './open-audio.ts';

/** Files of sound that this thread keeps open: an edit has several under way at a cut. */
const KEPT = 6;

/** Sound beside pictures: plain samples by readers of our own, everything else through mediabunny and WebCodecs. */
export class AudioCodec implements FileCodec {
  readonly name = 'audio';
  readonly #files = new OpenFiles(KEPT, (request) => OpenAudio.open(request));

  async open(request: OpenRequest): Promise<AudioFacts> {
    return (await this.#files.open(request)).facts;
  }

  readAudio(request: OpenRequest, chunk: number): Promise<AudioChunk> {
    return this.#files.use(request, (audio) => abortable(audio.readAudio(chunk), request.signal));
  }

  readPeaks(request: OpenRequest, span: PeakSpan): Promise<PeakBlock> {
    return this.#files.use(request, (audio) => audio.readPeaks(span, request.signal));
  }

  decode(): Promise<FrameDecoded> {
    return Promise.reject(new SeqError('source-invalid', 'A file of sound has no pictures.'));
  }
}

export const codec: FileCodec = new AudioCodec();
