import { expect } from 'chai';
import { CacheHarness, fakeSource } from '../../support/cache/cache-harness.ts';

describe('the file of the due frame on its way', () => {
  it('is told by how many of its bytes have come, and a server that owes them by name', async () => {
    const harness = new CacheHarness();
    const player = harness.player(fakeSource('a', '1-100'), { frame: 5 });
    await harness.settle();
    expect(player.handle.progress, 'nothing has come').to.equal(null);
    const ticket = [...harness.presenter.jobs.values()].find(({ job }) => job.frame === 5)!.job.ticket;
    const tell = (loaded: number, silent: boolean): void =>
      harness.presenter.report({ kind: 'transfer', ticket, loaded, total: 4000, silent });
    tell(1000, false);
    expect(player.handle.progress).to.deep.equal({ loaded: 1000, total: 4000 });
    expect(player.received.progresses).to.equal(1);
    expect(player.handle.stats.blocked).to.not.equal('silent-server');
    tell(1000, true);
    expect(player.handle.stats.blocked).to.equal('silent-server');
    tell(2500, false);
    expect(player.handle.progress?.loaded).to.equal(2500);
    expect(player.handle.stats.blocked).to.not.equal('silent-server');
    player.demand({ frame: 50 });
    await harness.settle();
    expect(player.handle.progress, 'of another frame').to.equal(null);
  });
});
