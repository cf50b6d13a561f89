import { codec as filmCodec } from '../../../src/core/codec/dpx-cineon/dpx-cineon-codec.ts';

/** One frame to be decoded again and again. */
interface Order {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly level: number;
}

const port = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(times: { decode: number[]; copy: number[] }): void;
};

/** Milliseconds of each round: the decode into recycled memory, and a plain copy of the file beside it. */
async function measure({ bytes, rounds, level }: Order): Promise<void> {
  const source = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
  const memory = new Map<number, ArrayBuffer>();
  const target = new Uint8Array(bytes.length);
  const times = { decode: [] as number[], copy: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const spare = [...memory.values()];
    const result = await filmCodec.decode({
      source,
      level,
      allocate: (length) => spare.splice(spare.findIndex((own) => own.byteLength === length) >>> 0, 1)[0],
    });
    times.decode.push(performance.now() - from);
    result.picture.planes.forEach(({ data }, i) => memory.set(i, data.buffer as ArrayBuffer));
    const then = performance.now();
    target.set(bytes);
    times.copy.push(performance.now() - then);
  }
  port.postMessage(times);
}

port.onmessage = ({ data }) => void measure(data);
