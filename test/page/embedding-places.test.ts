import { resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const PLAYER = '<seq-player id="shot" src="/shot/shot.####.exr" frames="1001-1032" controls></seq-player>';
const STYLE = '<style nonce="n">seq-player{width:480px;height:270px}</style>';

/** What the library says where it may start no worker. */
const IN_PAGE = /^warning: \[seq-viewer\] No worker can be started .* decoding and drawing share the page\.$/;

/** What the package's modules import by name, and what that imports. */
const IMPORTS = {
  'seq-viewer/element/seq-player': '/dist/element/seq-player.js',
  lit: '/modules/lit/index.js',
  'lit/': '/modules/lit/',
  'lit-html': '/modules/lit-html/lit-html.js',
  'lit-html/': '/modules/lit-html/',
  'lit-element/': '/modules/lit-element/',
  '@lit/reactive-element': '/modules/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/modules/@lit/reactive-element/',
};

describe('the elements where pages put them', function () {
  this.timeout(60_000);
  const pages = useSite((site) =>
    withShot(site)
      .folder('/modules/', resolve(PROJECT_ROOT, 'node_modules'))
      .folder('/copy/', resolve(PROJECT_ROOT, 'dist')),
  );

  const page = (head: string, body: string): void => {
    const text = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Place</title><link rel="icon" href="data:,">${head}${STYLE}</head><body>${body}</body></html>`;
    pages.site.page('/place.html', text);
  };

  it('one element alone, by an import map', async () => {
    const map = `<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;
    page(`${map}<script type="module">import 'seq-viewer/element/seq-player';</script>`, PLAYER);
    await pages.open('/place.html');
    await pages.viewer.expectStrip(1001);
    const known = await pages.viewer.page.evaluate(() =>
      ['seq-player', 'seq-timeline', 'seq-status'].map((name) => customElements.get(name) !== undefined),
    );
    expect(known).to.deep.equal([true, false, false]);
    pages.viewer.expectSilence();
  });

  it('two copies of the library: one cache, elements of both side by side', async () => {
    const head = ['dist', 'copy'].map((name) => `<script type="module" src="/${name}/cdn.js"></script>`).join('');
    page(head, `${PLAYER}<seq-timeline for="shot"></seq-timeline>`);
    await pages.open('/place.html');
    await pages.viewer.expectStrip(1001);
    // As text: the test's own transform knows no import in a page.
    const own = await pages.viewer.page.evaluate(`(async () => {
      globalThis.copies = [await import('/dist/cdn.js'), await import('/copy/cdn.js')];
      const [one, two] = copies;
      customElements.define('other-player', two.SeqPlayer);
      document.body.insertAdjacentHTML('beforeend', '<other-player id="other" src="/shot/shot.####.exr" frames="1001-1032" frame="1007" style="inline-size:320px;block-size:180px"></other-player>');
      return one.SeqPlayer !== two.SeqPlayer;
    })()`);
    expect(own).to.equal(true);
    await pages.viewer.expectStrip(1007, '#other');
    await pages.viewer.expectStrip(1001, '#shot');
    const players = await pages.viewer.page.evaluate('copies.map((copy) => copy.cacheManager.stats().players.length)');
    expect(players).to.deep.equal([2, 2]);
    pages.viewer.expectSilence();
  });

  it('an iframe in a sandbox that allows scripts alone: no worker may start there, and the page shows the picture', async () => {
    const inner = `<!doctype html><title>Inner</title><link rel="icon" href="data:,">${STYLE}<script type="module" src="${pages.site.origin}/dist/cdn.js"></script>${PLAYER.replace('/shot/', `${pages.site.origin}/shot/`)}`;
    pages.site.page('/inner.html', inner);
    page('', '<iframe sandbox="allow-scripts" src="/inner.html" width="520" height="340"></iframe>');
    await pages.open('/place.html', { allow: [IN_PAGE] });
    const frame = pages.viewer.page.frames().at(-1);
    const reading = await frame?.evaluate(() => globalThis.seqTest.waitForStrip('seq-player', 1001, 20_000));
    expect(reading).to.include({ frame: 1001 });
    expect(await frame?.evaluate(() => globalThis.origin)).to.equal('null');
    pages.viewer.expectSilence();
  });

  describe('under a strict policy with Trusted Types', () => {
    /** Where the page does not name the library's own policy, the browser says so. */
    const UNNAMED = /^error: .*policy named 'seq-viewer'/i;
    const open = async (policies: string, script: string, allow: readonly RegExp[]): Promise<void> => {
      const policy = `default-src 'none'; script-src 'nonce-n' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'nonce-n'; connect-src 'self'; worker-src blob: 'self'; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ${policies}`;
      const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script nonce="n">${script}</script><script type="module" nonce="n" src="/dist/cdn.js"></script>`;
      page(head, PLAYER);
      await pages.open('/place.html', { allow });
      await pages.viewer.expectStrip(1001, 'seq-player', 20_000);
      pages.viewer.expectSilence();
    };

    it('decodes and draws in the page, and says so once', async () => {
      await open('lit-html', '', [IN_PAGE, UNNAMED, /^error: This document requires 'TrustedScriptURL' assignment/]);
      expect(pages.viewer.messages.filter((message) => IN_PAGE.test(message))).to.have.length(1);
    });

    it('draws in a worker where the page has a default policy for addresses; decoders share its thread', async () => {
      await open('lit-html default', `trustedTypes.createPolicy('default', { createScriptURL: (url) => url })`, [
        /Decode workers cannot be started here .*TrustedScriptURL/,
        UNNAMED,
      ]);
      expect(pages.viewer.page.workers().length).to.be.at.least(1);
    });

    it('draws and decodes in workers, without a word, where the page names the policy of the library', async () => {
      await open('lit-html seq-viewer', '', []);
      const { workers, place } = await pages.viewer.page.evaluate(() => {
        const cache = globalThis.seqTest.cache();
        const { presenter } = cache as unknown as { readonly presenter: { readonly place: string | null } };
        return { workers: cache.stats().workers, place: presenter.place };
      });
      expect(place).to.equal('blob');
      expect(workers).to.include({ dead: 0 });
      expect(workers.total).to.be.at.least(1);
    });
  });
});
