import { expect } from 'chai';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import { DecodeLock } from '../../../src/workers/decode/memory/decode-lock.ts';
import { LentBuffers } from '../../../src/workers/decode/memory/lent-buffers.ts';
import { sniffFormat } from '../../../src/workers/decode/formats/sniff-format.ts';
import { freeBuffers } from '../../../src/workers/free-buffers.ts';
import { BufferRecycler } from '../../../src/workers/present/frames/buffer-recycler.ts';
import { FrameStore } from '../../../src/workers/present/frames/frame-store.ts';

const buffers = (...sizes: number[]): ArrayBuffer[] => sizes.map((size) => new ArrayBuffer(size));

describe('freed buffers', () => {
  it('are detached, one that is named twice too', () => {
    const [a, b] = buffers(10, 20);
    freeBuffers([a!, b!, a!]);
    expect([a!.byteLength, b!.byteLength]).to.deep.equal([0, 0]);
  });
});

describe('the buffer recycler', () => {
  it('keeps nothing before it is allowed to', () => {
    const recycler = new BufferRecycler();
    const [a] = buffers(10);
    recycler.give([a!]);
    expect(recycler.bytes).to.equal(0);
    expect(a!.byteLength).to.equal(0);
  });

  it('never holds more than allowed, frees the oldest first, and hands out exact sizes', () => {
    const recycler = new BufferRecycler();
    recycler.allow(50);
    const [a, b, c] = buffers(20, 20, 30);
    recycler.give([a!, b!]);
    recycler.give([c!]);
    expect(recycler.bytes).to.equal(50);
    expect([a!, b!, c!].map((buffer) => buffer.byteLength)).to.deep.equal([0, 20, 30]);
    expect(recycler.take([20, 20, 25])).to.deep.equal([b]);
    expect(recycler.bytes).to.equal(30);
    recycler.allow(29);
    expect(recycler.bytes).to.equal(0);
    expect(c!.byteLength).to.equal(0);
  });
});

describe('lent buffers', () => {
  it('serve exact sizes, come back unused, and are freed with a failure', () => {
    const [small, large] = buffers(10, 20);
    const lent = new LentBuffers([small!, large!]);
    expect(lent.take(20)).to.equal(large);
    const fresh = lent.take(20);
    expect(fresh.byteLength).to.equal(20);
    expect(lent.takeUnused()).to.deep.equal([small]);
    lent.freeTaken();
    expect([large!.byteLength, fresh.byteLength, small!.byteLength]).to.deep.equal([0, 0, 10]);
  });
});

describe('the frame store', () => {
  const picture = (level: number, ...data: ArrayBuffer[]): Picture => ({
    info: {
      format: 'x',
      layout: 'grey',
      displayWindow: [0, 0, 0, 0],
      dataWindow: [0, 0, 0, 0],
      pixelAspectRatio: 1,
      level,
      complete: true,
    },
    planes: data.map((buffer) => ({
      name: 'Y',
      type: 'u8',
      xSampling: 1,
      ySampling: 1,
      width: 1,
      height: 1,
      data: new Uint8Array(buffer),
    })),
  });
  const at = { header: null, source: 's@1', layer: '', frame: frameNumber(1) };

  it('counts each buffer once and hands it over on removal', () => {
    const store = new FrameStore();
    const [a, b] = buffers(10, 20);
    expect(store.add({ ...at, ticket: 1, picture: inOneBand(picture(0, a!, b!, a!)) }).bytes).to.equal(30);
    expect(store.bytes).to.equal(30);
    expect(store.remove(1)).to.deep.equal([a, b]);
    expect(store.remove(1)).to.equal(null);
    expect([store.bytes, store.size]).to.deep.equal([0, 0]);
    expect(store.finest(at, at.frame)).to.equal(undefined);
  });

  it('finds the finest level held', () => {
    const store = new FrameStore();
    const [a, b] = buffers(10, 20);
    store.add({ ...at, ticket: 1, picture: inOneBand(picture(2, a!)) });
    store.add({ ...at, ticket: 2, picture: inOneBand(picture(1, b!)) });
    expect(store.finest(at, at.frame)?.ticket).to.equal(2);
    expect(store.finest({ ...at, layer: 'Z' }, at.frame)).to.equal(undefined);
    store.remove(2);
    expect(store.finest(at, at.frame)?.ticket).to.equal(1);
  });
});

describe('decode turns', () => {
  it('go to the lowest tier, then the oldest; the aborted never get one', async () => {
    const turn = new DecodeLock();
    const { signal } = new AbortController();
    const order: string[] = [];
    const end = await turn.take(0, signal);
    const aborted = new AbortController();
    const waiting = (
      [
        ['idle', 3, signal],
        ['gone', 0, aborted.signal],
        ['soon', 1, signal],
        ['now', 0, signal],
        ['soon too', 1, signal],
      ] as const
    ).map(([name, tier, jobSignal]) =>
      turn.take(tier, jobSignal).then(
        (done) => {
          order.push(name);
          done();
        },
        () => order.push(`${name}: aborted`),
      ),
    );
    aborted.abort();
    end();
    await Promise.all(waiting);
    expect(order).to.deep.equal(['gone: aborted', 'now', 'soon', 'soon too', 'idle']);
  });
});

describe('formats by their first bytes', () => {
  for (const [magic, codec, description] of [
    ['\x76\x2f\x31\x01', 'exr', 'OpenEXR'],
    ['\x89PNG\r\n\x1a\n', 'browser', 'PNG'],
    ['\xff\xd8\xff\xe0', 'browser', 'JPEG'],
    ['RIFF....WEBPVP8 ', 'browser', 'WebP'],
    ['SDPX', 'dpx-cineon', 'DPX'],
    ['\xd7\x5f\x2a\x80', 'dpx-cineon', 'Cineon'],
    ['....ftypqt  ', null, 'QuickTime'],
    ['<!DOCTYPE html>', null, 'web page'],
    ['hello', null, 'text'],
    ['\x00\x01\x02', null, 'unknown'],
    ['', null, 'empty'],
  ] as const) {
    it(`${JSON.stringify(magic)} is ${description}`, () => {
      const format = sniffFormat(Uint8Array.from(magic, (character) => character.charCodeAt(0)));
      expect(format.codec).to.equal(codec);
      expect(format.description).to.contain(description);
    });
  }
});
