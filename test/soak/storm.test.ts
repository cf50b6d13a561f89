import { runStorm } from '../support/page/storm.ts';
import { figure } from '../support/proof.ts';

const minutes = Number(process.env.SEQ_SOAK_MINUTES ?? 3);
const seed = Number(process.env.SEQ_SOAK_SEED ?? 1);

describe(`a storm of ${minutes} minutes, seed ${seed}`, function () {
  this.timeout((minutes + 5) * 60_000);

  it('passes no limit, throws nothing, and every player shows its frame when it is over', async () => {
    const { actions, faults, kills, crashes } = await runStorm({ seed, seconds: minutes * 60 });
    figure(
      `seed ${seed}: ${actions} actions, ${faults} faults, ${kills} kills, ${crashes} crashes of the GPU's process`,
    );
  });
});
