import type { FrameWanted } from '../../../src/core/codec/file-codec.ts';
import { OpenVideo } from '../../../src/core/codec/video/open-video.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import { readStrip } from '../pictures/coded-strip.ts';

const signal = new AbortController().signal;
const noSound = (): Promise<never> => Promise.reject(new Error('no sound is read here'));

/** A clip of `test/fixtures/video`. */
export async function clipBytes(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/test/fixtures/video/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Opens bytes as a local file. The caller closes it. */
export function openClip(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<OpenVideo> {
  const blob = new File([bytes], name);
  return OpenVideo.open({ request: { blob }, fetcher: fetch, signal }, noSound);
}

export async function pictureAt(video: OpenVideo, position: number, level = 0): Promise<Picture> {
  const wanted: FrameWanted = {
    file: 'clip',
    request: { blob: new Blob() },
    fetcher: fetch,
    signal,
    position,
    level,
    tier: 1,
    maxTextureSize: 8192,
    reserve: () => Promise.resolve(),
    decoding: () => {},
    allocate: (byteLength) => new ArrayBuffer(byteLength),
  };
  return (await video.decode(wanted)).picture;
}

/** The number in a picture's luma. */
export function numberIn({ planes, info }: Picture): number | null {
  const [luma] = planes;
  if (!luma) return null;
  const shift = (info.yuv?.bits ?? 8) - 8;
  const data = new Uint8ClampedArray(luma.width * luma.height * 4);
  luma.data.forEach((code, i) => (data[i * 4] = code >> shift));
  return readStrip({ width: luma.width, height: luma.height, data }).frame;
}
