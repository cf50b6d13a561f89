import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import { listenToMiniBrowser } from '../support/browsers/mini-browser-console.ts';
import { threeTags } from '../support/page/viewer-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const CHILD = "console.warn('in a child');";
/** Starts its child from an address that the page made, as the library's presenter does. */
const WORKER = "console.info('in a worker'); onmessage = ({ data }) => new Worker(data);";

/** Runs in the page: what a person does in the first seconds. */
async function review(): Promise<void> {
  const { player, frames } = globalThis.seqTest;
  const shot = player('#shot');
  await shot.ready;
  await shot.seek(1010);
  shot.setAttribute('loop', 'loop');
  shot.play();
  await new Promise((done) => setTimeout(done, 700));
  shot.pause();
  for (let i = 0; i < 40; i++) {
    void shot.seek(1001 + ((i * 13) % 32));
    await frames();
  }
  for (const [name, value] of [
    ['exposure', '1'],
    ['resolution', 'full'],
    ['missing', 'black'],
    ['speed', '2'],
  ] as const)
    // prettier-ignore
    shot.setAttribute(name, value);
  globalThis.seqTest.cache().setMemoryLimit({ maxBytes: 128 * 2 ** 20 });
  await shot.seek(1032);
  globalThis.seqTest.cache().clear();
  await shot.seek(1001);
  const still = shot.cloneNode() as HTMLElement;
  still.setAttribute('src', '/fixtures/stills/plain.png');
  still.removeAttribute('frames');
  shot.after(still);
  const clip = still.cloneNode() as HTMLElement;
  clip.setAttribute('src', '/fixtures/video/vp9.webm');
  still.after(clip);
  await new Promise((done) => setTimeout(done, 700));
  still.remove();
  clip.remove();
  await frames(6);
}

describe(`${BROWSER}: the console`, () => {
  let site: FaultServer;

  before(async () => {
    site = await startSite();
  });
  after(() => site?.close());

  it('of every thread is heard by this test', async () => {
    const page = await SubjectPage.open(site, { body: '' });
    await page.evaluate(
      ([worker, child]) => {
        const address = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        console.debug('in the page');
        setTimeout(() => {
          throw new Error('thrown in the page');
        });
        void Promise.reject(new Error('refused in the page'));
        new Worker(address(worker)).postMessage(address(child));
      },
      [WORKER, CHILD] as const,
    );
    const wanted = ['debug: in the page', 'info: in a worker', 'warning: in a child', 'thrown in the page', 'refused in the page']; // prettier-ignore
    const end = performance.now() + 8000;
    let heard: string[] = [];
    const missing = (): string[] => wanted.filter((text) => !heard.some((message) => message.includes(text)));
    do {
      await new Promise((done) => setTimeout(done, 50));
      heard = await page.messages();
    } while (missing().length && performance.now() < end);
    expect(missing(), heard.join('\n')).to.deep.equal([]);
  });

  it('is silent in normal use', async () => {
    const page = await SubjectPage.open(site, { body: threeTags() });
    await page.evaluate(review);
    await page.expectSilence();
  });

  it('has debug lines once configureCache({ debug: true }) was called', async () => {
    const debug = "import { configureCache } from '/dist/cdn.js'; configureCache({ debug: true });";
    site.page('/debug.js', debug);
    site.fault(/shot\.10[012]\d\.exr/, { kind: 'delay', ms: 150 });
    const head = '<script type="module" src="/debug.js"></script>';
    const page = await SubjectPage.open(site, { body: threeTags(), head });
    await page.expectStrip(1001);
    await page.evaluate(async () => {
      for (const frame of [1030, 1005, 1025]) {
        void globalThis.seqTest.player().seek(frame);
        await new Promise((done) => setTimeout(done, 100));
      }
      await globalThis.seqTest.player().seek(1012);
    });
    site.mend();
    const messages = await page.messages();
    const stale = messages.filter((message) => /^debug: \[seq-viewer\] Skipping stale request: epoch \d+ != \d+$/.test(message)); // prettier-ignore
    expect(stale.length, messages.join('\n')).to.be.at.least(1);
    expect(messages.filter((message) => !message.startsWith('debug: [seq-viewer]'))).to.deep.equal([]);
  });

  if (BROWSER === 'webkit') {
    it('has no word of the browser itself either', async () => {
      await SubjectPage.open(site, { body: '' });
      const script = `await (${review.toString()})(); await fetch('/finished');`;
      const said = await listenToMiniBrowser(site, { body: threeTags(), script, deadlineMs: 35_000 });
      expect(said.lines).to.deep.equal([]);
      expect(said.finished, 'the review was gone through').to.equal(true);
      const spoken = await listenToMiniBrowser(site, {
        body: '',
        script: "console.log('heard'); await fetch('/finished');",
      });
      expect(spoken.lines.join('\n')).to.contain('heard');
    });
  }
});
