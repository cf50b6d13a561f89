import { expect } from 'chai';
import { sound as playing } from '../../../src/core/player/lazy-parts.ts';
import { SourceSoundPlayer } from '../../../src/core/player/sound/source-sound-player.ts';
import type { PresenterCommands } from '../../../src/core/presenter/protocol.ts';
import { FakeClaim } from '../../support/cache/fake-claim.ts';
import { FakeSoundHost, FILM_SOUND } from '../../support/player/fake-sound-host.ts';

describe('sound whose player is on its way', () => {
  it('is told as it will be: codec, address and what speaks against it', async () => {
    const { time, facts, output } = new FakeSoundHost();
    facts.sound = { ...FILM_SOUND, src: '/sound/none.wav', refused: 'File not found.' };
    const host = { commands: {} as PresenterCommands, claim: new FakeClaim(), facts: () => facts, changed: () => {} };
    const player = new SourceSoundPlayer(host, time, () => output);
    player.update();
    const before = player.snapshot;
    await playing.load();
    player.update();
    expect(before).to.deep.equal({
      state: 'unsupported',
      codecName: 'AAC',
      refused: 'File not found.',
      src: '/sound/none.wav',
    });
    expect(player.snapshot).to.deep.equal(before);
    player.close();
  });
});
