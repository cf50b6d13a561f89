import { expect } from 'chai';
import { SeqStatus } from '../../../src/components/status/seq-status.ts';
import { STATUS_TOKENS } from '../../../src/components/status/status-token.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';
import { FakePageCache, STATS } from '../../support/cache/fake-page-cache.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

customElements.define('seq-status', SeqStatus);
customElements.define('fake-player', FakePlayer);

const MB = 2 ** 20;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe('the status line', () => {
  let cache: FakePageCache;
  let stage: HTMLElement;
  let player: FakePlayer;
  let status: SeqStatus;

  beforeEach(async () => {
    cache = new FakePageCache().install();
    stage = document.body.appendChild(document.createElement('div'));
    player = stage.appendChild(new FakePlayer());
    status = player.appendChild(new SeqStatus());
    status.show = STATUS_TOKENS.join(' ');
    await animationFrames(3);
  });
  afterEach(() => {
    stage.remove();
    cache.uninstall();
  });

  const text = (name: string): string => status.renderRoot.querySelector(`.token.${name}`)!.textContent.trim();
  /** Where every token lies, by its left and top edge. */
  const places = (): string[] =>
    [...status.renderRoot.querySelectorAll('.token')].map((token) => {
      const { left, top, height } = token.getBoundingClientRect();
      return `${token.className.split(' ')[1]} ${left.toFixed(1)} ${top.toFixed(1)} ${height.toFixed(1)}`;
    });

  const HEADER = { format: 'exr', compression: 'zip', width: 3840, height: 2160, defaultLayer: 'rgba' };

  it('writes every token', async () => {
    player.setFrames(1001, 1048);
    Object.assign(player, { stats: { lookAheadSeconds: 2.25, blocked: 'budget', shownFps: 24, droppedFrames: 3 } });
    player.tell('seq-frame-change', {
      source: 'https://site.example/plates/sh010.####.exr?v=3',
      header: HEADER,
      frame: 1042,
      shown: 1041,
      held: true,
      playing: true,
      measuredFps: 23.94,
      dropped: 3,
      level: 1,
      scale: 0.5,
      range: { in: 1010, out: 1040 },
      buffered: { share: 0.5, ahead: 2.25, wait: 0 },
      ocio: { managed: true, view: 'SDR Video', display: 'sRGB - Display' },
    });
    await pause(150);
    const written = Object.fromEntries(
      STATUS_TOKENS.filter((name) => name !== 'probe').map((name) => [name, text(name)]),
    );
    expect(written).to.deep.equal({
      file: 'sh010.####.exr',
      frame: '1041',
      timecode: '00:00:43:09',
      range: '1010–1040',
      clip: '–',
      'clip-frame': '–',
      resolution: '3840×2160 1/2',
      format: 'EXR ZIP',
      layer: 'rgba',
      view: 'SDR Video · sRGB - Display',
      zoom: '50 %',
      fps: '23.9/24 fps',
      dropped: '3 dropped',
      mem: 'Mem: 512/2048MB (25%)',
      cache: 'Buffered 2.3 s',
      buffered: 'Buffered 2.3 s',
      hits: 'hits 90%',
      workers: '1/2 workers',
      network: '0.0 MB/s',
      blocked: 'Waiting for memory',
      epoch: 'epoch 3',
    });
    player.tell('seq-display-change', { ocio: null });
    await pause(150);
    expect(text('view'), 'the display, as people say it').to.equal('sRGB');
  });

  it('says why nothing is loading', async () => {
    const said: string[] = [];
    player.tell('seq-playback-change', { playing: true });
    for (const blocked of [null, 'budget', 'workers', 'network', 'too-large', 'error']) {
      Object.assign(player, { stats: { lookAheadSeconds: 0, blocked, shownFps: 0, droppedFrames: 0 } });
      cache.facts = { ...STATS, workers: { total: 2, busy: 0, dead: 0 } };
      cache.dispatchEvent(new Event('change'));
      await pause(130);
      said.push(text('blocked'));
    }
    expect(said).to.deep.equal([
      'Idle',
      'Waiting for memory',
      'Decoding',
      'Waiting for the network',
      'Frame exceeds the memory limit',
      'Stopped by errors',
    ]);
  });

  for (const width of [200, 480, 960, 4000])
    it(`moves nothing while values change their width, ${width} px wide`, async () => {
      stage.style.width = `${width}px`;
      Object.assign(player, { stats: { lookAheadSeconds: 0, blocked: null, shownFps: 0, droppedFrames: 0 } });
      player.tell('seq-frame-change', { header: HEADER, frame: 1001, shown: 1001, fps: 24, scale: 1 });
      await pause(150);
      // What the new width moved has been painted.
      await animationFrames(3);
      const shifts: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      });
      observer.observe({ type: 'layout-shift' });
      const before = places();
      const facts: Record<string, unknown>[] = [
        { frame: 1042, shown: 1041, held: true },
        { playing: true, measuredFps: 119.88, dropped: 1234 },
        { level: 3, scale: 12.34 },
        { frame: 1001, shown: 1048, held: true, dropped: 0 },
        { frame: 1001, shown: 1001, held: false, playing: false, level: 0 },
      ];
      for (const [i, change] of facts.entries()) {
        cache.facts = { ...STATS, used: [0, 2048, 99, 1000, 1][i]! * MB, hits: 10 ** i, bytesRead: i * 4e8 };
        cache.epoch = 10 ** Math.min(i, 3);
        const blocked = [null, 'too-large', 'network', 'budget', 'workers'][i];
        Object.assign(player, {
          stats: { lookAheadSeconds: 10 ** Math.min(i, 2), blocked, shownFps: 0, droppedFrames: 0 },
        });
        player.tell('seq-frame-change', change);
        await pause(130);
        expect(places(), JSON.stringify(change)).to.deep.equal(before);
      }
      observer.disconnect();
      expect(shifts).to.deep.equal([]);
    });

  it('names each frame in the painted frame that it is told in', async () => {
    for (let frame = 1001; frame < 1020; frame++) {
      player.tell('seq-frame-change', { frame, shown: frame, playing: true });
      await Promise.resolve();
      expect(text('frame')).to.equal(String(frame));
      await animationFrames(1);
    }
  });

  it('changes at most ten times a second while it plays, but for what names a frame', async () => {
    let updates = 0;
    const naming = [...status.renderRoot.querySelectorAll('.token.frame, .token.timecode')];
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => !naming.some((token) => token.contains(target)))) updates += 1;
    });
    observer.observe(status.renderRoot, { subtree: true, characterData: true, childList: true, attributes: true });
    const end = performance.now() + 1000;
    for (let frame = 1001; performance.now() < end; frame = frame === 1048 ? 1001 : frame + 1) {
      player.tell('seq-frame-change', { frame, shown: frame, playing: true, measuredFps: frame % 60 });
      await animationFrames(1);
    }
    observer.disconnect();
    expect(updates).to.be.within(4, 11);
  });

  it('keeps two panels with one key in step, and separates keys', async () => {
    const kept = new Map<string, string>();
    const storage = {
      read: (key: string) => Promise.resolve(kept.get(key) ?? null),
      write: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    };
    const panels = ['a', 'a', 'b'].map((key) => {
      const panel = new SeqStatus();
      Object.assign(panel, { settings: true, settingsKey: key, storage });
      return player.appendChild(panel);
    });
    await animationFrames(3);
    for (const panel of panels) panel.renderRoot.querySelector<HTMLElement>('.gear')!.click();
    await animationFrames(2);
    const field = (panel: SeqStatus): HTMLInputElement =>
      panel.renderRoot.querySelector<HTMLInputElement>('.row input[type=number]')!;
    field(panels[0]!).value = '40';
    field(panels[0]!).dispatchEvent(new Event('change'));
    await animationFrames(3);
    expect(panels.map((panel) => field(panel).value)).to.deep.equal(['40', '40', '']);
    expect(JSON.parse(kept.get('a')!)).to.deep.include({ settings: { cachePercent: 40 } });
    expect(kept.get('b')).to.equal(undefined);
  });

  it('lets what is set while a slow storage is read win over what is read', async () => {
    let answer: (text: string) => void = () => {};
    const writes: string[] = [];
    const panel = new SeqStatus();
    Object.assign(panel, {
      settings: true,
      settingsKey: 'slow',
      storage: {
        read: () => new Promise<string>((done) => (answer = done)),
        write: (_key: string, value: string) => Promise.resolve(void writes.push(value)),
      },
    });
    player.append(panel);
    await animationFrames(2);
    panel.renderRoot.querySelector<HTMLElement>('.gear')!.click();
    await animationFrames(2);
    const fields = panel.renderRoot.querySelectorAll<HTMLInputElement>('.row input[type=number]');
    fields[0]!.value = '50';
    fields[0]!.dispatchEvent(new Event('change'));
    answer(JSON.stringify({ version: 1, settings: { cachePercent: 30, cacheReserveGb: 4 } }));
    await animationFrames(3);
    expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.5, reserveGB: 4 });
    expect(JSON.parse(writes.at(-1)!)).to.deep.include({ settings: { cachePercent: 50, cacheReserveGb: 4 } });
  });

  it('works with a storage that throws and rejects', async () => {
    const panel = new SeqStatus();
    const storage = {
      read: () => {
        throw new Error('denied');
      },
      write: () => Promise.reject(new Error('full')),
    };
    Object.assign(panel, { settings: true, settingsKey: 'broken', storage });
    player.append(panel);
    await animationFrames(2);
    panel.renderRoot.querySelector<HTMLElement>('.gear')!.click();
    await animationFrames(2);
    const field = panel.renderRoot.querySelector<HTMLInputElement>('.row input[type=number]')!;
    field.value = '45';
    field.dispatchEvent(new Event('change'));
    await animationFrames(2);
    expect(cache.limits.at(-1)).to.deep.equal({ fraction: 0.45, reserveGB: 2 });
  });
});
