import { expect } from 'chai';
import { FaultServer } from '../../support/server/fault-server.ts';
import { SyntheticFrames } from '../../support/presenter/synthetic-frames.ts';

describe('fault server', () => {
  const shot = new SyntheticFrames({ width: 64, height: 36 });
  let server: FaultServer;

  before(async () => {
    server = (await FaultServer.start()).frames('/shot/', (frame) => (frame <= 1010 ? shot.pieces(frame) : null));
  });
  afterEach(() => server.mend());
  after(() => server.close());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.origin + path, { headers });

  it('serves synthesised frames whole and by range, and keeps a log', async () => {
    const whole = new Uint8Array(await (await get('/shot/a.1001.exr')).arrayBuffer());
    expect(whole.length).to.equal(shot.fileBytes);
    const part = await get('/shot/a.1001.exr', { range: 'bytes=100-199' });
    expect(part.status).to.equal(206);
    expect(part.headers.get('content-range')).to.equal(`bytes 100-199/${shot.fileBytes}`);
    expect(new Uint8Array(await part.arrayBuffer())).to.deep.equal(whole.slice(100, 200));
    expect((await get('/shot/a.1011.exr')).status).to.equal(404);
    expect(server.frameRequests('/shot/').map(({ frame, status }) => [frame, status])).to.deep.equal([
      [1001, 200],
      [1001, 206],
      [1011, 404],
    ]);
  });

  it('fails as told, so many times', async () => {
    server.fault(/1002/, { kind: 'status', status: 500 }, 1);
    expect((await get('/shot/a.1002.exr')).status).to.equal(500);
    expect((await get('/shot/a.1002.exr')).status).to.equal(200);
    server.fault(/1003/, { kind: 'truncate', bytes: 500 });
    expect((await (await get('/shot/a.1003.exr')).arrayBuffer()).byteLength).to.equal(500);
    server.fault(/1004/, { kind: 'short', after: 500 });
    const short = await get('/shot/a.1004.exr')
      .then((answer) => answer.arrayBuffer())
      .catch((error: unknown) => error);
    expect(short).to.be.instanceOf(Error);
  });

  it('notes which answers the client gave up', async () => {
    server.fault(/1005/, { kind: 'stall', after: 100 });
    const given = new AbortController();
    const answer = await fetch(`${server.origin}/shot/a.1005.exr`, { signal: given.signal });
    expect(answer.status).to.equal(200);
    given.abort();
    const entry = server.frameRequests().at(-1);
    for (let i = 0; i < 50 && entry?.end === 'open'; i++) await new Promise((done) => setTimeout(done, 10));
    expect(entry).to.include({ end: 'aborted', sentBytes: 100 });
  });
});
