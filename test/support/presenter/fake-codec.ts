import type { Codec, DecodeRequest, PictureHeader } from '../../../src/core/codec/codec.ts';
import type { Plane } from '../../../src/core/frame/planes.ts';
import { paintStrip } from '../pictures/coded-strip.ts';
import type { FakePicture } from './fake-picture.ts';

/** A codec for files made by `fakeFile`: it goes by the name `exr`, so that nothing but the address of the codec differs. */
export const codec: Codec = {
  name: 'exr',
  readHeader: async (request) => headerOf(await readPicture(request), request.level ?? 0),
  async decode(request) {
    const fake = await readPicture(request);
    const header = headerOf(fake, request.level ?? 0);
    await request.reserve?.(header.decodedBytes, header);
    await misbehave(fake, request.signal);
    const level = request.level ?? 0;
    const { layout, displayWindow, dataWindow, pixelAspectRatio } = pictureInfo(fake);
    const planes = fake.planes.map((_, index) => makePlane(fake, index, level, request));
    const info = { format: 'fake', layout, displayWindow, dataWindow, pixelAspectRatio, level, complete: true };
    return { picture: { info, planes }, header, stats: { bytesWanted: 0, bytesRead: 0, requests: 1 } };
  },
};

async function readPicture({ source }: Pick<DecodeRequest, 'source'>): Promise<FakePicture> {
  const bytes = await source.read(0, source.size ?? 0);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as FakePicture;
}

function pictureInfo(fake: FakePicture) {
  const dataWindow = fake.dataWindow ?? ([0, 0, fake.width - 1, fake.height - 1] as const);
  const displayWindow = fake.displayWindow ?? dataWindow;
  return { layout: fake.layout, dataWindow, displayWindow, pixelAspectRatio: fake.pixelAspectRatio ?? 1 };
}

const BYTES = { half: 2, float: 4, uint: 4, u8: 1, u16: 2, rgba8: 4, rgb10: 4 } as const;

function sizeOf(fake: FakePicture, index: number, level: number): { width: number; height: number } {
  const sampling = fake.planes[index]?.sampling ?? 1;
  const step = sampling * 2 ** level;
  return { width: Math.ceil(fake.width / step), height: Math.ceil(fake.height / step) };
}

function headerOf(fake: FakePicture, level: number): PictureHeader {
  let decodedBytes = 0;
  fake.planes.forEach((plane, index) => {
    const { width, height } = sizeOf(fake, index, level);
    decodedBytes += width * height * BYTES[plane.type];
  });
  const { displayWindow, dataWindow, pixelAspectRatio } = pictureInfo(fake);
  const layers = [{ id: '', part: '', view: '', channels: fake.planes.map((plane) => plane.name) }];
  return {
    format: 'fake',
    layers,
    layer: 0,
    displayWindow,
    dataWindow,
    pixelAspectRatio,
    decodedBytes,
    storedLevels: [0],
  };
}

function makePlane(fake: FakePicture, index: number, level: number, { allocate }: DecodeRequest): Plane {
  const { name, type, sampling = 1, value, maxCode } = fake.planes[index]!;
  const { width, height } = sizeOf(fake, index, level);
  const buffer = allocate?.(width * height * BYTES[type]) ?? new ArrayBuffer(width * height * BYTES[type]);
  const Samples = { 1: Uint8Array, 2: Uint16Array, 4: type === 'float' ? Float32Array : Uint32Array }[BYTES[type]];
  const data = type === 'rgba8' ? new Uint8Array(buffer) : new Samples(buffer);
  if (type === 'rgba8') new Uint32Array(buffer).fill(value);
  else data.fill(value);
  if (fake.code !== undefined && type !== 'rgba8')
    paintStrip({ data, width, height }, fake.code, { white: fake.white ?? 1 });
  const size = { xSampling: sampling, ySampling: sampling, width, height };
  return { name, type, ...size, ...(maxCode && { maxCode }), data };
}

async function misbehave(fake: FakePicture, signal: AbortSignal | undefined): Promise<void> {
  if (fake.fault === 'throw') throw new Error('The fake codec was told to throw.');
  if (fake.fault === 'hang') await new Promise(() => {});
  if (fake.fault === 'close') (globalThis as unknown as { close(): void }).close();
  if (fake.fault === 'uncaught')
    setTimeout(() => {
      throw new Error('Uncaught in the decoder.');
    });
  while (fake.fault === 'loop') signal?.throwIfAborted();
  const until = performance.now() + (fake.decodeMs ?? 0);
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    signal?.throwIfAborted();
  }
  if (fake.fault === 'uncaught' || fake.fault === 'close') await new Promise(() => {});
}
