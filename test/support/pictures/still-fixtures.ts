import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PROJECT_ROOT } from '../project-root.ts';

const folder = resolve(PROJECT_ROOT, 'test/fixtures/stills');

/** What an independent decoder sees in a still: see make-stills.py. */
export interface ExpectedStill {
  readonly width: number;
  readonly height: number;
  /** A letter a sample: `RGB`, `YA`. */
  readonly channels: string;
  /** `half` as binary16 bits. */
  readonly type: 'u8' | 'u16' | 'half' | 'float';
  readonly values: ArrayLike<number>;
}

export function stillBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(resolve(folder, name)));
}

export function expectedStills(): Map<string, ExpectedStill> {
  const file = readFileSync(resolve(folder, 'expected.json'), 'utf8');
  const all = JSON.parse(file) as Record<string, Omit<ExpectedStill, 'values'> & { data: string }>;
  return new Map(
    Object.entries(all).map(([name, { data, ...rest }]) => {
      const { buffer } = new Uint8Array(inflateSync(Buffer.from(data, 'base64')));
      const values = { u8: Uint8Array, u16: Uint16Array, half: Uint16Array, float: Float32Array }[rest.type];
      return [name, { ...rest, values: new values(buffer) }];
    }),
  );
}
