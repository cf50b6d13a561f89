import { SeqError } from '../../base/seq-error.ts';

/** A block's rows: samples that lie beside each other, and how they are stored. */
export interface PredictedRows {
  readonly predictor: 1 | 2 | 3;
  readonly bits: number;
  readonly little: boolean;
  readonly columns: number;
  readonly samples: number;
}

/** Undoes horizontal differences, in the file's own byte order, or those of floats, in place. TIFF 6.0, section 14. */
export function undoPredictor(block: Uint8Array, rowBytes: number, rows: PredictedRows): void {
  if (rows.predictor === 1) return;
  for (let at = 0; at + rowBytes <= block.length; at += rowBytes) {
    const row = block.subarray(at, at + rowBytes);
    if (rows.predictor === 2) addUp(row, rows);
    else joinFloats(row, rows);
  }
}

function addUp(row: Uint8Array, { bits, little, samples }: PredictedRows): void {
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  switch (bits) {
    case 8:
      for (let i = samples; i < row.length; i++) row[i] = (row[i] ?? 0) + (row[i - samples] ?? 0);
      return;
    case 16:
      for (let i = samples * 2; i + 1 < row.length; i += 2) {
        view.setUint16(i, view.getUint16(i, little) + view.getUint16(i - samples * 2, little), little);
      }
      return;
    case 32:
      for (let i = samples * 4; i + 3 < row.length; i += 4) {
        view.setUint32(i, view.getUint32(i, little) + view.getUint32(i - samples * 4, little), little);
      }
      return;
    default:
      throw new SeqError('format-unsupported', `There is no predictor of ${bits} bits.`);
  }
}

/** Bytes of equal weight lie together, highest first, and are differences. Adobe, TIFF Technical Note 3, 2005. */
function joinFloats(row: Uint8Array, { bits, little, columns, samples }: PredictedRows): void {
  const bytes = bits / 8;
  const count = columns * samples;
  for (let i = samples; i < row.length; i++) row[i] = (row[i] ?? 0) + (row[i - samples] ?? 0);
  const apart = row.slice();
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < bytes; b++) row[i * bytes + (little ? bytes - 1 - b : b)] = apart[b * count + i] ?? 0;
  }
}
