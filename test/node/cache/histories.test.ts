import { CacheWorld, type WorldCommand } from '../../support/cache/cache-world.ts';

/** Histories that once broke a rule, as the property tests found them. */
const HISTORIES: readonly {
  readonly name: string;
  readonly workers: number;
  readonly commands: readonly WorldCommand[];
}[] = [
  {
    name: 'a picture held finer than wanted makes way for its own texture only after jobs under way',
    workers: 2,
    commands: [
      { do: 'limit', bytes: 40 },
      { do: 'add', source: 0 },
      { do: 'fail', pick: 0, code: 'not-found' },
      {
        do: 'demand',
        pick: 0,
        jump: false,
        demand: {
          in: 3,
          out: 5,
          frame: 3,
          direction: 1,
          plan: { loop: 'loop', direction: 1 },
          playing: false,
          visible: false,
          preload: true,
          order: 'spiral',
          level: 0,
        },
      },
      { do: 'step', pick: 0 },
      {
        do: 'demand',
        pick: 0,
        jump: false,
        demand: {
          in: 1,
          out: 13,
          frame: 5,
          direction: 1,
          plan: { loop: 'loop', direction: 1 },
          playing: false,
          visible: true,
          preload: false,
          order: 'spiral',
          level: 1,
        },
      },
      { do: 'step', pick: 16 },
      { do: 'step', pick: 16 },
      { do: 'time', milliseconds: 10 },
      { do: 'die' },
      { do: 'step', pick: 0 },
      { do: 'time', milliseconds: 10 },
      { do: 'dispose', pick: 0 },
      { do: 'fail', pick: 0, code: 'not-found' },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'answerRelease', pick: 0 },
      { do: 'source', pick: 0, source: 0, reload: false },
      {
        do: 'demand',
        pick: 0,
        jump: false,
        demand: {
          in: 1,
          out: 1,
          frame: 1,
          direction: 1,
          plan: { loop: 'loop', direction: 1 },
          playing: false,
          visible: false,
          preload: false,
          order: 'spiral',
          level: 0,
        },
      },
      { do: 'fail', pick: 0, code: 'not-found' },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'fail', pick: 0, code: 'not-found' },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
    ],
  },
  {
    name: 'four pictures on screen keep their planes while worse jobs can be cancelled',
    workers: 3,
    commands: [
      { do: 'add', source: 2 },
      { do: 'step', pick: 0 },
      { do: 'answerRelease', pick: 0 },
      {
        do: 'demand',
        pick: 0,
        jump: false,
        demand: {
          in: 1,
          out: 4,
          frame: 4,
          direction: 1,
          plan: { loop: 'loop', direction: 1 },
          playing: false,
          visible: true,
          preload: false,
          order: 'spiral',
          level: 1,
        },
      },
      { do: 'add', source: 1 },
      { do: 'step', pick: 17 },
      { do: 'answerRelease', pick: 0 },
      { do: 'kill', pick: 7 },
      { do: 'step', pick: 19 },
      { do: 'answerRelease', pick: 0 },
      { do: 'add', source: 1 },
      { do: 'textures', share: 0 },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 17 },
      { do: 'answerRelease', pick: 0 },
      { do: 'add', source: 0 },
      { do: 'time', milliseconds: 10 },
      { do: 'step', pick: 17 },
      { do: 'dispose', pick: 0 },
      { do: 'step', pick: 0 },
      { do: 'step', pick: 0 },
    ],
  },
];

describe('histories that went wrong once', () => {
  for (const { name, workers, commands } of HISTORIES) {
    it(name, async () => {
      const world = new CacheWorld({ workers });
      for (const command of commands) await world.run(command);
    });
  }
});
