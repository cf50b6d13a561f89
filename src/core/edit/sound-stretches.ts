import type { FileRequest } from '../frame/frame-request.ts';
import { readLocalFile } from '../sequence/local/local-file.ts';
import { type InspectSound, openSound } from '../sequence/sound/open-sound.ts';
import { fileSound, type SourceSound } from '../sequence/sound/source-sound.ts';
import { toFrameRequest } from '../sequence/source/frame-request.ts';
import type { SourceDescription } from '../sequence/source/source-description.ts';
import { sourceKind } from '../sequence/source/source-kind.ts';
import type { OpenContext } from '../sequence/source/source-opener.ts';
import type { ClipSources } from './clip-sources.ts';
import type { SoundClip } from './edit-content.ts';
import type { SoundStretch } from './edit-sound.ts';
import type { PlacedClip } from './place-clips.ts';

/** Sound may run faster or slower than its pictures by this share before it is left out. */
const RATE_TOLERANCE = 0.005;

/** The stretches of an edit's own tracks of sound. Each file is looked into once, however many stretches use it. */
export function trackStretches(
  clips: readonly SoundClip[],
  { baseUrl, signal }: OpenContext,
  inspect: InspectSound,
  credentials: SourceDescription['credentials'],
): SoundStretch[] {
  const opening = new Map<string, Promise<SourceSound>>();
  const soundOf = (source: SourceDescription): Promise<SourceSound> => {
    const key = source.src ?? '';
    const known = key === '' ? undefined : opening.get(key);
    const sound = known ?? openFile(source, baseUrl, credentials, inspect, signal);
    opening.set(key, sound);
    return sound;
  };
  return clips.map(({ from, to, media, source }) => ({
    from,
    to,
    open: async () => ({ sound: await soundOf(source), media }),
  }));
}

async function openFile(
  source: SourceDescription,
  baseUrl: string,
  credentials: SourceDescription['credentials'],
  inspect: InspectSound,
  signal: AbortSignal,
): Promise<SourceSound> {
  const { facts, request } = await openSound(await fileOf(source, baseUrl, credentials), inspect, signal);
  return { ...facts.sound, frame: 0, rate: null, seconds: facts.seconds, ...fileSound(request) };
}

async function fileOf(
  { src, files, local }: SourceDescription,
  baseUrl: string,
  credentials: SourceDescription['credentials'],
): Promise<FileRequest> {
  const [localFile] = local && 'files' in local ? local.files : [];
  if (localFile) return { blob: await readLocalFile(localFile) };
  return toFrameRequest(files?.[0] ?? src?.trim() ?? '', baseUrl, credentials);
}

/** The sound of the clips' own sources: videos that run at their own speed. `first` is the edit's first frame. */
export function clipStretches(
  clips: readonly PlacedClip[],
  sources: ClipSources,
  first: number,
  framesPerSecond: number,
): SoundStretch[] {
  return clips.filter(mayHaveSound).map((clip) => ({
    from: (clip.in - first) / framesPerSecond,
    to: (clip.out + 1 - first) / framesPerSecond,
    open: async () => {
      const { sound = null } = await sources.open(clip.content);
      if (!sound?.rate) return null;
      const rate = sound.rate[0] / sound.rate[1];
      const length = clip.out - clip.in;
      const run = (clip.mediaFrame(clip.out) - clip.mediaFrame(clip.in)) / rate;
      const isInStep =
        Math.abs(run - length / framesPerSecond) <= 1 / rate + (RATE_TOLERANCE * length) / framesPerSecond;
      if (!isInStep) return null;
      return { sound, media: (clip.mediaFrame(clip.in) - sound.frame) / rate };
    },
  }));
}

function mayHaveSound({ content: { source } }: PlacedClip): boolean {
  return source !== null && (source.local ? source.local.kind === 'video' : sourceKind(source) === 'video');
}
