import './page-globals.ts';

/** A player whose pixels, state or `held` do not agree. */
export interface Misreading {
  readonly player: string;
  readonly shown: number | null;
  readonly read: number | null;
  readonly frame: number | null;
  readonly held: boolean;
}

export interface PlayingMisreading {
  readonly player: string;
  readonly read: number | null;
  /** What was presented around the moment. */
  readonly around: readonly (number | null)[];
  /** By how many milliseconds the page's view of canvases was behind. */
  readonly lag?: number;
}

/** Runs in the page. Seeks every player at random, waits until all is presented, and compares pixels and state. */
export async function readAfterSeeks({
  ids,
  rounds,
  painted = 0,
  seed = 99,
}: {
  readonly ids: readonly string[];
  readonly rounds: number;
  /** Other seeks for another number. */
  readonly seed?: number;
  /** What the number in the pixels is more than the frame number, for every player but the first. */
  readonly painted?: number;
}): Promise<{ count: number; wrong: Misreading[] }> {
  const players = ids.map((id) => globalThis.seqTest.player(`#${id}`));
  const wrong: Misreading[] = [];
  let count = 0;
  let random = seed;
  const draw = (below: number): number => {
    random = (random * 1103515245 + 12345) % 2 ** 31;
    return random % below;
  };
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      players.map(async (player) => {
        const { in: first, out } = player.state as unknown as { in: number; out: number };
        // Every third time several seeks at once: the last one counts.
        if (round % 3 === 0) for (let i = 0; i < 3; i++) void player.seek(first + draw(out - first + 1));
        await player.seek(first + draw(out - first + 1));
      }),
    );
    await globalThis.seqTest.frames(2);
    for (const player of players) {
      const agrees = (): Misreading | null => {
        const { frame, shown, held } = player.state;
        const read = globalThis.seqTest.readPlayer(player).frame;
        const number = (shown ?? 0) + (player.id === ids[0] ? 0 : painted);
        const same = shown === null ? true : read === ((((number + 32768) % 65536) + 65536) % 65536) - 32768;
        const heldRight = held === (shown !== null && shown !== frame);
        return same && heldRight ? null : { player: player.id, shown, read, frame, held };
      };
      let misread = agrees();
      // The canvas reaches the page's view a frame or two after the report of it: a busy machine gets a second look.
      for (let i = 0; misread && i < 6; i++) {
        await globalThis.seqTest.frames();
        misread = agrees();
      }
      count += 1;
      if (misread) wrong.push(misread);
    }
  }
  return { count, wrong };
}

/**
 * Runs in the page. While all players play, reads the pixels of each now and then. What is read must be, in order, what
 * was reported as presented, and no longer ago than the page's view of canvases that workers draw lags: by frames where
 * the machine is busy, as a canvas of the test's own tells.
 */
export async function readWhilePlaying({
  ids,
  attributes,
  milliseconds,
  readings: least = 0,
  painted = 0,
  scrub = false,
}: {
  readonly ids: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  /** How many there must be, however slow the machine is; thirty times `milliseconds` at most. Default 0. */
  readonly readings?: number;
  readonly painted?: number;
  /** Instead of playing, three seeks to anywhere in every animation frame. */
  readonly scrub?: boolean;
}): Promise<{ count: number; wrong: PlayingMisreading[] }> {
  const leastLagMs = 600;
  const meter = globalThis.seqTest.watchLag();
  const wrong: PlayingMisreading[] = [];
  const watched = ids.map((id) => {
    const player = globalThis.seqTest.player(`#${id}`);
    const presented = [{ at: performance.now() - leastLagMs, shown: player.state.shown }];
    const readings: { at: number; read: number | null; until: number; lag: number }[] = [];
    const note = (event: Event): void => {
      const { detail } = event as CustomEvent<{
        presented: typeof presented;
        frame: number;
        shown: number | null;
        held: boolean;
      }>;
      presented.push(...detail.presented);
      const held = detail.shown !== null && detail.shown !== detail.frame;
      if (detail.held !== held) wrong.push({ player: player.id, read: detail.shown, around: [detail.frame] });
    };
    player.addEventListener('seq-frame-change', note);
    return { player, presented, readings, note };
  });
  for (const { player } of watched) {
    for (const name of ['loop', 'speed', 'fps', 'playback']) player.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) player.setAttribute(name, value);
    if (!scrub) player.play();
  }
  const begun = performance.now();
  const taken = (): number => watched.reduce((sum, { readings }) => sum + readings.length, 0);
  const goesOn = (): boolean => {
    const passed = performance.now() - begun;
    return passed < milliseconds || (taken() < least && passed < 30 * milliseconds);
  };
  for (let turn = 0; goesOn(); turn++) {
    for (const { player } of scrub ? watched : []) {
      const { in: first, out } = player.state as unknown as { in: number; out: number };
      for (let i = 0; i < 3; i++) void player.seek(first + ((turn * 7919 + i * 104729) % (out - first + 1)));
    }
    const lag = meter.lag();
    for (const { player, readings } of watched.filter((_, i) => i % 2 === turn % 2)) {
      const at = performance.now();
      const read = globalThis.seqTest.readPlayer(player).frame;
      // Firefox's page waits for the presenter here, which goes on meanwhile.
      readings.push({ at, read, until: performance.now(), lag });
    }
    await globalThis.seqTest.frames();
  }
  meter.end();
  for (const { player } of watched) player.pause();
  await globalThis.seqTest.frames(6);
  let count = 0;
  for (const { player, presented, readings, note } of watched) {
    player.removeEventListener('seq-frame-change', note);
    const more = player.id === ids[0] ? 0 : painted;
    let from = 0;
    for (const { at, read, until, lag } of readings) {
      count += 1;
      const fits = (entry: (typeof presented)[number], i: number): boolean =>
        i >= from &&
        entry.at <= until + 50 &&
        (entry.shown === null || ((((entry.shown + more + 32768) % 65536) + 65536) % 65536) - 32768 === read) &&
        (presented[i + 1]?.at ?? Infinity) >= at - leastLagMs - lag;
      const found = presented.findIndex(fits);
      if (found >= 0) from = found;
      else
        wrong.push({ player: player.id, read, lag, around: presented.slice(from, from + 8).map(({ shown }) => shown) });
    }
  }
  return { count, wrong };
}
