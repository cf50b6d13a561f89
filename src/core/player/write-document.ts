import { formatFrameRange } from '../time/frame-range-parse.ts';
import type { SourceDescription } from '../sequence/source-description.ts';
import { changedFromDefaults, DOCUMENT_FORMAT, DOCUMENT_VERSION, type PlayerDocument } from './player-document.ts';
import type { PlayerSnapshot } from './player-snapshot.ts';

/** A player's state as a document. A source of local files or `resolveFrame` cannot be written down: it is null then. */
export function writePlayerDocument(
  state: PlayerSnapshot,
  description: SourceDescription | null,
  compare: PlayerDocument['compare'],
): PlayerDocument {
  const { src, frames, files, manifest, resolveFrame, credentials, type } = description ?? {};
  const isWritable = typeof src === 'string' && !files && !manifest && !resolveFrame;
  const { zoom, panX, panY } = state.view;
  return {
    format: DOCUMENT_FORMAT,
    version: DOCUMENT_VERSION,
    source: isWritable
      ? { src, frames: frames ?? null, credentials: credentials ?? null, ...(type && { type }) }
      : null,
    frame: state.frame,
    range: state.range && formatFrameRange(state.range),
    settings: changedFromDefaults(state.settings),
    view: zoom === null && panX === 0 && panY === 0 ? null : state.view,
    markers: state.markers,
    compare,
  };
}
