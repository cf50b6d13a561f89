import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { canvasRgb } from '../support/pictures/canvas-rgb.ts';
import { codedPng, jpegsOf } from '../support/pictures/coded-stills.ts';
import { conformanceFolder } from '../support/conformance.ts';
import type { FaultServer } from '../support/server/fault-server.ts';
import { readAfterSeeks, readWhilePlaying } from '../support/page/identity-readings.ts';
import { compareWithImages } from '../support/page/image-against-player.ts';
import { installed } from '../support/server/installed.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { expectedStills, stillBytes } from '../support/pictures/still-fixtures.ts';
import { TOY_DECODER_SCRIPT } from '../support/presenter/toy-decoder-script.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { useSite } from '../support/page/use-pages.ts';

const magick = installed('convert-im6.q16') ?? installed('magick');
const [WIDTH, HEIGHT] = [37, 23];
const [CODED_WIDTH, CODED_HEIGHT] = [192, 108];

/** Opaque pictures by the browser's own decoders and by the 16-bit one, with the decoder each needs. */
const AS_IMAGES: Readonly<Record<string, string>> = {
  'plain.jpg': 'browser',
  'turned.jpg': 'browser',
  'display-p3.jpg': 'browser',
  'plain.png': 'browser',
  'lossless.webp': 'browser',
  'lossy.webp': 'browser',
  'plain.avif': 'browser',
  'plain.gif': 'browser',
  'plain.bmp': 'browser',
  'u16-rgb.png': 'png16',
};
/** Against what an independent decoder saw in them; the browser shows none of these. */
const AS_EXPECTED = ['rgb16-l-lzw.tif', 'rgb8-planar.tif', 'true24-rle.tga'] as const;
/** A file of every kind; the second of each sequence of three is cut. */
const KINDS = ['plain.jpg', 'plain.png', 'u16-rgb.png', 'lossy.webp', 'plain.avif', 'plain.gif', 'plain.bmp', 'rgb16-l-lzw.tif', 'new-rle.hdr', 'true24.tga'] as const; // prettier-ignore
const ending = (name: string): string => name.replace(/^.*\./, '');

/** A still on a page: as large as its picture, one pixel of the canvas for one of the picture. */
const still = (id: string, src: string, width: number = WIDTH, height: number = HEIGHT, more = ''): string =>
  `<seq-player id="${id}" src="${src}" style="display:inline-block;width:${width}px;height:${height}px;min-inline-size:0" fit="none" resolution="full" pixel-values="none" ${more}></seq-player>`;

describe('stills on a page', function () {
  this.timeout(40_000);
  const coded = new Map<string, Uint8Array>();
  const pages = useSite(serve, { headers: { 'Cache-Control': 'no-store' } });

  function serve(site: FaultServer): void {
    site
      .folder('/stills/', resolve(PROJECT_ROOT, 'test/fixtures/stills'))
      .folder('/formats/', resolve(conformanceFolder() ?? PROJECT_ROOT, 'formats'))
      .frames('/coded/', (frame) => pieces(coded.get(`png ${frame}`)))
      .frames('/coded-jpeg/', (frame) => pieces(coded.get(`jpeg ${frame}`)))
      .page('/toy.js', TOY_DECODER_SCRIPT)
      .page('/one.toy', 'TOY!\x20\x10');
    for (const name of KINDS) {
      const bytes = stillBytes(name);
      site.frames(`/three/${name}/`, (frame) => [frame === 2 ? bytes.subarray(0, bytes.length / 3) : bytes]);
    }
  }

  before(async () => {
    await pages.show('');
    for (let frame = 1; frame <= 12; frame++) coded.set(`png ${frame}`, codedPng(frame, CODED_WIDTH, CODED_HEIGHT));
    const jpegs = await pages.viewer.page.evaluate(jpegsOf, [...coded.values()].map((bytes) => [...bytes])); // prettier-ignore
    jpegs.forEach((bytes, i) => coded.set(`jpeg ${i + 1}`, Uint8Array.from(bytes)));
  });

  const show = async (body: string, head = ''): Promise<void> => {
    pages.site.page('/page.html', viewerPage({ body, head }));
    pages.site.log.length = 0;
    await pages.viewer.page.goto(`${pages.site.origin}/page.html`);
    await pages.viewer.page.evaluate(
      () =>
      Promise.allSettled([...document.querySelectorAll('seq-player')].map((player) => (player as unknown as { ready: Promise<void> }).ready)), // prettier-ignore
    );
  };
  const codecs = (): string[] =>
    [...new Set(pages.site.log.map(({ path }) => /\/codecs\/(.*)\.js$/.exec(path)?.[1]).filter((name) => name !== undefined))].sort(); // prettier-ignore
  const pixelsOf = async (id: string, width = WIDTH, height = HEIGHT): Promise<Uint8Array> => {
    const text = await pages.viewer.page.evaluate(canvasRgb, { selector: `#${id}`, width, height });
    return Buffer.from(text, 'latin1');
  };

  it('of the browser’s formats and of 16-bit PNG are what <img> shows, to one code', async () => {
    const tags = Object.keys(AS_IMAGES).map((name) => {
      const size = name === 'turned.jpg' ? ([HEIGHT, WIDTH] as const) : ([WIDTH, HEIGHT] as const);
      return still(name.replace('.', '-'), `/stills/${name}`, ...size, `data-image="/stills/${name}"`);
    });
    await show(tags.join('\n'));
    const seen = await pages.viewer.page.evaluate(compareWithImages);
    expect(seen.length).to.equal(tags.length);
    for (const { id, worst } of seen) expect(worst, id).to.be.at.most(1);
    expect(codecs()).to.deep.equal([...new Set(Object.values(AS_IMAGES))].sort());
  });

  it('of 1.webp of the reference files are what <img> and ImageMagick show', async function () {
    const file = resolve(conformanceFolder() ?? '.', 'formats/1.webp');
    if (!existsSync(file) || !magick) {
      console.log('      (skipped: no reference file, or no ImageMagick)');
      return this.skip();
    }
    await show(still('webp', '/formats/1.webp', 550, 368, 'data-image="/formats/1.webp"'));
    const [seen] = await pages.viewer.page.evaluate(compareWithImages);
    expect(seen).to.deep.include({ size: [550, 368] });
    expect(seen?.worst).to.be.at.most(1);
    const theirs = execFileSync(magick, [file, '-depth', '8', 'rgb:-'], { maxBuffer: 1 << 24 });
    expect(greatestDifference(await pixelsOf('webp', 550, 368), theirs)).to.be.at.most(1);
  });

  it('of TIFF and TGA are what other decoders see, Radiance what its formula gives', async () => {
    await show([...AS_EXPECTED, 'new-rle.hdr'].map((name) => still(name.replace('.', '-'), `/stills/${name}`)).join('\n')); // prettier-ignore
    const expected = expectedStills();
    for (const name of AS_EXPECTED) {
      const { type, values } = expected.get(name) ?? { type: 'u8', values: [] };
      const codes = Array.from(values, (value) => (type === 'u16' ? value / 257 : value));
      expect(greatestDifference(await pixelsOf(name.replace('.', '-')), codes), name).to.be.at.most(1);
    }
    const light = Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % WIDTH, Math.floor(i / 3 / WIDTH)];
      return ([x * 1771, y * 2833, (x + y) * 1093][i % 3] ?? 0) % 65536;
    });
    // An eight-bit mantissa, shared: dark components of bright pixels are coarse.
    const seen = await pixelsOf('new-rle-hdr');
    light.forEach((value, i) => {
      const most = Math.max(...light.slice(i - (i % 3), i - (i % 3) + 3)) / 65535;
      const [low, high] = [value / 65535 - most / 120, value / 65535 + most / 120].map(srgb);
      expect(seen[i]).to.be.within((low ?? 0) - 1, (high ?? 255) + 1);
    });
    expect(codecs()).to.deep.equal(['hdr', 'tga', 'tiff']);
  });

  it('in sequences of 8-bit PNG and JPEG are the frames that they are named', async () => {
    await show(
      ['coded', 'coded-jpeg']
        .map(
          (id) =>
            `<seq-player id="${id}" src="/${id}/shot.####.${id === 'coded' ? 'png' : 'jpg'}" frames="1-12" style="display:inline-block;width:${CODED_WIDTH}px;height:${CODED_HEIGHT}px"></seq-player>`,
        ) // prettier-ignore
        .join('\n'),
    );
    const ids = ['coded', 'coded-jpeg'];
    const seeks = await pages.viewer.page.evaluate(readAfterSeeks, { ids, rounds: 12 });
    expect(seeks.wrong.map((entry) => JSON.stringify(entry))).to.deep.equal([]);
    for (const speed of ['1', '-1']) {
      const attributes = { loop: 'loop', speed, fps: '24' };
      const played = await pages.viewer.page.evaluate(readWhilePlaying, {
        ids,
        attributes,
        milliseconds: 1000,
        readings: 20,
      });
      expect(played.count).to.be.at.least(10);
      expect(played.wrong.map((entry) => JSON.stringify(entry))).to.deep.equal([]);
    }
    expect(codecs()).to.deep.equal(['browser']);
  });

  it('of every kind, a broken one among them: a card with a named error, and the others are shown', async () => {
    await show(KINDS.map((name) => `<seq-player id="${name.replace('.', '-')}" src="/three/${name}/####.${ending(name)}" frames="1-3" style="display:inline-block;width:280px;height:150px"></seq-player>`).join('\n')); // prettier-ignore
    const seen = await pages.viewer.page.evaluate(async () => {
      const players = [...document.querySelectorAll('seq-player')].map(({ id }) => globalThis.seqTest.player(`#${id}`));
      const one = async (player: (typeof players)[number]): Promise<string[]> => {
        const errors: string[] = [];
        player.addEventListener('seq-error', (event) => {
          const { frame, code } = (event as CustomEvent<{ frame: number; code: string }>).detail;
          errors.push(`${frame} ${code}`);
        });
        const outcomes: string[] = [];
        for (const frame of [1, 2, 3]) outcomes.push(`${frame} ${(await player.seek(frame)).outcome}`);
        await player.seek(2);
        await globalThis.seqTest.frames(4);
        const card = [...(player.shadowRoot?.querySelectorAll('*') ?? [])]
          .filter((element) => element instanceof HTMLElement && element.checkVisibility())
          .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3))
          .map((node) => node.textContent)
          .join(' ');
        return [player.id, outcomes.join(), player.state.error?.code ?? errors.join(), card.replace(/\s+/g, ' ')];
      };
      return Promise.all(players.map(one));
    });
    expect(seen.length).to.equal(KINDS.length);
    for (const [id = '', outcomes, code, card] of seen) {
      expect(code, id).to.equal('truncated');
      expect(card, id).to.match(/The file is truncated Frame 2 /);
      // Rows that are there are shown, of formats that are decoded row by row.
      const second = /hdr|tga/.test(id) ? 'presented' : 'error';
      expect(outcomes, id).to.equal(`1 presented,2 ${second},3 presented`);
    }
    expect(codecs()).to.deep.equal(['browser', 'hdr', 'png16', 'tga', 'tiff']);
  });

  it('of a format that the page brings a decoder for are shown by it', async () => {
    await show(
      '<main></main>',
      `<script type="module">
        import { registerDecoder } from '/dist/cdn.js';
        registerDecoder({ name: 'toy', label: 'Toy', magic: [[{ bytes: 'TOY!' }]], url: '/toy.js' });
        document.querySelector('main').innerHTML = ${JSON.stringify(still('toy', '/one.toy', 32, 16))};
      </script>`,
    );
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player('#toy')?.state.shown === 1);
    const seen = await pixelsOf('toy', 32, 16);
    expect(
      greatestDifference(
        seen,
        Array.from(seen, (_, i) => [200, 100, 50][i % 3] ?? 0),
      ),
    ).to.be.at.most(1);
    expect(pages.viewer.page.workers().length).to.be.at.least(1);
    expect(codecs()).to.deep.equal([]);
  });

  it('of JPEG XL are what <img> shows, or refused by name where the browser lacks it', async () => {
    await show(still('xl', '/stills/plain.jxl', WIDTH, HEIGHT, 'data-image="/stills/plain.jxl"'));
    const known = await pages.viewer.page.evaluate(() => ImageDecoder.isTypeSupported('image/jxl'));
    console.log(`      (the browser ${known ? 'has' : 'lacks'} it)`);
    if (known) {
      const [seen] = await pages.viewer.page.evaluate(compareWithImages);
      return expect(seen?.worst).to.be.at.most(1);
    }
    const error = await pages.viewer.page.evaluate(() => globalThis.seqTest.player('#xl').state.error);
    expect(error?.code).to.equal('format-unsupported');
    return expect(error?.message).to.match(/cannot decode JPEG XL files/);
  });

  it('leave the console silent', () => pages.viewer.expectSilence());
});

function pieces(bytes: Uint8Array | undefined): Uint8Array[] | null {
  return bytes ? [bytes] : null;
}

function srgb(light: number): number {
  const value = Math.min(1, Math.max(0, light));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
}

function greatestDifference(seen: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (seen.length !== expected.length) return Infinity;
  return Array.from(seen).reduce((most, code, i) => Math.max(most, Math.abs(code - (expected[i] ?? NaN))), 0);
}
