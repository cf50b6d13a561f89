import { expect } from 'chai';
import type { CDPSession } from 'playwright-core';
import { useSite, withShot } from '../support/page/use-pages.ts';

const SIZE = { width: 480, height: 800 };

describe('a whole review by touch alone', function () {
  this.timeout(90_000);
  const pages = useSite(withShot);
  let input: CDPSession;

  before(async () => {
    await pages.show(
      `<seq-player id="shot" src="/shot/shot.####.exr" frames="1001-1032" fps="24" controls resolution="full"
        style="display:block"></seq-player><seq-timeline for="shot" style="display:block"></seq-timeline>`,
      SIZE,
    );
    await pages.viewer.expectStrip(1001);
    input = await pages.viewer.devtools();
    await input.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await pages.viewer.page.waitForFunction(() => matchMedia('(pointer: coarse)').matches);
    await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(6));
  });

  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0): Promise<unknown> =>
    input.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  /** The middle of something in the player's shadow tree, or in the timeline's; scrolled into its panel, and at rest. */
  const middle = (selector: string, at = 0.5): Promise<{ x: number; y: number; size: number }> =>
    pages.viewer.page.evaluate(
      async ([name, share]) => {
        const root = name.startsWith('track') ? document.querySelector('seq-timeline')?.shadowRoot : globalThis.seqTest.player().shadowRoot; // prettier-ignore
        const box = (): DOMRect | undefined => {
          const element = root?.querySelector<HTMLElement>(name.replace('track ', ''));
          element?.scrollIntoView({ block: 'nearest' });
          return element?.getBoundingClientRect();
        };
        const end = performance.now() + 20_000;
        let before = box();
        while (performance.now() < end) {
          await globalThis.seqTest.frames(4);
          const now = box();
          if (now && now.width > 0 && JSON.stringify(now) === JSON.stringify(before)) {
            return {
              x: now.left + now.width * share,
              y: now.top + now.height / 2,
              size: Math.min(now.width, now.height),
            };
          }
          before = now;
        }
        throw new Error(`${name} is not there, or never at rest`);
      },
      [selector, at] as const,
    );
  const tap = async (selector: string): Promise<void> => {
    const { x, y, size } = await middle(selector);
    expect(size, `${selector} is as large as a finger needs`).to.be.at.least(43.5);
    // At once: a finger that waits for a busy page's answer presses long, which is no tap.
    await Promise.all([touch('touchStart', x, y), touch('touchEnd')]);
  };
  const drag = async (selector: string, from: number, to: number): Promise<void> => {
    const start = await middle(selector, from);
    const end = await middle(selector, to);
    await touch('touchStart', start.x, start.y);
    for (let step = 1; step <= 8; step++) await touch('touchMove', start.x + ((end.x - start.x) * step) / 8, start.y);
    // The finger rests before it leaves: after a fling the browser would take the next tap for its end.
    await pages.viewer.page.evaluate(() => globalThis.seqTest.frames(12));
    await touch('touchMove', end.x, start.y);
    await touch('touchEnd');
  };
  const expectState = (test: string): Promise<unknown> =>
    pages.viewer.page.waitForFunction(`(({ state, markers }) => ${test})(document.querySelector('seq-player'))`);
  /** Lists are the system's own: a choice is made in them as the browser reports it. */
  const choose = (selector: string, value: string): Promise<unknown> =>
    pages.viewer.page.locator(`seq-player ${selector}`).selectOption(value);

  it('plays, pauses and steps', async () => {
    await tap('.bar .play');
    await expectState('state.playing && state.shown !== 1001');
    await tap('.bar .play');
    await expectState('!state.playing');
    const frame = await pages.viewer.page.evaluate(() => globalThis.seqTest.player().state.frame ?? 0);
    await tap('.bar .forward');
    await pages.viewer.expectStrip(frame === 1032 ? 1001 : frame + 1);
  });

  it('scrubs along the timeline', async () => {
    await drag('track .track', 0.05, (1020.5 - 1001) / 32);
    await pages.viewer.expectStrip(1020);
  });

  it('reaches from the menu what the bar has no room for: range, channel, speed', async () => {
    await tap('.bar button.menu');
    await tap('.menu-rows .set-in');
    await expectState('state.range?.in === 1020');
    await tap('.menu-rows .clear-range');
    await expectState('state.range === null');
    await choose('.menu-rows select.channel', 'r');
    await expectState("state.settings.channel === 'r'");
    await choose('.menu-rows select.speed', '0.5');
    await expectState('state.speed === 0.5');
  });

  it('shows in the bar that one channel is alone, and gives all of them back there', async () => {
    const { size } = await middle('.bar select.channel');
    expect(size).to.be.at.least(43.5);
    await choose('.bar select.channel', 'rgb');
    await expectState("state.settings.channel === 'rgb'");
  });

  it('marks the frame, names the mark and deletes it', async () => {
    await tap('.menu-rows button.markers');
    await tap('.floating .add');
    await expectState('markers.length === 1 && markers[0].frame === 1020');
    await tap('.floating .markers li input');
    await pages.viewer.page.keyboard.insertText('flare');
    await tap('.floating .add');
    await expectState("markers.length === 2 && markers.some(({ label }) => label === 'flare')");
    await tap('.floating .remove');
    await expectState('markers.length === 1');
    await tap('.floating .close');
  });

  it('drags exposure in the display settings', async () => {
    await tap('.bar button.menu');
    await tap('.menu-rows button.display');
    await drag('.floating .slides [type=range]', 0.5, 0.75);
    await expectState('state.settings.exposure > 2 && state.settings.exposure < 4');
    await tap('.floating .close');
  });

  it('fills the screen and comes back', async () => {
    await tap('.bar .full');
    await pages.viewer.page.waitForFunction(
      () => document.fullscreenElement?.getBoundingClientRect().height === innerHeight,
    );
    await tap('.bar .full');
    await pages.viewer.page.waitForFunction(() => document.fullscreenElement === null);
    pages.viewer.expectSilence();
  });
});
