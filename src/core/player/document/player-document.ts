import type { Annotation } from '../../annotation/annotation.ts';
import { holdAnnotations } from '../../annotation/hold-annotations.ts';
import { SeqError } from '../../base/seq-error.ts';
import { shorten, shownValue } from '../../base/shown-value.ts';
import { type PlayerSettings, playerSettings } from '../../settings/player-settings.ts';
import { isSettingValue } from '../../settings/setting.ts';
import { formatFrameRange, parseFrameRange } from '../../time/frame-range-parse.ts';
import { checkMarkers, type Marker } from './marker.ts';
import { readSource, type SourceDocument, writeSource } from './source-document.ts';
import { checkPictureView, type PictureView } from '../view/picture-view.ts';
import type { SoundDescription } from '../../sequence/sound/open-sound.ts';
import type { SourceDescription } from '../../sequence/source/source-description.ts';
import type { PlayerSnapshot } from '../player-snapshot.ts';

/** What a document says it is, so that nothing else is taken for one. */
export const DOCUMENT_FORMAT = 'seq-viewer/player';
export const DOCUMENT_VERSION = 2;
/** From this version on documents have one shape, to which fields are added: nothing is migrated. */
const SHAPE_VERSION = 1;

/** A player as plain JSON: what it shows and how, never pixels. Settings at their defaults are left out. */
export interface PlayerDocument {
  readonly format: typeof DOCUMENT_FORMAT;
  /** The lowest that knows all its fields, so that earlier libraries read it: 2 for an edit's clips, sound beside the pictures and annotations, else 1. */
  readonly version: 1 | typeof DOCUMENT_VERSION;
  /** null without a source, and where it cannot be written down: local files, `resolveFrame`. */
  readonly source: SourceDocument | null;
  readonly frame: number | null;
  /** `in-out`, or null. */
  readonly range: string | null;
  readonly settings: Partial<PlayerSettings>;
  readonly view: PictureView | null;
  readonly markers: readonly Marker[];
  /** Absent where there are none. */
  readonly annotations?: readonly Annotation[];
  /** The second source and how it is compared; null for none. */
  readonly compare: { readonly src: string; readonly frames?: string | null; readonly mode: string } | null;
  /** Sound beside the pictures; absent where there is none. Where it begins is a setting. */
  readonly audio?: { readonly src: string };
}

/** Makes a document of version n + 1 of one of version n. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** By the version they start from. None yet: version 1 is the first, and version 2 only adds to it. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/**
 * Reads a document, of this or an older version, as it came from a host, a file or an address. Throws `source-invalid`
 * that names what is wrong: something else, a newer version, a field that does not fit.
 */
export function readPlayerDocument(input: unknown, migrations = MIGRATIONS): PlayerDocument {
  const document = migrated(asRecord(input, 'the state'), migrations);
  const { source, frame, range, settings, view, markers, annotations, compare, audio } = document;
  const notes =
    annotations == null ? null : checked('annotations', () => holdAnnotations(annotations as readonly unknown[]));
  const readable = source == null ? null : readSource(asRecord(source, 'source'));
  return {
    format: DOCUMENT_FORMAT,
    version: versionFor(readable, audio != null || notes !== null),
    source: readable,
    frame: frame == null ? null : whereRight('frame', Number.isSafeInteger(frame), frame as number),
    range: range == null ? null : whereRight('range', isRange(range), range as string),
    settings: readSettings(asRecord(settings ?? {}, 'settings')),
    view: view == null ? null : checked('view', () => checkPictureView(asRecord(view, 'view') as never)),
    markers: checked('markers', () => checkMarkers((markers ?? []) as readonly Marker[])),
    ...(notes && { annotations: notes }),
    compare: compare == null ? null : readCompare(asRecord(compare, 'compare')),
    ...(audio != null && { audio: readAudio(asRecord(audio, 'audio')) }),
  };
}

/** The settings that are not at their defaults. */
export function changedFromDefaults(settings: PlayerSettings): Partial<PlayerSettings> {
  const table: Readonly<Record<string, { readonly default: unknown }>> = playerSettings;
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== table[name]?.default));
}

function migrated(
  document: Readonly<Record<string, unknown>>,
  migrations: Readonly<Record<number, Migration>>,
): Readonly<Record<string, unknown>> {
  if (document.format !== DOCUMENT_FORMAT) throw refusal(`format must be "${DOCUMENT_FORMAT}"`);
  let version = document.version;
  if (typeof version !== 'number' || !Number.isInteger(version)) throw refusal('version must be an integer');
  if (version > DOCUMENT_VERSION) {
    throw refusal(`version ${version} is newer than this library, which reads up to ${DOCUMENT_VERSION}`);
  }
  let current = document;
  for (; version < SHAPE_VERSION; version++) {
    const migrate = migrations[version];
    if (!migrate) throw refusal(`version ${version} is unknown`);
    current = migrate(current);
  }
  return current;
}

/** What an earlier version would not understand makes a document a later one: sound beside the pictures, and notes. */
function versionFor(source: SourceDocument | null, hasMore: boolean): PlayerDocument['version'] {
  return source?.clips || hasMore ? DOCUMENT_VERSION : SHAPE_VERSION;
}

function readSettings(settings: Readonly<Record<string, unknown>>): Partial<PlayerSettings> {
  for (const [name, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(playerSettings, name) ? playerSettings[name as keyof PlayerSettings] : null;
    if (!rule) throw refusal(`there is no settings.${shorten(name)}`);
    if (!isSettingValue(rule, value)) throw refusal(`settings.${name} cannot be ${shownValue(value)}`);
  }
  return { ...settings };
}

function readCompare({ src, frames, mode }: Readonly<Record<string, unknown>>): PlayerDocument['compare'] {
  const isList = frames == null || typeof frames === 'string';
  const isRight = typeof src === 'string' && typeof mode === 'string' && isList;
  const list = typeof frames === 'string' ? { frames } : {};
  return whereRight('compare', isRight, { src: src as string, ...list, mode: mode as string });
}

function readAudio({ src }: Readonly<Record<string, unknown>>): NonNullable<PlayerDocument['audio']> {
  return { src: whereRight('audio.src', typeof src === 'string', src as string) };
}

function isRange(range: unknown): boolean {
  return typeof range === 'string' && parseFrameRange(range) !== null;
}

function asRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw refusal(`${path} must be an object`);
}

function whereRight<Value>(path: string, isRight: boolean, value: Value): Value {
  if (!isRight) throw refusal(`${path} cannot be ${shownValue(value)}`);
  return value;
}

function checked<Value>(path: string, check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw refusal(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refusal(why: string): SeqError {
  return new SeqError('source-invalid', `This is no state of a player: ${why}.`);
}

/**
 * A player's state as a document. A source of local files or `resolveFrame` cannot be written down: it is null then.
 * `hasOwnNotes`: they are the host's, even where there are none, and not those that the source brings along.
 */
export function writePlayerDocument(
  state: PlayerSnapshot,
  description: SourceDescription | null,
  compare: PlayerDocument['compare'],
  audio: SoundDescription | null = null,
  hasOwnNotes = false,
): PlayerDocument {
  const source = writeSource(description);
  // That nothing is left of what the source brings along has to be said, too.
  const hasNotes = hasOwnNotes || state.annotations.length > 0;
  const { zoom, panX, panY } = state.view;
  return {
    format: DOCUMENT_FORMAT,
    version: versionFor(source, audio !== null || hasNotes),
    source,
    frame: state.frame,
    range: state.range && formatFrameRange(state.range),
    settings: changedFromDefaults(state.settings),
    view: zoom === null && panX === 0 && panY === 0 ? null : state.view,
    markers: state.markers,
    ...(hasNotes && { annotations: state.annotations }),
    compare,
    ...(audio && { audio: { src: audio.src } }),
  };
}
