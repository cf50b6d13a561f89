import { expect } from 'chai';
import { copyAsRgba } from '../../../src/core/codec/rgba-frame.ts';

const OPTIONS = { layout: [{ offset: 0, stride: 8 }] };

/** A frame of two pixels, red 10, green 20, blue 30, in a browser that converts or ignores what it is asked for. */
function frameOf(format: 'RGBA' | 'BGRA' | 'I420', converts: boolean): VideoFrame {
  const rgba = [10, 20, 30, 255];
  const own = format === 'RGBA' ? rgba : [30, 20, 10, 255];
  return {
    format,
    copyTo: (into: Uint8Array, { format: asked }: VideoFrameCopyToOptions) => {
      const pixel = converts && asked === 'RGBA' ? rgba : own;
      into.set([...pixel, ...pixel]);
      return Promise.resolve([]);
    },
  } as unknown as VideoFrame;
}

async function copied(format: 'RGBA' | 'BGRA' | 'I420', converts: boolean): Promise<number[]> {
  const into = new Uint8Array(8);
  await copyAsRgba(frameOf(format, converts), into, OPTIONS, () => Promise.resolve(converts));
  return [...into];
}

describe('a frame copied as RGBA', () => {
  for (const format of ['RGBA', 'BGRA'] as const)
    for (const converts of [true, false])
      it(`from ${format}, by a browser that ${converts ? 'converts' : 'does not convert'}`, async () => {
        expect(await copied(format, converts)).to.deep.equal([10, 20, 30, 255, 10, 20, 30, 255]);
      });

  it('is refused where the browser cannot make it', async () => {
    expect(await copied('I420', true)).to.deep.equal([10, 20, 30, 255, 10, 20, 30, 255]);
    const error = await copied('I420', false).catch((reason: unknown) => reason);
    expect(error).to.have.property('name', 'NotSupportedError');
  });
});
