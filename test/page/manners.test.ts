import { resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { threeTags, viewerPage } from '../support/page/viewer-page.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

/** What Lit itself leaves on every page that uses it. */
const LIT = ['litElementVersions', 'litHtmlVersions', 'litPropertyMetadata', 'reactiveElementVersions'];

declare global {
  /** What was there before the library: names of the page, and of what the language brings. */
  var seqBefore: ReadonlyMap<object, ReadonlySet<PropertyKey>>;
}

/** Script of the page's head, ahead of the library. */
const NOTE_NAMES = `<script>
  const own = (at) => new Set(Reflect.ownKeys(at));
  const before = new Map([[globalThis, own(globalThis)]]);
  for (const name of ['Object', 'Array', 'Function', 'Symbol', 'Promise', 'Map', 'String', 'Number', 'Event', 'EventTarget', 'Node', 'Element', 'HTMLElement', 'ShadowRoot', 'Document', 'Worker', 'CanvasRenderingContext2D']) {
    before.set(globalThis[name], own(globalThis[name]));
    if (globalThis[name].prototype) before.set(globalThis[name].prototype, own(globalThis[name].prototype));
  }
  before.get(globalThis).add('seqBefore');
  Object.defineProperty(globalThis, 'seqBefore', { value: before, enumerable: false });
</script>`;

/** A control that a person can reach, by its names. */
interface Control {
  readonly name: string;
  /** Its edge or its ground differs from what is behind it, or it is a word by itself. */
  readonly isSeen: boolean;
  /** Width of the focus ring, CSS pixels; 0 for none. */
  readonly ring: number;
  readonly inside: boolean;
}

describe('manners of the elements', function () {
  this.timeout(60_000);
  const pages = useSite((site) => withShot(site).folder('/copy/', resolve(PROJECT_ROOT, 'dist')));

  it('two copies of the library leave nothing on the page but symbols of one name, and what Lit leaves', async () => {
    const copy = '<script type="module" src="/copy/cdn.js"></script>';
    pages.site.page('/two.html', viewerPage({ head: NOTE_NAMES + copy, body: threeTags('hud') }));
    await pages.open('/two.html');
    await pages.viewer.expectStrip(1001);
    const added = await pages.viewer.page.evaluate(() =>
      [...globalThis.seqBefore].flatMap(([at, names]) =>
        Reflect.ownKeys(at)
          .filter((name) => !names.has(name))
          .map((name) => ({ name: String(name), isPage: at === globalThis })),
      ),
    );
    const named = added.filter(({ name }) => !name.startsWith('Symbol(seq-viewer/'));
    // `Symbol.metadata` is the language's own name for what browsers do not have yet.
    expect(named.filter(({ isPage }) => !isPage).map(({ name }) => name)).to.deep.equal(['metadata']);
    expect(named.filter(({ isPage }) => isPage).map(({ name }) => name).sort()).to.deep.equal(LIT); // prettier-ignore
    const symbols = added.filter(({ name }) => name.startsWith('Symbol(seq-viewer/'));
    expect(symbols.every(({ isPage, name }) => isPage && /^Symbol\(seq-viewer\/[a-z-]+(@1)?\)$/.test(name))).to.equal(true); // prettier-ignore
    expect(symbols.length).to.be.greaterThan(0);
    pages.viewer.expectSilence();
  });

  describe('for those who ask for more contrast, fewer colours, less motion, the other direction', () => {
    before(async () => {
      pages.site.page(
        '/',
        viewerPage({ body: threeTags('annotate').replaceAll('></seq-status>', ' settings></seq-status>') }),
      );
      await pages.open('/', { width: 700, height: 620 });
      await pages.viewer.expectStrip(1001);
    });

    /** Every control of the three elements, each focused once. */
    const controls = (): Promise<Control[]> =>
      pages.viewer.page.evaluate(async () => {
        const found: Control[] = [];
        for (const host of document.querySelectorAll<HTMLElement>('seq-player, seq-timeline, seq-status')) {
          const outer = host.getBoundingClientRect();
          for (const one of host.shadowRoot!.querySelectorAll<HTMLElement>('button, select, input, [tabindex="0"]')) {
            if (!one.checkVisibility() || one.matches(':disabled')) continue;
            one.focus({ focusVisible: true } as FocusOptions);
            const style = getComputedStyle(one);
            const hasEdge = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
            const hasInk = style.color !== style.backgroundColor;
            const { left, right, width } = one.getBoundingClientRect();
            found.push({
              name: `${host.localName} ${one.localName}.${one.className || one.id} ${one.getAttribute('aria-label') ?? one.textContent}`,
              isSeen: width > 0 && (hasEdge || hasInk),
              ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
              inside: left >= outer.left - 1 && right <= outer.right + 1,
            });
          }
        }
        return found;
      });

    const expectManners = (found: readonly Control[], ring: number): void => {
      expect(found.length).to.be.greaterThan(12);
      expect(found.filter(({ isSeen }) => !isSeen).map(({ name }) => name), 'not seen').to.deep.equal([]); // prettier-ignore
      expect(found.filter((one) => one.ring < ring).map(({ name }) => name), 'no focus ring').to.deep.equal([]); // prettier-ignore
      expect(found.filter(({ inside }) => !inside).map(({ name }) => name), 'cut off').to.deep.equal([]); // prettier-ignore
    };

    it('every control is seen, and the focus ring is', async () => {
      expectManners(await controls(), 2);
    });

    it('with more contrast the ring is wider, and nothing is quiet', async () => {
      await pages.viewer.page.emulateMedia({ contrast: 'more' });
      expectManners(await controls(), 3);
      const [quiet, text] = await pages.viewer.page.evaluate(() => {
        const root = document.querySelector('seq-player')!.shadowRoot!;
        const of = (selector: string): string => getComputedStyle(root.querySelector(selector)!).color;
        return [of('.bar .quiet'), of('.bar')];
      });
      expect(quiet).to.equal(text);
      await pages.viewer.page.emulateMedia({ contrast: 'no-preference' });
    });

    it('with forced colours every control has an edge or a word', async () => {
      await pages.viewer.page.emulateMedia({ forcedColors: 'active' });
      expectManners(await controls(), 2);
      await pages.viewer.page.emulateMedia({ forcedColors: 'none' });
    });

    it('with less motion nothing moves by itself, nor fades', async () => {
      await pages.viewer.page.emulateMedia({ reducedMotion: 'reduce' });
      const moving = await pages.viewer.page.evaluate(() =>
        [...document.querySelectorAll('seq-player, seq-timeline, seq-status')].flatMap((host) =>
          [...host.shadowRoot!.adoptedStyleSheets].flatMap((sheet) => {
            const long: string[] = [];
            const look = (rules: CSSRuleList): void => {
              for (const rule of rules) {
                if (rule instanceof CSSMediaRule) {
                  if (matchMedia(rule.conditionText).matches) look(rule.cssRules);
                } else if (rule instanceof CSSStyleRule) {
                  const { transitionDuration, animationName } = rule.style;
                  // A change of the surround is heard of as the end of a transition of a millisecond.
                  if (/^(?!1ms$|0s$).+/.test(transitionDuration) || animationName) long.push(rule.cssText);
                }
              }
            };
            look(sheet.cssRules);
            return long;
          }),
        ),
      );
      expect(moving).to.deep.equal([]);
      await pages.viewer.page.emulateMedia({ reducedMotion: 'no-preference' });
    });

    it('from right to left: text turns, time and transport do not, and nothing is cut off', async () => {
      await pages.viewer.page.evaluate(() => (document.documentElement.dir = 'rtl'));
      expectManners(await controls(), 2);
      const at = await pages.viewer.page.evaluate(async () => {
        const root = (name: string): ShadowRoot => document.querySelector(name)!.shadowRoot!;
        const place = async (frame: number): Promise<number> => {
          await globalThis.seqTest.player().seek(frame);
          await globalThis.seqTest.frames(4);
          return root('seq-timeline').querySelector('.playhead')!.getBoundingClientRect().left;
        };
        const places = [await place(1002), await place(1030)];
        const text = getComputedStyle(root('seq-status').querySelector('.line')!).direction;
        const transport = getComputedStyle(root('seq-player').querySelector('.bar .transport')!).direction;
        return { runsRight: places[1]! > places[0]!, text, transport };
      });
      expect(at).to.include({ runsRight: true, transport: 'ltr' });
      // Not by the pointer: a click elsewhere closes the menu.
      await pages.viewer.page.evaluate(() => {
        document.querySelector('seq-status')!.shadowRoot!.querySelector<HTMLElement>('.gear')!.click();
        document.querySelector('seq-player')!.shadowRoot!.querySelector<HTMLElement>('.bar button.menu')!.click();
      });
      await pages.viewer.page.waitForFunction(() => document.querySelector('seq-player')!.shadowRoot!.querySelector('.menu-rows') && document.querySelector('seq-status')!.shadowRoot!.querySelector('.force')); // prettier-ignore
      const turned = await pages.viewer.page.evaluate(() =>
        [...document.querySelectorAll('seq-player, seq-timeline, seq-status')].flatMap((host) => {
          const walker = document.createTreeWalker(host.shadowRoot!, NodeFilter.SHOW_TEXT);
          const found: string[] = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.textContent!;
            const [from, to] = [text.search(/\S/), text.trimEnd().length];
            if (!/^\s*[\d(]/.test(text) || to - from < 2 || !node.parentElement?.checkVisibility()) continue;
            const leftOf = (at: number): number => {
              const range = document.createRange();
              range.setStart(node!, at);
              range.setEnd(node!, at + 1);
              return range.getBoundingClientRect().left;
            };
            if (leftOf(from) > leftOf(to - 1)) found.push(text.trim());
          }
          return found;
        }),
      );
      expect(turned, 'what begins with a number').to.deep.equal([]);
      await pages.viewer.page.evaluate(() => (document.documentElement.dir = ''));
      pages.viewer.expectSilence();
    });
  });
});
