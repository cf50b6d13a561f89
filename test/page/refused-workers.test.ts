import { expect } from 'chai';
import { threeTags } from '../support/page/viewer-page.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

describe('the built page where workers are refused', function () {
  this.timeout(60_000);
  const pages = useSite(withShot, { each: true });

  const open = async (scripts: string): Promise<void> => {
    const policy = `script-src ${scripts.replaceAll('SITE', pages.site.origin)} 'wasm-unsafe-eval'; worker-src 'none'`;
    const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    await pages.show(threeTags(), { head });
  };
  const asked = (): string[] => pages.site.log.map(({ path }) => path).filter((path) => path.startsWith('/dist/'));

  it('fetches the presenter for pages and shows the picture', async () => {
    await open('SITE');
    await pages.viewer.expectStrip(1001);
    expect(asked()).to.include.members(['/dist/cdn.js', '/dist/in-page.js', '/dist/codecs/exr.js']);
  });

  it('says what to allow where that file is kept away, too', async () => {
    await open('SITE/dist/cdn.js');
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player().state.error !== null, undefined, {
      timeout: 20_000,
    });
    const { code, message } = await pages.viewer.page.evaluate(() => globalThis.seqTest.player().state.error ?? { code: '', message: '' }); // prettier-ignore
    expect(code).to.equal('worker-blocked');
    expect(message).to.contain('worker-src').and.to.contain('workerUrl');
    expect(asked()).to.deep.equal(['/dist/cdn.js']);
  });
});
