import { SeqError } from '../../base/seq-error.ts';
import { shorten, shownValue } from '../../base/shown-value.ts';
import type { ClipDescription, SourceDescription } from '../../sequence/source/source-description.ts';

/** A clip of an edit whose source is an address, or a gap. What is as usual is left out. */
export interface ClipDocument {
  readonly src?: string;
  readonly frames?: string;
  readonly credentials?: string;
  readonly type?: string;
  readonly name?: string;
  /** `first-last` in the source's own numbers. */
  readonly range?: string;
  /** Frames of the source a second. */
  readonly rate?: number;
  readonly layer?: string;
  readonly colour?: string;
  /** Black frames, instead of a source. */
  readonly gap?: number;
  readonly metadata?: unknown;
}

/** A source as it is written down: one address, or since version 2 the clips of an edit. */
export interface SourceDocument {
  /** null for an edit that is a list of clips. */
  readonly src: string | null;
  readonly frames: string | null;
  readonly credentials: string | null;
  /** As the attribute; absent where the name tells. */
  readonly type?: string;
  /** An edit's clips. */
  readonly clips?: readonly ClipDocument[];
}

/** Most clips that are read. */
const MAX_CLIPS = 100_000;
const TEXTS = ['src', 'frames', 'credentials', 'type', 'name', 'range', 'layer', 'colour'] as const;

/** A source as a document; null where it cannot be written down: local files, manifests as values, `resolveFrame`. */
export function writeSource(description: SourceDescription | null): SourceDocument | null {
  const { src, frames, files, local, manifest, clips, resolveFrame, credentials, type } = description ?? {};
  if (files || local || manifest || resolveFrame) return null;
  if (clips) {
    const written = clips.map(writeClip);
    const isWhole = written.every((clip) => clip !== null);
    return isWhole ? { src: null, frames: null, credentials: credentials ?? null, clips: written } : null;
  }
  if (typeof src !== 'string') return null;
  return { src, frames: frames ?? null, credentials: credentials ?? null, ...(type && { type }) };
}

/** Reads a source of any version. Throws `source-invalid` naming the field that does not fit. */
export function readSource(source: Readonly<Record<string, unknown>>): SourceDocument {
  const { src, frames, credentials, type, clips } = source;
  if (!isCredentials(credentials)) throw refusal('source.credentials', credentials);
  const common = {
    frames: optionalText('source.frames', frames),
    credentials: (credentials ?? null) as string | null,
    ...(type != null && { type: optionalText('source.type', type) ?? '' }),
  };
  if (clips == null) {
    if (typeof src !== 'string') throw refusal('source.src', src);
    return { src, ...common };
  }
  if (src != null) throw refusal('source.src', src, 'beside clips it is null');
  if (!Array.isArray(clips) || clips.length > MAX_CLIPS) throw refusal('source.clips', clips);
  return { src: null, ...common, clips: clips.map((clip, index) => readClip(clip, `source.clips[${index}]`)) };
}

function writeClip(clip: ClipDescription | string): ClipDocument | null {
  if (typeof clip === 'string') return { src: clip };
  const { gap, files, local, manifest, resolveFrame, metadata } = clip;
  const extra = asJson(metadata);
  const kept = extra === undefined ? {} : { metadata: extra };
  if (gap != null) return { gap, ...kept };
  if (typeof clip.src !== 'string' || files || local || manifest || resolveFrame) return null;
  const texts = TEXTS.flatMap((name) => (clip[name] == null ? [] : [[name, clip[name]] as const]));
  return { ...Object.fromEntries(texts), ...(clip.rate != null && { rate: clip.rate }), ...kept };
}

function readClip(value: unknown, path: string): ClipDocument {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal(path, value);
  const clip = value as Readonly<Record<string, unknown>>;
  const known: readonly string[] = [...TEXTS, 'gap', 'rate', 'metadata'];
  const stranger = Object.keys(clip).find((name) => !known.includes(name));
  if (stranger !== undefined) throw refusal(`${path}.${shorten(stranger)}`, clip[stranger], 'there is no such field');
  const isGap = Number.isSafeInteger(clip.gap) && Number(clip.gap) > 0;
  if (clip.gap !== undefined && !isGap) throw refusal(`${path}.gap`, clip.gap);
  if (clip.gap === undefined && typeof clip.src !== 'string') throw refusal(`${path}.src`, clip.src);
  if (clip.rate !== undefined && !(Number(clip.rate) > 0)) throw refusal(`${path}.rate`, clip.rate);
  for (const name of TEXTS) if (clip[name] !== undefined) optionalText(`${path}.${name}`, clip[name]);
  if (!isCredentials(clip.credentials)) throw refusal(`${path}.credentials`, clip.credentials);
  return { ...clip };
}

/** What a host keeps with a clip, as JSON has it; undefined for what cannot be written down. */
function asJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function optionalText(path: string, value: unknown): string | null {
  if (value != null && typeof value !== 'string') throw refusal(path, value);
  return (value ?? null) as string | null;
}

function isCredentials(value: unknown): boolean {
  return value == null || ['omit', 'same-origin', 'include'].includes(value as string);
}

function refusal(path: string, value: unknown, why = `it cannot be ${shownValue(value)}`): SeqError {
  return new SeqError('source-invalid', `This is no state of a player: ${path}: ${why}.`);
}
