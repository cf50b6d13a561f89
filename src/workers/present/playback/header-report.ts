import type { FrameHeader, PresenterReport } from '../../../core/presenter/protocol.ts';

type HeaderFields = Pick<Extract<PresenterReport, { kind: 'presented' }>, 'header' | 'headerChanges'>;

/**
 * Reports a player's page the header of the frame on its canvas: whole at the beginning of each plan revision, because
 * reports of an older revision may be ignored there, then what changes from frame to frame.
 */
export class HeaderReport {
  #revision = -1;
  #header: FrameHeader | null = null;

  /** What a report says of the header; empty where nothing is new. */
  next(revision: number, header: FrameHeader | null): HeaderFields {
    if (!header) return {};
    const before = revision === this.#revision ? this.#header : null;
    this.#revision = revision;
    this.#header = header;
    if (!before) return { header };
    if (before === header) return {};
    const changes = differences(before, header);
    return Object.keys(changes).length > 0 ? { headerChanges: changes } : {};
  }
}

function differences(before: FrameHeader, after: FrameHeader): Partial<FrameHeader> {
  const names = Object.keys({ ...before, ...after }) as (keyof FrameHeader)[];
  // Equal values of stored frames are one object: see `frames/shared-headers.ts`.
  const changed = names.filter(
    (name) => before[name] !== after[name] && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}
