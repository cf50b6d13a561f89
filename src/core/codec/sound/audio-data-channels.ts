type Samples = Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** How samples of a format are stored, and what silence and full scale are (WebCodecs, `AudioSampleFormat`). */
const FORMS: Readonly<
  Record<string, { readonly make: new (length: number) => Samples; readonly zero: number; readonly full: number }>
> = {
  u8: { make: Uint8Array, zero: 128, full: 2 ** 7 },
  s16: { make: Int16Array, zero: 0, full: 2 ** 15 },
  s32: { make: Int32Array, zero: 0, full: 2 ** 31 },
  f32: { make: Float32Array, zero: 0, full: 1 },
};

/**
 * Each channel's samples, −1…1. Read in the format that the data has: asked to convert, WebKit ends the page (its
 * bug 302521). Throws RangeError for a format that is none of WebCodecs'. The data stays the caller's to close.
 */
export function channelsOf(data: AudioData): Float32Array<ArrayBuffer>[] {
  const { numberOfFrames, numberOfChannels } = data;
  const [name = '', planar] = (data.format ?? '').split('-');
  const form = FORMS[name];
  if (!form) throw new RangeError(`Decoded sound has the unknown sample format ${String(data.format)}.`);
  const read = (planeIndex: number, length: number): Samples => {
    const samples = new form.make(length);
    data.copyTo(samples, { planeIndex });
    return samples;
  };
  const interleaved = planar ? null : read(0, numberOfFrames * numberOfChannels);
  return Array.from({ length: numberOfChannels }, (_, channel) => {
    const stored = interleaved ?? read(channel, numberOfFrames);
    if (!interleaved && stored instanceof Float32Array) return stored;
    const [first, step] = interleaved ? [channel, numberOfChannels] : [0, 1];
    return Float32Array.from({ length: numberOfFrames }, (_, i) => ((stored[first + i * step] ?? 0) - form.zero) / form.full); // prettier-ignore
  });
}
