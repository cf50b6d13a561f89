import type { SoundDecoder, SoundDecoderEvents, SoundPacket } from './sound-track.ts';

type ReadSample = (view: DataView, offset: number, littleEndian: boolean) => number;

/** Bytes of a sample, and how it becomes a value in −1…1, by the name after `pcm-` without its byte order. */
const FORMS: Readonly<Record<string, readonly [bytes: number, read: ReadSample]>> = {
  u8: [1, (view, at) => (view.getUint8(at) - 128) / 2 ** 7],
  s8: [1, (view, at) => view.getInt8(at) / 2 ** 7],
  s16: [2, (view, at, little) => view.getInt16(at, little) / 2 ** 15],
  s24: [3, (view, at, little) => (view.getInt8(at + (little ? 2 : 0)) * 2 ** 16 + middle(view, at, little)) / 2 ** 23],
  s32: [4, (view, at, little) => view.getInt32(at, little) / 2 ** 31],
  f32: [4, (view, at, little) => view.getFloat32(at, little)],
  f64: [8, (view, at, little) => view.getFloat64(at, little)],
};

/** Plain samples, which few browsers' decoders take: what most QuickTime files of an edit have. */
export class PcmDecoder implements SoundDecoder {
  readonly queueSize = 0;
  readonly #config: AudioDecoderConfig;
  readonly #events: SoundDecoderEvents;
  readonly #bytes: number;
  readonly #read: ReadSample;
  readonly #littleEndian: boolean;

  private constructor(config: AudioDecoderConfig, events: SoundDecoderEvents) {
    const form = config.codec.replace(/^pcm-/, '');
    this.#config = config;
    this.#events = events;
    this.#littleEndian = !form.endsWith('be');
    [this.#bytes, this.#read] = FORMS[form.replace(/be$/, '')] ?? [1, () => 0];
  }

  /** null where the codec is another. */
  static start(config: AudioDecoderConfig, events: SoundDecoderEvents): PcmDecoder | null {
    const form = /^pcm-([a-z]\d+?)(?:be)?$/.exec(config.codec)?.[1];
    return form && form in FORMS ? new PcmDecoder(config, events) : null;
  }

  decode({ data, timestamp: time }: SoundPacket): void {
    const { numberOfChannels, sampleRate } = this.#config;
    const plain = this.#littleEndian ? plainSamples(data, this.#bytes, this.#config.codec) : null;
    if (plain) return this.#events.output({ time, sampleRate, channels: separated(plain, numberOfChannels) });
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const step = this.#bytes * numberOfChannels;
    const length = Math.floor(data.byteLength / step);
    const channels = Array.from({ length: numberOfChannels }, (_, channel) => {
      const samples = new Float32Array(length);
      for (let i = 0, at = channel * this.#bytes; i < length; i++, at += step) {
        samples[i] = this.#read(view, at, this.#littleEndian);
      }
      return samples;
    });
    this.#events.output({ time, sampleRate, channels });
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {}
}

/** The lower two bytes of 24 bits. */
function middle(view: DataView, at: number, littleEndian: boolean): number {
  return view.getUint16(at + (littleEndian ? 0 : 1), littleEndian);
}

/** Interleaved samples as numbers, and what is one of full scale. */
interface PlainSamples {
  readonly values: Int16Array | Int32Array | Float32Array;
  readonly full: number;
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The commonest forms as arrays of numbers, several times faster than one by one; null for the others. */
function plainSamples(data: Uint8Array, bytes: number, codec: string): PlainSamples | null {
  const { buffer, byteOffset, byteLength } = data;
  const length = Math.floor(byteLength / bytes);
  if (codec === 'pcm-s24') return { values: wholeOf24(data, length), full: 2 ** 31 };
  if (!isLittleEndian || byteOffset % bytes !== 0) return null;
  if (codec === 'pcm-s16') return { values: new Int16Array(buffer, byteOffset, length), full: 2 ** 15 };
  if (codec === 'pcm-s32') return { values: new Int32Array(buffer, byteOffset, length), full: 2 ** 31 };
  if (codec === 'pcm-f32') return { values: new Float32Array(buffer, byteOffset, length), full: 1 };
  return null;
}

/** 24 bits at the upper end of 32. */
function wholeOf24(data: Uint8Array, length: number): Int32Array {
  const values = new Int32Array(length);
  for (let i = 0, at = 0; i < length; i++, at += 3) {
    values[i] = ((data[at] as number) << 8) | ((data[at + 1] as number) << 16) | ((data[at + 2] as number) << 24);
  }
  return values;
}

function separated({ values, full }: PlainSamples, count: number): Float32Array<ArrayBuffer>[] {
  const length = Math.floor(values.length / count);
  const scale = 1 / full;
  return Array.from({ length: count }, (_, channel) => {
    const samples = new Float32Array(length);
    for (let i = 0, at = channel; i < length; i++, at += count) samples[i] = (values[at] as number) * scale;
    return samples;
  });
}
