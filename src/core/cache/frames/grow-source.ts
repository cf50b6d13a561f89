import type { CacheState } from '../cache-state.ts';
import type { CacheSource } from '../cache-contract.ts';
import { listGaps } from './gaps.ts';
import type { SourceRecord } from './cache-records.ts';

/**
 * Continues with a longer list under the same key: held frames, loads and statuses stay. Frames that had failed are
 * requested again, and so are files that ended early: they may not have been complete yet.
 */
export function growSource(state: CacheState, record: SourceRecord, source: CacheSource): void {
  const { commands } = state.presenter;
  const { key } = record;
  const before = record.source.frames;
  state.replaceSource(record, source);
  for (const table of record.tables.values()) {
    table.reconsiderTooLarge();
    table.forgetAttempts();
    const frames = table.clearFailures(() => true);
    if (frames.length > 0) commands.setUnavailable({ source: key, frames, kind: null });
    state.evict(table.incompleteFrames());
    table.grow(source.frames);
  }
  if (!record.gapsSent) return;
  const filled = listGaps(before).filter((frame) => source.frames.indexOf(frame) !== null);
  if (filled.length > 0) commands.setUnavailable({ source: key, frames: filled, kind: null });
  const opened = listGaps(source.frames).filter((frame) => frame < before.first || frame > before.last);
  if (opened.length > 0) commands.setUnavailable({ source: key, frames: opened, kind: 'missing' });
}
