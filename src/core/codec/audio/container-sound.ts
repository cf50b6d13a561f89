import {
  ADTS,
  FLAC,
  Input,
  type InputAudioTrack,
  Logging,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WEBM,
  type BlobSource,
  type UrlSource,
} from 'mediabunny';
import { SeqError } from '../../base/seq-error.ts';
import { readSound, type ReadSound } from '../sound/read-sound.ts';
import { FragmentGuard } from '../video/container/fragments.ts';
import { readMovie } from '../video/container/movie-file.ts';
import { checkClaims } from '../video/container/track-packets.ts';
import { guardReads } from '../video/stream/source-bytes.ts';
import { mp3Delay } from './mp3-delay.ts';
import type { ReadBytes } from './pcm/pcm-claims.ts';

/** The track of sound of a container, and how long it is. */
export interface ContainerSound extends ReadSound {
  readonly container: string;
  readonly track: InputAudioTrack;
  /** Seconds of the file's clock at which its sound begins: what an encoder put before it is left out. */
  readonly zero: number;
  readonly seconds: number;
}

/** An open source that any container may be in; `input.dispose()` ends it. */
export function containerInput(source: BlobSource | UrlSource): Input {
  // Nothing is written to a page's console; what matters comes as an error.
  Logging.level = 0;
  return new Input({ formats: [MP4, QTFF, MATROSKA, WEBM, OGG, FLAC, MP3, ADTS], source });
}

/**
 * The sound of a container: MP3, AAC, FLAC, Ogg, MP4, QuickTime, WebM or Matroska. Rejects with a `SeqError` where it is
 * none of them or has no sound.
 */
export async function readContainerSound(
  input: Input,
  read: ReadBytes,
  fileBytes: number | null,
  name: string,
): Promise<ContainerSound> {
  if (!(await input.canRead())) {
    const known = 'WAVE, AIFF, MP3, AAC, FLAC, Ogg, MP4, QuickTime and WebM';
    throw new SeqError('format-unsupported', `${name} is no sound that can be read; ${known} are.`);
  }
  const format = await input.getFormat();
  await checkMovie(input, read, fileBytes, name, format === MP4 || format === QTFF);
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new SeqError('source-invalid', `${name} has no sound.`);
  const sound = await readSound(track);
  const zero = format === MP3 ? await mp3Delay(read) : 0;
  const seconds = (await track.getDurationFromMetadata()) ?? (await track.computeDuration());
  return { ...sound, container: format.name, track, zero, seconds: Math.max(0, seconds - zero) };
}

/** Before mediabunny makes anything of the tables: it believes what they claim. */
async function checkMovie(
  input: Input,
  read: ReadBytes,
  fileBytes: number | null,
  name: string,
  isMovie: boolean,
): Promise<void> {
  const movie = isMovie ? await readMovie(read) : null;
  const problem = movie && checkClaims(movie, fileBytes, name);
  if (problem !== null) throw new SeqError('source-invalid', `The sound of ${name} is left out: its index ${problem}.`);
  if (!movie?.fragmented) return;
  const guard = new FragmentGuard(name, fileBytes);
  guardReads(input.source, (start, bytes) => guard.check(start, bytes));
}
