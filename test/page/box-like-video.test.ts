import { expect } from 'chai';
import { resolve } from 'node:path';
import { BOX_LAYOUTS, type BoxLayout, EXCEPTIONS, RATIO_BEFORE_SIZE } from '../support/page/box-layouts.ts';
import { useSite } from '../support/page/use-pages.ts';
import { viewerPage } from '../support/page/viewer-page.ts';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';

/** Boxes are laid out in 64ths of a CSS pixel, and rounded on different ways to the same size. */
const TOLERANCE_PX = 0.2;

type Box = readonly [x: number, y: number, width: number, height: number];

describe('the box of a player, as of a video', function () {
  this.timeout(60_000);
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => site.frames('/shot/', (frame) => shot.pieces(frame)));
  let layouts: readonly BoxLayout[] = [];
  let known: Readonly<Record<'video' | 'seq-player', readonly (readonly Box[])[]>>;
  let unknown: typeof known;

  before(async () => {
    layouts = [...BOX_LAYOUTS, ...EXCEPTIONS];
    pages.site.folder('/clips/', resolve(PROJECT_ROOT, 'test/fixtures/video'));
    const page = (isKnown: boolean): string =>
      viewerPage({
        head: `<style>body { font: 16px/20px monospace } seq-player { width: auto; height: auto }
          video { max-inline-size: 100% } section { position: relative; overflow: hidden; min-block-size: 1px }</style>`,
        // Players first: those far below the fold ask for nothing, and hear the size from those that do.
        body: `<main class="seq-player">${sections(layouts, 'seq-player', isKnown ? 'src="/shot/a.####.exr" frames="1"' : '')}</main>
          <main class="video">${sections(layouts, 'video', isKnown ? 'src="/clips/vp8.webm" muted' : '')}</main>`,
      });
    pages.site.page('/', page(true)).page('/empty.html', page(false));
    unknown = await boxes('/empty.html', 300);
    known = await boxes('/', 320);
  });

  /** Boxes of all elements by layout, once their natural width is known. */
  async function boxes(path: string, naturalWidth: number): Promise<typeof known> {
    const viewer = await pages.open(path, { width: 1000, height: 800 });
    await viewer.page.waitForFunction((width) => {
      const videos = [...document.querySelectorAll('video')];
      const sizers = [...document.querySelectorAll('seq-player')].map((one) => one.shadowRoot?.querySelector('.sizer'));
      const isThere = (wide: number | undefined): boolean => wide === width || (width === 300 && wide === 0);
      return (
        videos.every((video) => isThere(video.videoWidth)) &&
        sizers.every((sizer) => Number(sizer?.getAttribute('width')) === width)
      );
    }, naturalWidth);
    const read = (name: string): Promise<Box[][]> =>
      viewer.page.evaluate(
        (tag) =>
          [...document.querySelectorAll(`main.${tag} section`)].map((section) => {
            const origin = section.getBoundingClientRect();
            return [...section.querySelectorAll(tag)].map((element): Box => {
              const { x, y, width, height } = element.getBoundingClientRect();
              return [x - origin.x, y - origin.y, width, height];
            });
          }),
        name,
      );
    return { video: await read('video'), 'seq-player': await read('seq-player') };
  }

  const differing = (boxes: typeof known, of: readonly BoxLayout[]): string[] =>
    of.flatMap((layout) => {
      const at = layouts.indexOf(layout);
      const [want, got] = [boxes.video[at] ?? [], boxes['seq-player'][at] ?? []];
      const isEqual = (value: number, i: number): boolean => Math.abs(value - (got.flat()[i] ?? NaN)) <= TOLERANCE_PX;
      const isSame = want.length > 0 && want.length === got.length && want.flat().every(isEqual);
      return isSame ? [] : [`${layout.name}: ${text(got)}, of the video ${text(want)}`];
    });

  it(`is the same in ${BOX_LAYOUTS.length} layouts, once the size is known`, () => {
    expect(BOX_LAYOUTS.length).to.be.at.least(40);
    expect(differing(known, BOX_LAYOUTS)).to.deep.equal([]);
  });

  it('is the same before anything is known: 300 × 150', () => {
    const alike = BOX_LAYOUTS.filter(({ name }) => !RATIO_BEFORE_SIZE.includes(name));
    expect(differing(unknown, alike)).to.deep.equal([]);
  });

  it('differs where the guide says that it does', () => {
    expect(differing(known, EXCEPTIONS)).to.have.length(EXCEPTIONS.length);
  });
});

function sections(layouts: readonly BoxLayout[], tag: string, attributes: string): string {
  return layouts
    .map(({ around, style }) => {
      const element = `<${tag} ${attributes} style="width:auto;height:auto;${style}"></${tag}>`;
      return `<section>${around.replaceAll('{}', element)}</section>`;
    })
    .join('');
}

function text(boxes: readonly Box[]): string {
  return boxes.map((box) => box.map((value) => value.toFixed(1)).join(' ')).join(', ');
}
