import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { SubjectPage, startSite } from '../support/browsers/subject-page.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

/** What became of a promise, and after how long. */
async function outcome(promise: Promise<unknown>): Promise<{ message: string; seconds: number }> {
  const begun = performance.now();
  const message = await promise.then(
    () => 'no error',
    (error: unknown) => String(error),
  );
  return { message, seconds: (performance.now() - begun) / 1000 };
}

describe(`${BROWSER}: a browser that breaks fails its test with a word, and no other test`, () => {
  let site: FaultServer;

  before(async () => {
    site = await startSite();
  });
  after(() => site?.close());

  /** A test of its own: a browser takes a while to start, above all beside others. */
  const itIsStartedAgain = (): void =>
    void it('is started again for the next test', async () => {
      const page = await SubjectPage.open(site, { body: '' });
      expect(await page.evaluate(() => 6 * 7)).to.equal(42);
    });

  it('one that hangs', async () => {
    const page = await SubjectPage.open(site, { body: '' });
    const hang = (): void => {
      for (;;);
    };
    const { message, seconds } = await outcome(page.evaluate(hang, undefined, 1500));
    expect(message).to.equal(`Error: ${BROWSER} hangs: it did not answer a script within 1.5 s. It was ended.`);
    expect(seconds).to.be.below(10);
  });

  itIsStartedAgain();

  it('one that crashes', async () => {
    const page = await SubjectPage.open(site, { body: '' });
    const never = page.evaluate(() => new Promise(() => undefined));
    setTimeout(() => page.killBrowser(), 200);
    const { message, seconds } = await outcome(never);
    expect(message).to.match(new RegExp(`^Error: ${BROWSER} crashed: .* when it was to answer a script\\.$`));
    expect(seconds).to.be.below(10);
  });

  itIsStartedAgain();
});
