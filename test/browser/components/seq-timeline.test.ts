import { expect } from 'chai';
import { SeqTimeline } from '../../../src/components/timeline/seq-timeline.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { animationFrames, until } from '../../support/player/animation-frames.ts';
import { FakePlayer } from '../../support/player/fake-player-element.ts';

customElements.define('seq-timeline', SeqTimeline);
customElements.define('fake-player', FakePlayer);

describe('seq-timeline', () => {
  let stage: HTMLElement;
  let player: FakePlayer;
  let timeline: SeqTimeline;

  beforeEach(async () => {
    stage = document.body.appendChild(document.createElement('div'));
    stage.style.width = '480px';
    player = stage.appendChild(new FakePlayer());
    player.id = 'shot';
    timeline = new SeqTimeline();
    timeline.for = 'shot';
    stage.append(timeline);
    await animationFrames(3);
  });
  afterEach(() => stage.remove());

  const part = <E extends HTMLElement>(selector: string): E => timeline.renderRoot.querySelector<E>(selector)!;
  const track = (): HTMLElement => part('.track');
  const point = (type: string, frame: number, target: HTMLElement = track()): void => {
    const box = track().getBoundingClientRect();
    const clientX =
      box.left + ((frame + 0.5 - player.frames.first) * box.width) / (player.frames.last + 1 - player.frames.first);
    target.dispatchEvent(
      new PointerEvent(type, { clientX, clientY: box.top + 4, pointerId: 1, bubbles: true, composed: true }),
    );
  };
  const key = (name: string, init: KeyboardEventInit = {}): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...init });
    part('.slider').dispatchEvent(event);
    return event;
  };
  const pixel = (frame: number): number[] => {
    const strip = part<HTMLCanvasElement>('.strip');
    const x = ((frame + 0.5 - player.frames.first) * strip.width) / (player.frames.last + 1 - player.frames.first);
    return [...strip.getContext('2d')!.getImageData(Math.floor(x), strip.height >> 1, 1, 1).data].slice(0, 3);
  };

  it('is a slider with the frame number and a readable value', () => {
    const slider = part('[role="slider"]');
    expect(slider.getAttribute('aria-valuemin')).to.equal('1001');
    expect(slider.getAttribute('aria-valuemax')).to.equal('1048');
    expect(slider.getAttribute('aria-valuenow')).to.equal('1001');
    expect(slider.getAttribute('aria-valuetext')).to.equal('frame 1001 of 1048, not loaded');
  });

  it('paints statuses in their colours as they change', async () => {
    player.frameStatus.set(0, 10, FrameStatus.Loaded);
    player.tell('seq-status-change');
    await animationFrames();
    expect(pixel(1005)).to.deep.equal([80, 200, 120]);
    expect(pixel(1020)).to.deep.equal([40, 40, 45]);
  });

  it('paints nothing when nothing changed, and only what did', async () => {
    player.tell('seq-status-change');
    await animationFrames(3);
    const context = part<HTMLCanvasElement>('.strip').getContext('2d')!;
    const widths: number[] = [];
    const put = context.putImageData.bind(context);
    context.putImageData = (...args: unknown[]) => {
      widths.push(args[5] as number);
      (put as (...rest: unknown[]) => void)(...args);
    };
    player.tell('seq-status-change');
    await animationFrames(3);
    expect(widths).to.deep.equal([]);
    player.frameStatus.set(20, 21, FrameStatus.Error);
    player.tell('seq-status-change');
    await animationFrames();
    expect(widths).to.have.length(1);
    expect(widths[0]).to.be.below(480);
  });

  it('scrubs with the pointer, and says when the gesture ends', () => {
    const asked: unknown[] = [];
    stage.addEventListener('seq-seek-request', (event) => asked.push(event.detail));
    for (const [type, frame] of [
      ['pointerdown', 1010],
      ['pointermove', 1020],
      ['pointermove', 1020],
      ['pointerup', 1021],
    ] as const) {
      point(type, frame);
    }
    expect(asked).to.deep.equal([
      { frame: 1010, scrub: true },
      { frame: 1020, scrub: true },
      { frame: 1021, scrub: false },
    ]);
    expect(player.calls).to.deep.equal(['seek 1010', 'seek 1020', 'seek 1021']);
  });

  it('pauses for a scrub and goes on after it', () => {
    player.facts.playing = true;
    point('pointerdown', 1003);
    point('pointerup', 1004);
    expect(player.calls).to.deep.equal(['pause', 'seek 1003', 'seek 1004', 'play']);
  });

  it('stays inside the source while the pointer leaves it', () => {
    point('pointerdown', 1040);
    point('pointermove', 1200);
    point('pointerup', 900);
    expect(player.calls).to.deep.equal(['seek 1040', 'seek 1048', 'seek 1001']);
  });

  it('drags the ends and the middle of the play range', async () => {
    player.tell('seq-playback-change', { range: { in: 1010, out: 1020 } });
    await animationFrames(3);
    const drag = (grip: string, from: number, to: number): void => {
      point('pointerdown', from, part(`[data-grip="${grip}"]`));
      point('pointermove', to);
      point('pointerup', to);
    };
    drag('in', 1010, 1005);
    drag('out', 1020, 1030);
    drag('middle', 1015, 1017);
    drag('in', 1010, 1040);
    expect(player.calls).to.deep.equal(['range 1005-1020', 'range 1010-1030', 'range 1012-1022', 'range 1020-1020']);
  });

  it('steps, jumps and zooms by keyboard and leaves other keys to the player', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
    expect(keys.map((name) => key(name).defaultPrevented)).to.deep.equal(keys.map(() => true));
    key('ArrowRight', { shiftKey: true });
    expect(player.calls).to.deep.equal([
      'step -1',
      'step 1',
      'step 10',
      'step -10',
      'seek 1001',
      'seek 1048',
      'step 10',
    ]);
    key('l');
    key('Tab', { ctrlKey: true });
    expect(player.handled).to.deep.equal(['l', 'Tab']);
  });

  it('zooms at the cursor with the wheel, keeps the playhead in view, and fits again', async () => {
    const box = track().getBoundingClientRect();
    const wheel = (deltaY: number, ctrlKey: boolean): boolean =>
      !track().dispatchEvent(
        new WheelEvent('wheel', { deltaY, ctrlKey, clientX: box.right - 1, bubbles: true, cancelable: true }),
      );
    expect(wheel(100, false), 'the page scrolls').to.equal(false);
    expect(wheel(-300, true)).to.equal(true);
    await animationFrames();
    expect(pixelsOf('.playhead')).to.equal(null);
    player.tell('seq-frame-change', { frame: 1047 });
    await animationFrames();
    const zoomed = part('.playhead').getBoundingClientRect().width;
    expect(zoomed).to.be.above(25);
    timeline.fitView();
    await animationFrames();
    expect(part('.playhead').getBoundingClientRect().width).to.be.below(12);
  });

  it('zooms and shows everything again by keyboard alone', async () => {
    key('ArrowUp', { altKey: true });
    key('ArrowUp', { altKey: true });
    await animationFrames();
    const zoomed = part('.playhead').getBoundingClientRect().width;
    key('Z', { shiftKey: true });
    await animationFrames();
    expect(zoomed).to.be.above(1.8 * part('.playhead').getBoundingClientRect().width);
    expect(player.handled).to.deep.equal([]);
  });

  it('turns the page while playing, seldom, instead of moving with every frame', async () => {
    for (let i = 0; i < 4; i++) key('ArrowUp', { altKey: true });
    await animationFrames();
    let layouts = 0;
    const observer = new MutationObserver(() => (layouts += 1));
    // Every move of the view moves the out handle.
    observer.observe(part('.handle.out'), { attributes: true });
    player.tell('seq-playback-change', { playing: true });
    await animationFrames(3);
    layouts = 0;
    for (let frame = 1001; frame <= 1048; frame++) {
      player.tell('seq-frame-change', { frame, shown: frame });
      await animationFrames(1);
    }
    await new Promise((done) => setTimeout(done, 150));
    await animationFrames(3);
    observer.disconnect();
    expect(pixelsOf('.playhead'), 'the playhead is in view').to.equal(null);
    expect(layouts).to.be.within(2, 12);
  });

  /** null: the playhead is where the zoomed view put it, inside the track. */
  const pixelsOf = (selector: string): number | null => {
    const box = part(selector).getBoundingClientRect();
    const around = track().getBoundingClientRect();
    return box.left >= around.left - 1 && box.right <= around.right + 1 ? null : box.left;
  };

  it('has a row of clips above the ruler for an edit, which moves nothing else and covers no name', async () => {
    const places = (): number[] => {
      const top = part('.ruler').getBoundingClientRect().top;
      return ['.chip', '.playhead', '.marker', '.handle', '.indicator'].map(
        (name) => part(name).getBoundingClientRect().top - top,
      );
    };
    player.tell('seq-display-change', { markers: [{ frame: 1030 }], range: { in: 1005, out: 1040 } });
    await animationFrames(3);
    const before = places();
    expect(part('.clip-row').hidden).to.equal(true);
    const clip = { name: 'sh010', source: 'a.####.exr', in: 1001, out: 1048, mediaFrame: (frame: number) => frame };
    player.tell('seq-source-change', { clips: [{ ...clip, index: 0 }], clip: { ...clip, index: 0, frame: 1001 } });
    await animationFrames(3);
    expect(places()).to.deep.equal(before);
    const row = part('.clip-row').getBoundingClientRect();
    expect([row.height, row.bottom]).to.deep.equal([18, part('.ruler').getBoundingClientRect().top]);
    expect(part('.chip').getBoundingClientRect().top).to.be.at.least(row.bottom);
  });

  describe('of an edit', () => {
    const clip = (index: number, name: string, first: number, out: number) => {
      return { index, name, source: 'a.####.exr', in: first, out, mediaFrame: (frame: number) => frame - first + 501 };
    };
    const clips = [clip(0, 'sh010', 1001, 1016), clip(1, 'sh020', 1017, 1030), clip(2, 'sh030', 1034, 1048)];
    beforeEach(async () => {
      player.tell('seq-source-change', { clips, clip: { ...clips[0], frame: 501 }, frame: 1020, shown: 1020 });
      await animationFrames(3);
    });
    const press = (frame: number, shiftKey: boolean): void => {
      const box = track().getBoundingClientRect();
      const clientX = box.left + ((frame + 0.5 - 1001) * box.width) / 48;
      for (const type of ['pointerdown', 'pointerup'])
        track().dispatchEvent(
          new PointerEvent(type, { clientX, clientY: box.top + 30, pointerId: 1, bubbles: true, shiftKey }),
        );
    };

    it('snaps to cuts, gaps, markers and the range while Shift is held, and to nothing far away', async () => {
      player.tell('seq-display-change', { markers: [{ frame: 1041 }], range: { in: 1005, out: 1025 } });
      await until(() => part('.marker') !== null, 'the marker');
      for (const frame of [1018, 1016, 1020, 1030, 1042, 1026, 1004]) press(frame, true);
      press(1018, false);
      const sought = player.calls.filter((_, at) => at % 2 === 1);
      const frames = [1017, 1017, 1020, 1031, 1041, 1025, 1005, 1018];
      expect(sought).to.deep.equal(frames.map((frame) => `seek ${frame}`));
    });

    it('makes a clip the range by a double click on it, and fits by one elsewhere', () => {
      const box = track().getBoundingClientRect();
      const click = (frame: number, y: number): void => {
        const clientX = box.left + ((frame + 0.5 - 1001) * box.width) / 48;
        track().dispatchEvent(new MouseEvent('dblclick', { clientX, clientY: box.top + y, bubbles: true }));
      };
      click(1020, 6);
      click(1032, 6);
      click(1020, 30);
      expect(player.calls).to.deep.equal(['range 1017-1030']);
    });

    it('zooms to the clip at the playhead and back, by key and by method', async () => {
      const width = (): number => part('.playhead').getBoundingClientRect().width;
      const whole = width();
      key('Ω', { altKey: true, code: 'KeyZ' });
      await animationFrames();
      // Fourteen frames and some room instead of 48.
      expect(width() / whole).to.be.within(2.7, 3.5);
      key('z', { altKey: true, code: 'KeyZ' });
      await animationFrames();
      expect(width()).to.equal(whole);
      timeline.fitClip();
      await animationFrames();
      expect(width()).to.be.above(2 * whole);
      expect(player.handled).to.deep.equal([]);
    });

    it('leaves out of long names what all of them begin with', async () => {
      const context = part<HTMLCanvasElement>('.clips').getContext('2d')!;
      const written: string[] = [];
      context.fillText = (text) => void written.push(text);
      const names = ['reel_05_sh010', 'reel_05_sh020', 'reel_05_sh110'];
      const long = clips.map((one, at) => ({ ...one, name: names[at] }));
      stage.style.width = '200px';
      player.tell('seq-source-change', { clips: long });
      await until(() => written.length >= 3, 'the names');
      expect(written.slice(-3)).to.deep.equal(['…010', '…020', '…110']);
    });

    it('marks its cuts on the ruler, and says clip and its own frame under the pointer', async () => {
      const ticks = part<HTMLCanvasElement>('.ticks');
      const height = (frame: number): number => {
        const x = Math.round(((frame - 1001) * ticks.width) / 48);
        const column = ticks.getContext('2d')!.getImageData(x, 0, 1, ticks.height).data;
        return column.filter((value, at) => at % 4 === 3 && value > 0).length;
      };
      const colour = (frame: number): string => {
        const x = Math.round(((frame - 1001) * ticks.width) / 48);
        return ticks
          .getContext('2d')!
          .getImageData(x, ticks.height - 2, 1, 1)
          .data.join();
      };
      expect([1017, 1031, 1034].map(height)).to.deep.equal([10, 10, 10]);
      expect(new Set([1017, 1031, 1034].map(colour)).size).to.equal(1);
      expect(colour(1018)).to.not.equal(colour(1017));
      point('pointermove', 1018);
      expect(part('.tip-line').textContent).to.contain('sh020 502');
      point('pointermove', 1032);
      expect(part('.tip-line').textContent).to.not.contain('sh0');
    });
  });

  it('tells due and shown apart', async () => {
    player.tell('seq-frame-change', { frame: 1020, shown: 1018, held: true });
    await animationFrames();
    expect(part('.shown').hidden).to.equal(false);
    expect(part('.chip').textContent).to.equal('1020');
    player.tell('seq-frame-change', { frame: 1021, shown: 1021, held: false });
    await animationFrames();
    expect(part('.shown').hidden).to.equal(true);
  });

  it('reads out frame, timecode, status and cause under the pointer', () => {
    player.frameStatus.set(9, 10, FrameStatus.Error);
    point('pointermove', 1010);
    expect(part('.tip-line').textContent).to.equal('1010 · 00:00:42:02 · error: The file is truncated');
    expect(part('.tip-more').textContent).to.equal('the file ends at row 12');
    track().dispatchEvent(new PointerEvent('pointerleave'));
    expect(part('.tip').hidden).to.equal(true);
  });

  it('takes a colour of a marker for a colour only', async () => {
    const asked: string[] = [];
    const observer = new PerformanceObserver((list) => asked.push(...list.getEntries().map(({ name }) => name)));
    observer.observe({ type: 'resource' });
    const colours = [
      'url(/stolen-1)',
      'red',
      'var(--none, url(/stolen-2))',
      'image-set("/stolen-3" 1x)',
      'x; color: blue',
    ];
    player.tell('seq-display-change', { markers: colours.map((color, at) => ({ frame: 1005 + at * 8, color })) });
    await until(() => timeline.renderRoot.querySelectorAll('.marker').length === colours.length, 'the markers');
    await animationFrames(3);
    const shown = [...timeline.renderRoot.querySelectorAll<HTMLElement>('.marker')].map((marker) =>
      getComputedStyle(marker),
    );
    expect(shown[1]!.backgroundColor).to.equal('rgb(255, 0, 0)');
    expect(shown.map(({ backgroundImage }) => backgroundImage)).to.deep.equal(colours.map(() => 'none'));
    await new Promise((done) => setTimeout(done, 200));
    observer.disconnect();
    expect(asked.filter((name) => name.includes('stolen'))).to.deep.equal([]);
  });

  it('shows a hundred thousand markers at the cost of those that can be told apart', async () => {
    const markers = Array.from({ length: 100_000 }, (_, at) => ({ frame: 1001 + (at % 48), label: `note ${at}` }));
    markers.sort((a, b) => a.frame - b.frame);
    player.tell('seq-display-change', { markers });
    await until(() => timeline.renderRoot.querySelector('.marker') !== null, 'the markers');
    const shown = [...timeline.renderRoot.querySelectorAll<HTMLElement>('.marker')];
    expect(shown.length).to.equal(48);
    expect(shown[0]!.title).to.equal('note 0 (+2083)');
  });

  it("shows the host's markers, tells which was chosen and goes there", async () => {
    player.tell('seq-display-change', { markers: [{ frame: 1030, label: 'edge flickers', id: 'n1' }] });
    await until(() => part('.marker') !== null, 'the marker');
    const chosen: unknown[] = [];
    timeline.addEventListener('seq-marker-select', (event) =>
      chosen.push((event as CustomEvent<{ marker: { id: string } }>).detail.marker.id),
    );
    part('.marker').click();
    expect(chosen).to.deep.equal(['n1']);
    expect(player.calls).to.deep.equal(['seek 1030']);
  });

  it('labels in frames, timecode and seconds; an unknown unit is frames and an error', async () => {
    const labels = async (): Promise<string[]> => {
      await animationFrames();
      return [...timeline.renderRoot.querySelectorAll<HTMLElement>('.ruler span')]
        .filter((span) => !span.hidden)
        .map((span) => span.textContent);
    };
    expect(await labels()).to.include('1010');
    timeline.units = 'timecode';
    expect(await labels()).to.include('00:00:42:00');
    timeline.units = 'seconds';
    expect(await labels()).to.include('1s');
    expect(timeline.matches(':state(error)')).to.equal(false);
  });

  it('shows no label that the playhead’s number would cut', async () => {
    const box = (element: Element): DOMRect => element.getBoundingClientRect();
    for (const frame of [1001, 1009, 1010, 1011, 1048]) {
      player.tell('seq-frame-change', { frame, shown: frame, held: false });
      await animationFrames();
      const chip = box(part('.chip'));
      const labels = [...timeline.renderRoot.querySelectorAll<HTMLElement>('.ruler span:not([hidden])')];
      const seen = labels.filter((label) => getComputedStyle(label).visibility === 'visible');
      expect(seen.length, 'others stay').to.be.above(0);
      for (const label of seen) {
        const { left, right } = box(label);
        expect(right <= chip.left + 1 || left >= chip.right - 4, `${label.textContent} beside ${frame}`).to.equal(true);
      }
    }
  });

  it('says when it has no player, and when its player has no source', async () => {
    timeline.for = 'nobody';
    await animationFrames();
    expect(timeline.matches(':state(unlinked)')).to.equal(true);
    expect(part('.message').textContent).to.equal('Not linked to a player');
    timeline.for = 'shot';
    await animationFrames();
    expect(timeline.matches(':state(unlinked)')).to.equal(false);
  });

  it('goes on after it was moved', async () => {
    const other = document.body.appendChild(document.createElement('div'));
    other.append(timeline);
    await animationFrames(3);
    player.frameStatus.set(0, 48, FrameStatus.Loaded);
    player.tell('seq-status-change', { frame: 1004, shown: 1004 });
    await animationFrames();
    point('pointerdown', 1002);
    point('pointerup', 1002);
    expect(pixel(1030)).to.deep.equal([80, 200, 120]);
    expect(player.calls).to.deep.equal(['seek 1002', 'seek 1002']);
    other.remove();
  });

  it('is styled and works in another document', async () => {
    const frame = stage.appendChild(document.createElement('iframe'));
    frame.contentDocument!.body.append(player, timeline);
    await animationFrames(3);
    expect(track().getBoundingClientRect().height).to.be.within(30, 60);
    point('pointerdown', 1002);
    expect(player.calls).to.deep.equal(['seek 1002']);
    stage.append(player, timeline);
    await animationFrames(3);
    expect(track().getBoundingClientRect().height).to.be.within(30, 60);
  });

  it('asks nothing and listens to nothing once it is disconnected', () => {
    timeline.remove();
    point('pointerdown', 1005);
    key('ArrowLeft');
    expect(player.calls).to.deep.equal([]);
  });
});
