import { expect } from 'chai';
import { channelsOf } from '../../../src/core/codec/sound/audio-data-channels.ts';

type Plane = Uint8Array | Int16Array | Int32Array | Float32Array;

/** Decoded sound as a browser holds it; refuses to convert, which would end a page in WebKit. */
function audioData(format: string, planes: readonly Plane[], numberOfChannels: number): AudioData {
  const [first] = planes;
  const length = first?.length ?? 0;
  return {
    format,
    numberOfChannels,
    numberOfFrames: format.endsWith('planar') ? length : length / numberOfChannels,
    copyTo: (into: Plane, options: AudioDataCopyToOptions) => {
      if (options.format !== undefined) throw new Error('asked to convert');
      into.set(planes[options.planeIndex] ?? []);
    },
  } as unknown as AudioData;
}

const LEFT = [0, 0.5, -0.5, -1];
const RIGHT = [-1, 0, 0.25, 0.5];
const FORMATS: Readonly<Record<string, (values: readonly number[]) => Plane>> = {
  u8: (values) => Uint8Array.from(values, (value) => 128 + value * 128),
  s16: (values) => Int16Array.from(values, (value) => value * 2 ** 15),
  s32: (values) => Int32Array.from(values, (value) => value * 2 ** 31),
  f32: (values) => Float32Array.from(values),
};

describe('decoded sound, channel by channel', () => {
  for (const [name, plane] of Object.entries(FORMATS)) {
    it(`of planes of ${name}`, () => {
      const data = audioData(`${name}-planar`, [plane(LEFT), plane(RIGHT)], 2);
      expect(channelsOf(data).map((samples) => [...samples])).to.deep.equal([LEFT, RIGHT]);
    });

    it(`of interleaved ${name}`, () => {
      const both = LEFT.flatMap((value, i) => [value, RIGHT[i] ?? 0]);
      const data = audioData(name, [plane(both)], 2);
      expect(channelsOf(data).map((samples) => [...samples])).to.deep.equal([LEFT, RIGHT]);
    });
  }

  it('refuses a format that is none', () => {
    expect(() => channelsOf(audioData('s12', [new Uint8Array(4)], 1))).to.throw(RangeError, 's12');
  });
});
