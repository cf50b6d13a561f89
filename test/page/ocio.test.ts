import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { conformanceFolder, itConforms } from '../support/conformance.ts';
import { ocioReferenceList, type OcioReference } from '../support/ocio-reference.ts';
import { readColumns, setAttributes, type ShownColour, untilOcio } from '../support/page/ocio-player.ts';
import { useSite } from '../support/page/use-pages.ts';
import { CHART, colourChart } from '../support/pictures/colour-chart.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';

type Rgb = readonly number[];
interface View {
  readonly config: string;
  readonly display: string;
  readonly view: string;
  readonly rgb: Rgb;
}

/** All views instead of a few: `SEQ_OCIO_VIEWS=all`. */
const ALL = process.env.SEQ_OCIO_VIEWS === 'all';
const triples = JSON.parse(readFileSync(resolve(PROJECT_ROOT, 'test/fixtures/ocio/triples.json'), 'utf8')) as {
  readonly inputs: readonly Rgb[];
  readonly views: readonly View[];
};
const FEW = [/cg-config-v4.*sRGB - Display.*ACES 2\.0 - SDR/, /studio-config-v2.*sRGB.*ACES 1\.0 - SDR Video$/];
const isTried = (name: string): boolean => ALL || FEW.some((pattern) => pattern.test(name));

const PLAYER = `<seq-player style="width: ${CHART.width}px; height: ${CHART.height}px" src="/chart.exr"></seq-player>`;
/** A config of two spaces, with file rules, a look and a display of P3. */
const SMALL = `ocio_profile_version: 2
roles: {scene_linear: lin, default: lin, data: raw}
file_rules:
  - !<Rule> {name: log, colorspace: log, pattern: "*_log*", extension: "*"}
  - !<Rule> {name: data, colorspace: raw, pattern: "*_id*", extension: "*"}
  - !<Rule> {name: Default, colorspace: lin}
displays:
  monitor:
    - !<View> {name: plain, colorspace: shown}
    - !<View> {name: doubled, colorspace: shown, looks: double}
    - !<View> {name: values, colorspace: raw}
  wide P3:
    - !<View> {name: plain, colorspace: shown}
looks:
  - !<Look> {name: double, process_space: lin, transform: !<CDLTransform> {slope: [2, 2, 2]}}
colorspaces:
  - !<ColorSpace> {name: lin, aliases: [lin_rec709]}
  - !<ColorSpace> {name: wide, aliases: [lin_ap1], to_scene_reference: !<MatrixTransform> {matrix: [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]}}
  - !<ColorSpace> {name: log, to_scene_reference: !<LogTransform> {base: 2, direction: inverse}}
  - !<ColorSpace> {name: shown, from_scene_reference: !<ExponentTransform> {value: 2, direction: inverse}}
  - !<ColorSpace> {name: raw, isdata: true}
`;

describe('OpenColorIO configs on the built page', function () {
  this.timeout(ALL ? 1_800_000 : 120_000);
  let inputs = triples.inputs;
  const pages = useSite((site) => {
    const folder = conformanceFolder();
    if (folder) site.folder('/conformance/', folder);
    const named = (rest: string): Uint8Array => (rest.includes('_ap1') ? ap1Chart() : colourChart(inputs));
    for (const name of ['chart.exr', 'shot_log.0001.exr', 'shot_id.0001.exr', 'shot_ap1.0001.exr'])
      site.serve(`/${name}`, () => named(name));
    site.page('/small.ocio', SMALL);
    site.page('/broken.ocio', SMALL.replace('CDLTransform', 'WarpTransform'));
  });
  const ap1Chart = (): Uint8Array => {
    const value = [0.713, 0.293, 0.165, 0.83, 0.128, 0.044, 0.32168, 0.33767];
    return colourChart(inputs, { attributes: { chromaticities: { type: 'chromaticities', value } } });
  };

  const show = async (attributes: Record<string, string | null>): Promise<void> => {
    await pages.show(PLAYER);
    await setAttributes(pages.viewer, attributes);
  };
  const fresh = { 'ocio-input': null, 'ocio-display': null, 'ocio-view': null, 'ocio-look': null };

  /** Where canvas or values differ from the reference by more than a step: of 8 bits on the canvas, of 10 by value. */
  const differences = (shown: readonly ShownColour[], rgb: readonly number[]): string[] =>
    shown.flatMap(({ display, codes }, column) =>
      [0, 1, 2].flatMap((channel) => {
        const wanted = Math.min(Math.max(rgb[column * 3 + channel] ?? NaN, 0), 1);
        const [value, code] = [display[channel] ?? NaN, codes[channel] ?? NaN];
        const isRight = Math.abs(value - wanted) <= 1 / 1023 && Math.abs(code - wanted * 255) <= 1;
        return isRight ? [] : [`${String(inputs[column])} channel ${channel}: ${value}, ${code}/255, not ${wanted}`];
      }),
    );

  async function compare(views: readonly View[], colours: readonly Rgb[], input: string): Promise<void> {
    inputs = colours;
    await show({});
    const wrong: string[] = [];
    for (const { config, display, view, rgb } of views) {
      await setAttributes(pages.viewer, {
        ocio: config,
        'ocio-input': input,
        'ocio-display': display,
        'ocio-view': view,
      });
      await untilOcio(pages.viewer, { managed: true, display, view, input });
      const shown = await readColumns(pages.viewer, colours.length);
      wrong.push(...differences(shown, rgb).map((text) => `${config} ${display}, ${view}: ${text}`));
    }
    expect(wrong.slice(0, 5)).to.deep.equal([]);
    pages.viewer.expectSilence();
  }

  it('are drawn as the library computes them, on committed values of built-in configs', async () => {
    const views = triples.views.filter(({ config, display, view }) => isTried(`${config} ${display} ${view}`));
    expect(views.length).to.be.greaterThan(1);
    await compare(
      views.map((view) => ({ ...view, config: `ocio://${view.config}` })),
      triples.inputs,
      'ACEScg',
    );
  });

  const finite = (colour: readonly number[]): boolean => colour.every(Number.isFinite);
  for (const name of [...(ALL ? ['cg-config-v1.0.0_aces-v1.3_ocio-v2.1'] : []), 'cg-config-v4.0.0_aces-v2.0_ocio-v2.5'])
    itConforms(`are drawn as the library computes them, on reference values of ${name}`, async () => {
      const { inputs: all, lines } = ocioReferenceList(`ocio/${name}`);
      const kept = all.flatMap((colour, index) => (finite(colour) ? [index] : [])).slice(0, CHART.width);
      const pick = ({ rgb = [] }: OcioReference): number[] =>
        kept.flatMap((index) => rgb.slice(index * 3, index * 3 + 3).map(Number));
      const views = lines
        .filter(({ kind, display, view }) => kind === 'view' && isTried(`${name} ${display} ${view}`))
        .map((line) => ({
          config: `/conformance/ocio/${name}.ocio`,
          display: line.display ?? '',
          view: line.view ?? '',
          rgb: pick(line),
        }));
      await compare(
        views,
        kept.map((index) => all[index] ?? []),
        'ACEScg',
      );
    });

  describe('of a small config', () => {
    beforeEach(() => {
      inputs = [
        [0.25, 0.5, 1],
        [0.04, 0.16, 0.36],
      ];
    });
    const middle = async (): Promise<number[]> => [...((await readColumns(pages.viewer, 1))[0]?.display ?? [])];
    const near = (found: readonly number[], wanted: readonly number[], step = 1 / 1023): void =>
      wanted.forEach((value, i) => expect(found[i], found.join()).to.be.closeTo(Math.min(value, 1), step));

    it('order: input, scene_linear, exposure, looks, view, gamma; sample() tells all three values', async () => {
      await show({ ocio: '/small.ocio' });
      await untilOcio(pages.viewer, { view: 'plain', input: 'lin', inputBy: 'default' });
      near(await middle(), [0.5, Math.SQRT1_2, 1]);
      await setAttributes(pages.viewer, { exposure: '-2', gamma: '2', 'ocio-look': '+double' });
      await untilOcio(pages.viewer, { look: '+double' });
      const [shown] = await readColumns(pages.viewer, 1);
      // (x / 4 · 2)^½, then ^½ again.
      near(shown?.display ?? [], [(0.25 / 2) ** 0.25, (0.5 / 2) ** 0.25, 0.5 ** 0.25]);
      near(shown?.sceneLinear ?? [], [0.25, 0.5, 1]);
      pages.viewer.expectSilence();
    });

    it('take the space by ocio-input, file rule, file and default rule, in this order', async () => {
      const cases: [src: string, input: string | null, space: string, by: string, wanted: Rgb][] = [
        ['/shot_log.0001.exr', null, 'log', 'rule', [2 ** 0.125, 2 ** 0.25, Math.SQRT2]],
        ['/shot_log.0001.exr', 'lin', 'lin', 'setting', [0.5, Math.SQRT1_2, 1]],
        ['/shot_ap1.0001.exr', null, 'wide', 'file', [Math.SQRT1_2, 0.5, 1]],
        ['/shot_id.0001.exr', null, 'raw', 'rule', [0.25, 0.5, 1]],
      ];
      await show({ ocio: '/small.ocio' });
      for (const [src, input, space, by, wanted] of cases) {
        await setAttributes(pages.viewer, { src, 'ocio-input': input });
        await untilOcio(pages.viewer, { input: space, inputBy: by });
        near(await middle(), wanted);
      }
      await setAttributes(pages.viewer, { src: '/chart.exr', 'ocio-input': null, 'ocio-view': 'values' });
      await untilOcio(pages.viewer, { view: 'values' });
      near(await middle(), [0.25, 0.5, 1]);
      pages.viewer.expectSilence();
    });

    it('change the view without a request or a decode, and say what is ignored', async () => {
      const first = pages.site.log.length;
      await show({ ocio: '/small.ocio', 'tone-map': 'filmic', display: 'linear' });
      const notes = await untilOcio(pages.viewer, { view: 'plain', input: 'lin' });
      expect(notes).to.deep.equal(['ocio-ignores']);
      near(await middle(), [0.5, Math.SQRT1_2, 1]);
      const before = pages.site.log.length;
      await setAttributes(pages.viewer, { 'ocio-view': 'doubled' });
      await untilOcio(pages.viewer, { view: 'doubled', look: 'double' });
      near(await middle(), [Math.SQRT1_2, 1, Math.SQRT2]);
      expect(pages.site.log.length, 'requests').to.equal(before);
      expect(pages.site.log.slice(first).filter(({ path }) => path === '/small.ocio').length).to.equal(1);
    });

    it('go on in the built-in pipeline, marked, where a name or a transform is not known', async () => {
      await show({ ocio: '/small.ocio' });
      await untilOcio(pages.viewer, { managed: true, input: 'lin' });
      const wrongs: Record<string, string | null>[] = [
        { 'ocio-view': 'nowhere' },
        { 'ocio-view': null, 'ocio-input': 'nowhere' },
        { ...fresh, ocio: '/broken.ocio' },
        { ...fresh, ocio: '/missing.ocio' },
        { ...fresh, ocio: 'ocio://nothing' },
      ];
      for (const attributes of wrongs) {
        await setAttributes(pages.viewer, attributes);
        expect(await untilOcio(pages.viewer, { managed: false }), JSON.stringify(attributes)).to.deep.equal([
          'ocio-invalid',
        ]);
        // Scene-linear Rec.709 as sRGB.
        near(await middle(), [0.5371, 0.7354, 1], 1 / 255);
        await setAttributes(pages.viewer, { ...fresh, ocio: '/small.ocio' });
        await untilOcio(pages.viewer, { managed: true, view: 'plain', input: 'lin' });
      }
      await setAttributes(pages.viewer, { ocio: null });
      await untilOcio(pages.viewer, null);
    });

    it('have a canvas of P3 for a display of P3, and are the page’s where a player names none', async () => {
      await show({});
      const options = `{ ocio: '/small.ocio', ocioDisplay: 'wide P3' }`;
      await pages.viewer.page.evaluate(
        `import('/dist/cdn.js').then(({ configureColour }) => configureColour(${options}))`,
      );
      await untilOcio(pages.viewer, { display: 'wide P3', view: 'plain', input: 'lin' });
      near(await middle(), [0.5, Math.SQRT1_2, 1]);
      await setAttributes(pages.viewer, { ocio: '' });
      await untilOcio(pages.viewer, null);
      pages.viewer.expectSilence();
    });
  });
});
