import { resolve } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { FaultServer } from '../support/server/fault-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { threeTags, viewerPage } from '../support/page/viewer-page.ts';

describe('the built page where workers are refused', function () {
  this.timeout(60_000);
  let site: FaultServer;
  let viewer: BrowserPage;

  const open = async (scripts: string): Promise<void> => {
    site = (await FaultServer.start())
      .folder('/shot/', resolve(PROJECT_ROOT, 'stories/assets'))
      .folder('/dist/', resolve(PROJECT_ROOT, 'dist'));
    const policy = `script-src ${scripts.replaceAll('SITE', site.origin)} 'wasm-unsafe-eval'; worker-src 'none'`;
    const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    site.page('/', viewerPage({ head, body: threeTags() }));
    viewer = await BrowserPage.open(`${site.origin}/`);
  };
  const asked = (): string[] => site.log.map(({ path }) => path).filter((path) => path.startsWith('/dist/'));

  afterEach(async () => {
    await viewer?.close();
    await site.close();
  });

  it('fetches the presenter for pages and shows the picture', async () => {
    await open('SITE');
    await viewer.expectStrip(1001);
    expect(asked()).to.include.members(['/dist/cdn.js', '/dist/in-page.js', '/dist/codecs/exr.js']);
  });

  it('says what to allow where that file is kept away, too', async () => {
    await open('SITE/dist/cdn.js');
    await viewer.page.waitForFunction(() => globalThis.seqTest.player().state.error !== null, undefined, {
      timeout: 20_000,
    });
    const { code, message } = await viewer.page.evaluate(() => globalThis.seqTest.player().state.error ?? { code: '', message: '' }); // prettier-ignore
    expect(code).to.equal('worker-blocked');
    expect(message).to.contain('worker-src').and.to.contain('workerUrl');
    expect(asked()).to.deep.equal(['/dist/cdn.js']);
  });
});
