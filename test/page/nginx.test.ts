import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { findNginx } from '../support/server/find-nginx.ts';
import { type NginxRequest, NginxServer } from '../support/server/nginx-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { exrFile } from '../support/exr/small-exr.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { shownWhilePlaying } from '../support/page/shown-while-playing.ts';
import { useSite } from '../support/page/use-pages.ts';

/** The origin that the documentation page allows; it stands for the test's own. */
const DOCUMENTED = 'https://review.example';
const executable = findNginx();

/** The configuration as the documentation page shows it. */
function documentedBlocks(): { http: string; server: string } {
  const page = readFileSync(resolve(PROJECT_ROOT, 'stories/guide/hosting.md'), 'utf8');
  const blocks = [...page.matchAll(/^```nginx\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const [http, server] = ['http', 'server'].map((place) => blocks.find((block) => block.startsWith(`# In ${place} {`)));
  if (!http || !server || blocks.length !== 2)
    throw new Error(
      'stories/guide/hosting.md must have two nginx blocks, one that begins with # In http {, one with # In server {',
    );
  return { http, server };
}

/**
 * What the tests need beside the documented blocks: places that are slow, and files that are had with a cookie or a
 * header only (else they are another file, which nobody may read).
 */
const GATES = `
  if ($uri ~ /slow/) { set $limit_rate 200k; }
  if ($uri ~ /stalled/) { set $limit_rate 1; }
  set $gate "";
  if ($uri ~ /members/) { set $gate "closed"; }
  if ($cookie_session = "secret") { set $gate ""; }
  if ($http_x_review_token = "secret") { set $gate ""; }
  if ($request_method = OPTIONS) { set $gate ""; }
  if ($gate) { rewrite ^ /plates/locked.exr break; }
`;

describe('the documented nginx', function () {
  this.timeout(60_000);
  const large = new SyntheticFrames({ width: 320, height: 180, channels: ['R', 'G', 'B'] });
  const pages = useSite();
  let nginx: NginxServer;

  before(async function () {
    if (!executable) {
      console.log('nginx is not installed (Debian: apt-get install nginx-light): its recipe is not tried.');
      return this.skip();
    }
    const { http, server } = documentedBlocks();
    expect(http).to.include(`"${DOCUMENTED}"`);
    nginx = await NginxServer.start({
      executable,
      http: http.replaceAll(DOCUMENTED, pages.site.origin),
      server: GATES + server,
    });
    for (let frame = 1001; frame <= 1012; frame++) {
      if (frame === 1003) continue;
      const file = exrFile(frame, 320, 180);
      nginx.put(
        `plates/shot.${frame}.exr`,
        frame === 1007 ? file.subarray(0, file.length / 2) : file,
        frame === 1005 ? 0 : 0o644,
      );
      nginx.put(`plates/members/shot.${frame}.exr`, file);
    }
    nginx.put('plates/locked.exr', exrFile(1, 320, 180), 0);
    for (let frame = 1; frame <= 3; frame++) {
      const place = frame === 2 ? 'stalled' : 'slow';
      nginx.put(`plates/${place}/large.${frame}.exr`, large.pieces(frame));
    }
  });
  after(() => nginx?.close());
  afterEach(() => pages.closePage());

  const open = (attributes: string, allow: RegExp[] = []): Promise<BrowserPage> =>
    pages.show(`<seq-player ${attributes}></seq-player>`, { allow });
  const seek = (page: BrowserPage, frame: number): Promise<{ outcome: string }> =>
    page.page.evaluate((wanted) => globalThis.seqTest.player().seek(wanted), frame);
  const errorOf = (page: BrowserPage): Promise<string | undefined> =>
    page.page.evaluate(() => globalThis.seqTest.player().state.error?.code);
  const logOf = (part: string): NginxRequest[] => nginx.log.filter(({ path }) => path.includes(part));
  const waitFor = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 15_000; Date.now() < end;) {
      if (await holds()) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    expect.fail(`${what}; nginx says: ${nginx.errors}`);
  };

  it('plays a sequence of another origin; 404, 403 and cut files are told apart, the rest plays', async () => {
    const src = `${nginx.origin}/plates/shot.####.exr`;
    const page = await open(`src="${src}" frames="1001-1012" missing="error"`, [/Failed to load resource/]);
    await page.expectStrip(1001);
    expect((await seek(page, 1003)).outcome).to.equal('missing');
    expect(await errorOf(page)).to.be.oneOf(['not-found', undefined]);
    expect((await seek(page, 1005)).outcome).to.equal('error');
    expect(await errorOf(page)).to.equal('forbidden');
    await seek(page, 1007);
    await waitFor('the cut file is marked', () =>
      page.page.evaluate(() => (globalThis.seqTest.player().state as { complete?: boolean }).complete === false),
    );
    const shown = await page.page.evaluate(shownWhilePlaying, { from: 1001, count: 10, deadlineMs: 8000 });
    expect(shown).to.deep.equal([1001, 1002, 1004, 1006, 1007, 1008, 1009, 1010, 1011, 1012]);
    await seek(page, 1011);
    await page.expectStrip(1011);
    page.expectSilence();
  });

  it('answers 206 to ranges and packs nothing, though the site packs everything else', async () => {
    const headers = { Origin: pages.site.origin, Range: 'bytes=10-29', 'Accept-Encoding': 'gzip' };
    const part = await fetch(`${nginx.origin}/plates/shot.1001.exr`, { headers });
    const size = exrFile(1001, 320, 180).length;
    expect(part.status).to.equal(206);
    expect((await part.arrayBuffer()).byteLength).to.equal(20);
    expect(Object.fromEntries(part.headers)).to.include({
      'content-range': `bytes 10-29/${size}`,
      'access-control-allow-origin': pages.site.origin,
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const whole = await fetch(`${nginx.origin}/plates/shot.1001.exr`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(whole.headers.get('content-encoding')).to.equal(null);
    expect(Number(whole.headers.get('content-length'))).to.equal(size);
    expect(whole.headers.get('access-control-allow-origin'), 'to a stranger').to.equal(null);
    // What is wanted of a file in part is asked for in part, and its length learnt from the answer.
    const page = await open(`src="${nginx.origin}/plates/slow/large.%d.exr" frames="1" layer="R"`);
    await page.expectStrip(1);
    expect(logOf('slow/large.1').map(({ status, range }) => [status, /^bytes=\d+-\d+$/.test(range)])).to.deep.include([206, true]); // prettier-ignore
    page.expectSilence();
  });

  it('sends cookies where the player or the source says so, and else none', async () => {
    const page = await open('', [/Failed to load resource/]);
    await page.page.evaluate(() => void (document.cookie = 'session=secret'));
    const members = `${nginx.origin}/plates/members/shot.####.exr`;
    await page.page.evaluate((src) => {
      const player = globalThis.seqTest.player();
      player.setAttribute('frames', '1008-1009');
      player.src = src;
    }, members);
    await waitFor('refused without cookies', async () => (await errorOf(page)) === 'forbidden');
    await page.page.evaluate(() => globalThis.seqTest.player().setAttribute('crossorigin', 'use-credentials'));
    await page.expectStrip(1008);
    await page.page.evaluate(
      (src) => void globalThis.seqTest.player().load({ src, frames: '1010', credentials: 'include' }),
      members,
    );
    await page.expectStrip(1010);
    page.expectSilence();
  });

  it('sends the headers of resolveFrame, for which the browser asks beforehand', async () => {
    const page = await open('preload="none"', [/Failed to load resource/]);
    const address = `${nginx.origin}/plates/members/shot.`;
    await page.page.evaluate((prefix) => {
      const resolveFrame = (frame: number): unknown => ({
        url: `${prefix}${frame}.exr`,
        headers: frame === 1012 ? {} : { 'X-Review-Token': 'secret' },
      });
      void globalThis.seqTest.player().load({ frames: '1011-1012', resolveFrame });
    }, address);
    await page.wake();
    await page.expectStrip(1011);
    expect((await seek(page, 1012)).outcome).to.equal('error');
    expect(await errorOf(page)).to.equal('forbidden');
    const asked = logOf('members/shot.1011').map(({ method, status }) => `${method} ${status}`);
    expect(asked.slice(-2)).to.deep.equal(['OPTIONS 204', 'GET 200']);
    page.expectSilence();
  });

  it('is not asked again for what was seen; reload() has it confirmed', async () => {
    const page = await open(`src="${nginx.origin}/plates/shot.####.exr" frames="1009-1010"`);
    await page.expectStrip(1009);
    await waitFor('both are loaded', () => page.page.evaluate(() => globalThis.seqTest.cache().stats().entries === 2));
    const before = nginx.log.length;
    await page.page.evaluate(() => globalThis.seqTest.cache().clear());
    await waitFor(
      'both are loaded again',
      () =>
      page.page.evaluate(() => globalThis.seqTest.cache().stats().loads >= 4 && globalThis.seqTest.cache().stats().entries === 2), // prettier-ignore
    );
    expect(nginx.log.slice(before), 'requests after the frames were dropped').to.deep.equal([]);
    await page.page.evaluate(() => globalThis.seqTest.player().reload());
    await waitFor('both are confirmed', () => nginx.log.length >= before + 2);
    const confirmed = nginx.log.slice(before);
    expect(confirmed.map(({ status, path }) => [status, path.includes('?')])).to.deep.equal([[304, false], [304, false]]); // prettier-ignore
    expect(confirmed.every(({ ifNoneMatch }) => ifNoneMatch !== '-')).to.equal(true);
    await page.expectStrip(1009);
    page.expectSilence();
  });

  it('may be slow, or stall on one frame: what is left is cancelled, the others come', async () => {
    const page = await open('resolution="full" preload="none"');
    const address = `${nginx.origin}/plates/`;
    await page.page.evaluate((prefix) => {
      const resolveFrame = (frame: number): string => `${prefix}${frame === 2 ? 'stalled' : 'slow'}/large.${frame}.exr`;
      void globalThis.seqTest.player().load({ frames: '1-3', resolveFrame });
    }, address);
    await page.wake();
    await page.expectStrip(1);
    const left = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      void player.seek(2);
      await new Promise((done) => setTimeout(done, 500));
      return player.state.status;
    });
    expect(left).to.equal('Loading');
    await page.page.evaluate(() => void globalThis.seqTest.player().seek(3));
    await page.expectStrip(3);
    page.expectSilence();
  });
});

describe('nginx as the tests start it', () => {
  it('leaves no process behind', async function () {
    if (!executable) return this.skip();
    const server = await NginxServer.start({ executable, http: '', server: '' });
    const answer = await fetch(server.origin);
    expect(answer.status).to.be.oneOf([403, 404]);
    await server.close();
    const gone = await fetch(server.origin).then(
      () => false,
      () => true,
    );
    expect(gone).to.equal(true);
  });
});
