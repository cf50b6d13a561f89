import { expect } from 'chai';
import { useDevServer } from '../support/page/use-pages.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Timeline</title><link rel="icon" href="data:,">
<body style="margin:0"><script type="module">
import { SeqTimeline } from '/src/components/timeline/seq-timeline.ts';
import { FakePlayer } from '/test/support/player/fake-player-element.ts';
customElements.define('seq-timeline', SeqTimeline);
customElements.define('fake-player', FakePlayer);
const player = document.body.appendChild(new FakePlayer());
player.setFrames(1, 100000);
player.facts = { frame: 500, shown: 500 };
const timeline = document.body.appendChild(new SeqTimeline());
timeline.player = player;
Object.assign(globalThis, { player, timeline });
</script>`;

/** What the page's script leaves for the test. */
interface Stage {
  readonly player: {
    readonly frameStatus: { set(from: number, to: number, status: number): void };
    tell(type: string, facts?: Record<string, unknown>): void;
  };
  readonly timeline: HTMLElement & { fitView(): void };
}

/** Middle and 95th percentile, milliseconds. */
interface Cost {
  readonly median: number;
  readonly p95: number;
}

describe('a timeline of 100,000 frames', function () {
  this.timeout(60_000);
  const pages = useDevServer({ '/timeline': PAGE });

  before(async () => {
    await pages.open('/timeline', { width: 1200 });
    await pages.viewer.page.waitForFunction(() => 'timeline' in globalThis);
    await pages.viewer.page.waitForTimeout(1500);
  });

  /**
   * Main thread per change: the event, everything in the animation frame it asks for with the microtasks after it (lit's
   * work), and style and layout forced at its end.
   */
  const measure = (what: 'status' | 'repaint' | 'clip', count: number): Promise<Cost> =>
    pages.viewer.page.evaluate(
      async ([kind, times]) => {
        const { player, timeline } = globalThis as unknown as Stage;
        const own = globalThis.requestAnimationFrame;
        const costs: number[] = [];
        let spent = 0;
        globalThis.requestAnimationFrame = (run) =>
          own((at) => {
            const start = performance.now();
            run(at);
            spent += performance.now() - start;
          });
        for (let i = 0; i < times; i++) {
          spent = 0;
          const start = performance.now();
          if (kind === 'status') {
            const index = (i * 7919) % 100000;
            player.frameStatus.set(index, index + 1, 2 + (i % 3));
            player.tell('seq-status-change');
          } else if (kind === 'clip') player.tell('seq-clip-change', { clip: { index: (i * 211) % 500 } });
          else timeline.fitView();
          spent += performance.now() - start;
          await new Promise((done) => own(() => setTimeout(done)));
          const rest = performance.now();
          timeline.getBoundingClientRect();
          costs.push(spent + performance.now() - rest);
        }
        globalThis.requestAnimationFrame = own;
        costs.sort((a, b) => a - b);
        return { median: costs[times >> 1] ?? 0, p95: costs[Math.floor(times * 0.95)] ?? 0 };
      },
      [what, count] as const,
    );
  /**
   * As `measure`, once more where a cost is above its limit, and five times at most: what other programs take of the
   * machine comes on top of a cost, and the least is nearest to it.
   */
  const leastOf = async (what: 'status' | 'repaint' | 'clip', count: number, limit: number): Promise<Cost> => {
    let least = await measure(what, count);
    for (let again = 0; again < 4 && least.median >= limit; again++) {
      const cost = await measure(what, count);
      if (cost.median < least.median) least = cost;
    }
    return least;
  };
  const say = (what: string, { median, p95 }: Cost): void =>
    console.log(`      ${what}: median ${median.toFixed(2)} ms, 95 % ${p95.toFixed(2)} ms`);

  it('takes under 1 ms of the main thread for a changed status', async () => {
    const cost = await leastOf('status', 200, 1);
    say('a changed status', cost);
    expect(cost.median).to.be.below(1);
  });

  it('takes under 4 ms for a full repaint', async () => {
    const cost = await leastOf('repaint', 60, 4);
    say('a full repaint', cost);
    expect(cost.median).to.be.below(4);
  });

  describe('that is an edit of 500 clips', () => {
    const setClips = (count: number): Promise<void> =>
      pages.viewer.page.evaluate((most) => {
        const clips = Array.from({ length: most }, (_, index) => ({
          ...{ index, name: `sh${index * 10}`, source: 'a.exr', in: index * 200 + 1, out: index * 200 + 200 },
          mediaFrame: (frame: number) => frame,
        }));
        (globalThis as unknown as Stage).player.tell('seq-source-change', { clips, clip: clips[0] ?? null });
      }, count);
    before(() => setClips(500));
    after(() => setClips(0));

    it('takes under 4 ms for a full repaint', async () => {
      const cost = await leastOf('repaint', 60, 4);
      say('a full repaint of 500 clips', cost);
      expect(cost.median).to.be.below(4);
    });

    it('takes under 4 ms to light the next clip', async () => {
      const cost = await leastOf('clip', 60, 4);
      say('the next clip', cost);
      expect(cost.median).to.be.below(4);
    });
  });

  it('costs the browser little more than that', async () => {
    const devtools = await pages.viewer.devtools();
    await devtools.send('Performance.enable');
    const busy = async (changes: boolean): Promise<number> => {
      const read = async (): Promise<number> => {
        const { metrics } = await devtools.send('Performance.getMetrics');
        const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
        return value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration');
      };
      const start = await read();
      await pages.viewer.page.evaluate(async (change) => {
        const { player } = globalThis as unknown as Stage;
        for (let i = 0; i < 100; i++) {
          if (change) {
            player.frameStatus.set(i * 900, i * 900 + 1, 2 + (i % 3));
            player.tell('seq-status-change');
          }
          await new Promise((done) => requestAnimationFrame(done));
        }
      }, changes);
      return (await read()) - start;
    };
    const idle = await busy(false);
    const cost = ((await busy(true)) - idle) * 10;
    console.log(`      script, style and layout of a changed status: ${cost.toFixed(3)} ms`);
    expect(cost).to.be.below(1);
  });

  it('asks for no animation frame and no timer while nothing changes', async () => {
    const asked = await pages.viewer.page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 1200));
      const own = { frame: globalThis.requestAnimationFrame, timer: globalThis.setTimeout };
      const counts = { frames: 0, timers: 0 };
      globalThis.requestAnimationFrame = (run) => {
        counts.frames += 1;
        return own.frame.call(globalThis, run);
      };
      globalThis.setTimeout = ((run: () => void, ms?: number) => {
        counts.timers += 1;
        return own.timer.call(globalThis, run, ms);
      }) as unknown as typeof setTimeout;
      await new Promise((done) => own.timer.call(globalThis, done, 2000));
      Object.assign(globalThis, { requestAnimationFrame: own.frame, setTimeout: own.timer });
      return counts;
    });
    expect(asked).to.deep.equal({ frames: 0, timers: 0 });
  });

  /** Paintings of the load indicator while statuses change in every animation frame, twice. */
  const paintings = (
    playing: boolean,
    change: boolean,
  ): Promise<{ paintings: number; seconds: number; frames: number }> =>
    pages.viewer.page.evaluate(
      async ([plays, changes]) => {
        const { player, timeline } = globalThis as unknown as Stage;
        const context = timeline.shadowRoot?.querySelector<HTMLCanvasElement>('.strip')?.getContext('2d');
        if (!context) throw new Error('no load indicator');
        await new Promise((done) => setTimeout(done, 150));
        const own = CanvasRenderingContext2D.prototype.putImageData;
        let count = 0;
        Object.assign(context, {
          putImageData: (...args: Parameters<typeof own>) => {
            count += 1;
            own.apply(context, args);
          },
        });
        const start = performance.now();
        let frames = 0;
        while (performance.now() - start < 1500) {
          for (let i = 0; i < 2; i++) {
            if (changes) player.frameStatus.set(frames * 5, frames * 5 + 2, 2 + ((frames + i) % 3));
            player.tell('seq-status-change', { playing: plays });
            player.tell('seq-frame-change', { frame: 500 + frames, shown: 500 + frames });
          }
          frames += 1;
          await new Promise((done) => requestAnimationFrame(done));
        }
        Reflect.deleteProperty(context, 'putImageData');
        player.tell('seq-playback-change', { playing: false });
        return { paintings: count, seconds: (performance.now() - start) / 1000, frames };
      },
      [playing, change] as const,
    );

  it('paints at most ten times a second while playing', async () => {
    const run = await paintings(true, true);
    expect(run.paintings).to.be.within(3, Math.ceil(run.seconds * 10) + 1);
  });

  it('paints at most once an animation frame otherwise', async () => {
    const run = await paintings(false, true);
    expect(run.paintings).to.be.within(10, run.frames + 1);
  });

  it('paints nothing where nothing changed', async () => {
    expect(await paintings(true, false)).to.include({ paintings: 0 });
  });

  it('leaves the console silent', () => pages.viewer.expectSilence());
});
