import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { BROWSER } from '../support/browsers/subject-browser.ts';
import { startSite, SubjectPage } from '../support/browsers/subject-page.ts';
import { colourChart } from '../support/pictures/colour-chart.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import type { FaultServer } from '../support/server/fault-server.ts';

const triples = JSON.parse(readFileSync(resolve(PROJECT_ROOT, 'test/fixtures/ocio/triples.json'), 'utf8')) as {
  readonly inputs: readonly (readonly number[])[];
  readonly views: readonly {
    readonly config: string;
    readonly display: string;
    readonly view: string;
    readonly rgb: readonly number[];
  }[];
};
const WANTED = triples.views[0];

describe(`${BROWSER}: OpenColorIO`, () => {
  let site: FaultServer;
  before(async () => {
    site = (await startSite()).serve('/chart.exr', () => colourChart(triples.inputs));
  });
  after(() => site?.close());

  it('shows ACES 2.0 of the built-in config as the library computes it', async () => {
    const attributes = `src="/chart.exr" ocio="ocio://default" ocio-input="ACEScg" style="width: 64px; height: 36px"`;
    const page = await SubjectPage.open(site, { body: `<seq-player id="a" ${attributes}></seq-player>` });
    await page.until(
      () =>
        (globalThis.seqTest.player('#a').state as { ocio?: { input: string | null } } | undefined)?.ocio?.input ===
        'ACEScg',
      'the config in force',
      null,
    );
    const shown = await page.evaluate(async (columns) => {
      const player = globalThis.seqTest.player('#a') as unknown as {
        sample(x: number, y: number): Promise<{ display: number[] } | null>;
      };
      const found: number[] = [];
      for (let x = 0; x < columns; x++) found.push(...((await player.sample(x, 2))?.display.slice(0, 3) ?? []));
      return found;
    }, triples.inputs.length);
    shown.forEach((value, index) => {
      const wanted = Math.min(Math.max(WANTED?.rgb[index] ?? NaN, 0), 1);
      expect(value, String(index)).to.be.closeTo(wanted, 1 / 1023);
    });
    await page.expectSilence();
  });
});
