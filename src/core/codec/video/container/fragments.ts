import { SeqError } from '../../../base/seq-error.ts';
import { boxesIn, boxHeader } from './boxes.ts';

/** Flags of `trun`: which fields each sample has of its own (ISO/IEC 14496-12, 8.8.8). */
const SAMPLE_FIELDS = [0x100, 0x200, 0x400, 0x800];
const DATA_OFFSET = 0x1;
const FIRST_FLAGS = 0x4;
/** Samples without fields of their own in one run, which is expanded at once: half a minute of PCM. */
const MOST_ALIKE = 2 ** 21;

/**
 * Looks at the fragments of an MP4 as the demuxer reads them, before it expands what they claim. Samples have their
 * fields in the file, or at least a byte each: all of them together are no more than the file has bytes, and those of
 * one run no more than half a minute of PCM, however long the file is.
 */
export class FragmentGuard {
  readonly #name: string;
  readonly #fileBytes: number;
  readonly #seen = new Set<number>();
  #alike = 0;

  /** `fileBytes` null: not known. `name` is what people call the file. */
  constructor(name: string, fileBytes: number | null) {
    this.#name = name;
    this.#fileBytes = fileBytes ?? Infinity;
  }

  /** Takes what was read from a place of the file. Throws `source-invalid` for a fragment that cannot be. */
  check(start: number, bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const header = boxHeader(view);
    if (header?.type !== 'moof' || header.length !== bytes.length || this.#seen.has(start)) return;
    this.#seen.add(start);
    for (const traf of boxesIn(view, header.headerLength)) {
      if (traf.type !== 'traf') continue;
      for (const run of boxesIn(traf.content)) if (run.type === 'trun') this.#checkRun(run.content);
    }
  }

  #checkRun(run: DataView): void {
    if (run.byteLength < 8) return;
    const flags = run.getUint32(0) & 0xffffff;
    const claimed = run.getUint32(4);
    const fixed = 8 + (flags & DATA_OFFSET ? 4 : 0) + (flags & FIRST_FLAGS ? 4 : 0);
    const fields = SAMPLE_FIELDS.filter((flag) => flags & flag).length;
    const room =
      fields > 0
        ? Math.floor(Math.max(run.byteLength - fixed, 0) / (4 * fields))
        : Math.min(MOST_ALIKE, this.#fileBytes - this.#alike);
    if (fields === 0) this.#alike += claimed;
    if (claimed <= room) return;
    const what = `a fragment claims ${claimed} samples, and the file has bytes for ${room}`;
    throw new SeqError('source-invalid', `${this.#name} cannot be read as a video: ${what}.`);
  }
}
