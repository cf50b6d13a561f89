import { expect } from 'chai';
import { codec as exrCodec } from '../../../src/core/codec/exr/exr-codec.ts';
import { decodeExr } from '../../../src/exr.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';
import { toHalf } from '../../support/exr/to-half.ts';

const WIDTH = 75;
const HEIGHT = 43;
const half = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, index) => toHalf(Math.sin(index / 20) * 3));
const labels = Uint32Array.from(half, (_, index) => index >> 4);
const depth = Float32Array.from(half, (_, index) => index / 3);

function shot(compression: 'NONE' | 'RLE' | 'ZIPS' | 'ZIP'): Uint8Array<ArrayBuffer> {
  return writeExr({
    channels: [
      { name: 'R', type: 'half', data: half },
      { name: 'Z', type: 'float', data: depth },
      { name: 'id', type: 'uint', data: labels },
    ],
    dataWindow: [3, -2, WIDTH + 2, HEIGHT - 3],
    compression,
  });
}

/** A frame on this page with the given policy that decodes what it is sent. */
async function frameWith(policy: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  const ready = new Promise((done) => addEventListener('message', done, { once: true }));
  frame.srcdoc =
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<script type="module" src="/test/browser/exr/refused-wasm-probe.ts"></script>`;
  document.body.append(frame);
  await ready;
  return frame;
}

describe('EXR in a browser', () => {
  for (const compression of ['NONE', 'RLE', 'ZIPS', 'ZIP'] as const) {
    for (const wasm of [true, false]) {
      it(`decodes ${compression} ${wasm ? 'with' : 'without'} WebAssembly`, async () => {
        const { planes, complete } = await decodeExr(shot(compression), { wasm });
        expect(complete).to.equal(true);
        expect(planes.map(({ data }) => data)).to.deep.equal([half, depth, labels]);
      });
    }
  }

  it('decodes the same where a policy refuses WebAssembly', async () => {
    const frame = await frameWith("script-src 'self'");
    try {
      const answer = new Promise<MessageEvent>((done) => addEventListener('message', done, { once: true }));
      frame.contentWindow?.postMessage(shot('ZIP'), '*');
      const { data } = await answer;
      expect(data).to.deep.include({ refused: true, complete: true });
      expect((data as { planes: unknown }).planes).to.deep.equal([half, depth, labels]);
    } finally {
      frame.remove();
    }
  });

  it('lets messages in while it decodes: an abort stops it between chunks', async () => {
    const side = 2048;
    const data = new Uint16Array(side * side).map((_, index) => (index * 2654435761) & 0x3fff);
    const bytes = writeExr({
      channels: ['R', 'G', 'B'].map((name) => ({ name, type: 'half' as const, data })),
      dataWindow: [0, 0, side - 1, side - 1],
      compression: 'RLE',
    });
    const controller = new AbortController();
    const source = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
    let fills = 0;
    const decoding = exrCodec.decode({
      source,
      signal: controller.signal,
      allocate: () => {
        fills++;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => controller.abort();
        port2.postMessage(null);
        return undefined;
      },
    });
    const error = await decoding.catch((thrown: unknown) => thrown);
    expect(fills).to.equal(3);
    expect(error).to.have.property('name', 'AbortError');
  });
});
