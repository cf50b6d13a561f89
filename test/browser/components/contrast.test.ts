import { expect } from 'chai';
import { registerElements } from '../../../src/components/page/register-elements.ts';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';

type Rgb = readonly [number, number, number];

/** Relative luminance of an opaque sRGB colour (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('contrast and motion', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;

  beforeEach(async () => {
    cache = new FakePageCache().install();
    registerElements();
    stage = document.body.appendChild(document.createElement('div'));
    stage.innerHTML = `<seq-player src="sh.####.exr" frames="1-9" controls hud label="shot">
      <seq-timeline></seq-timeline>
      <seq-status settings settings-key="contrast"></seq-status></seq-player>`;
    stage.querySelector('seq-player')!.markers = [{ frame: 4 }];
    await animationFrames(4);
    cache.sessions.players.at(-1)?.header();
    stage.querySelector('seq-status')!.shadowRoot!.querySelector<HTMLElement>('.gear')!.click();
    await animationFrames(3);
  });
  afterEach(async () => {
    stage.remove();
    await animationFrames();
    cache.uninstall();
    document.documentElement.style.colorScheme = '';
  });

  const pixels = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  /** A colour over the opaque ones below it. */
  const over = (colours: readonly string[]): Rgb => {
    pixels.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      pixels.fillStyle = colour;
      pixels.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = pixels.getImageData(0, 0, 1, 1).data;
    return [r, g, b];
  };
  /** Backgrounds behind an element, furthest first; through shadow roots. */
  const grounds = (element: Element): string[] => {
    const found: string[] = [];
    for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      if (node instanceof Element) found.unshift(getComputedStyle(node).backgroundColor);
    }
    return [getComputedStyle(document.documentElement).colorScheme.includes('dark') ? '#121213' : '#ffffff', ...found];
  };
  /** Every element that shows text of its own. */
  const texts = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const shown = element.getClientRects().length > 0 && !element.matches(':disabled, option, style');
      return [...(own && shown ? [element] : []), ...(element.shadowRoot ? texts(element.shadowRoot) : [])];
    });

  for (const scheme of ['light', 'dark'])
    it(`is 4.5:1 or better for every text, measured in a ${scheme} page`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const engine = cache.sessions.players.at(-1)!;
      engine.present([[4, 1]]);
      await animationFrames(4);
      const measure = (): string[] =>
        texts(stage).flatMap((element) => {
          const behind = grounds(element);
          const ratio = contrast(over([...behind, getComputedStyle(element).color]), over(behind));
          measured += 1;
          return ratio >= 4.5 ? [] : [`${element.className || element.localName}: ${ratio.toFixed(2)}`];
        });
      let measured = 0;
      const poor = measure();
      engine.fail(4, new SeqError('decode-failed', 'no'));
      await animationFrames(3);
      poor.push(...measure());
      expect(measured).to.be.above(30);
      expect(poor).to.deep.equal([]);
    });

  it('moves nothing by itself, whatever the page’s wish for less motion', async () => {
    cache.sessions.players.at(-1)!.present([[2, 2]]);
    await animationFrames(3);
    expect(document.getAnimations()).to.deep.equal([]);
  });

  it('shows all of itself at 200 %: no text is cut off, nothing overlaps', async () => {
    stage.style.cssText = 'zoom: 2; width: 640px';
    await animationFrames(4);
    const tokens = [...stage.querySelector('seq-status')!.shadowRoot!.querySelectorAll('.token')];
    const boxes = tokens.map((token) => token.getBoundingClientRect());
    for (const [i, box] of boxes.entries()) {
      expect(tokens[i]!.querySelector('.text')!.scrollWidth, tokens[i]!.className).to.be.at.most(
        tokens[i]!.querySelector('.text')!.clientWidth + 1,
      );
      for (const other of boxes.slice(i + 1))
        expect(box.right <= other.left + 3 || box.bottom <= other.top + 1 || other.right <= box.left + 3).to.equal(
          true,
        );
    }
  });
});
