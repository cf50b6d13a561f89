import { expect } from 'chai';
import { codec as exrCodec } from '../../../src/core/codec/exr/exr-codec.ts';
import { systemTime } from '../../../src/core/base/time-source.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { LoadJob } from '../../../src/core/presenter/protocol.ts';
import type { DecodeMessage } from '../../../src/workers/decode/decode-protocol.ts';
import { DecodeService } from '../../../src/workers/decode/service.ts';
import { conformanceBytes, itConforms, referenceFiles } from '../../support/conformance.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';
import { FaultServer } from '../../support/server/fault-server.ts';

const WIDTH = 320;
const HEIGHT = 200;

/** Two parts that lie one behind the other: a large beauty and a small depth. */
function twoParts(frame: number): Uint8Array {
  const samples = WIDTH * HEIGHT;
  const dataWindow = [0, 0, WIDTH - 1, HEIGHT - 1] as const;
  const beauty = ['A', 'B', 'G', 'R'].map((name) => {
    return { name, type: 'float' as const, data: new Float32Array(samples).fill(frame) };
  });
  const depth = [{ name: 'Z', type: 'half' as const, data: new Uint16Array(samples).fill(frame) }];
  return writeExr([
    { name: 'beauty', channels: beauty, dataWindow, compression: 'NONE' },
    { name: 'depth', channels: depth, dataWindow, compression: 'NONE' },
  ]);
}

class Scene {
  readonly messages: DecodeMessage[] = [];
  /** Addresses of modules in the order in which they were imported. */
  readonly imported: string[] = [];
  readonly service = new DecodeService({
    time: systemTime,
    fetcher: (url, init) => fetch(url, init),
    post: (message) => this.messages.push(message),
    importModule: (address) => {
      this.imported.push(address);
      return Promise.resolve({ codec: exrCodec });
    },
  });
  #ticket = 0;

  constructor(maxTextureSize: number | null = 8192) {
    this.service.configure({ codecs: { exr: '/exr.js' }, maxTextureSize });
  }

  /** In order, but for those that come by the clock, on a slow machine: signs of life, and progress of a transfer. */
  get kinds(): DecodeMessage['kind'][] {
    return this.messages.flatMap(({ kind }) => (kind === 'alive' || kind === 'transfer' ? [] : kind));
  }

  job(url: string, changes: Partial<LoadJob> = {}): LoadJob {
    const ticket = ++this.#ticket;
    const job = {
      ticket,
      source: 's@1',
      frame: frameNumber(1),
      request: { url },
      layer: '',
      level: 0,
      tier: 0,
      epoch: 0,
    };
    return { ...job, encodedBytes: 1e9, decodedBytes: 1e9, ...changes };
  }
}

describe('the decode service', () => {
  const files = new Map<number, Uint8Array>();
  const fileOf = (frame: number): Uint8Array => {
    const file = files.get(frame) ?? twoParts(frame);
    files.set(frame, file);
    return file;
  };
  let server: FaultServer;
  let scene: Scene;
  const start = async (options = {}): Promise<string> => {
    server = (await FaultServer.start(options)).frames('/a/', (frame) => [fileOf(frame)]);
    return `${server.origin}/a/two`;
  };
  beforeEach(() => {
    scene = new Scene();
  });
  afterEach(() => server.close());
  const sent = (): number => server.log.reduce((sum, { sentBytes }) => sum + sentBytes, 0);

  it('reads a plain frame in one request, whole', async () => {
    const url = await start();
    const answer = await scene.service.load(scene.job(`${url}.1001.exr`), []);
    expect(answer.ok).to.equal(true);
    expect(server.log.map(({ range }) => range)).to.deep.equal([null]);
    expect(scene.kinds).to.deep.equal(['header', 'decoding']);
  });

  it('imports the decoder that the file’s name speaks of before the file is there; the content decides', async () => {
    const url = await start();
    scene.service.configure({ codecs: { exr: '/exr.js', tga: '/tga.js' }, maxTextureSize: 8192 });
    const loading = scene.service.load(scene.job(`${url}.1001.exr`), []);
    expect(scene.imported).to.deep.equal(['/exr.js']);
    expect((await loading).ok).to.equal(true);
    const misnamed = new File([new Uint8Array(fileOf(1001))], 'shot.1001.tga');
    const answer = await scene.service.load({ ...scene.job(''), request: { blob: misnamed } }, []);
    expect(answer.ok, 'decoded as what it is').to.equal(true);
    expect(scene.imported).to.deep.equal(['/exr.js', '/tga.js']);
  });

  it('waits for the largest texture’s size only with a picture that may not fit one', async () => {
    const wide = writeExr({
      channels: [{ name: 'Y', type: 'half', data: new Uint16Array(2049) }],
      dataWindow: [0, 0, 2048, 0],
      compression: 'NONE',
    });
    const url = await start();
    scene = new Scene(null);
    expect((await scene.service.load(scene.job(`${url}.1001.exr`), [])).ok).to.equal(true);
    const request = { blob: new Blob([new Uint8Array(wide)]) };
    const loading = scene.service.load({ ...scene.job(''), request }, []);
    const before = await Promise.race([loading, new Promise((done) => setTimeout(() => done('waits'), 100))]);
    expect(before).to.equal('waits');
    scene.service.notice({ kind: 'maxTextureSize', maxTextureSize: 2048 });
    const answer = await loading;
    expect(answer.ok && answer.picture.info.level).to.equal(1);
  });

  it('reads one part whose chunks lie together by range: few bytes, few requests, the same samples', async () => {
    const url = await start();
    const answer = await scene.service.load(scene.job(`${url}.1001.exr`, { layer: 'depth:Z' }), []);
    if (!answer.ok) throw new Error(answer.error?.message);
    expect(answer.picture.planes.map(({ name, type }) => [name, type])).to.deep.equal([['Z', 'half']]);
    expect(new Set(answer.picture.planes[0]!.data)).to.deep.equal(new Set([1001]));
    expect(server.log.length).to.be.at.most(8);
    expect(sent()).to.be.below(fileOf(1001).length * 0.25);
    expect(answer.timing.bytesRead).to.equal(sent());
  });

  it('holds no more encoded bytes than it may while it reads by range', async () => {
    const url = await start();
    const job = scene.job(`${url}.1001.exr`, { layer: 'depth:Z', encodedBytes: 70_000 });
    const loading = scene.service.load(job, []);
    const want = await until(() => scene.messages.find((message) => message.kind === 'needBytes'));
    // The head, and the depth samples with what stands before each row.
    expect(want)
      .to.have.property('encodedBytes')
      .within(65_536 + WIDTH * HEIGHT * 2, 65_536 + WIDTH * HEIGHT * 2 + 4096);
    expect(scene.messages.at(-1)?.kind, 'it holds still').to.equal('needBytes');
    scene.service.notice({ kind: 'grant', ticket: job.ticket, encodedBytes: 1e9, decodedBytes: 1e9 });
    expect((await loading).ok).to.equal(true);
  });

  it('takes the whole file from a server that does not do ranges, and asks it no more', async () => {
    const url = await start({ range: false });
    const answer = await scene.service.load(scene.job(`${url}.1001.exr`, { layer: 'depth:Z' }), []);
    expect(answer.ok).to.equal(true);
    expect(server.log).to.have.length(1);
    expect(sent()).to.equal(fileOf(1001).length);
  });

  it('learns from one frame how the next of its kind is best read', async () => {
    const url = await start();
    // A reduced picture of a file without levels needs every byte.
    const first = await scene.service.load(scene.job(`${url}.1001.exr`, { layer: 'beauty:', level: 1 }), []);
    const requests = server.log.length;
    const second = await scene.service.load(scene.job(`${url}.1002.exr`, { layer: 'beauty:', level: 1 }), []);
    expect([first.ok, second.ok]).to.deep.equal([true, true]);
    expect(server.log.length - requests).to.equal(1);
    expect(server.log.at(-1)?.range).to.equal(null);
  });

  it('says what a missing, a refused, a foreign and a cut file is', async () => {
    const url = await start();
    server.fault(/1001/, { kind: 'status', status: 404 });
    server.fault(/1002/, { kind: 'status', status: 403 });
    server.fault(/1003/, { kind: 'body', body: Buffer.from('<!doctype html><p>Please log in.') });
    server.fault(/1004/, { kind: 'body', body: fileOf(1004).subarray(0, 100) });
    const codes: (string | undefined)[] = [];
    for (const frame of [1001, 1002, 1003, 1004]) {
      const answer = await scene.service.load(scene.job(`${url}.${frame}.exr`), []);
      codes.push(answer.ok ? 'ok' : answer.error?.code);
    }
    expect(codes).to.deep.equal(['not-found', 'forbidden', 'format-unsupported', 'truncated']);
  });

  it('fetches the next file while one decodes, and answers an abort of it at once', async () => {
    const url = await start();
    server.fault(/1002/, { kind: 'stall', after: 1000 });
    const slow = scene.job(`${url}.1002.exr`);
    const stalled = scene.service.load(slow, []);
    expect((await scene.service.load(scene.job(`${url}.1001.exr`), [])).ok).to.equal(true);
    // Turns of a timer: on a busy machine they come as late as the answer does.
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 10);
    scene.service.notice({ kind: 'abort', ticket: slow.ticket });
    expect(await stalled).to.deep.include({ ok: false, error: null });
    clearInterval(timer);
    expect(turns).to.be.below(20);
  });

  it('reduces a picture that no texture could hold', async () => {
    const url = await start();
    scene.service.configure({ codecs: { exr: '/exr.js' }, maxTextureSize: 128 });
    const answer = await scene.service.load(scene.job(`${url}.1001.exr`), []);
    if (!answer.ok) throw new Error(answer.error?.message);
    expect(answer.picture.info.level).to.equal(2);
    expect(answer.picture.planes[0]!.width).to.equal(80);
  });

  describe('asked for a frame in bands', () => {
    /** Large enough that bands are worth it. */
    const large = (): Uint8Array => {
      const dataWindow = [0, 0, 511, 1023] as const;
      const channels = ['R', 'G', 'B'].map((name, channel) => {
        const data = new Float32Array(512 * 1024).map((_, i) => (i % 1009) + channel);
        return { name, type: 'float' as const, data };
      });
      return writeExr({ channels, dataWindow, compression: 'NONE' });
    };
    type Kind = DecodeMessage['kind'];
    const all = <K extends Kind>(kind: K): Extract<DecodeMessage, { kind: K }>[] =>
      scene.messages.filter((message): message is Extract<DecodeMessage, { kind: K }> => message.kind === kind);
    const decodeBands = async (job: LoadJob): Promise<Uint8Array> => {
      const [divided] = all('divided');
      const pieces: Uint8Array[] = [];
      for (const { band } of all('band').sort((a, b) => a.band.rows.from - b.band.rows.from)) {
        const { layer, level } = divided!.division;
        const answer = await scene.service.load({ ...job, ticket: -1, layer, level, rows: band.rows, band }, []);
        if (!answer.ok) throw new Error(answer.error?.message);
        const red = answer.picture.planes[0]!.data;
        pieces.push(new Uint8Array(red.buffer, red.byteOffset, red.byteLength));
        expect(band.bytes.byteLength, 'freed').to.equal(0);
      }
      return Buffer.concat(pieces);
    };
    const wholeRed = async (job: LoadJob): Promise<Uint8Array> => {
      const answer = await scene.service.load(job, []);
      if (!answer.ok) throw new Error(answer.error?.message);
      const red = answer.picture.planes[0]!.data;
      return Buffer.from(red.buffer, red.byteOffset, red.byteLength);
    };

    it('reads the file once, hands it over in bands as they arrive, and keeps nothing', async () => {
      await start();
      const file = large();
      server.frames('/b/', () => [file]);
      const address = `${server.origin}/b/x.1.exr`;
      const job = scene.job(address, { encodedBytes: file.length });
      const answer = await scene.service.load({ ...job, mostBands: 4 }, []);
      expect(answer).to.deep.include({ ok: false, error: null });
      expect(!answer.ok && answer.divided?.bytesRead).to.equal(file.length);
      expect(scene.kinds).to.deep.equal(['header', 'divided', ...Array<Kind>(4).fill('band')]);
      expect(server.log).to.have.length(1);
      const bytes = all('band').reduce((sum, { band }) => sum + band.bytes.byteLength, 0);
      expect(bytes, 'each byte in one band').to.be.within(file.length * 0.95, file.length);
      expect(Buffer.compare(await decodeBands(job), await wholeRed(scene.job(address)))).to.equal(0);
    });

    it('hands each band over once, also where the transfer breaks and begins again', async () => {
      await start();
      const file = large();
      server.frames('/b/', () => [file]);
      server.fault(/\/b\//, { kind: 'short', after: Math.round(file.length * 0.6) }, 1);
      const address = `${server.origin}/b/x.1.exr`;
      const job = scene.job(address);
      const answer = await scene.service.load({ ...job, mostBands: 4 }, []);
      expect(!answer.ok && answer.divided, `${!answer.ok && answer.error?.message}`).to.be.an('object');
      expect(all('band').map(({ band }) => band.rows.from)).to.deep.equal([0, 256, 512, 768]);
      expect(Buffer.compare(await decodeBands(job), await wholeRed(scene.job(address)))).to.equal(0);
    });

    it('reads the bytes of a band again that were lost with another decoder, and no others', async () => {
      await start();
      const file = large();
      server.frames('/b/', () => [file]);
      const address = `${server.origin}/b/x.1.exr`;
      const job = scene.job(address);
      const rows = { from: 512, to: 768 };
      const answer = await scene.service.load({ ...job, rows }, []);
      if (!answer.ok) throw new Error(answer.error?.message);
      const red = answer.picture.planes[0]!.data;
      const expected = await wholeRed(scene.job(address));
      const decoded = new Uint8Array(red.buffer, red.byteOffset, red.byteLength);
      expect(Buffer.compare(decoded, expected.subarray(512 * 2048, 768 * 2048))).to.equal(0);
      expect(server.log[0]!.range, 'a range').to.not.equal(null);
      expect(answer.timing.bytesRead).to.be.below(file.length / 2);
    });

    it('decodes whole what is small, and says of a broken file what it always says', async () => {
      const url = await start();
      const small = await scene.service.load({ ...scene.job(`${url}.1001.exr`), mostBands: 4 }, []);
      expect(small.ok).to.equal(true);
      server.fault(/1004/, { kind: 'body', body: fileOf(1004).subarray(0, 100) });
      const broken = await scene.service.load({ ...scene.job(`${url}.1004.exr`), mostBands: 4 }, []);
      expect(!broken.ok && broken.error?.code).to.equal('truncated');
    });

    it('lets no decode of less worth begin while it is held', async () => {
      const url = await start();
      scene.service.notice({ kind: 'hold', on: true });
      let isDone = false;
      const waiting = scene.service.load(scene.job(`${url}.1001.exr`, { tier: 1 }), []).then((answer) => {
        isDone = true;
        return answer;
      });
      expect((await scene.service.load(scene.job(`${url}.1002.exr`), [])).ok).to.equal(true);
      await until(() => (server.log.length === 2 ? true : undefined));
      expect(isDone).to.equal(false);
      scene.service.notice({ kind: 'hold', on: false });
      expect((await waiting).ok).to.equal(true);
    });
  });

  itConforms('fills recycled buffers with the same samples as fresh ones', async (folder) => {
    expect(folder).to.be.a('string');
    const reference = referenceFiles('aswf').find(({ file }) => file.includes('Beachball/singlepart.0001'))!;
    const url = await start();
    server.frames('/b/', () => [conformanceBytes(`aswf/${reference.file}`)]);
    const fresh = await scene.service.load(scene.job(`${server.origin}/b/x.1.exr`), []);
    if (!fresh.ok) throw new Error(`${url} ${fresh.error?.message}`);
    const sums = fresh.picture.planes.map(({ data }) => crc32(data));
    const buffers = fresh.picture.planes.map(({ data }) => data.buffer as ArrayBuffer);
    for (const { data } of fresh.picture.planes) data.fill(0x7bff);
    const again = await scene.service.load(scene.job(`${server.origin}/b/x.2.exr`), buffers);
    if (!again.ok) throw new Error(again.error?.message);
    expect(again.picture.planes.map(({ data }) => crc32(data))).to.deep.equal(sums);
    const used = again.picture.planes.filter(({ data }) => buffers.includes(data.buffer as ArrayBuffer));
    expect(used, 'all of them').to.have.length(buffers.length);
    expect(again.unused).to.be.empty;
  });
});

async function until<Value>(find: () => Value | undefined): Promise<Value> {
  for (let i = 0; i < 500; i++) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It did not come.');
}
