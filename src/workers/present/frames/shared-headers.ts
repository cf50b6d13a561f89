import type { FrameHeader } from '../../../core/presenter/protocol.ts';

/**
 * Headers of frames of one kind say nearly the same: what is equal is kept once, so that a thousand frames of a file with
 * five hundred layers hold one list of them, and what differs between two frames is found by comparing references.
 */
export class SharedHeaders {
  /** The last header of each kind: what the next one is likely to repeat. */
  readonly #last = new Map<string, FrameHeader>();

  /** The header, with the last one's values wherever they are equal; the last one itself where all are. */
  share(kind: string, header: FrameHeader): FrameHeader {
    const last = this.#last.get(kind);
    const shared = last ? withValuesOf(last, header) : header;
    this.#last.set(kind, shared);
    return shared;
  }
}

function withValuesOf(last: FrameHeader, header: FrameHeader): FrameHeader {
  const names = Object.keys({ ...last, ...header }) as (keyof FrameHeader)[];
  const equal = names.filter((name) => JSON.stringify(last[name]) === JSON.stringify(header[name]));
  if (equal.length === names.length) return last;
  return { ...header, ...Object.fromEntries(equal.map((name) => [name, last[name]])) };
}
