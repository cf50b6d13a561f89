import { expect } from 'chai';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import { FakeSoundHost, FILM_SOUND } from '../../support/player/fake-sound-host.ts';

/** Frame period at 24 fps. */
const PERIOD_MS = 1000 / 24;

async function playing(before: (world: FakeSoundHost) => void = () => {}): Promise<FakeSoundHost> {
  const world = new FakeSoundHost();
  before(world);
  world.plan({ playing: true });
  await world.run(400);
  return world;
}

/** The largest distance between sound and picture over a time, in milliseconds; fails where nothing is heard. */
async function worst(world: FakeSoundHost, milliseconds: number): Promise<number> {
  let most = 0;
  let silent = 0;
  await world.run(milliseconds, (off) => {
    if (off === null) silent += 5;
    else most = Math.max(most, Math.abs(off));
  });
  expect(silent, 'milliseconds of silence').to.equal(0);
  return most;
}

describe('sound that follows pictures', () => {
  it('is heard within a moment, and in step to the millisecond', async () => {
    const world = await playing();
    expect(world.player.snapshot).to.include({ state: 'playing' });
    expect(await worst(world, 3000)).to.be.below(9);
    // A loop's seam at 10 s is no exception.
    await world.run(6000);
    expect(await worst(world, 1500)).to.be.below(2);
  });

  for (const ppm of [1000, -1000]) {
    it(`stays in step with a card whose clock is ${ppm} millionths off, without a gap`, async () => {
      const world = await playing(({ output }) => {
        output.ppm = ppm;
        output.noiseMs = 4;
      });
      expect(await worst(world, 30_000)).to.be.below(15);
    });
  }

  it('comes as late as the pictures do', async () => {
    const world = await playing((one) => (one.lagMs = 20));
    await world.run(4000);
    expect(await worst(world, 2000)).to.be.below(5);
  });

  it('begins anew where the card stood still', async () => {
    const world = await playing();
    world.output.lost += 0.1;
    await world.run(1500);
    expect(await worst(world, 1000)).to.be.below(9);
  });

  it('schedules a second ahead, each buffer from the end of the last', async () => {
    const world = await playing();
    await world.run(5000);
    const { started, now } = world.output;
    for (const [i, one] of started.entries()) {
      const before = started[i - 1];
      if (before) expect(one.at).to.be.closeTo(before.at + before.duration / before.rate, 1e-9);
      expect(Math.abs(one.rate - 1)).to.be.at.most(0.0051);
    }
    expect(started.at(-1)?.end ?? 0).to.be.within(now + 0.85, now + 1.6);
  });

  it('is silent in the very call that pauses, stalls, turns, speeds up, hides or mutes, and comes back in step', async () => {
    const world = await playing();
    const { plan } = world.facts;
    const cases: readonly (readonly [string, () => void, () => void])[] = [
      ['paused', () => world.plan({ playing: false }), () => world.plan({ playing: true })],
      ['stalled', () => world.set({ stalled: true }), () => world.set({ stalled: false })],
      ['backwards', () => world.plan({ direction: -1 }), () => world.plan({ direction: 1 })],
      ['speed', () => world.plan({ speed: 2 }), () => world.plan({ speed: 1 })],
      ['rate', () => world.plan({ rate: { numerator: 25, denominator: 1 } }), () => world.plan({ rate: plan.rate })],
      ['hidden', () => world.set({ visible: false }), () => world.set({ visible: true })],
      ['muted', () => world.set({ muted: true }), () => world.set({ muted: false })],
      ['volume', () => world.set({ volume: 0 }), () => world.set({ volume: 1 })],
    ];
    for (const [name, silence, sound] of cases) {
      silence();
      expect(
        world.output.started.every(({ end }) => end <= world.output.now),
        name,
      ).to.equal(true);
      // What is rendered already is on its way to the ear.
      await world.run(25);
      await world.run(300, (off) => expect(off, name).to.equal(null));
      sound();
      await world.run(400);
      expect(await worst(world, 200), name).to.be.below(PERIOD_MS / 2);
    }
  });

  it('is silent from a seek until its picture is there', async () => {
    const world = await playing();
    world.held = true;
    world.plan({ start: frameNumber(100) });
    await world.run(25);
    await world.run(100, (off) => expect(off).to.equal(null));
    world.held = false;
    await world.run(300);
    expect(await worst(world, 200)).to.be.below(9);
  });

  it('is silent while a picture is held', async () => {
    const world = await playing();
    world.held = true;
    await world.run(400);
    await world.run(300, (off) => expect(off).to.equal(null));
    expect(world.player.snapshot).to.include({ state: 'silent' });
  });

  it('is silent for a second after `every-frame` had to wait', async () => {
    const world = await playing((one) => one.plan({ mode: 'every-frame' }));
    const { revision } = world.facts.plan;
    world.plan({ revision, start: frameNumber(20), t0: world.time.now() });
    await world.run(25);
    await world.run(925, (off) => expect(off).to.equal(null));
    await world.run(300);
    expect(await worst(world, 200)).to.be.below(9);
  });

  it('goes on while the page is busy for less than a second', async () => {
    const world = await playing();
    const { output } = world;
    for (let later = 0; later < 0.8; later += 0.01) expect(output.heard(later), `in ${later} s`).to.not.equal(null);
  });
});

describe('what sound costs', () => {
  it('is nothing before there is something to hear', async () => {
    const world = new FakeSoundHost();
    await world.run(500);
    world.set({ muted: true });
    world.plan({ playing: true });
    await world.run(500);
    expect(world.asked).to.deep.equal([]);
    expect(world.output.joins).to.equal(0);
    expect(world.player.snapshot).to.include({ state: 'muted' });
  });

  it('is nothing for a source without sound', async () => {
    const world = new FakeSoundHost({ playing: true }, null);
    await world.run(500);
    expect(world.player.snapshot).to.equal(null);
    expect([world.asked.length, world.output.joins, world.changes]).to.deep.equal([0, 0, 0]);
  });

  it('is at most 4 seconds decoded: older pieces are asked for again', async () => {
    const world = await playing();
    await world.run(22_000);
    const ofOne = world.asked.filter((piece) => piece === 6).length;
    expect(ofOne, 'a loop of 10 s asks each round').to.be.within(2, 3);
    const short = await playing();
    short.plan({ range: { in: frameNumber(1), out: frameNumber(48) }, start: frameNumber(1) });
    await short.run(8000);
    expect(new Set(short.asked).size, 'a loop of 2 s').to.be.at.most(6);
    expect(short.asked.length, 'a loop of 2 s is kept').to.be.at.most(8);
  });

  it('leaves no timer when it is closed', async () => {
    const world = await playing();
    world.player.close();
    expect(world.time.waiting).to.equal(0);
    expect(world.output.joined).to.equal(false);
    expect(world.output.started.every(({ end }) => end <= world.output.now)).to.equal(true);
  });
});

describe('sound that cannot be heard', () => {
  it('waits for a gesture, and pictures do not', async () => {
    const world = await playing(({ output }) => output.become('blocked'));
    expect(world.player.snapshot).to.include({ state: 'blocked' });
    expect(world.output.started).to.deep.equal([]);
    world.player.gesture();
    await world.run(400);
    expect(world.player.snapshot).to.include({ state: 'playing' });
    expect(await worst(world, 200)).to.be.below(9);
  });

  it('says why where its codec is refused', () => {
    const refused = 'AC-3 cannot be decoded here';
    const world = new FakeSoundHost({ playing: true }, { ...FILM_SOUND, refused });
    expect(world.player.snapshot).to.deep.equal({ state: 'unsupported', codecName: 'AAC', refused });
  });

  it('is asked for again after a worker died, and given up after three failures', async () => {
    let failures = 2;
    const error = { code: 'truncated', message: 'The file ends.', retryable: false } as const;
    const world = await playing((one) => {
      one.answer = (piece) => (failures-- > 0 ? { ok: false, error } : one.piece(piece));
    });
    await world.run(2500);
    expect(world.player.snapshot).to.include({ state: 'playing', refused: null });
    expect(world.output.started.length).to.be.above(0);
    failures = Infinity;
    await world.run(8000);
    expect(world.player.snapshot).to.include({ state: 'unsupported' });
    expect(world.player.snapshot?.refused).to.match(/The file ends/);
  });
});

describe('sound that begins later than the pictures', () => {
  const later = (delaySeconds: number): FakeSoundHost => new FakeSoundHost({}, { ...FILM_SOUND, delaySeconds });

  it('is silent before, and begins where it should', async () => {
    const world = later(1);
    world.plan({ playing: true });
    await world.run(960);
    expect(world.output.heard()).to.equal(null);
    await world.run(1000);
    const heard = world.output.heard();
    expect(heard).to.be.closeTo(0.94, 0.03);
    // Past the seam of the loop it waits again.
    await world.run(8400);
    expect(world.output.heard()).to.equal(null);
    await world.run(1500);
    expect(world.output.heard()).to.be.closeTo(0.84, 0.03);
  });

  it('has begun before them where it is earlier', async () => {
    const world = later(-2);
    world.plan({ playing: true });
    await world.run(1000);
    expect(world.output.heard()).to.be.closeTo(2.98, 0.03);
  });

  it('goes with whatever rate the pictures have where it was made for none', async () => {
    const world = new FakeSoundHost({}, { ...FILM_SOUND, rate: null });
    world.plan({ playing: true, rate: { numerator: 48, denominator: 1 } });
    await world.run(1000);
    expect(world.player.snapshot).to.include({ state: 'playing' });
    expect(world.output.heard()).to.be.closeTo(0.98, 0.03);
  });
});

describe('the bytes of sound', () => {
  it('are claimed before any is read, and given back with it', async () => {
    const world = await playing();
    // 4 s of one channel of 1000 samples, and what the reader keeps.
    expect(world.claim.bytes).to.equal(2 * 2 ** 20 + 16_000);
    world.set({ muted: true });
    expect(world.claim.bytes).to.equal(0);
    world.set({ muted: false });
    await world.run(500);
    expect(world.output.heard()).to.not.equal(null);
    world.player.close();
    expect(world.claim.bytes).to.equal(0);
  });

  it('are waited for in silence where there is no room, and the pictures go on', async () => {
    const world = await playing((one) => (one.claim.most = 0));
    expect(world.asked).to.deep.equal([]);
    world.claim.most = Infinity;
    await world.run(500);
    expect(world.output.heard()).to.not.equal(null);
  });
});

describe('sound of steps and scrubs', () => {
  it('is a frame long, for each place that the playhead is put', async () => {
    const world = new FakeSoundHost();
    world.set({ scrubs: true });
    await world.run(100);
    expect(world.output.bursts, 'where it stood').to.deep.equal([]);
    for (const frame of [25, 26, 121]) {
      world.plan({ start: frameNumber(frame) });
      await world.run(200);
    }
    const [first, , last] = world.output.bursts;
    expect(world.output.bursts.length).to.equal(3);
    expect(first?.media).to.be.closeTo(1, 1e-9);
    expect(first?.duration).to.be.closeTo(1 / 24, 1e-9);
    expect(last?.media).to.be.closeTo(5, 1e-9);
  });

  it('is not heard without the attribute, muted, or where play stops', async () => {
    const world = await playing((one) => one.set({ scrubs: true }));
    world.plan({ playing: false, start: frameNumber(20) });
    await world.run(200);
    world.set({ muted: true });
    world.plan({ start: frameNumber(30) });
    await world.run(200);
    world.set({ muted: false, scrubs: false });
    world.plan({ start: frameNumber(40) });
    await world.run(200);
    expect(world.output.bursts).to.deep.equal([]);
  });
});
