import type { BrowserPage } from './browser-page.ts';
import { threeTags } from './viewer-page.ts';
import './page-globals.ts';

/** What of the elements that came and went is still alive. */
export interface MountsLeft {
  readonly elements: number;
  readonly sessions: number;
  readonly canvases: number;
}

/** Shows player, timeline and status line and takes them away again, so many times; every tenth shows its first picture. */
export function mountTimes(viewer: BrowserPage, times: number): Promise<MountsLeft> {
  return viewer.page.evaluate(
    async ([tags, count]) => {
      const stage = document.querySelector('#stage')!;
      const kept: { elements: WeakRef<object>[]; canvases: WeakRef<object>[] } = { elements: [], canvases: [] };
      for (let i = 0; i < count; i++) {
        stage.innerHTML = tags;
        await globalThis.seqTest.frames(2);
        if (i % 10 === 0) await globalThis.seqTest.waitForStrip('seq-player', 1001, 8000);
        kept.elements.push(...[...stage.children].map((element) => new WeakRef<object>(element)));
        const canvas = globalThis.seqTest.canvasOf('seq-player');
        if (canvas) kept.canvases.push(new WeakRef<object>(canvas));
        stage.replaceChildren();
        await globalThis.seqTest.frames(1);
      }
      for (let i = 0; i < 8; i++) {
        (globalThis as unknown as { gc(): void }).gc();
        await new Promise((done) => setTimeout(done, 150));
      }
      const alive = (list: WeakRef<object>[]): number => list.filter((one) => one.deref()).length;
      const sessions = globalThis.seqTest.cache().stats().players.length;
      return { elements: alive(kept.elements), sessions, canvases: alive(kept.canvases) };
    },
    [threeTags(), times] as const,
  );
}

/** The page's figures after a collection: `JSHeapUsedSize` in bytes, `JSEventListeners`, `Nodes` and others. */
export async function pageFigures(viewer: BrowserPage): Promise<Record<string, number>> {
  const devtools = await viewer.devtools();
  await devtools.send('Performance.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
