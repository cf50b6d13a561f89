import { chunkView, type IffChunk, iffChunks } from './iff-chunks.ts';
import type { PcmClaims, ReadBytes } from './pcm-claims.ts';

const Tag = { PCM: 1, FLOAT: 3, EXTENSIBLE: 0xfffe } as const;
/** What other format tags are called (RFC 2361). */
const CODINGS: Readonly<Record<number, string>> = { 2: 'ADPCM', 6: 'A-law', 7: 'µ-law', 17: 'ADPCM', 85: 'MP3' };
/** A length that stands in `ds64` instead, or that a recorder never filled in. */
const UNTOLD = 0xffffffff;
/** `bext` (EBU Tech 3285): 338 bytes of texts come before the time reference. */
const TIME_REFERENCE_AT = 338;
/** `fmt ` with its extension. */
const LONGEST_FORMAT = 40;

type Format = Pick<PcmClaims, 'channels' | 'sampleRate' | 'codec' | 'coding' | 'blockBytes'>;

/** The chunks of a WAVE file, whose first four characters are `id`; null where format or samples are missing. */
export async function readWave(read: ReadBytes, id: string): Promise<PcmClaims | null> {
  const little = id !== 'RIFX';
  const is64 = id === 'RF64' || id === 'BW64';
  let format: Format | null = null;
  let data: { readonly start: number; readonly bytes: number } | null = null;
  let timeReference: number | null = null;
  /** Length of the samples by `ds64`. */
  let longBytes: number | null = null;
  const lengthOf = (name: string, length: number): number =>
    name === 'data' && length === UNTOLD ? (longBytes ?? Infinity) : length;
  for await (const chunk of iffChunks(read, little, lengthOf)) {
    if (chunk.id === 'ds64' && is64) longBytes = await dataLength(read, chunk);
    else if (chunk.id === 'fmt ') format = await readFormat(read, chunk, little);
    else if (chunk.id === 'bext') timeReference = await readTimeReference(read, chunk);
    // Recorders that were cut off leave 0: what follows is sound.
    else if (chunk.id === 'data') data = { start: chunk.start, bytes: chunk.length === 0 ? Infinity : chunk.length };
    if (data?.bytes === Infinity) break;
  }
  if (!format || !data) return null;
  return { container: 'WAVE', ...format, dataStart: data.start, dataBytes: data.bytes, timeReference };
}

async function dataLength(read: ReadBytes, chunk: IffChunk): Promise<number | null> {
  const view = await chunkView(read, chunk, 16, 16);
  return view && Number(view.getBigUint64(8, true));
}

async function readFormat(read: ReadBytes, chunk: IffChunk, little: boolean): Promise<Format | null> {
  const view = await chunkView(read, chunk, 16, LONGEST_FORMAT);
  if (!view) return null;
  const said = view.getUint16(0, little);
  const tag = said === Tag.EXTENSIBLE && view.byteLength >= 26 ? view.getUint16(24, little) : said;
  const channels = view.getUint16(2, little);
  const sampleRate = view.getUint32(4, little);
  const bits = view.getUint16(14, little);
  // Samples of 12 or 20 bits lie at the upper end of whole bytes.
  const bytes = Math.ceil(bits / 8);
  const order = little ? '' : 'be';
  const whole = bytes === 1 ? 'pcm-u8' : bytes >= 2 && bytes <= 4 ? `pcm-s${8 * bytes}${order}` : null;
  const floating = bytes === 4 || bytes === 8 ? `pcm-f${8 * bytes}${order}` : null;
  const codec = tag === Tag.PCM ? whole : tag === Tag.FLOAT ? floating : null;
  const coding = tag === Tag.PCM || tag === Tag.FLOAT ? `samples of ${bits} bits` : (CODINGS[tag] ?? `format ${tag}`);
  return { channels, sampleRate, codec, coding, blockBytes: Math.max(1, bytes * channels) };
}

async function readTimeReference(read: ReadBytes, { start, length }: IffChunk): Promise<number | null> {
  if (length < TIME_REFERENCE_AT + 8) return null;
  const bytes = await read(start + TIME_REFERENCE_AT, start + TIME_REFERENCE_AT + 8);
  if (!bytes || bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  return view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
}
