import { expect } from 'chai';
import { SeqPlayer } from '../../../src/components/player/seq-player.ts';
import type { AnnotationItem } from '../../../src/core/annotation/annotation.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import '../../support/player/load-element-parts.ts';
import { FakePageCache } from '../../support/cache/fake-page-cache.ts';
import { animationFrames } from '../../support/player/animation-frames.ts';

customElements.define('seq-player', SeqPlayer);

const LINE = { type: 'line', points: [[10, 10], [200, 150]], color: 'red', size: 4 }; // prettier-ignore
const DRAWN = '.annotations .notes > g > g';
const GHOSTS = '.annotations .ghosts > g > g';

describe('drawing on a player', () => {
  let cache: FakePageCache;
  let player: SeqPlayer;

  beforeEach(async () => {
    cache = new FakePageCache().install();
    player = document.createElement('seq-player');
    player.src = 'sh.####.exr';
    player.frames = '1001-1010';
    player.style.inlineSize = '640px';
    document.body.append(player);
    await animationFrames(3);
    await show(1001);
  });
  afterEach(async () => {
    player.remove();
    await animationFrames();
    cache.uninstall();
  });

  const show = async (frame: number): Promise<void> => {
    const engine = cache.sessions.players.at(-1)!;
    engine.header();
    engine.setAll(FrameStatus.Loaded);
    void player.seek(frame);
    engine.present([[frame, frame]]);
    await animationFrames(3);
    await player.updateComplete;
  };
  const draws = async (): Promise<void> => {
    player.annotate = true;
    await player.updateComplete;
  };
  const find = <Type extends Element>(selector: string): Type | null => player.renderRoot.querySelector<Type>(selector);
  const count = (selector: string): number => player.renderRoot.querySelectorAll(selector).length;
  const stage = (): HTMLElement => find<HTMLElement>('.stage')!;
  const pointer = (type: string, x: number, y: number, init: PointerEventInit = {}): void => {
    const at = player.toClient(x, y)!;
    const base = { clientX: at.x, clientY: at.y, pointerId: 1, pointerType: 'mouse', bubbles: true, composed: true };
    stage().dispatchEvent(new PointerEvent(type, { ...base, ...init }));
  };
  const drag = (...points: readonly (readonly [number, number])[]): void => {
    points.forEach(([x, y], i) => pointer(i === 0 ? 'pointerdown' : 'pointermove', x, y));
    const [x, y] = points.at(-1)!;
    pointer('pointerup', x, y);
  };
  const press = (key: string, init: KeyboardEventInit = {}, on: Element = stage()): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    on.dispatchEvent(event);
    return event;
  };
  const items = (): AnnotationItem[] => player.annotations.flatMap((one) => one.items as AnnotationItem[]);

  it('is ready on a player that is drawn on from its first update on', async () => {
    await draws();
    const other = document.createElement('seq-player');
    other.annotate = true;
    document.body.append(other);
    try {
      await other.updateComplete;
      expect(other.renderRoot.querySelectorAll('.draw-surface')).to.have.length(1);
    } finally {
      other.remove();
    }
  });

  it('shows notes on their frames, drawn or not, and hides them', async () => {
    player.annotations = [
      { id: 'a', frame: 1001, items: [LINE as never, { type: 'text', points: [[5, 40]], color: 'red', size: 20, text: '<img src=x onerror=alert(1)>' }] }, // prettier-ignore
      {
        id: 'b',
        range: '1003-1005',
        items: [LINE as never, { type: 'hologram' }, { type: 'pen', points: 'x' } as never],
      },
    ];
    await animationFrames(2);
    await player.updateComplete;
    expect(count(DRAWN)).to.equal(2);
    expect(find('.annotations text')?.textContent).to.equal('<img src=x onerror=alert(1)>');
    expect(find('.annotations img')).to.equal(null);
    expect(find('.draw-bar')).to.equal(null);
    await show(1002);
    expect(count(DRAWN)).to.equal(0);
    await show(1004);
    expect(count(DRAWN)).to.equal(1);
    player.hideAnnotations = true;
    await player.updateComplete;
    expect(count(DRAWN)).to.equal(0);
  });

  it('draws with the pointer, where it is, before the gesture ends, and asks the page', async () => {
    await draws();
    const asked: unknown[] = [];
    player.addEventListener('seq-annotation-request', ({ detail }) => asked.push(detail.action));
    pointer('pointerdown', 100, 100);
    pointer('pointermove', 150, 120);
    // At once: nothing waits for the next update.
    const { left, right } = find('.annotations .drawing path')!.getBoundingClientRect();
    expect(left).to.be.closeTo(player.toClient(100, 100)!.x, 6);
    expect(right).to.be.closeTo(player.toClient(150, 120)!.x, 6);
    expect(asked).to.deep.equal([]);
    pointer('pointerup', 150, 120);
    expect(asked).to.deep.equal(['add']);
    expect(items().map(({ type, points }) => [type, points.map(([x, y]) => [Math.round(x), Math.round(y)])])).to.deep.equal([['pen', [[100, 100], [150, 120]]]]); // prettier-ignore
    expect(count(DRAWN)).to.equal(1);
    player.addEventListener('seq-annotation-request', (event) => event.preventDefault(), { once: true });
    drag([10, 10], [60, 60]);
    expect(items()).to.have.length(1);
  });

  it('leaves the picture where it is while somebody draws, and two fingers move it', async () => {
    player.importState({ ...player.exportState(), view: { zoom: 2, panX: 0, panY: 0 } });
    await draws();
    drag([100, 100], [150, 120]);
    expect(player.state.view).to.deep.equal({ zoom: 2, panX: 0, panY: 0 });
    const touch = { pointerType: 'touch' };
    pointer('pointerdown', 100, 100, touch);
    pointer('pointermove', 110, 110, touch);
    pointer('pointerdown', 200, 200, { ...touch, pointerId: 2 });
    pointer('pointermove', 260, 260, { ...touch, pointerId: 2 });
    pointer('pointerup', 260, 260, { ...touch, pointerId: 2 });
    pointer('pointerup', 110, 110, touch);
    expect(items()).to.have.length(1);
    expect(player.state.view.zoom).to.not.equal(2);
  });

  it('takes keys of drawing while somebody draws, and only then', async () => {
    drag([100, 100], [150, 120]);
    expect(player.annotations).to.deep.equal([]);
    expect(press('z', { ctrlKey: true }).defaultPrevented).to.equal(false);
    press('D', { shiftKey: true });
    await player.updateComplete;
    expect(player.annotate).to.equal(true);
    drag([100, 100], [150, 120]);
    expect(press('z', { ctrlKey: true }).defaultPrevented).to.equal(true);
    expect(player.annotations).to.deep.equal([]);
    press('Z', { metaKey: true, shiftKey: true });
    expect(items()).to.have.length(1);
    press('1');
    drag([125, 110], [125, 110]);
    press('Delete');
    expect(player.annotations).to.deep.equal([]);
    press('Escape');
    expect(player.annotate).to.equal(false);
  });

  it('is done by keys alone', async () => {
    await draws();
    const surface = find<HTMLElement>('.draw-surface')!;
    press('4');
    surface.focus();
    // Scripts move the focus as keys do where the last input was no pointer.
    await player.updateComplete;
    press('Enter', {}, surface);
    for (let i = 0; i < 5; i++) press('ArrowRight', {}, surface);
    press('Enter', {}, surface);
    await player.updateComplete;
    const { width = 0, height = 0 } = player.state.size ?? {};
    const step = Math.max(1, Math.round(width / 100));
    expect(items()[0]).to.deep.include({ type: 'line', points: [[width / 2, height / 2], [width / 2 + 5 * step, height / 2]] }); // prettier-ignore
    expect(player.frame).to.equal(1001);
    expect(find('.draw-bar [role="status"]')?.textContent).to.equal('Drawn');
  });

  it('writes text where it will stand', async () => {
    await draws();
    press('8');
    drag([100, 80], [100, 80]);
    await player.updateComplete;
    const field = find<HTMLTextAreaElement>('.text-entry')!;
    field.value = 'grain <b>here</b>';
    press('Enter', { ctrlKey: true }, field);
    await player.updateComplete;
    expect(find('.text-entry')).to.equal(null);
    expect(items()[0]).to.deep.include({ type: 'text', text: 'grain <b>here</b>' });
    expect(find('.annotations text')?.textContent).to.equal('grain <b>here</b>');
  });

  it('shows the notes before and after faintly while somebody draws', async () => {
    const note = (frame: number) => ({ id: `${frame}`, frame, items: [LINE as never] });
    player.annotations = [note(1001), note(1005), note(1009)];
    await show(1005);
    expect([count(DRAWN), count(GHOSTS)]).to.deep.equal([1, 0]);
    await draws();
    expect([count(DRAWN), count(GHOSTS)]).to.deep.equal([1, 2]);
    find<HTMLInputElement>('.draw-bar .ghosts input')!.click();
    await player.updateComplete;
    expect(count(GHOSTS)).to.equal(0);
  });

  it('keeps drawing in an element that is moved in the page', async () => {
    await draws();
    document.body.prepend(player);
    await animationFrames(3);
    await show(1001);
    drag([100, 100], [150, 120]);
    expect(items()).to.have.length(1);
  });

  it('shows many strokes as a picture that was drawn ahead, and as they are while somebody draws', async () => {
    const points = Array.from({ length: 600 }, (_, i) => [i % 300, (i * 7) % 150]);
    player.annotations = [{ id: 'n', frame: 1001, items: [{ type: 'pen', points, color: 'red', size: 2 }] }] as never;
    while (!find('.annotations canvas')) await animationFrames(1);
    expect(count(DRAWN)).to.equal(0);
    await draws();
    await animationFrames(2);
    expect(find('.annotations canvas')).to.equal(null);
    expect(count(DRAWN)).to.equal(1);
    player.annotate = false;
    await show(1002);
    expect(find('.annotations canvas')).to.equal(null);
    player.hideAnnotations = true;
    await show(1001);
    expect(count(DRAWN) + count('.annotations canvas')).to.equal(0);
  });
});
