import { expect } from 'chai';
import fc from 'fast-check';
import type { SeqErrorValue } from '../../../src/core/base/seq-error.ts';
import type { RowRange } from '../../../src/core/codec/codec.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { PictureInfo } from '../../../src/core/frame/planes.ts';
import type { EncodedBand } from '../../../src/workers/decode/bands/encoded-band.ts';
import type { DecodeAnswer, DecodeJob } from '../../../src/workers/decode/decode-protocol.ts';
import { type FakeDecoder, PoolScene, tasks } from '../../support/presenter/pool-scene.ts';

const rowsOf = (count: number, height = 10): RowRange[] =>
  Array.from({ length: count }, (_, index) => ({ from: index * height, to: (index + 1) * height }));

const encoded = (rows: RowRange): EncodedBand => ({
  ...{ rows, planeBytes: [rows.to - rows.from], fileBytes: 1000, head: new Uint8Array(4) },
  ...{ ranges: [{ start: 4 + rows.from, end: 4 + rows.to }], bytes: new ArrayBuffer(rows.to - rows.from) },
});

/** What a decoder makes of a band: each sample is its row. */
function decoded({ rows }: DecodeJob, changes: Partial<Extract<DecodeAnswer, { ok: true }>> = {}): DecodeAnswer {
  const { from, to } = rows ?? { from: 0, to: 0 };
  const data = Uint8Array.from({ length: to - from }, (_, row) => from + row);
  const plane = { name: 'Y', type: 'u8' as const, xSampling: 1, ySampling: 1, width: 1, height: to - from, data };
  const picture = {
    info: { level: 0, complete: true, dataWindow: [5, 100, 8, 179] } as unknown as PictureInfo,
    planes: [plane],
  };
  const timing = { fetchMs: 0, decodeMs: 10, bytesRead: 0, encodedBytes: 0 };
  return { ok: true, picture, timing, unused: [], band: { error: null, isEmpty: false }, ...changes };
}

class Scene extends PoolScene {
  /** Loads a frame whose reader says that it comes in these bands, of which some are there. */
  async divide(count: number, there = count): Promise<{ ticket: number; reader: FakeDecoder; bands: EncodedBand[] }> {
    const ticket = this.load();
    await tasks();
    const reader = this.having(ticket);
    const rows = rowsOf(count);
    reader.listener.message({ kind: 'divided', ticket, division: { layer: 'found', level: 1, rows } });
    const bands = rows.map(encoded);
    for (const band of bands.slice(0, there)) reader.listener.message({ kind: 'band', ticket, band });
    await tasks();
    return { ticket, reader, bands };
  }

  endReading(ticket: number): void {
    const divided = { fetchMs: 7, bytesRead: 1000 };
    this.having(ticket).answer(ticket, { ok: false, error: null, divided, unused: [] });
  }

  /** Decoders answer their bands until none has one. */
  async finish(): Promise<void> {
    for (let job = this.alive.find(({ band }) => band); job; job = this.alive.find(({ band }) => band)) {
      const { band } = job;
      if (band) job.answer(band.ticket, decoded(band));
      await tasks();
    }
  }

  get rowsUnderWay(): (number | undefined)[] {
    return this.alive.map(({ band }) => band?.rows?.from);
  }
}

/** The rows that a picture has, in its order. */
function samplesOf({ answer }: PoolScene['settled'][number]): number[] {
  if (!answer.ok) throw new Error(`${answer.error?.code}`);
  return answer.picture.planes[0]!.bands.flatMap(({ data }) => [...data]);
}

const all = (count: number): number[] => Array.from({ length: count }, (_, row) => row);
const holds = ({ notices }: FakeDecoder): boolean[] =>
  notices.flatMap((notice) => (notice.kind === 'hold' ? notice.on : []));

describe('a frame decoded side by side', () => {
  it('may come in bands where it is waited for and decoders have nothing to do', async () => {
    const most = async (scene: PoolScene, ticket: number): Promise<number | undefined> => {
      await tasks();
      return scene.having(ticket).jobs.get(ticket)!.job.mostBands;
    };
    const alone = new PoolScene(4);
    expect(await most(alone, alone.load(1)), 'three bands a decoder').to.equal(12);
    const ahead = new PoolScene(4);
    expect(await most(ahead, ahead.load(1, { tier: 1 })), 'not waited for').to.equal(undefined);
    const single = new PoolScene(1);
    expect(await most(single, single.load(1)), 'nobody else').to.equal(undefined);
    const busy = new PoolScene(2);
    busy.load(1, { tier: 1 });
    busy.load(2, { tier: 1 });
    expect(await most(busy, busy.load(3)), 'all busy').to.equal(undefined);
    const tiles = new PoolScene(2);
    const jobs = [tiles.job(1), tiles.job(2), tiles.job(3)];
    tiles.pool.load(...jobs);
    expect(await most(tiles, jobs[0]!.ticket), 'others are waited for as well').to.equal(undefined);
    const dark = new PoolScene(1);
    dark.inTheDark = true;
    expect(await most(dark, dark.load(1)), 'whoever waits sees nothing yet').to.equal(3);
    expect(await most(dark, dark.load(2)), 'a second one that is waited for').to.equal(undefined);
    const scrubbed = new PoolScene(2);
    const [old] = [scrubbed.load(1), scrubbed.load(2, { tier: 1 })];
    await tasks();
    scrubbed.pool.abort(old!);
    scrubbed.pool.abort(old! + 1);
    expect(await most(scrubbed, scrubbed.load(3)), 'what others do is not wanted any more').to.equal(6);
  });

  it('goes to decoders as its bands arrive, to the one that reads when it has read, and comes back whole', async () => {
    const scene = new Scene(3);
    const { ticket, reader, bands } = await scene.divide(4, 1);
    expect(scene.decoders, 'one more is started for one band').to.have.length(2);
    expect(scene.rowsUnderWay).to.deep.equal([undefined, 0]);
    for (const band of bands.slice(1)) reader.listener.message({ kind: 'band', ticket, band });
    await tasks();
    expect(scene.rowsUnderWay, 'the reader reads').to.deep.equal([undefined, 0, 10]);
    scene.endReading(ticket);
    await tasks();
    expect(scene.rowsUnderWay).to.deep.equal([20, 0, 10]);
    expect(scene.decoders[1]!.band).to.deep.include({ layer: 'found', level: 1, tier: 0 });
    expect(scene.lent.slice(1), 'of the band\u2019s own sizes').to.deep.equal([[10], [10], [10]]);
    await scene.finish();
    expect(scene.settled.map((one) => one.ticket)).to.deep.equal([ticket]);
    expect(samplesOf(scene.settled[0]!)).to.deep.equal(all(40));
    const { answer } = scene.settled[0]!;
    expect(answer.ok && answer.timing).to.deep.equal({ fetchMs: 7, decodeMs: 40, bytesRead: 1000, encodedBytes: 1000 });
  });

  it('tells of the rows that are decoded and lie together, until it is over', async () => {
    const scene = new Scene(2);
    const { ticket } = await scene.divide(4);
    const rows = (): unknown => {
      const divided = scene.pool.dividedFrame({ source: 's@1', layer: '' }, frameNumber(1));
      const { picture } = divided?.rowsSoFar() ?? {};
      return (
        picture && [picture.info.dataWindow, picture.planes.flatMap(({ bands }) => bands.map(({ data }) => data[0]))]
      );
    };
    const answer = async (from: number): Promise<void> => {
      const decoder = scene.alive.find(({ band }) => band?.rows?.from === from)!;
      decoder.answer(decoder.band!.ticket, decoded(decoder.band!));
      await tasks();
    };
    expect(rows()).to.equal(undefined);
    await answer(0);
    expect(scene.rowsDecoded).to.equal(1);
    expect(rows(), 'a level of half the rows').to.deep.equal([[5, 100, 8, 119], [0]]);
    scene.endReading(ticket);
    await tasks();
    await answer(20);
    expect(rows(), 'rows with a gap above are no first rows').to.deep.equal([[5, 100, 8, 119], [0]]);
    await answer(10);
    expect(rows()).to.deep.equal([
      [5, 100, 8, 159],
      [0, 10, 20],
    ]);
    expect(scene.pool.dividedFrame({ source: 's@1', layer: 'other' }, frameNumber(1))).to.equal(null);
    scene.pool.abort(ticket);
    expect(rows(), 'cancelled').to.equal(undefined);
  });

  it('goes to a single decoder while the file still comes, one band after the other', async () => {
    const scene = new Scene(1);
    scene.inTheDark = true;
    const { ticket, reader, bands } = await scene.divide(3, 2);
    expect(scene.rowsUnderWay).to.deep.equal([0]);
    reader.answer(reader.band!.ticket, decoded(reader.band!));
    await tasks();
    expect(scene.rowsUnderWay).to.deep.equal([10]);
    reader.listener.message({ kind: 'band', ticket, band: bands[2]! });
    scene.endReading(ticket);
    await scene.finish();
    expect(samplesOf(scene.settled[0]!)).to.deep.equal(all(30));
  });

  it('goes before decodes that nobody waits for, until its last band is given out', async () => {
    const scene = new Scene(2);
    const { ticket } = await scene.divide(3);
    expect(scene.alive.map(holds)).to.deep.equal([[true], [true]]);
    scene.endReading(ticket);
    await tasks();
    expect(scene.alive.map(holds), 'one waits').to.deep.equal([[true], [true]]);
    const [first] = scene.alive;
    first!.answer(first!.band!.ticket, decoded(first!.band!));
    await tasks();
    expect(scene.alive.map(holds)).to.deep.equal([
      [true, false],
      [true, false],
    ]);
    await scene.finish();
    expect(scene.settled).to.have.length(1);
  });

  it('is cancelled as one, and answered when the last decoder has answered', async () => {
    const scene = new Scene(2);
    const { ticket, bands } = await scene.divide(3, 2);
    scene.pool.abort(ticket);
    const aborted = scene.alive.map(({ notices }) =>
      notices.flatMap((one) => (one.kind === 'abort' ? one.ticket : [])),
    );
    expect(aborted).to.deep.equal([[ticket], [scene.decoders[1]!.band!.ticket]]);
    expect(bands[1]!.bytes.byteLength, 'what waited is freed').to.equal(0);
    expect(scene.settled).to.be.empty;
    const [reader, other] = scene.alive;
    other!.answer(other!.band!.ticket);
    await tasks();
    expect(scene.settled).to.be.empty;
    reader!.listener.message({ kind: 'band', ticket, band: bands[2]! });
    expect(bands[2]!.bytes.byteLength, 'what comes late as well').to.equal(0);
    reader!.answer(ticket);
    await tasks();
    expect(scene.settled).to.deep.equal([{ ticket, answer: { ok: false, error: null, unused: [] } }]);
    expect(scene.alive.map(holds)).to.deep.equal([
      [true, false],
      [true, false],
    ]);
  });

  const damage: SeqErrorValue = { code: 'truncated', message: 'the second', retryable: false };
  it('keeps the rows of a damaged band, and is refused where nothing of it decodes', async () => {
    for (const emptyBands of [1, 3]) {
      const scene = new Scene(2);
      const { ticket } = await scene.divide(3);
      scene.endReading(ticket);
      await tasks();
      for (let index = 0; index < 3; index++) {
        const decoder = scene.alive.find(({ band }) => band)!;
        const { band } = decoder;
        const isEmpty = emptyBands === 3 || band!.rows!.from === 10;
        const error = isEmpty ? { ...damage, message: `from ${band!.rows!.from} on` } : null;
        const { picture } = decoded(band!) as Extract<DecodeAnswer, { ok: true }>;
        const info = { ...picture.info, complete: !isEmpty };
        decoder.answer(band!.ticket, decoded(band!, { picture: { ...picture, info }, band: { error, isEmpty } }));
        await tasks();
      }
      const [{ answer }] = scene.settled as [PoolScene['settled'][number]];
      if (emptyBands === 3) expect(answer).to.have.nested.property('error.message', 'from 0 on');
      else expect(answer).to.have.nested.property('picture.info.complete', false);
    }
  });

  it('ends with the error of a band that cannot be decoded at all, or of the transfer; the others are cancelled', async () => {
    const scene = new Scene(2);
    const { ticket } = await scene.divide(3);
    const other = scene.decoders[1]!;
    other.answer(other.band!.ticket, { ok: false, error: { ...damage, code: 'frame-too-large' }, unused: [] });
    await tasks();
    expect(scene.decoders[0]!.notices).to.deep.include({ kind: 'abort', ticket });
    scene.having(ticket).answer(ticket);
    await tasks();
    expect(scene.settled[0]!.answer).to.have.nested.property('error.code', 'frame-too-large');

    const cut = new Scene(2);
    const frame = await cut.divide(3, 1);
    cut
      .having(frame.ticket)
      .answer(frame.ticket, { ok: false, error: { ...damage, code: 'fetch-failed' }, unused: [] });
    await tasks();
    const { band } = cut.decoders[1]!;
    expect(cut.decoders[1]!.notices).to.deep.include({ kind: 'abort', ticket: band!.ticket });
    cut.decoders[1]!.answer(band!.ticket);
    await tasks();
    expect(cut.settled[0]!.answer).to.have.nested.property('error.code', 'fetch-failed');
  });

  it('costs nothing when a decoder dies with a band: the band is read and decoded again, after the others', async () => {
    const scene = new Scene(3);
    const { ticket } = await scene.divide(4);
    scene.endReading(ticket);
    await tasks();
    const victim = scene.decoders[1]!;
    scene.decoding(victim.band!.ticket);
    victim.listener.died('test');
    scene.time.advance(1000);
    await tasks();
    const bands = () => scene.alive.flatMap(({ band }) => band ?? []);
    expect(bands().map(({ rows, band }) => [rows!.from, band !== undefined])).to.deep.equal([
      [20, true],
      [10, true],
      [30, true],
    ]);
    for (let round = 0; round < 3; round++) {
      const decoder = scene.alive.find(({ band }) => band?.band)!;
      decoder.answer(decoder.band!.ticket, decoded(decoder.band!));
      await tasks();
    }
    expect(bands().map(({ rows, band }) => [rows!.from, band])).to.deep.equal([[0, undefined]]);
    await scene.finish();
    expect(samplesOf(scene.settled[0]!)).to.deep.equal(all(40));
  });

  it('costs nothing when the decoder dies that reads: what had not come is read again, in one piece', async () => {
    const scene = new Scene(2);
    const { reader } = await scene.divide(5, 2);
    reader.listener.died('test');
    scene.time.advance(1000);
    await tasks();
    const decoder = scene.alive.find(({ band }) => band)!;
    decoder.answer(decoder.band!.ticket, decoded(decoder.band!));
    await tasks();
    await scene.finish();
    expect(samplesOf(scene.settled[0]!)).to.deep.equal(all(50));
    expect(scene.lent.length, 'the frame, two bands, and one of what was lost').to.equal(4);
  });

  it('is given up when it has killed two decoders', async () => {
    const scene = new Scene(2);
    const { ticket } = await scene.divide(2);
    scene.endReading(ticket);
    for (let kills = 0; kills < 2; kills++) {
      await tasks();
      const victim = scene.alive.find(({ band }) => band?.rows?.from === 0)!;
      scene.decoding(victim.band!.ticket);
      victim.listener.died('test');
      const other = scene.alive.find(({ band }) => band);
      other?.answer(other.band!.ticket, decoded(other.band!));
      await tasks();
      scene.time.advance(5000);
    }
    await tasks();
    expect(scene.settled.map((one) => one.ticket)).to.deep.equal([ticket]);
    expect(scene.settled[0]!.answer).to.deep.nested.include({
      'error.code': 'worker-crashed',
      'error.retryable': false,
    });
  });

  it('takes eight decoders no longer than an eighth of the time and its longest band, times 1.3', async function () {
    this.timeout(20_000);
    const property = fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 24 }),
      async (durations) => {
        const scene = new Scene(8);
        scene.onJob = (decoder, job) => {
          if (!job.rows) return;
          decoder.listener.message({ kind: 'decoding', ticket: job.ticket });
          const duration = durations[job.rows.from / 10] ?? 0;
          scene.time.after(duration, () => decoder.answer(job.ticket, decoded(job)));
        };
        const begun = scene.time.now();
        const { ticket } = await scene.divide(durations.length);
        scene.endReading(ticket);
        for (let i = 0; i < 2000 && scene.settled.length === 0; i++) {
          await tasks();
          scene.time.advance(1);
        }
        expect(samplesOf(scene.settled[0]!)).to.have.length(durations.length * 10);
        const total = durations.reduce((sum, one) => sum + one, 0);
        expect(scene.time.now() - begun - 1).to.be.at.most(1.3 * (total / 8 + Math.max(...durations)));
        scene.pool.close();
      },
    );
    await fc.assert(property, { numRuns: 12 });
  });
});
