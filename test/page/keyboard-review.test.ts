import { expect } from 'chai';
import { SyntheticFrames } from '../support/presenter/synthetic-frames.ts';
import { useSite, withShot } from '../support/page/use-pages.ts';

const FIRST = 1001;
const LAST = 1032;
const REFUSED = 1020;
/** Greatest change of a level (0…255) that dithering and rounding make, and the least that counts as another picture. */
const SAME = 3;
const OTHER = 8;

type Facts = Record<string, unknown>;

describe('a whole review by keyboard alone', function () {
  this.timeout(60_000);
  const other = new SyntheticFrames({ width: 320, height: 180 });
  const pages = useSite((site) => withShot(site).frames('/other/', (frame) => other.pieces(frame)));

  before(async () => {
    pages.site.fault(new RegExp(`shot\\.${REFUSED}\\.exr`), { kind: 'status', status: 403 });
    const tag = `<seq-player src="/shot/shot.####.exr" frames="${FIRST}-${LAST}" fps="24" resolution="full"
      compare-src="/other/b.####.exr"></seq-player>`;
    await pages.show(tag, { allow: [/403 \(Forbidden\)/] });
    await pages.viewer.page.evaluate(() => {
      // Alone at first; comparing is asked for by its keys.
      const player = globalThis.seqTest.player() as unknown as {
        compare: string;
        markers: readonly { frame: number }[];
      };
      player.compare = 'flip';
      player.markers = [{ frame: 1008 }, { frame: 1016 }];
    });
    await pages.viewer.expectStrip(FIRST);
    await pages.viewer.page.keyboard.press('Tab');
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await pages.viewer.page.keyboard.press(key);
  };
  const type = async (text: string): Promise<void> => {
    await press('Enter');
    await pages.viewer.page.waitForFunction(() =>
      globalThis.seqTest.player().shadowRoot?.activeElement?.matches('input'),
    );
    await pages.viewer.page.keyboard.type(text);
    await press('Enter');
  };
  /** State and settings of the player by name. */
  const facts = (): Promise<Facts> =>
    pages.viewer.page.evaluate(() => {
      const state = JSON.parse(JSON.stringify(globalThis.seqTest.player().state)) as Facts & { settings: Facts };
      return { ...state.settings, ...state };
    });
  const expectFacts = async (wanted: Facts): Promise<void> => {
    const end = performance.now() + 8000;
    let now = await facts();
    const agrees = (): boolean =>
      Object.entries(wanted).every(([name, value]) => JSON.stringify(now[name]) === JSON.stringify(value));
    while (!agrees() && performance.now() < end) now = await facts();
    expect(now).to.deep.include(wanted);
  };
  /** The picture as a few levels. */
  const look = (): Promise<number[]> =>
    pages.viewer.page.evaluate(() => {
      const canvas = globalThis.seqTest.canvasOf('seq-player');
      const small = new OffscreenCanvas(24, 16);
      const context = small.getContext('2d');
      if (!canvas || !context) throw new Error('the player has no canvas');
      context.drawImage(canvas, 0, 0, 24, 16);
      return [...context.getImageData(0, 0, 24, 16).data];
    });
  const difference = (a: readonly number[], b: readonly number[]): number =>
    Math.max(...a.map((level, i) => Math.abs(level - (b[i] ?? 0))));
  /** Polls until the picture differs from `before` as told; returns it. */
  const expectLook = async (
    what: string,
    before: readonly number[],
    fits: (by: number) => boolean,
  ): Promise<number[]> => {
    const end = performance.now() + 8000;
    let now = await look();
    while (!fits(difference(now, before)) && performance.now() < end) now = await look();
    expect(fits(difference(now, before)), `${what}: levels differ by ${difference(now, before)}`).to.equal(true);
    return now;
  };
  /** The picture once the last key has been drawn, too: it stays as it is for several frames of the page. */
  const changes = async (before: readonly number[], ...keys: string[]): Promise<number[]> => {
    await press(...keys);
    let now = await expectLook(`${keys.join(' ')} changes the picture`, before, (by) => by >= OTHER);
    for (let still = 0; still < 4;) {
      await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(3));
      const next = await look();
      still = difference(now, next) <= SAME ? still + 1 : 0;
      now = next;
    }
    return now;
  };
  const restores = async (before: readonly number[], ...keys: string[]): Promise<void> => {
    await press(...keys);
    await expectLook(`${keys.join(' ')} gives the picture back`, before, (by) => by <= SAME);
  };

  it('begins with Tab, and moves by frames, tens, ends and markers', async () => {
    expect(await pages.viewer.page.evaluate(() => document.activeElement?.localName)).to.equal('seq-player');
    for (const [key, frame] of [
      ['ArrowRight', 1002],
      ['Shift+ArrowRight', 1012],
      ['ArrowLeft', 1011],
      ['Shift+ArrowLeft', 1001],
      ['End', LAST],
      ['Home', FIRST],
      ['.', 1008],
      ['.', 1016],
      [',', 1008],
    ] as const) {
      await press(key);
      await pages.viewer.expectStrip(frame);
      await expectFacts({ frame, shown: frame, held: false });
    }
  });

  it('goes to a frame or timecode', async () => {
    await type('1010');
    await pages.viewer.expectStrip(1010);
    await press('h');
    const hud = async (): Promise<string> =>
      pages.viewer.page.evaluate(
        () => globalThis.seqTest.player().shadowRoot?.querySelector('.hud')?.textContent ?? '',
      );
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player().shadowRoot?.querySelector('.hud'));
    const [frame, timecode = ''] = (await hud()).trim().split(/\s+/);
    expect(frame).to.equal('1010');
    expect(timecode).to.match(/^\d\d:\d\d:\d\d[:;]\d\d$/);
    await press('Home');
    await pages.viewer.expectStrip(FIRST);
    await type(timecode);
    await pages.viewer.expectStrip(1010);
    await press('h');
    await pages.viewer.page.waitForFunction(() => !globalThis.seqTest.player().shadowRoot?.querySelector('.hud'));
  });

  it('sets a marker and names it, and goes back to it', async () => {
    // From frame 1010, where the last step ended.
    await press('Shift+M');
    await pages.viewer.page.waitForFunction(() =>
      globalThis.seqTest.player().shadowRoot?.activeElement?.matches('li[data-frame="1010"] input'),
    );
    await pages.viewer.page.keyboard.type('soft edge');
    await press('Enter', 'Escape');
    await pages.viewer.page.waitForFunction(() => !globalThis.seqTest.player().shadowRoot?.querySelector('.markers'));
    const { markers } = (await facts()) as { markers: readonly { frame: number; label?: string }[] };
    expect(markers.map(({ frame, label }) => [frame, label])).to.deep.equal([
      [1008, undefined],
      [1010, 'soft edge'],
      [1016, undefined],
    ]);
    await press('.');
    await pages.viewer.expectStrip(1016);
    await press(',');
    await pages.viewer.expectStrip(1010);
  });

  it('plays and shuttles both ways, fast and slowly', async () => {
    await press('Space');
    await expectFacts({ playing: true, speed: 1 });
    await pages.viewer.page.waitForFunction(
      () => ![null, 1010].includes(globalThis.seqTest.readPlayer('seq-player').frame),
    );
    await press('Space');
    await expectFacts({ playing: false });
    for (const speed of [1, 2, 4, 8, 8]) {
      await press('l');
      await expectFacts({ playing: true, speed });
    }
    await press('k');
    await expectFacts({ playing: false, speed: 1 });
    for (const speed of [-1, -2, -4, -8]) {
      await press('j');
      await expectFacts({ playing: true, speed });
    }
    await press('k');
    for (const [key, sign] of [
      ['l', 1],
      ['j', -1],
    ] as const) {
      await pages.viewer.page.keyboard.down('k');
      await pages.viewer.page.keyboard.down(key);
      const { playing, speed } = await facts();
      expect(playing).to.equal(true);
      expect(sign * Number(speed)).to.be.within(0.05, 0.5);
      await pages.viewer.page.keyboard.up(key);
      await expectFacts({ playing: false });
      await pages.viewer.page.keyboard.up('k');
    }
    await press('k');
    // Wherever it came to rest, but on the frame that the server refuses.
    if ((await facts()).frame === REFUSED) await press('ArrowRight');
    const { frame } = await facts();
    await pages.viewer.expectStrip(Number(frame));
  });

  it('sets, clears and switches the range, and goes through the loops', async () => {
    await type('1005');
    await press('i');
    await type('1010');
    await press('o');
    await expectFacts({ range: { in: 1005, out: 1010 } });
    await press('Home');
    await pages.viewer.expectStrip(1005);
    await press('End');
    await pages.viewer.expectStrip(1010);
    await press('p');
    await expectFacts({ range: null });
    await press('p');
    await expectFacts({ range: { in: 1005, out: 1010 } });
    await press('Shift+I');
    await expectFacts({ range: { in: FIRST, out: 1010 } });
    await press('[', 'Shift+O');
    await expectFacts({ range: { in: 1010, out: LAST } });
    await press(']', '\\');
    await expectFacts({ range: null });
    for (const loop of ['ping-pong', 'once', 'loop']) {
      await press('Shift+P');
      await expectFacts({ loop });
    }
  });

  it('looks at channels, exposure and gamma, and resets', async () => {
    await type('1012');
    await pages.viewer.expectStrip(1012);
    const plain = await look();
    for (const key of ['r', 'g', 'b', 'a', 'Shift+L']) {
      await changes(plain, key);
      await restores(plain, 'c');
    }
    await changes(plain, 'e', 'e');
    await expectFacts({ exposure: 1 });
    await restores(plain, 'Shift+E', 'Shift+E');
    await changes(plain, 'y', 'y', 'y');
    await restores(plain, 'Shift+Y', 'Shift+Y', 'Shift+Y');
    await changes(plain, 'e', 'y', 'Shift+X');
    await restores(plain, 'Shift+Home');
  });

  it('zooms, pans, fits, mirrors and turns', async () => {
    const plain = await look();
    await press('0');
    await expectFacts({ scale: 1 });
    const near = await changes(plain, '+', '+', '+', '+');
    for (const [there, back] of [
      ['4', '6'],
      ['8', '2'],
    ] as const) {
      await changes(near, there);
      await restores(near, back);
    }
    await press('n');
    await expectFacts({ filter: 'nearest' });
    await press('n', '-');
    await restores(plain, 'f');
    await expectFacts({ filter: 'auto' });
    await changes(plain, 'x');
    await restores(plain, 'x');
    await changes(plain, 'Shift+X');
    await restores(plain, 'Shift+X');
  });

  it('compares with the other picture', async () => {
    const plain = await look();
    await changes(plain, '`');
    await expectFacts({ compareSide: 'b' });
    await restores(plain, '`');
    await changes(plain, 'w');
    await press('Shift+W');
    const mode = await pages.viewer.page.evaluate(
      () => (globalThis.seqTest.player() as unknown as { compare: string }).compare,
    );
    expect(mode).not.to.equal('wipe');
    await press('w');
    await restores(plain, 'w');
  });

  it('reads the keys it knows, and closes what it opened', async () => {
    await press('?');
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player().shadowRoot?.querySelector('.help'));
    const listed = await pages.viewer.page.evaluate(
      () => globalThis.seqTest.player().shadowRoot?.querySelector('.help')?.textContent?.replace(/\s+/g, ' ') ?? '',
    );
    for (const part of ['Play or pause', 'Set in point', 'Pan left', 'Go to frame or timecode'])
      expect(listed).to.contain(part);
    await press('Escape');
    await pages.viewer.page.waitForFunction(() => !globalThis.seqTest.player().shadowRoot?.querySelector('.help'));
    await press('Shift+F');
    await pages.viewer.page.waitForFunction(() => document.fullscreenElement?.localName === 'seq-player');
    await press('Shift+F');
    await pages.viewer.page.waitForFunction(() => document.fullscreenElement === null);
  });

  it('tries a refused frame again', async () => {
    await type(String(REFUSED));
    const card = (): Promise<string> =>
      pages.viewer.page.evaluate(
        () => globalThis.seqTest.player().shadowRoot?.querySelector('.card')?.textContent ?? '',
      );
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.player().shadowRoot?.querySelector('.card'));
    expect(await card())
      .to.contain('403')
      .and.contain('forbidden');
    // Nothing of the frame before stands behind the card.
    await pages.viewer.page.waitForFunction(() => globalThis.seqTest.readPlayer('seq-player').frame === null);
    pages.site.mend();
    await press('Tab', 'Enter');
    await pages.viewer.expectStrip(REFUSED);
    await expectFacts({ frame: REFUSED, shown: REFUSED, error: null });
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
