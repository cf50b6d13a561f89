import { SeqError } from '../../base/seq-error.ts';

/**
 * Undoes a row's filter in place. `above` is the row before, zeros for the first of a pass; `step` the bytes of a pixel.
 * PNG (Third Edition), section 9.
 */
export function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  const { length } = row;
  switch (filter) {
    case 0:
      return;
    case 1:
      for (let i = step; i < length; i++) row[i] = (row[i] ?? 0) + (row[i - step] ?? 0);
      return;
    case 2:
      for (let i = 0; i < length; i++) row[i] = (row[i] ?? 0) + (above[i] ?? 0);
      return;
    case 3:
      for (let i = 0; i < length; i++) {
        const left = i < step ? 0 : (row[i - step] ?? 0);
        row[i] = (row[i] ?? 0) + ((left + (above[i] ?? 0)) >> 1);
      }
      return;
    case 4:
      return unfilterPaeth(row, above, step);
    default:
      throw new SeqError('decode-failed', `Row filter ${filter} is not defined: filters are 0 to 4.`);
  }
}

function unfilterPaeth(row: Uint8Array, above: Uint8Array, step: number): void {
  for (let i = 0; i < row.length; i++) {
    const a = i < step ? 0 : (row[i - step] ?? 0);
    const b = above[i] ?? 0;
    const c = i < step ? 0 : (above[i - step] ?? 0);
    const toA = Math.abs(b - c);
    const toB = Math.abs(a - c);
    const toC = Math.abs(a + b - c - c);
    row[i] = (row[i] ?? 0) + (toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
  }
}
