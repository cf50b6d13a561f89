import type { ReadBytes } from './pcm/pcm-claims.ts';

/** Samples by which every decoder of MP3 is late (ISO/IEC 11172-3: the filter bank and the overlap). */
const DECODER_DELAY = 529;
/** Where the first frame's information is looked for behind the tags. */
const LOOK_BYTES = 4096;
/** From `Xing` or `Info` to the encoder's name, and from there to its delay (LAME, "Mp3 Info Tag revision 1"). */
const ENCODER_AT = 120;
const DELAY_AT = 141;
/** By the two bits of the header, for MPEG 1; MPEG 2 has half, 2.5 a quarter of it. */
const SAMPLE_RATES = [44100, 48000, 32000] as const;

/**
 * Seconds that an encoder put before an MP3's sound, by the information that LAME and its like leave in the first frame;
 * 0 where there is none.
 */
export async function mp3Delay(read: ReadBytes): Promise<number> {
  const head = await read(0, 10);
  if (!head || head.length < 10) return 0;
  const [i, d, three, , , , ...size] = head;
  const tagged = i === 0x49 && d === 0x44 && three === 0x33;
  const start = tagged ? 10 + size.slice(0, 4).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0) : 0;
  const bytes = await read(start, start + LOOK_BYTES);
  return bytes ? delayIn(bytes) : 0;
}

function delayIn(bytes: Uint8Array): number {
  const text = String.fromCharCode(...bytes);
  const tag = text.search(/Xing|Info/);
  if (tag < 4 || !/^(?:LAME|Lavc|Lavf)/.test(text.slice(tag + ENCODER_AT, tag + ENCODER_AT + 4))) return 0;
  const [high = 0, low = 0] = bytes.subarray(tag + DELAY_AT);
  const header = bytes.findIndex((byte, at) => byte === 0xff && ((bytes[at + 1] ?? 0) & 0xe0) === 0xe0);
  if (header < 0 || header > tag) return 0;
  const version = ((bytes[header + 1] ?? 0) >> 3) & 3;
  const rate =
    (SAMPLE_RATES[((bytes[header + 2] ?? 0) >> 2) & 3] ?? 44100) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return (high * 16 + (low >> 4) + DECODER_DELAY) / rate;
}
