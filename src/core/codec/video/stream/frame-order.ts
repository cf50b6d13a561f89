import type { SourceNote } from '../../../frame/source-note.ts';
import { H264Order } from '../bitstream/h264-order.ts';
import type { PacketColumns } from './packet-index.ts';
import type { StreamParameters } from './stream-description.ts';

/** Packets that tell whether a stream puts frames in another order: encoders that do, do it from the start. */
const LOOKED_AT = 16;

/** Packets one after the other from the first, with their bytes. */
export type PacketBytes = () => AsyncIterable<Uint8Array>;

/**
 * Puts frames into the order that an H.264 stream shows them in, where the container only says when they are decoded (an
 * MP4 without `ctts`): then the bitstream is asked, and the whole of it read if it does put them in another order. Of a
 * stream that is not read here (HEVC) and may do the same, a note says that the order is not known.
 */
export async function withStreamOrder(
  columns: PacketColumns,
  { h264, hidesOrder }: Pick<StreamParameters, 'h264' | 'hidesOrder'>,
  packets: PacketBytes,
): Promise<{ columns: PacketColumns; notes: readonly SourceNote[] }> {
  const same = { columns, notes: [] };
  if (!inDecodingOrder(columns)) return same;
  if (hidesOrder) return { columns, notes: [UNKNOWN] };
  if (!h264 || h264.orderType !== 0 || h264.mostReordered === 0) return same;
  const order = new H264Order(h264);
  let read = 0;
  for await (const packet of packets()) {
    if (!order.add(packet)) return { columns, notes: read > 0 && order.isReordered ? [UNKNOWN] : [] };
    if (++read === LOOKED_AT && !order.isReordered) return same;
  }
  const ranks = order.ranks();
  if (ranks.length !== columns.times.length || !order.isReordered) return same;
  const times = Float64Array.from(ranks, (rank) => columns.times[rank] ?? 0);
  return { columns: { ...columns, times }, notes: [] };
}

/** The container shows every frame when it is decoded. */
function inDecodingOrder({ times }: PacketColumns): boolean {
  return times.every((time, packet) => packet === 0 || time > (times[packet - 1] ?? -Infinity));
}

const UNKNOWN: SourceNote = {
  code: 'frame-order-unknown',
  message:
    'The file does not say in which order its frames are shown, and its stream could not be followed to its end.',
  path: 'ctts',
};
