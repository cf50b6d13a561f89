import { expect } from 'chai';
import { withStreamOrder } from '../../../src/core/codec/video/stream/frame-order.ts';
import type { PacketColumns } from '../../../src/core/codec/video/stream/packet-index.ts';

const columns = (...times: number[]): PacketColumns =>
  ({ times: Float64Array.from(times) }) as unknown as PacketColumns;
async function* noPackets(): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  yield new Uint8Array();
}

describe('frames of a stream whose order is not read here', () => {
  const notesOf = async (times: PacketColumns, hidesOrder: boolean): Promise<string[]> =>
    (await withStreamOrder(times, { h264: null, hidesOrder }, noPackets)).notes.map(({ code }) => code);

  it('are noted where the container says nothing and the stream may reorder them', async () => {
    expect(await notesOf(columns(0, 1, 2, 3), true)).to.deep.equal(['frame-order-unknown']);
  });

  it('are as the container says where it does, or where the stream reorders none', async () => {
    expect(await notesOf(columns(0, 3, 1, 2), true)).to.deep.equal([]);
    expect(await notesOf(columns(0, 1, 2, 3), false)).to.deep.equal([]);
  });
});
