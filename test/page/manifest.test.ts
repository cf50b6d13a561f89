import { expect } from 'chai';
import type { BrowserPage } from '../support/page/browser-page.ts';
import { exrFile } from '../support/exr/small-exr.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite } from '../support/page/use-pages.ts';

const WHO = { format: 'seq-viewer/sequence', version: 1 };
/** Pictures of smaller files carry other numbers, so that pixels tell which file was shown. */
const HALF = 5000;

describe('a manifest on a page', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 640, height: 360 });
  const pages = useSite(
    (site) =>
      site
        .frames('/shots/full/', (frame) => shot.pieces(frame))
        .frames('/shots/half/', (frame) => [exrFile(frame + HALF, 320, 180)]),
    { each: true },
  );

  const open = (manifest: unknown, attributes = '', allow: RegExp[] = []): Promise<BrowserPage> => {
    const body = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    pages.site.page('/shots/shot.json', body);
    return pages.show(`<seq-player src="shots/shot.json" ${attributes}></seq-player>`, { allow });
  };

  it('plays its frames, and known gaps are missing without a single request for them', async () => {
    const manifest = {
      ...WHO,
      pattern: 'full/s.####.exr',
      frames: '1001-1020',
      gaps: '1005-1008,1015',
      rate: [24000, 1001],
    };
    const page = await open(manifest, 'resolution="full" preload="auto"');
    await page.expectStrip(1001);
    const told = await page.page.evaluate(async () => {
      const player = globalThis.seqTest.player();
      for (let turn = 0; turn < 200 && globalThis.seqTest.cache().stats().entries < 15; turn++) {
        await new Promise((done) => setTimeout(done, 25));
      }
      const gap = await player.seek(1006);
      const state = player.state;
      return { outcome: gap.outcome, status: state.status, error: state.error, fps: state.fps };
    });
    expect(told).to.deep.include({ outcome: 'missing', status: 'Missing', error: null });
    expect(told.fps).to.be.closeTo(23.976, 0.001);
    await page.page.evaluate(() => globalThis.seqTest.player().seek(1010));
    await page.expectStrip(1010);
    const asked = pages.site.frameRequests('/full/').map(({ frame }) => frame);
    expect([...asked].sort((a, b) => Number(a) - Number(b))).to.deep.equal([
      ...[1001, 1002, 1003, 1004],
      ...[1009, 1010, 1011, 1012, 1013, 1014],
      ...[1016, 1017, 1018, 1019, 1020],
    ]);
    expect(pages.site.log.filter(({ status }) => status === 404)).to.deep.equal([]);
    expect(pages.site.log.filter(({ path }) => path.endsWith('shot.json'))).to.have.length(1);
    page.expectSilence();
  });

  it('shows smaller files where they are enough, the full one where it is not, at the same place', async () => {
    const proxies = [{ level: 1, pattern: 'half/s.####.exr' }];
    const size = { width: 640, height: 360, bytesPerPixel: 6 };
    const page = await open(
      { ...WHO, pattern: 'full/s.####.exr', frames: '1001-1003', size, proxies },
      'resolution="half"',
    );
    await page.expectStrip(1001 + HALF);
    const first = await page.page.evaluate(() => {
      const { header, size: pixels, level } = globalThis.seqTest.player().state;
      return { header: [header?.width, header?.height], pixels: [pixels?.width, pixels?.height], level };
    });
    expect(first).to.deep.equal({ header: [640, 360], pixels: [640, 360], level: 1 });
    expect(pages.site.frameRequests('/full/')).to.deep.equal([]);
    await page.page.evaluate(() => globalThis.seqTest.player().setAttribute('resolution', 'full'));
    await page.expectStrip(1001);
    page.expectSilence();
  });

  it('is full by the first request where the size is known: a small tile never loads full pictures', async () => {
    const proxies = [{ level: 1, pattern: 'half/s.####.exr' }];
    const size = { width: 640, height: 360 };
    const style = 'style="width:300px;height:169px"';
    const page = await open({ ...WHO, pattern: 'full/s.####.exr', frames: '1001-1003', size, proxies }, style);
    await page.expectStrip(1001 + HALF);
    expect(pages.site.frameRequests('/full/')).to.deep.equal([]);
  });

  it('says what is wrong with it, and where; a player that waits for it says neither error nor emptiness', async () => {
    let answer = (): void => {};
    pages.site.fault(/shot\.json/, { kind: 'hold', until: new Promise((done) => (answer = done)) });
    const page = await open(
      {
        ...WHO,
        frames: [
          { frame: 1, url: 'a.exr' },
          { frame: 2, link: 'b.exr' },
        ],
      },
      '',
      [/./],
    );
    await page.page.waitForFunction(() => globalThis.seqTest.player()?.state?.opening);
    const opening = await page.page.evaluate(() => {
      const player = globalThis.seqTest.player();
      const badge = player.shadowRoot?.querySelector('[part=badge]')?.textContent;
      return { badge, error: player.state.error, source: player.state.source };
    });
    expect(opening).to.deep.equal({ badge: 'Loading', error: null, source: 'shots/shot.json' });
    answer();
    const message = await page.page.evaluate(() =>
      globalThis.seqTest.player().ready.catch((error: Error) => error.message),
    );
    expect(message).to.contain('frames[1].link');
    const card = await page.page.evaluate(
      () => globalThis.seqTest.player().shadowRoot?.querySelector('.card')?.textContent,
    );
    expect(card).to.contain('frames[1].link');
  });

  it('tells a manifest that is not there, and tries again when asked', async () => {
    pages.site.fault(/shot\.json/, { kind: 'status', status: 404 }, 1);
    const page = await open({ ...WHO, pattern: 'full/s.####.exr', frames: '1001-1003' }, 'resolution="full"', [/404/]);
    const code = await page.page.evaluate(() =>
      globalThis.seqTest.player().ready.then(
        () => '',
        (error: Error & { code: string }) => error.code,
      ),
    );
    expect(code).to.equal('not-found');
    await page.page.evaluate(() =>
      globalThis.seqTest.player().shadowRoot?.querySelector<HTMLElement>('.card button')?.click(),
    );
    await page.expectStrip(1001);
  });

  it('is taken as an object by load(), relative to the page', async () => {
    await pages.show(`<seq-player resolution="full"></seq-player>`);
    await pages.viewer.page.evaluate((manifest) => void globalThis.seqTest.player().load(manifest), {
      ...WHO,
      frames: ['shots/full/s.0012.exr', 'shots/full/s.0011.exr'],
    });
    await pages.viewer.expectStrip(11);
    pages.viewer.expectSilence();
  });
});
