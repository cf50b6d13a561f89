import { expect } from 'chai';
import { SourceAttributes, type SourceProperties } from '../../../src/components/player/source/source-attributes.ts';
import type { PlayerSession } from '../../../src/core/player/player-session.ts';
import type { SourceDescription } from '../../../src/core/sequence/source/source-description.ts';
import { seededRandom } from '../../support/random.ts';

type Properties = { -readonly [Name in keyof SourceProperties]: SourceProperties[Name] };

/** Attributes over a session that only remembers what it was given. */
function setUp() {
  const session = {
    description: null as SourceDescription | null,
    load(description: SourceDescription | null) {
      session.description = description;
      return Promise.resolve();
    },
    compareWith() {},
    setAudio() {},
  };
  const properties: Properties = {
    ...{
      src: null,
      type: null,
      frames: null,
      compareSrc: null,
      compareFrames: null,
      audioSrc: null,
      crossorigin: null,
    },
    ...{ resolveFrame: null, resolveMedia: null },
  };
  const attributes = new SourceAttributes(session as unknown as PlayerSession, properties);
  const set = (changes: Partial<Properties>): void => {
    Object.assign(properties, changes);
    attributes.changed();
  };
  const load = (description: SourceDescription): void => {
    attributes.discard();
    void session.load(description);
  };
  return { session, attributes, set, load };
}

const files = (): SourceDescription => ({ files: [new Blob(['a'])] });

describe('a source from attributes, and one from load()', () => {
  it('what load() was given stays where attributes change that name no source', () => {
    for (const changes of [
      { frames: '1-5' },
      { frames: null },
      { type: 'video' as never },
      { crossorigin: 'anonymous' as never },
      { compareSrc: 'b.####.exr' },
      { resolveMedia: () => null },
    ]) {
      const { session, attributes, set, load } = setUp();
      const given = files();
      load(given);
      set(changes);
      attributes.flush();
      expect(session.description, JSON.stringify(changes)).to.equal(given);
    }
  });

  it('attributes that name a source replace it, and one that is taken away leaves nothing', () => {
    const { session, attributes, set, load } = setUp();
    set({ src: 'a.####.exr', frames: '1-5' });
    attributes.flush();
    expect(session.description).to.include({ src: 'a.####.exr', frames: '1-5' });
    load(files());
    set({ frames: '1-6' });
    attributes.flush();
    expect(session.description).to.include({ src: 'a.####.exr', frames: '1-6' });
    load(files());
    set({ src: null, frames: null });
    attributes.flush();
    expect(session.description).to.equal(null);
  });

  it('a seeded replay of all of it never ends without the source that was given last', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed);
      const { session, attributes, set, load } = setUp();
      let [given, src]: [SourceDescription | null, string | null] = [null, null];
      for (let step = 0; step < 40; step++) {
        const dice = random();
        if (dice < 0.25) load((given = files()));
        else if (dice < 0.35) {
          src = random() < 0.5 ? null : `a${step}.####.exr`;
          set({ src });
          given = null;
        } else if (dice < 0.6) {
          set({ frames: random() < 0.5 ? null : `1-${step + 1}` });
          if (src !== null) given = null;
        } else if (dice < 0.7) {
          set({ crossorigin: random() < 0.5 ? null : ('use-credentials' as never) });
          if (src !== null) given = null;
        } else if (dice < 0.8) set({ compareSrc: random() < 0.5 ? null : 'b.####.exr' });
        else attributes.flush();
        if (dice >= 0.7 && dice < 0.8 && src !== null) given = null;
      }
      attributes.flush();
      if (given) expect(session.description, `seed ${seed}`).to.equal(given);
      else if (src !== null) expect(session.description?.src, `seed ${seed}`).to.equal(src);
    }
  });
});
