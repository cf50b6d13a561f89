import { expect } from 'chai';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

const TABLE = -(2 ** 40) - 1;

/** A harness whose one player has filled the cache, and what was granted to jobs for tables. */
async function full(limit = 1000) {
  const harness = new CacheHarness({ limit });
  const granted: number[] = [];
  const { grant } = harness.presenter.commands;
  harness.presenter.commands.grant = (ticket, encodedBytes, decodedBytes) => {
    if (ticket < 0) granted.push(decodedBytes);
    grant(ticket, encodedBytes, decodedBytes);
  };
  harness.player(fakeSource('a', '1-200'), { frame: 1, in: 1, out: 200 });
  await harness.drain();
  const ask = async (decodedBytes: number): Promise<void> => {
    harness.presenter.report({ kind: 'needBytes', ticket: TABLE, encodedBytes: 0, decodedBytes });
    await harness.settle();
    await harness.settle();
  };
  const end = async (tableBytes: number): Promise<void> => {
    const { spareBytes, textureBytes } = harness.presenter;
    harness.presenter.report({ kind: 'memory', spareBytes, textureBytes, tableBytes, ended: [TABLE] });
    await harness.settle();
  };
  const sum = (): number => harness.cache.usedBytes + harness.cache.reservedBytes;
  return { harness, granted, ask, end, sum };
}

describe('bytes of a colour table', () => {
  it('are reserved before it is allocated: frames that are not on screen make way', async () => {
    const { harness, granted, ask, end, sum } = await full();
    const entries = harness.cache.stats().entries;
    expect(entries).to.be.above(50);
    await ask(200);
    await ask(400);
    expect(granted).to.deep.equal([200, 400]);
    expect(harness.cache.stats().entries).to.be.below(entries);
    expect(sum()).to.be.at.most(1000);
    await end(400);
    // What was promised is there now: it counts once.
    await harness.drain();
    expect(harness.cache.stats().textures).to.be.at.least(400);
    expect(sum()).to.be.at.most(1000);
  });

  it('come back where nothing comes of it', async () => {
    const { harness, ask, end } = await full();
    await ask(300);
    await end(0);
    await harness.drain();
    expect(harness.cache.stats().reserved).to.equal(harness.presenter.texturesAllowed);
  });

  it('that no limit leaves are refused: it is cancelled, and does not wait for ever', async () => {
    const { harness, granted, ask } = await full();
    await ask(2000);
    expect(granted).to.deep.equal([]);
    expect(harness.presenter.abortedTickets).to.include(TABLE);
    await harness.drain();
    expect(harness.cache.stats().entries).to.be.above(50);
  });

  it('are forgotten with the presenter that dies', async () => {
    const { harness, ask } = await full();
    await ask(300);
    harness.presenter.die();
    expect(harness.cache.usedBytes + harness.cache.reservedBytes).to.equal(0);
    harness.presenter.start();
    await harness.drain();
    expect(harness.cache.stats().entries).to.be.above(50);
  });
});

describe('lists of a source', () => {
  it('count as long as anything of it is there', async () => {
    const harness = new CacheHarness({ limit: 1000 });
    const player = harness.player(fakeSource('a', '1-50', { ownBytes: 250 }), { frame: 1, in: 1, out: 50 });
    await harness.drain();
    expect(harness.cache.reservedBytes).to.be.at.least(250);
    expect(harness.cache.usedBytes + harness.cache.reservedBytes).to.be.at.most(1000);
    player.handle.dispose();
    await harness.drain();
    expect(harness.cache.reservedBytes).to.equal(harness.presenter.texturesAllowed);
  });
});

describe('the first frame of a source whose pictures have a size that is not known', () => {
  it('gets its level and the bytes that it takes there with one answer to its header', async () => {
    const harness = new CacheHarness();
    const said: string[] = [];
    const { commands } = harness.presenter;
    const { setLevel, grant } = commands;
    commands.setLevel = (ticket, level) => {
      said.push(`level ${level}`);
      setLevel(ticket, level);
    };
    commands.grant = (ticket, encodedBytes, decodedBytes) => {
      said.push(`${decodedBytes} bytes`);
      grant(ticket, encodedBytes, decodedBytes);
    };
    const player = harness.player(fakeSource('a', '1-3'), { frame: 1, level: 1, levelOpen: true });
    await harness.settle();
    const [ticket] = harness.presenter.tickets;
    if (ticket === undefined) throw new Error('no job was sent');
    const header = { format: 'exr', width: 20, height: 10, pixelAspectRatio: 1, layers: [], defaultLayer: '' };
    harness.presenter.report({ kind: 'header', ticket, header, decodedBytes: 40 } as never);
    await harness.settle();
    expect(said).to.deep.equal(['level 1', '40 bytes']);
    expect(harness.cache.reservedBytes).to.be.at.least(40);
    // It comes again by way of the presenter, when the player is smaller: the job has begun with what was said.
    player.demand({ frame: 1, level: 2 }, false);
    await harness.settle();
    harness.presenter.report({ kind: 'header', ticket, header, decodedBytes: 40 } as never);
    await harness.settle();
    expect(said.filter((word) => word.startsWith('level'))).to.deep.equal(['level 1', 'level 1']);
  });
});

describe('bytes granted to the first job of a source', () => {
  it('say nothing of its files: under a lower limit the others are loaded all the same', async () => {
    const harness = new CacheHarness({ limit: 16_000 });
    const { presenter } = harness;
    // A decoder that needs room for planes says what it was granted for the file, where that is enough.
    const report = presenter.report.bind(presenter);
    presenter.report = (one) => {
      const isFirst = one.kind === 'needBytes' && one.encodedBytes < 1000;
      report(isFirst ? { ...one, encodedBytes: 1000 } : one);
    };
    const player = harness.player(fakeSource('a', '1-50'), { frame: 1, out: 50, preload: false });
    await harness.drain();
    harness.cache.setMemoryLimit({ maxBytes: 500 });
    player.demand({ frame: 40, out: 50 });
    await harness.drain();
    harness.time.advance(200);
    await harness.drain();
    expect(player.handle.stats.blocked).to.not.equal('too-large');
    expect(harness.cache.stats().entries).to.be.above(20);
  });
});
