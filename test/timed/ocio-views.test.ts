import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { loadConfig } from '../../src/ocio.ts';
import { cpuMilliseconds } from '../support/cpu-time.ts';
import { setAttributes, untilOcio } from '../support/page/ocio-player.ts';
import { useSite } from '../support/page/use-pages.ts';
import { colourChart } from '../support/pictures/colour-chart.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';

const triples = JSON.parse(readFileSync(resolve(PROJECT_ROOT, 'test/fixtures/ocio/triples.json'), 'utf8')) as {
  readonly inputs: readonly (readonly number[])[];
};
/** A change of view on a shown frame, once its tables and its program have been made, milliseconds. */
const CHANGE_MS = 100;
/** Processor time for the tables of an ACES 2.0 output transform, its code loaded, milliseconds. */
const TABLES_MS = 300;
const VIEWS = ['Un-tone-mapped', 'ACES 2.0 - SDR 100 nits (Rec.709)', 'Video (colorimetric)'];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

describe('views of OpenColorIO configs', function () {
  this.timeout(60_000);
  const pages = useSite((site) => site.serve('/chart.exr', () => colourChart(triples.inputs)));

  it(`change on a shown frame within ${CHANGE_MS} ms, without a request`, async () => {
    await pages.show('<seq-player style="width: 300px; height: 36px" src="/chart.exr"></seq-player>');
    await setAttributes(pages.viewer, { ocio: 'ocio://default', 'ocio-input': 'ACEScg' });
    await untilOcio(pages.viewer, { input: 'ACEScg' });
    const change = (view: string): Promise<number> =>
      pages.viewer.page.evaluate(async (name) => {
        const player = document.querySelector('seq-player') as HTMLElement & {
          state: { ocio: { view: string } | null };
        };
        const started = performance.now();
        player.setAttribute('ocio-view', name);
        while (player.state.ocio?.view !== name) await new Promise((done) => setTimeout(done, 0));
        return performance.now() - started;
      }, view);
    const first: number[] = [];
    for (const view of VIEWS) first.push(await change(view));
    const requests = pages.site.log.length;
    const times: number[] = [];
    for (let round = 0; round < 4; round++) for (const view of VIEWS) times.push(await change(view));
    const told = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(', ');
    console.log(`      first ${told(first)} ms; then ${told(times)} ms`);
    expect(median(times)).to.be.below(CHANGE_MS);
    expect(pages.site.log.length).to.equal(requests);
    pages.viewer.expectSilence();
  });

  it(`take ACES 2.0's tables in ${TABLES_MS} ms of processor time`, async () => {
    const config = await loadConfig('ocio://default');
    const make = async (display: string, view: string): Promise<number> => {
      const before = cpuMilliseconds();
      const { textures } = await config.processor({ from: 'scene_linear', display, view });
      expect(textures.length).to.be.greaterThan(0);
      return cpuMilliseconds() - before;
    };
    // The first one has the code loaded.
    const loaded = await make('sRGB - Display', 'ACES 2.0 - SDR 100 nits (Rec.709)');
    const times = [
      await make('Display P3 - Display', 'ACES 2.0 - SDR 100 nits (P3 D65)'),
      await make('Rec.2100-PQ - Display', 'ACES 2.0 - HDR 1000 nits (P3 D65)'),
      await make('Rec.2100-PQ - Display', 'ACES 2.0 - HDR 1000 nits (Rec.2020)'),
    ];
    console.log(
      `      ${times.map((value) => value.toFixed(0)).join(', ')} ms; the first, with its code, ${loaded.toFixed(0)}`,
    );
    expect(Math.max(...times)).to.be.below(TABLES_MS);
  });
});
