import { createHash } from 'node:crypto';
import type { BandPlan, ByteSource } from '../../../src/core/codec/codec.ts';
import { codec } from '../../../src/core/codec/exr/exr-codec.ts';
import { planBands } from '../../../src/core/codec/exr/plan-bands.ts';
import { type BandedPicture, stackBands } from '../../../src/core/frame/banded-picture.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import { BandSorter } from '../../../src/workers/decode/bands/band-sorter.ts';
import { bandSource, type EncodedBand } from '../../../src/workers/decode/bands/encoded-band.ts';

export interface WantedPicture {
  readonly layer: string;
  readonly level: number;
}

export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

/** Memory as an evicted frame leaves it. */
const usedMemory = (byteLength: number): ArrayBuffer => new Uint8Array(byteLength).fill(0xaa).buffer;

/** What a decode came to, so that two can be compared. */
export interface Outcome {
  /** Name, size and a checksum of the samples of each plane; null where the picture was refused. */
  readonly planes: readonly (readonly [name: string, width: number, height: number, sha1: string])[] | null;
  readonly complete: boolean;
  readonly error: string | null;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function outcomeOf(picture: BandedPicture, error: string | null): Outcome {
  const planes = picture.planes.map(({ name, width, height, bands }) => {
    const sum = createHash('sha1');
    for (const { data } of bands) sum.update(bytesOf(data));
    return [name, width, height, sum.digest('hex')] as const;
  });
  return { planes, complete: picture.info.complete, error };
}

export async function decodeWhole(bytes: Uint8Array, wanted: WantedPicture): Promise<Outcome> {
  try {
    const { picture, error } = await codec.decode({ ...wanted, source: memorySource(bytes), allocate: usedMemory });
    return outcomeOf(stackBands([picture]), error?.message ?? null);
  } catch (error) {
    return { planes: null, complete: false, error: (error as Error).message };
  }
}

/** How a picture is cut, however small its bands are; null where it is not. */
export const planSmallBands = (bytes: Uint8Array, wanted: WantedPicture, most: number): Promise<BandPlan | null> =>
  planBands({ ...wanted, source: memorySource(bytes), most }, 1);

/** The bands of a file whose bytes arrive in pieces of some lengths, over and over. */
export function sortBands(bytes: Uint8Array, plan: BandPlan, pieces: readonly number[]): EncodedBand[] {
  const bands: EncodedBand[] = [];
  const sorter = new BandSorter(plan, bytes, bytes.length, (band) => bands.push(band));
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + (pieces[i % pieces.length] ?? bytes.length);
    sorter.add(bytes.subarray(at, end));
    at = end;
  }
  return bands.sort((a, b) => a.rows.from - b.rows.from);
}

/** The same picture by several decoders, each of which has only its own bytes; null where it is not cut. */
export async function decodeInBands(
  bytes: Uint8Array,
  wanted: WantedPicture,
  most: number,
  pieces: readonly number[] = [4099],
): Promise<Outcome | null> {
  const plan = await planSmallBands(bytes, wanted, most).catch(() => null);
  if (!plan) return null;
  const pictures: Picture[] = [];
  const errors: string[] = [];
  let isEmpty = true;
  for (const band of sortBands(bytes, plan, pieces)) {
    const source = bandSource(band);
    const decoded = await codec.decode({ ...wanted, source, rows: band.rows, allocate: usedMemory });
    pictures.push(decoded.picture);
    if (decoded.error) errors.push(decoded.error.message);
    isEmpty &&= decoded.isEmpty ?? false;
  }
  const [error = null] = errors;
  if (isEmpty && error !== null) return { planes: null, complete: false, error };
  return outcomeOf(stackBands(pictures), error);
}
