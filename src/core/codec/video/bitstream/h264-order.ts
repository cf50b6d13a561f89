import { BitReader } from './bit-reader.ts';
import type { H264Parameters } from './h264-parameters.ts';

/** What a picture's first slice says of its place. */
interface PicturePlace {
  /** Everything after it comes after all before it. */
  readonly refresh: boolean;
  readonly reference: boolean;
  /** Its place, less whole turns of the counter. */
  readonly orderLow: number;
}

const Unit = { Slice: 1, RefreshSlice: 5 } as const;

/**
 * Finds the order in which H.264 pictures are shown by their bitstream, for files that say only when they are decoded:
 * picture order count of type 0, ITU-T H.264, 8.2.1.1. Pictures are given in order of decoding.
 */
export class H264Order {
  readonly #parameters: H264Parameters;
  /** Order counts since the last picture that refreshed the decoder. */
  #group: number[] = [];
  readonly #ranks: number[] = [];
  #before = { high: 0, low: 0 };

  constructor(parameters: H264Parameters) {
    this.#parameters = parameters;
  }

  /** Takes the next packet. False where it cannot be understood: then there is no telling. */
  add(packet: Uint8Array): boolean {
    const place = placeOf(packet, this.#parameters);
    if (!place) return false;
    if (place.refresh) {
      this.#closeGroup();
      this.#before = { high: 0, low: 0 };
    }
    const { high, low } = this.#before;
    const turn = 2 ** this.#parameters.orderBits;
    const { orderLow } = place;
    const isNextTurn = orderLow < low && low - orderLow >= turn / 2;
    const isLastTurn = orderLow > low && orderLow - low > turn / 2;
    const ownHigh = high + (isNextTurn ? turn : isLastTurn ? -turn : 0);
    if (place.reference) this.#before = { high: ownHigh, low: orderLow };
    this.#group.push(ownHigh + orderLow);
    return true;
  }

  /** Whether any picture so far is shown before one that was decoded before it. */
  get isReordered(): boolean {
    return (
      this.#ranks.some((rank, i) => rank !== i) || this.#group.some((count, i) => count < (this.#group[i - 1] ?? count))
    );
  }

  /** The place of each picture in order of presentation. */
  ranks(): readonly number[] {
    this.#closeGroup();
    return this.#ranks;
  }

  #closeGroup(): void {
    const start = this.#ranks.length;
    const order = this.#group.map((_, i) => i);
    order.sort((a, b) => (this.#group[a] ?? 0) - (this.#group[b] ?? 0) || a - b);
    order.forEach((picture, rank) => (this.#ranks[start + picture] = start + rank));
    this.#group = [];
  }
}

/** Looks for the first slice of a packet and reads the start of its header: 7.3.3. */
function placeOf(packet: Uint8Array, parameters: H264Parameters): PicturePlace | null {
  const { lengthBytes } = parameters;
  for (let at = 0; at + lengthBytes < packet.length;) {
    let length = 0;
    for (let i = 0; i < lengthBytes; i++) length = length * 256 + (packet[at + i] ?? 0);
    at += lengthBytes;
    const type = (packet[at] ?? 0) & 31;
    if (type === Unit.Slice || type === Unit.RefreshSlice)
      return readSlice(packet.subarray(at, at + length), parameters);
    at += length;
  }
  return null;
}

function readSlice(unit: Uint8Array, parameters: H264Parameters): PicturePlace | null {
  const [head = 0] = unit;
  const refresh = (head & 31) === Unit.RefreshSlice;
  try {
    const reader = new BitReader(unit, 64);
    reader.skip(8);
    for (let i = 0; i < 3; i++) reader.unsigned();
    if (parameters.separatePlanes) reader.skip(2);
    reader.skip(parameters.frameNumberBits);
    if (parameters.fields && reader.bit() === 1) reader.skip(1);
    if (refresh) reader.unsigned();
    return { refresh, reference: (head & 0x60) !== 0, orderLow: reader.bits(parameters.orderBits) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
