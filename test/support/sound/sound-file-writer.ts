/** How the samples of a file are stored: `s24` is signed of 24 bits, `f32` floating point. */
export type SampleForm = 'u8' | 's8' | 's16' | 's24' | 's32' | 'f32' | 'f64';

export interface SoundFileOptions {
  readonly form?: SampleForm;
  readonly sampleRate?: number;
  /** `RIFX`: big-endian. `RF64`: lengths stand in `ds64`. */
  readonly id?: 'RIFF' | 'RIFX' | 'RF64';
  /** Tells the format in WAVE's extensible way. */
  readonly extensible?: boolean;
  /** Samples since midnight, in a `bext` chunk. */
  readonly timeReference?: number;
  /** Length that the data chunk claims, where it is not the right one. */
  readonly claimedBytes?: number;
}

/** Bits of a sample, and how its value in −1…1 is written. */
const FORMS: Readonly<
  Record<
    SampleForm,
    readonly [bits: number, write: (view: DataView, at: number, value: number, little: boolean) => void]
  >
> = {
  u8: [8, (view, at, value) => view.setUint8(at, whole(value, 8) + 128)],
  s8: [8, (view, at, value) => view.setInt8(at, whole(value, 8))],
  s16: [16, (view, at, value, little) => view.setInt16(at, whole(value, 16), little)],
  s24: [
    24,
    (view, at, value, little) => {
      const bytes = [whole(value, 24) & 0xff, (whole(value, 24) >> 8) & 0xff, (whole(value, 24) >> 16) & 0xff];
      for (const [i, byte] of (little ? bytes : bytes.reverse()).entries()) view.setUint8(at + i, byte);
    },
  ],
  s32: [32, (view, at, value, little) => view.setInt32(at, whole(value, 32), little)],
  f32: [32, (view, at, value, little) => view.setFloat32(at, value, little)],
  f64: [64, (view, at, value, little) => view.setFloat64(at, value, little)],
};

const EXTENSIBLE = 0xfffe;
const PCM_GUID_TAIL = [0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];
const UNTOLD = 0xffffffff;

/** A WAVE file of samples in −1…1, one array a channel. */
export function waveFile(
  channels: readonly ArrayLike<number>[],
  options: SoundFileOptions = {},
): Uint8Array<ArrayBuffer> {
  const { form = 's16', sampleRate = 48_000, id = 'RIFF', extensible = false, timeReference, claimedBytes } = options;
  const little = id !== 'RIFX';
  const [bits] = FORMS[form];
  const data = interleaved(channels, form, little);
  const format = chunk(extensible ? 40 : 16, (view) => {
    const tag = form.startsWith('f') ? 3 : 1;
    view.setUint16(0, extensible ? EXTENSIBLE : tag, little);
    view.setUint16(2, channels.length, little);
    view.setUint32(4, sampleRate, little);
    view.setUint32(8, (sampleRate * channels.length * bits) / 8, little);
    view.setUint16(12, (channels.length * bits) / 8, little);
    view.setUint16(14, bits, little);
    if (!extensible) return;
    view.setUint16(16, 22, little);
    view.setUint16(18, bits, little);
    view.setUint16(24, tag, little);
    PCM_GUID_TAIL.forEach((byte, i) => view.setUint8(26 + i, byte));
  });
  const is64 = id === 'RF64';
  const chunks: (readonly [string, Uint8Array, (number | undefined)?])[] = [];
  if (is64) {
    chunks.push(['ds64', chunk(28, (view) => view.setBigUint64(8, BigInt(claimedBytes ?? data.length), true))]);
  }
  if (timeReference !== undefined) {
    const bext = chunk(602, (view) => {
      view.setUint32(338, timeReference % 2 ** 32, true);
      view.setUint32(342, Math.floor(timeReference / 2 ** 32), true);
    });
    chunks.push(['bext', bext]);
  }
  chunks.push(['fmt ', format], ['data', data, is64 ? UNTOLD : claimedBytes]);
  return iffFile(id, 'WAVE', chunks, little);
}

/** An AIFF file; `coding` makes it AIFF-C: `sowt`, `fl32`. */
export function aiffFile(
  channels: readonly ArrayLike<number>[],
  { form = 's16', sampleRate = 48_000, coding }: { form?: SampleForm; sampleRate?: number; coding?: string } = {},
): Uint8Array<ArrayBuffer> {
  const [bits] = FORMS[form];
  const data = interleaved(channels, form, coding === 'sowt');
  const common = chunk(coding ? 24 : 18, (view) => {
    view.setInt16(0, channels.length);
    view.setUint32(2, channels[0]?.length ?? 0);
    view.setInt16(6, bits);
    extended(view, 8, sampleRate);
    [...(coding ?? '')].forEach((letter, i) => view.setUint8(18 + i, letter.charCodeAt(0)));
  });
  const sound = new Uint8Array(8 + data.length);
  sound.set(data, 8);
  const chunks = [['COMM', common] as const, ['SSND', sound] as const];
  return iffFile('FORM', coding ? 'AIFC' : 'AIFF', chunks, false);
}

/** A sine of full scale times `volume`. */
export function sine(seconds: number, hertz = 440, sampleRate = 48_000, volume = 0.5): Float32Array<ArrayBuffer> {
  const length = Math.round(seconds * sampleRate);
  return Float32Array.from({ length }, (_, i) => volume * Math.sin((2 * Math.PI * hertz * i) / sampleRate));
}

function interleaved(channels: readonly ArrayLike<number>[], form: SampleForm, little: boolean): Uint8Array {
  const [bits, write] = FORMS[form];
  const length = channels[0]?.length ?? 0;
  return chunk((length * channels.length * bits) / 8, (view) => {
    for (let i = 0, at = 0; i < length; i++) {
      for (const samples of channels) {
        write(view, at, samples[i] ?? 0, little);
        at += bits / 8;
      }
    }
  });
}

function chunk(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

function iffFile(
  id: string,
  form: string,
  chunks: readonly (readonly [id: string, bytes: Uint8Array, claimed?: number | undefined])[],
  little: boolean,
): Uint8Array<ArrayBuffer> {
  const total = 12 + chunks.reduce((sum, [, bytes]) => sum + 8 + bytes.length + (bytes.length % 2), 0);
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  const letters = (at: number, text: string): void =>
    [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  letters(0, id);
  view.setUint32(4, id === 'RF64' ? UNTOLD : total - 8, little);
  letters(8, form);
  let at = 12;
  for (const [name, bytes, claimed = bytes.length] of chunks) {
    letters(at, name);
    view.setUint32(at + 4, claimed, little);
    file.set(bytes, at + 8);
    at += 8 + bytes.length + (bytes.length % 2);
  }
  return file;
}

function whole(value: number, bits: number): number {
  const full = 2 ** (bits - 1);
  return Math.max(-full, Math.min(full - 1, Math.round(value * full)));
}

/** A whole number as 80 bits of floating point. */
function extended(view: DataView, at: number, value: number): void {
  const exponent = Math.floor(Math.log2(value));
  view.setUint16(at, 16383 + exponent);
  view.setBigUint64(at + 2, BigInt(value) << BigInt(63 - exponent));
}
