import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { VideoCodec } from '../../../src/core/codec/video/video-codec.ts';

/** What one round came to, in milliseconds. */
export interface VideoRound {
  readonly frames: number;
  readonly ours: number;
  readonly sink: number;
  /** Ours, with frames wanted backwards. */
  readonly backwards: number;
  /** Decoding one group from its keyframe to its end. */
  readonly group: number;
  readonly seeks: readonly number[];
}

const IN_FLIGHT = 16;
const SEEKS = 40;
const signal = new AbortController().signal;

async function measure(url: string): Promise<VideoRound> {
  const blob = await (await fetch(url)).blob();
  const codec = new VideoCodec();
  const open = { file: url, request: { blob }, fetcher: fetch, signal };
  const { frames, longestGroup } = await codec.open(open);
  const spare: ArrayBuffer[] = [];
  const decode = async (position: number): Promise<void> => {
    const { picture } = await codec.decode({
      ...open,
      position,
      level: 0,
      tier: 1,
      maxTextureSize: 8192,
      reserve: () => Promise.resolve(),
      decoding: () => {},
      allocate: (byteLength) => spare.pop() ?? new ArrayBuffer(byteLength),
    });
    const [plane] = picture.planes;
    if (plane) spare.push(plane.data.buffer as ArrayBuffer);
  };
  const run = async (order: readonly number[], inFlight: number): Promise<number> => {
    const started = performance.now();
    const left = [...order];
    const lane = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await decode(next);
    };
    await Promise.all(Array.from({ length: inFlight }, lane));
    return performance.now() - started;
  };
  const all = Array.from({ length: frames }, (_, i) => i);
  const ours = await run(all, IN_FLIGHT);
  const sink = await iterateSink(blob);
  const backwards = await run([...all].reverse(), Math.min(longestGroup, 32));
  const group = await run(all.slice(longestGroup, 2 * longestGroup), longestGroup);
  const seeks: number[] = [];
  for (let i = 0; i < SEEKS; i++) seeks.push(await run([(i * 97 + 31) % frames], 1));
  return { frames, ours, sink, backwards, group, seeks };
}

/** mediabunny's own way to go through all frames, with nothing done to them. */
async function iterateSink(blob: Blob): Promise<number> {
  const started = performance.now();
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(blob) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('The clip has no video.');
  for await (const sample of new VideoSampleSink(track).samples()) sample.close();
  input.dispose();
  return performance.now() - started;
}

addEventListener('message', ({ data }: MessageEvent<string>) => {
  measure(data).then(
    (round) => postMessage(round),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
