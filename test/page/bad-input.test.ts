import { expect } from 'chai';
import { useSite, withShot } from '../support/page/use-pages.ts';

interface SeenError {
  readonly code: string;
  readonly frame: number | null;
  readonly retryable: boolean;
}

const WATCH = `globalThis.seqErrors = [];
addEventListener('seq-error', (event) => globalThis.seqErrors.push({ player: event.target.id, ...event.detail }));`;

declare global {
  var seqErrors: (SeenError & { player: string })[];
}

describe('bad input', function () {
  this.timeout(60_000);
  const pages = useSite(withShot);

  before(async () => {
    pages.site.fault(/1005\.exr/, { kind: 'status', status: 404 });
    pages.site.fault(/1007\.exr/, { kind: 'truncate', bytes: 5000 });
    pages.site.fault(/1009\.exr/, { kind: 'body', body: Buffer.from('<!doctype html><p>Please log in') });
    pages.site.fault(/1011\.exr/, { kind: 'status', status: 403 });
    const player = (id: string, attributes: string): string =>
      `<seq-player id="${id}" ${attributes}></seq-player><seq-timeline for="${id}"></seq-timeline>`;
    const body = [
      player('mixed', 'src="/shot/shot.####.exr" frames="1001-1016" missing="error" fps="24" controls'),
      player('unparsable', 'src="/shot/shot.####.exr" frames="1001-what"'),
      player('sourceless', 'frames="1001-1010"'),
      player('empty', ''),
    ].join('\n');
    await pages.show(body, {
      before: WATCH,
      height: 1000,
      // The browser itself reports failed requests.
      allow: [/Failed to load resource/, /seq-pages.viewer.*frames/i],
    });
    await pages.viewer.expectStrip(1001, '#mixed');
  });

  /** Text of a player's shadow tree that is laid out. */
  const visibleText = (selector: string): Promise<string> =>
    pages.viewer.page.evaluate((player) => {
      const root = document.querySelector(player)?.shadowRoot;
      return [...(root?.querySelectorAll('*') ?? [])]
        .filter((element) => element instanceof HTMLElement && element.checkVisibility({ opacityProperty: true }))
        .map((element) =>
          [...element.childNodes]
            .filter((node) => node.nodeType === 3)
            .map((node) => node.textContent ?? '')
            .join(''),
        ) // prettier-ignore
        .join(' ');
    }, selector);

  const errorOf = async (frame: number): Promise<SeenError | undefined> => {
    await pages.viewer.page.evaluate((wanted) => globalThis.seqTest.player('#mixed').seek(wanted), frame);
    await pages.viewer.page.waitForFunction(
      (wanted) => globalThis.seqErrors.some((error) => error.player === 'mixed' && error.frame === wanted),
      frame,
      { timeout: 10_000 },
    );
    const all = await pages.viewer.page.evaluate(() => globalThis.seqErrors);
    const found = all.filter((error) => error.player === 'mixed' && error.frame === frame);
    expect(found.length, `errors told of frame ${frame}`).to.equal(1);
    return found[0];
  };

  it('shows a card with the cause and tells the code, each frame by its own', async () => {
    const wanted: readonly (readonly [frame: number, code: string, card: RegExp])[] = [
      [1005, 'not-found', /not found|404/i],
      [1007, 'truncated', /ends too early/i],
      [1009, 'format-unsupported', /format|not an? |EXR/i],
      [1011, 'forbidden', /forbidden|403/i],
    ];
    for (const [frame, code, card] of wanted) {
      const error = await errorOf(frame);
      expect(error, `frame ${frame}`).to.include({ code });
      await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(3));
      const text = await visibleText('#mixed');
      expect(text, `card of frame ${frame}`).to.match(card);
    }
  });

  it('tells errors in the timeline', async () => {
    const statuses = await pages.viewer.page.evaluate(async () => {
      await globalThis.seqTest.player('#mixed').seek(1001);
      await globalThis.seqTest.frames(4);
      const canvas = document
        .querySelector('seq-timeline')
        ?.shadowRoot?.querySelector<HTMLCanvasElement>('[part=strip]');
      if (!canvas) return [];
      const context = document.createElement('canvas').getContext('2d');
      if (!context) return [];
      context.canvas.width = canvas.width;
      context.canvas.height = canvas.height;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let red = 0;
      let green = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
        if (Math.hypot(r - 200, g - 60, b - 60) < 40) red++;
        if (Math.hypot(r - 80, g - 200, b - 120) < 40) green++;
      }
      return [red, green];
    });
    expect(statuses[0], 'pixels in the colour of errors').to.be.greaterThan(0);
    expect(statuses[1], 'pixels in the colour of loaded frames').to.be.greaterThan(0);
  });

  it('plays every other frame', async () => {
    const whole = [1001, 1002, 1003, 1004, 1006, 1008, 1010, 1012, 1013, 1014, 1015, 1016];
    const shown = await pages.viewer.page.evaluate(async (wanted) => {
      const player = globalThis.seqTest.player('#mixed');
      const numbers = new Set<number>();
      player.addEventListener('seq-frame-change', (event) => {
        const { presented } = event.detail;
        for (const { frame, shown: picture } of presented) if (frame === picture) numbers.add(frame);
      });
      player.play();
      // Twice round, and until each had its turn: a busy machine drops some.
      const begun = performance.now();
      const goesOn = (): boolean => {
        const passed = performance.now() - begun;
        return passed < 1500 || (passed < 15_000 && wanted.some((frame) => !numbers.has(frame)));
      };
      while (goesOn()) await globalThis.seqTest.frames();
      player.pause();
      return [...numbers].sort((a, b) => a - b);
    }, whole);
    expect(shown).to.include.members(whole);
    expect(shown).to.not.include.members([1005]);
    for (const frame of [1004, 1006, 1012]) {
      await pages.viewer.page.evaluate((wanted) => globalThis.seqTest.player('#mixed').seek(wanted), frame);
      await pages.viewer.expectStrip(frame, '#mixed');
    }
  });

  it('answers an unparsable frame list with source-invalid and a card', async () => {
    const errors = await pages.viewer.page.evaluate(() =>
      globalThis.seqErrors.filter(({ player }) => player === 'unparsable'),
    );
    expect(errors.map(({ code, frame }) => [code, frame])).to.deep.equal([['source-invalid', null]]);
    expect(await visibleText('#unparsable')).to.match(/1001-what|frames/i);
  });

  it('answers frames without a source with source-invalid and a card; a bare tag stands quietly', async () => {
    const errors = await pages.viewer.page.evaluate(() => globalThis.seqErrors);
    const of = (id: string): unknown[] => errors.filter(({ player }) => player === id).map(({ code }) => code);
    expect(of('sourceless')).to.deep.equal(['source-invalid']);
    expect(await visibleText('#sourceless')).to.match(/source-invalid/);
    expect(of('empty')).to.deep.equal([]);
    expect(await pages.viewer.page.evaluate(() => globalThis.seqTest.player('#empty').state.frame)).to.equal(null);
  });

  it('writes nothing to the console but what the browser and the one warning say', () => pages.viewer.expectSilence());
});
