import { expect } from 'chai';
import type { ReferenceChannel } from '../conformance.ts';
import { fromHalf } from '../exr/to-half.ts';

const INFINITE = { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' } as const;

function sampleAt(data: ArrayBufferView, type: ReferenceChannel['type'], index: number): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (type === 'half') return fromHalf(view.getUint16(index * 2, true));
  return type === 'float' ? view.getFloat32(index * 4, true) : view.getUint32(index * 4, true);
}

/** A DWA plane against the reference's samples: within two half steps or 0.002, as the reference files' README has it. */
export function compareSamples(data: ArrayBufferView, { name, type, samples }: ReferenceChannel): void {
  for (const [index, expected] of samples) {
    const value = sampleAt(data, type, index);
    const title = `${name}[${index}]`;
    if (typeof expected === 'string') expect(String(value), title).to.equal(INFINITE[expected]);
    else expect(value, title).to.be.closeTo(expected, Math.max(0.002, 0.0025 * Math.abs(expected)));
  }
}
