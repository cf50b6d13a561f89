import type { PlaneLayout } from '../../../src/core/frame/planes.ts';
import { expect } from 'chai';
import fc from 'fast-check';
import { frameNumber, type FrameNumber } from '../../../src/core/frame/frame-number.ts';
import type {
  FrameHeader,
  UnavailableKind,
  PlayerState,
  PlayerView,
  PresenterReport,
} from '../../../src/core/presenter/protocol.ts';
import type { StoredFrame } from '../../../src/workers/present/frames/frame-store.ts';
import { PlayerPresentation } from '../../../src/workers/present/playback/player-presentation.ts';
import { playingPlan, START } from '../../support/player/clock-run.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';

/** A stage on a fake display: frames in `stored` can be drawn, what was drawn is kept. */
class Scene {
  readonly reports: PresenterReport[] = [];
  readonly drawn: (number | null)[] = [];
  readonly stored = new Map<number, number>();
  readonly absences = new Map<number, UnavailableKind>();
  canDraw = true;
  #now = START;
  #ticket = 0;
  readonly stage = new PlayerPresentation(1, {
    finest: (_state, frame) => this.#frame(frame),
    unavailable: (_state, frame) => this.absences.get(frame) ?? null,
    draw: (_surface, _state, stored) => {
      if (!this.canDraw) return false;
      this.drawn.push(stored?.frame ?? null);
      return true;
    },
    firstRows: () => this.firstRows,
    canDraw: true,
    loading: true,
    report: (report) => this.reports.push(report),
  });

  /** What has come of the frame under way: drawn as its frame number and a half. */
  firstRows: StoredFrame | null = null;

  constructor() {
    this.stage.attach({ show: () => {} });
  }

  /** Of every frame: what its picture and its header say. */
  info: { layout?: PlaneLayout; alphaIsEmpty?: boolean } = {};
  header: FrameHeader | null = null;

  store(...frames: number[]): void {
    for (const frame of frames) this.stored.set(frame, ++this.#ticket);
  }

  update(changes: Partial<PlayerState['plan']> = {}, view: Partial<PlayerView> = {}, source = 'shot@1'): void {
    const plan = playingPlan({ t0: this.#now, ...changes });
    this.stage.update({ shown: { source, layer: '' }, plan, view: { ...PLAIN_VIEW, ...view } }, this.#now);
  }

  /**
   * `ahead`: the display tells its times, and `periodMs` is what it seems to take for one. `late`: how many display
   * frames pass unseen after each; parts of one where the display keeps no step.
   */
  run(milliseconds: number, { ahead = false, periodMs = 1000 / 60, late = (_tick: number): number => 0 } = {}): void {
    let tick = 0;
    for (const end = this.#now + milliseconds; this.#now < end; this.#now += (1 + late(tick++)) * (1000 / 60)) {
      this.stage.report();
      this.stage.step(this.#now, ahead ? periodMs : 0);
    }
    this.stage.report();
  }

  get presented(): (readonly [frame: number, shown: number | null])[] {
    return this.reports.flatMap((report) =>
      report.kind === 'presented' ? report.frames.map(({ frame, shown }) => [frame, shown] as const) : [],
    );
  }

  get kinds(): string[] {
    return this.reports.map(({ kind }) => kind);
  }

  get dropped(): number {
    return this.reports.reduce((last, report) => (report.kind === 'presented' ? report.dropped : last), 0);
  }

  #frame(frame: FrameNumber): StoredFrame | undefined {
    const ticket = this.stored.get(frame);
    return ticket === undefined ? undefined : this.picture(frame, ticket);
  }

  picture(number: number, ticket = -1): StoredFrame {
    const frame = frameNumber(number);
    const info = { format: 'x', layout: 'grey' as const, pixelAspectRatio: 1, level: 0, complete: true, ...this.info };
    const windows = { displayWindow: [0, 0, 1, 1], dataWindow: [0, 0, 1, 1] } as const;
    const picture = { info: { ...info, ...windows }, planes: [] };
    return { ticket, source: 'shot@1', layer: '', frame, picture, header: this.header, bytes: 1 };
  }
}

const standing = (frame: number, revision: number) => ({ playing: false, start: frameNumber(frame), revision });

describe('a player’s stage', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene();
  });

  it('answers a seek to the frame already shown under its own revision, without drawing again', () => {
    scene.store(1001);
    scene.update(standing(1001, 1));
    scene.run(50);
    scene.update(standing(1001, 2));
    scene.run(50);
    expect(scene.reports.map((report) => 'revision' in report && report.revision)).to.deep.equal([1, 2]);
    expect(scene.drawn).to.deep.equal([1001]);
  });

  it('draws the first rows of a frame where nothing is shown, and reports them as nothing', () => {
    const rows = (frame: number): StoredFrame => ({ ...scene.picture(frame), frame: (frame + 0.5) as FrameNumber });
    scene.update(standing(1001, 1));
    scene.firstRows = rows(1001);
    scene.run(100);
    expect(scene.drawn, 'once').to.deep.equal([1001.5]);
    expect(scene.presented).to.deep.equal([[1001, null]]);
    expect(scene.stage.drawnTicket, 'for probes and captures nothing is there').to.equal(null);
    scene.update(standing(1001, 1), { exposure: 1 });
    scene.run(50);
    scene.firstRows = rows(1001);
    scene.run(50);
    expect(scene.drawn.splice(0), 'again for another view, and for more rows').to.deep.equal([1001.5, 1001.5, 1001.5]);
    scene.firstRows = null;
    scene.run(50);
    expect(scene.drawn.splice(0), 'taken away where the frame will not come').to.deep.equal([null]);
    scene.firstRows = rows(1001);
    scene.run(50);
    scene.store(1001);
    scene.run(50);
    expect(scene.drawn.splice(0)).to.deep.equal([1001.5, 1001]);
    scene.firstRows = rows(1002);
    scene.update(standing(1002, 2), { exposure: 1 });
    scene.run(50);
    expect(scene.drawn, 'never over a picture').to.be.empty;
    expect(scene.presented).to.deep.equal([
      [1001, null],
      [1001, 1001],
      [1002, 1001],
    ]);
  });

  it('draws no first rows while it plays, and takes away those that stand', () => {
    scene.firstRows = scene.picture(1001);
    scene.update({ start: frameNumber(1001) });
    scene.run(200);
    expect(scene.drawn.filter((frame) => frame !== null)).to.be.empty;
    scene.update(standing(1001, 2));
    scene.run(50);
    expect(scene.drawn.at(-1)).to.equal(1001);
    scene.update({ start: frameNumber(1001), revision: 3 });
    scene.run(50);
    expect(scene.drawn.at(-1)).to.equal(null);
  });

  it('draws a picture that several frames show once, and shows each of them', () => {
    scene.store(1001);
    const [ticket = 0] = scene.stored.values();
    for (let frame = 1002; frame <= 1010; frame++) scene.stored.set(frame, ticket);
    scene.update({ start: frameNumber(1001) });
    scene.run(300, { ahead: true });
    expect(scene.drawn).to.deep.equal([1001]);
    expect(scene.presented.length).to.be.at.least(6);
    for (const [frame, shown] of scene.presented) expect(shown).to.equal(frame);
    const announced = scene.reports.flatMap((report) => (report.kind === 'announced' ? [report] : []));
    for (const { frame, shown } of announced) expect(shown).to.equal(frame);
    expect(new Set(announced.map(({ frame }) => frame)).size).to.equal(announced.length);
  });

  it('notes an alpha that was never written and is left out, and only then', () => {
    const notes = (view: Partial<PlayerView>, info: Scene['info']): unknown[] => {
      scene = new Scene();
      scene.header = { format: 'TGA' } as FrameHeader;
      scene.info = info;
      scene.store(1001);
      scene.update(standing(1001, 1), view);
      scene.run(50);
      return scene.reports.flatMap((report) =>
        report.kind === 'presented' ? (report.header?.notes ?? []).map(({ code }) => code) : [],
      );
    };
    const empty = { layout: 'rgba-straight', alphaIsEmpty: true } as const;
    expect(notes({ alpha: 'auto' }, empty)).to.deep.equal(['alpha-empty']);
    expect(notes({ alpha: 'straight' }, empty)).to.deep.equal([]);
    expect(notes({ alpha: 'auto' }, { ...empty, alphaIsEmpty: false })).to.deep.equal([]);
    expect(notes({ alpha: 'auto' }, { layout: 'rgba', alphaIsEmpty: true })).to.deep.equal([]);
  });

  it('holds the last good picture while the due one is loading, and says both numbers', () => {
    scene.store(1001);
    scene.update(standing(1001, 1));
    scene.run(50);
    scene.update(standing(1005, 2));
    scene.run(50);
    scene.store(1005);
    scene.run(50);
    expect(scene.presented).to.deep.equal([
      [1001, 1001],
      [1005, 1001],
      [1005, 1005],
    ]);
  });

  it('blanks for an error whatever `missing` says, and for a missing frame as it says', () => {
    scene.store(1001);
    scene.absences.set(1002, 'error').set(1003, 'missing');
    scene.update(standing(1001, 1));
    scene.run(50);
    scene.update(standing(1003, 2));
    scene.run(50);
    scene.update(standing(1002, 3));
    scene.run(50);
    scene.update(standing(1001, 4));
    scene.run(50);
    scene.update(standing(1003, 5), { missing: 'error' });
    scene.run(50);
    expect(scene.presented.map(([, shown]) => shown)).to.deep.equal([1001, 1001, null, 1001, null]);
    expect(scene.drawn).to.deep.equal([1001, null, 1001, null]);
  });

  it('neither stalls nor drops while nobody sees it, and is on time when it is seen again', () => {
    scene.store(...Array.from({ length: 30 }, (_, i) => 1001 + i));
    scene.update({}, { visible: false });
    scene.run(3000);
    expect(scene.kinds).to.be.empty;
    expect(scene.drawn).to.be.empty;
    const { plan } = scene.stage.state!;
    scene.update({ ...plan }, { visible: true });
    scene.store(...Array.from({ length: 100 }, (_, i) => 1001 + i));
    scene.run(1000);
    expect(scene.presented[0]).to.deep.equal([1001 + 72, 1001 + 72]);
    expect(scene.dropped).to.equal(0);
    expect(scene.kinds).not.to.include('stall');
  });

  it('ends a plan that plays once while nobody sees it', () => {
    scene.update({ loop: 'once', range: { in: frameNumber(1001), out: frameNumber(1010) } }, { visible: false });
    scene.run(1000);
    expect(scene.kinds).to.deep.equal(['ended']);
  });

  it('draws on a new canvas what the old one showed', () => {
    scene.store(1001);
    scene.update(standing(1001, 1));
    scene.run(50);
    scene.stage.attach({ show: () => {} });
    scene.run(50);
    expect(scene.drawn).to.deep.equal([1001, 1001]);
  });

  it('tries again when drawing fails for now, and reports only what was drawn', () => {
    scene.store(1001);
    scene.canDraw = false;
    scene.update(standing(1001, 1));
    scene.run(100);
    expect(scene.presented).to.deep.equal([[1001, null]]);
    scene.canDraw = true;
    scene.run(50);
    expect(scene.presented).to.deep.equal([
      [1001, null],
      [1001, 1001],
    ]);
  });

  it('says nothing of another source under the old one’s picture', () => {
    scene.store(1001);
    scene.update(standing(1001, 1));
    scene.run(50);
    scene.stored.clear();
    scene.update(standing(1001, 2), {}, 'other@1');
    scene.run(50);
    expect(scene.presented).to.deep.equal([
      [1001, 1001],
      [1001, null],
    ]);
    expect(scene.drawn.at(-1)).to.equal(null);
  });

  it('announces each picture in time for the page to name it, and draws what it announced', () => {
    scene.store(...Array.from({ length: 30 }, (_, i) => 1001 + i));
    scene.stored.delete(1006);
    scene.update();
    scene.run(700, { ahead: true });
    const announced = scene.reports.flatMap((report) => (report.kind === 'announced' ? [report] : []));
    const drawn = scene.reports.flatMap((report) => (report.kind === 'presented' ? report.frames : []));
    expect(drawn.length).to.be.greaterThan(12);
    drawn.forEach(({ frame, shown, at }, i) => {
      expect([announced[i]?.frame, announced[i]?.shown], `picture ${i}`).to.deep.equal([frame, shown]);
      expect(at - (announced[i]?.from ?? 0), `picture ${i}`).to.be.within(0, 1000 / 60);
    });
    expect(drawn.find(({ frame }) => frame === 1006)?.shown).to.equal(1005);
    expect(scene.dropped).to.equal(1);
  });

  it('takes an announcement back where the picture cannot be drawn, and counts it as dropped', () => {
    scene.store(...Array.from({ length: 30 }, (_, i) => 1001 + i));
    scene.update();
    scene.run(100, { ahead: true });
    scene.canDraw = false;
    scene.run(100, { ahead: true });
    scene.canDraw = true;
    scene.run(100, { ahead: true });
    const announced = scene.reports.flatMap((report) => (report.kind === 'announced' ? [report.shown] : []));
    const [first] = announced;
    expect(announced.some((shown, i) => shown !== null && shown < (announced[i - 1] ?? first ?? 0))).to.equal(true);
    expect(scene.dropped).to.be.within(1, 3);
  });

  it('shows every frame with every-frame, however late display frames come', () => {
    const all = Array.from({ length: 60 }, (_, i) => 1001 + i);
    scene.store(...all);
    // 24 and 60 pictures a second; after each tenth display frame, five pass unseen, and now and then nothing can be drawn.
    const range = { in: frameNumber(1001), out: frameNumber(1060) };
    for (const [turn, numerator] of [24, 60].entries()) {
      const rate = { numerator, denominator: 1 };
      scene.update({ mode: 'every-frame', loop: 'once', range, revision: turn + 1, rate });
      for (let i = 0; i < 8; i++) {
        scene.canDraw = i % 4 !== 3;
        scene.run(i % 4 === 3 ? 80 : 600, { ahead: true, late: (tick) => (tick % 10 === 9 ? 5 : 0) });
      }
      scene.canDraw = true;
      scene.run(2000, { ahead: true });
      const shown = scene.presented.map(([, frame]) => frame);
      const seen = shown.filter((frame, i) => frame !== shown[i - 1]);
      expect(seen.slice(-60), `${numerator} a second`).to.deep.equal(all);
      expect(scene.dropped, `${numerator} a second`).to.equal(0);
      expect(scene.kinds.at(-1)).to.equal('ended');
      scene.reports.length = 0;
    }
  });

  it('shows every frame with every-frame, however pictures and display frames come', () => {
    const lastFrame = 1040;
    const range = { in: frameNumber(1001), out: frameNumber(lastFrame) };
    const all = Array.from({ length: 40 }, (_, i) => 1001 + i);
    // How long passes before each step of the display, in quarters of a display frame; what one seems to take, 0 where
    // the display did not tell its time; which picture comes with it; what fails to be drawn.
    const steps = fc.array(
      fc.record({
        late: fc.integer({ min: -2, max: 24 }),
        periodMs: fc.constantFrom(1000 / 60, 1000 / 60, 11, 4, 0),
        stored: fc.nat(3),
        draws: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 20, maxLength: 60 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom(24, 30, 60),
        fc.constantFrom(1 as const, -1 as const),
        (list, numerator, direction) => {
          scene = new Scene();
          const order = direction === 1 ? all : all.toReversed();
          const start = frameNumber(order[0]!);
          scene.update({
            mode: 'every-frame',
            loop: 'once',
            range,
            start,
            direction,
            rate: { numerator, denominator: 1 },
          });
          let next = 0;
          for (const { late, periodMs, stored, draws } of list) {
            scene.store(...order.slice(next, next + stored));
            next += stored;
            scene.canDraw = draws > 0;
            scene.run(1, { ahead: true, periodMs, late: () => late / 4 });
          }
          scene.canDraw = true;
          scene.store(...order.slice(next));
          scene.run(6000, { ahead: true });
          const shown = scene.presented.flatMap(([, frame]) => frame ?? []);
          expect(shown.filter((frame, i) => frame !== shown[i - 1])).to.deep.equal(order);
          expect(scene.dropped).to.equal(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
