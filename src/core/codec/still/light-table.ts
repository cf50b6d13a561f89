import { decodeCurve } from '../../colour/transfer/curve.ts';
import { TRANSFERS, type TransferName } from '../../colour/transfer/transfers.ts';
import { halfToNumber } from '../../frame/half-float.ts';

const CODES = { u8: 256, rgba8: 256, rgb10: 1024, u16: 65536, half: 65536 } as const;
const kept = new Map<string, Float32Array>();

/** Linear light by code: what averages are made of. Halves are light already. Tables are kept. */
export function lightTable(type: keyof typeof CODES, transfer: TransferName): Float32Array {
  const key = type === 'half' ? type : `${CODES[type]} ${transfer}`;
  const found = kept.get(key);
  if (found) return found;
  const codes = CODES[type];
  const light = (code: number): number =>
    type === 'half' ? halfToNumber(code) : decodeCurve(TRANSFERS[transfer], code / (codes - 1));
  const table = Float32Array.from({ length: codes }, (_, code) => light(code));
  kept.set(key, table);
  return table;
}

/** The code whose light is nearest. `table` rises. */
export function nearestCode(table: Float32Array, light: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 0) < light) low = middle + 1;
    else high = middle;
  }
  const [above = 0, below = -Infinity] = [table[low], table[low - 1]];
  return light - below < above - light ? low - 1 : low;
}
