import { expect } from 'chai';
import { decodeCurve, encodeCurve } from '../../src/core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../src/core/colour/transfer/transfers.ts';
import { stripCell } from '../support/pictures/coded-strip.ts';
import { writeCineon, writeDpx, type ElementSpec } from '../support/pictures/dpx-cineon-writer.ts';
import { useSite } from '../support/page/use-pages.ts';

const [WIDTH, HEIGHT] = [192, 108];
/** Cineon codes of red, green and blue in the middle of the picture. */
const MIDDLE = [600, 445, 300] as const;

/** A coded frame: the strip in black and white, between them one colour. */
const coded =
  (frame: number, most: number): ElementSpec['sample'] =>
  (x, y, component) => {
    const cell = stripCell(frame, x, y, WIDTH, HEIGHT);
    const code = cell === null ? (MIDDLE[component] ?? 0) : cell === 1 ? 685 : 95;
    return Math.round((code * most) / 1023);
  };

const colour = { descriptor: 50, components: 3, transfer: 1 } as const;
const KINDS: Readonly<Record<string, (frame: number) => Uint8Array<ArrayBuffer>>> = {
  ten: (frame) =>
    writeDpx({
      width: WIDTH,
      height: HEIGHT,
      elements: [{ ...colour, bits: 10, packing: 1, sample: coded(frame, 1023) }],
    }),
  twelve: (frame) =>
    writeDpx({
      ...{ width: WIDTH, height: HEIGHT, littleEndian: true },
      elements: [{ ...colour, bits: 12, packing: 1, sample: coded(frame, 4095) }],
    }),
  cineon: (frame) =>
    writeCineon({ width: WIDTH, height: HEIGHT, components: 3, bits: 10, packing: 5, sample: coded(frame, 1023) }),
};

describe('film scans on a page', function () {
  this.timeout(60_000);
  const pages = useSite((site) => {
    for (const [name, make] of Object.entries(KINDS)) {
      site.frames(`/${name}/`, (frame) => [Buffer.from(make(frame).buffer)]);
    }
  });

  before(async () => {
    const body = Object.keys(KINDS)
      .map((name) => {
        const [ending, frames] = [name === 'cineon' ? 'cin' : 'dpx', '1001-1008'];
        return `<seq-player id="${name}" src="/${name}/####.${ending}" frames="${frames}" style="width:192px;height:108px"></seq-player>`;
      })
      .join('\n');
    await pages.show(body);
  });

  for (const name of Object.keys(KINDS)) {
    it(`shows the frame that it names, of every ${name} file`, async () => {
      for (const frame of [1001, 1005, 1002, 1008, 1003, 1007, 1004, 1006]) {
        await pages.viewer.page.evaluate(([id, wanted]) => globalThis.seqTest.player(`#${id}`).seek(wanted), [
          name,
          frame,
        ] as const);
        await pages.viewer.expectStrip(frame, `#${name}`);
      }
    });

    it(`shows the colour of ${name} by its log curve, and samples its codes exactly`, async () => {
      const { pixel, source } = await pages.viewer.page.evaluate(async (id) => {
        const player = globalThis.seqTest.player(`#${id}`);
        const canvas = player.shadowRoot?.querySelector('canvas');
        const context = new OffscreenCanvas(192, 108).getContext('2d');
        if (canvas) context?.drawImage(canvas, 0, 0, 192, 108);
        const { sample } = player as unknown as {
          sample(x: number, y: number): Promise<{ source: Record<string, number> }>;
        };
        const values = await sample.call(player, 96, 54);
        return { pixel: [...(context?.getImageData(96, 54, 1, 1).data ?? [])], source: values.source };
      }, name);
      const most = name === 'twelve' ? 4095 : 1023;
      MIDDLE.forEach((code, i) => {
        const stored = Math.round((code * most) / 1023);
        expect((source['RGB'[i] ?? ''] ?? NaN) * most, `code of ${'RGB'[i]}`).to.be.closeTo(stored, 1e-6);
        const light = decodeCurve(TRANSFERS.cineon, stored / most);
        expect(pixel[i], `${'RGB'[i]} of ${pixel.join()}`).to.be.closeTo(encodeCurve(TRANSFERS.srgb, light) * 255, 1);
      });
    });
  }

  it('loads their decoder once it is needed, and no other', () => {
    const codecs = pages.site.log.map(({ path }) => path).filter((path) => path.includes('/codecs/'));
    expect(new Set(codecs)).to.deep.equal(new Set(['/dist/codecs/dpx-cineon.js']));
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
