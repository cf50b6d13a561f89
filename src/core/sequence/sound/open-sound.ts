import type { AudioFacts } from '../../frame/audio-facts.ts';
import type { FileRequest, FrameRequest } from '../../frame/frame-request.ts';
import type { FrameInFile } from '../../frame/video-facts.ts';
import type { SourceDescription } from '../source/source-description.ts';
import { objectIdentity } from '../source/source-identity.ts';

/** What `audio-src` names. */
export interface SoundDescription {
  /** Address of a file of sound; relative ones resolve against the document. */
  readonly src: string;
  readonly credentials?: SourceDescription['credentials'];
}

/** A file of sound that was looked into. */
export interface OpenedSound {
  readonly facts: AudioFacts;
  /** Asks what is in the file. */
  readonly request: FrameRequest;
}

/** Asks a worker what a file of sound is. Rejects with a `SeqError`, or with the signal's reason. */
export type InspectSound = (request: FrameRequest, signal: AbortSignal) => Promise<AudioFacts>;

/** Looks into a file of sound. Rejects with a `SeqError` that names what is wrong, or with the signal's reason. */
export async function openSound(file: FileRequest, inspect: InspectSound, signal: AbortSignal): Promise<OpenedSound> {
  const place = 'blob' in file ? objectIdentity(file.blob) : [file.url, file.credentials, file.headers];
  const within: FrameInFile = { codec: 'audio', file: JSON.stringify(['audio', place]), position: null };
  const request: FrameRequest = { ...file, within };
  return { facts: await inspect(request, signal), request };
}
