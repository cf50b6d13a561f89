import { expect } from 'chai';
import type { PixelSample } from '../../../src/core/frame/pixel-sample.ts';
import { makeLoadedSession } from '../../support/player/session-harness.ts';

const SAMPLE = { frame: 1001, x: 4, y: 5, source: { R: 1 }, display: [1, 0, 0, 1] } as unknown as PixelSample;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the probe of a session', () => {
  it('asks nothing until a pointer comes', async () => {
    const { cache, session, tick } = makeLoadedSession();
    session.configure({ exposure: 1 });
    void session.seek(1010);
    for (let i = 0; i < 10; i++) tick();
    await settle();
    expect(cache.probed).to.deep.equal([]);
    expect(session.state.probe).to.equal(null);
  });

  it('asks once a display frame, for where the pointer is then', async () => {
    const { cache, session, tick, eventsOf } = makeLoadedSession();
    cache.sampled = SAMPLE;
    for (let x = 0; x < 50; x++) session.probeAt({ x, y: 7 });
    tick();
    await settle();
    expect(cache.probed).to.deep.equal([[49, 7, 1]]);
    tick();
    expect(session.state.probe).to.equal(SAMPLE);
    expect(eventsOf('display-change').at(-1)!.properties).to.deep.equal(['probe']);
  });

  it('asks again when the picture or its looks change, and not for a pointer that left', async () => {
    const { cache, session, player, tick } = makeLoadedSession();
    cache.sampled = SAMPLE;
    session.probeAt({ x: 1, y: 1 });
    tick();
    await settle();
    player.present([[1002, 1002]]);
    tick();
    await settle();
    expect(cache.probed).to.have.length(2);
    session.configure({ exposure: 2, probeArea: 5 });
    tick();
    await settle();
    expect(cache.probed.at(-1)).to.deep.equal([1, 1, 5]);
    session.probeAt(null);
    expect(session.state.probe).to.equal(null);
    session.configure({ exposure: 3 });
    tick();
    await settle();
    expect(cache.probed).to.have.length(3);
  });

  it('loads full resolution when the pointer rests on a reduced picture, not while it moves or plays', async () => {
    const { session, player, tick, time, cache } = makeLoadedSession();
    cache.sampled = SAMPLE;
    const level = (): number => player.demands.at(-1)!.demand.level;
    player.listener.report({
      kind: 'presented',
      layer: '',
      player: player.id,
      revision: player.plan.revision,
      frames: [{ frame: 1001 as never, shown: 1001 as never, at: 0 }],
      dropped: 0,
      level: 1,
      complete: true,
    });
    const before = level();
    expect(before).to.equal(1);
    for (let i = 0; i < 10; i++) {
      session.probeAt({ x: i, y: 0 });
      time.advance(100);
    }
    expect(level()).to.equal(before);
    time.advance(260);
    expect(level()).to.equal(0);
    player.present([[1001, 1001]]);
    await settle();
    tick();
    await settle();
    expect(level(), 'given back').to.equal(before);
    expect(cache.probed.length).to.be.greaterThan(1);
  });
});

describe('looks', () => {
  it('ask nothing of the cache, so nothing is decoded for them', () => {
    const { session, player } = makeLoadedSession();
    const before = player.demands.length;
    const updates = player.updates.length;
    session.configure({ exposure: 1, gamma: 1.2, channel: 'r', saturation: 0, toneMap: 'filmic' });
    expect(player.demands).to.have.length(before);
    expect(player.updates).to.have.length(updates + 1);
  });
});
