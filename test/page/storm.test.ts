import { runStorm } from '../support/page/storm.ts';

describe('half a minute of storm', function () {
  this.timeout(180_000);

  it('passes no limit, throws nothing, and every player shows its frame when it is over', async () => {
    const { actions, faults, kills, crashes } = await runStorm({ seed: 1, seconds: 30 });
    console.log(`      ${actions} actions, ${faults} faults, ${kills} kills, ${crashes} crashes of the GPU's process`);
  });
});
