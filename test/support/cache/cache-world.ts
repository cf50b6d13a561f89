import { expect } from 'chai';
import fc from 'fast-check';
import type { CacheSource, PlayerDemand } from '../../../src/core/cache/cache-contract.ts';
import { FrameStatus } from '../../../src/core/frame/frame-status.ts';
import { dueFrame, frameAtSlot, slotAt } from '../../../src/core/time/playback-clock.ts';
import type { Ticket } from '../../../src/core/presenter/protocol.ts';
import { CacheHarness, fakeSource, type DemandChanges, type HarnessPlayer } from './cache-harness.ts';
import { compareWorth, worthTo, type Worth } from './cache-oracle.ts';

/** One thing that may happen. Numbers pick among what there is. */
export type WorldCommand =
  | { readonly do: 'step' | 'lose' | 'duplicate' | 'answerRelease' | 'kill'; readonly pick: number }
  | { readonly do: 'fail'; readonly pick: number; readonly code: 'not-found' | 'forbidden' | 'fetch-failed' }
  | { readonly do: 'add'; readonly source: number }
  | { readonly do: 'dispose'; readonly pick: number }
  | { readonly do: 'source'; readonly pick: number; readonly source: number; readonly reload: boolean }
  | { readonly do: 'demand'; readonly pick: number; readonly jump: boolean; readonly demand: DemandChanges }
  | { readonly do: 'limit'; readonly bytes: number }
  | { readonly do: 'time'; readonly milliseconds: number }
  | { readonly do: 'textures'; readonly share: number }
  | { readonly do: 'die' }
  | { readonly do: 'clear' };

const pick = fc.nat(20);
const FRAMES = ['1-40', '1-25', '2-60x2'] as const;

/** Any demand over frames 1 to 40. */
export const worldDemand: fc.Arbitrary<DemandChanges> = fc
  .record({
    a: fc.integer({ min: 1, max: 40 }),
    b: fc.integer({ min: 1, max: 40 }),
    at: fc.integer({ min: 0, max: 39 }),
    playing: fc.boolean(),
    visible: fc.boolean(),
    preload: fc.boolean(),
    order: fc.constantFrom('spiral' as const, 'forward' as const),
    direction: fc.constantFrom(1 as const, -1 as const),
    loop: fc.constantFrom('loop' as const, 'ping-pong' as const, 'once' as const),
    level: fc.constantFrom(0, 0, 0, 1),
  })
  .map(({ a, b, at, loop, direction, ...rest }) => {
    const first = Math.min(a, b);
    const last = Math.max(a, b);
    const frame = first + (at % (last - first + 1));
    return { in: first, out: last, frame, direction, plan: { loop, direction }, ...rest };
  });

const step = fc.record({ do: fc.constantFrom('step' as const), pick });

/** Everything that may happen to a manager, mostly answers of the pool. */
export const worldCommand: fc.Arbitrary<WorldCommand> = fc.oneof(
  { arbitrary: step, weight: 12 },
  { arbitrary: fc.record({ do: fc.constant('answerRelease' as const), pick }), weight: 5 },
  {
    arbitrary: fc.record({ do: fc.constant('demand' as const), pick, jump: fc.boolean(), demand: worldDemand }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: fc.constant('add' as const), source: fc.nat(2) }), weight: 2 },
  {
    arbitrary: fc.record({ do: fc.constantFrom('duplicate' as const, 'lose' as const, 'kill' as const), pick }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      pick,
      code: fc.constantFrom('not-found' as const, 'forbidden' as const, 'fetch-failed' as const),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('dispose' as const), pick }), weight: 1 },
  {
    arbitrary: fc.record({ do: fc.constant('source' as const), pick, source: fc.nat(2), reload: fc.boolean() }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('limit' as const), bytes: fc.integer({ min: 1, max: 250 }) }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant('time' as const),
      milliseconds: fc.constantFrom(10, 42, 200, 1000, 400_000),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ do: fc.constant('textures' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    weight: 1,
  },
  { arbitrary: fc.constantFrom({ do: 'die' as const }, { do: 'clear' as const }), weight: 1 },
);

/** How the files of the world are sized: per source, in bytes at full resolution. */
export type FileSizes = (source: number, frame: number) => { encodedBytes: number; decodedBytes: number };

/** Sizes differ a little between frames, and one in a while is larger than any budget. */
export const mixedSizes: FileSizes = (source, frame) => ({
  encodedBytes: 1 + (frame % 3),
  decodedBytes: frame % 17 === 5 && source === 1 ? 400 : 8 + ((frame * 7 + source) % 5),
});

/** Of those that fit. */
const LARGEST_FRAME = 12;
const LARGEST_FILE = 3;

export const evenSizes: FileSizes = () => ({ encodedBytes: 1, decodedBytes: 10 });

interface WorldPlayer {
  readonly player: HarnessPlayer;
  source: CacheSource;
  demand: PlayerDemand | null;
}

/** A manager, a pool that behaves badly, and an eye on the bytes that exist. */
export class CacheWorld {
  readonly harness: CacheHarness;
  readonly players: WorldPlayer[] = [];
  readonly sources = FRAMES.map((frames, i) => fakeSource(`s${i}`, frames));
  /** What was found wrong while a command was given; reported by the next {@link check}. */
  readonly #wrong: string[] = [];
  readonly workers: number;
  /** Releases that were ordered for another reason than to make room for a load. */
  #ordered = false;
  #heldBefore = 0;
  #sumBefore = 0;
  readonly #sizes: FileSizes;
  readonly #owner = new Map<Ticket, { source: string; layer: string; frame: number; level: number }>();

  constructor({
    limit = 120,
    workers = 3,
    sizes = mixedSizes,
  }: { limit?: number; workers?: number; sizes?: FileSizes } = {}) {
    this.workers = workers;
    this.#sizes = sizes;
    this.harness = new CacheHarness({ limit, workers });
    const { presenter } = this.harness;
    presenter.answerReleases = false;
    presenter.file = (job) => sizes(Number(job.source[1]), job.frame);
    this.#watchCommands();
  }

  async run(command: WorldCommand): Promise<void> {
    this.#ordered = ['limit', 'clear', 'dispose', 'source', 'die', 'demand'].includes(command.do);
    this.#apply(command);
    await this.harness.settle();
    this.check();
  }

  /** What must be true at every moment. */
  check(): void {
    expect(this.#wrong.join('; '), 'harm done').to.equal('');
    const { cache, presenter } = this.harness;
    const { limitBytes: limit } = cache;
    // Textures that are allowed may come at any time: they count as held, as what a job was granted does.
    const held = presenter.heldBytes + Math.max(0, presenter.texturesAllowed - presenter.textureBytes);
    const sum = cache.usedBytes + cache.reservedBytes;
    expect(held, 'bytes that exist and are not booked').to.be.at.most(sum);
    if (sum > limit) expect(sum, 'booked bytes rise while over the limit').to.be.at.most(this.#sumBefore);
    if (held > limit) expect(held, 'bytes rise while over the limit').to.be.at.most(this.#heldBefore);
    this.#heldBefore = held;
    this.#sumBefore = sum;
    const { resident, releasing, entries } = cache.stats();
    expect(resident).to.equal(total(presenter.store));
    expect(entries).to.equal(presenter.store.size);
    expect(releasing).to.equal(total(presenter.releasing));
    expect(presenter.jobs.size).to.be.at.most(this.workers * 2);
    const keys = [...presenter.jobs.values()].map(({ job }) => `${job.source} ${job.layer} ${job.frame}`);
    expect(new Set(keys).size, 'one job per key').to.equal(keys.length);
  }

  /** Every player stands still where it is, and answers get lost no more. */
  freeze(changes: { level?: number } = {}): void {
    const now = this.harness.time.now();
    for (const one of this.players) {
      if (!one.demand) continue;
      const { plan, ...rest } = one.demand;
      const start = frameAtSlot(plan, slotAt(plan, now));
      const { loop, direction } = plan;
      one.demand = one.player.demand(
        { ...rest, ...changes, in: plan.range.in, out: plan.range.out, frame: start, plan: { loop, direction } },
        true,
      );
    }
    this.#ordered = true;
  }

  /** Lets everything under way come to its end while nobody touches anything. False where it never does. */
  async rest(): Promise<boolean> {
    const { presenter, time } = this.harness;
    for (let quiet = 0, steps = 0; steps < 3000; steps++) {
      await this.harness.settle();
      this.check();
      if (presenter.releasing.size > 0) presenter.answerRelease();
      const ticket = presenter.tickets.find((one) => !presenter.job(one)?.waiting);
      if (ticket !== undefined) presenter.step(ticket);
      else if (presenter.releasing.size === 0 && quiet++ > 3) return presenter.jobs.size === 0;
      else time.advance(400_000);
    }
    return false;
  }

  /** What a frame is worth to all players that show its source's present generation. */
  worth(key: string, frame: number): Worth {
    let best: Worth = [Infinity, Infinity];
    for (const { player, source, demand } of this.players) {
      if (player.handle.sourceKey !== key || !demand) continue;
      const worth = worthTo(demand, this.harness.time.now(), [...listed(source)], frame);
      if (compareWorth(worth, best) < 0) best = worth;
    }
    return best;
  }

  #apply(command: WorldCommand): void {
    const { presenter, cache, time } = this.harness;
    const ticket =
      'pick' in command ? presenter.tickets[command.pick % Math.max(1, presenter.tickets.length)] : undefined;
    const chosen = 'pick' in command ? this.players[command.pick % Math.max(1, this.players.length)] : undefined;
    switch (command.do) {
      case 'step':
        if (ticket !== undefined) presenter.step(ticket);
        break;
      case 'lose':
        if (ticket !== undefined) presenter.jobs.delete(ticket);
        break;
      case 'kill':
        if (ticket !== undefined)
          presenter.fail(ticket, { code: 'worker-crashed', message: 'killed', retryable: true });
        break;
      case 'fail':
        if (ticket !== undefined) presenter.fail(ticket, { code: command.code, message: 'no', retryable: true });
        break;
      case 'duplicate':
        this.#duplicate(command.pick);
        break;
      case 'answerRelease': {
        const releasing = [...presenter.releasing.keys()];
        presenter.answerRelease(releasing.filter((_, i) => (i + command.pick) % 3 > 0));
        break;
      }
      case 'add':
        if (this.players.length < 4) this.#add(command.source);
        break;
      case 'dispose':
        if (!chosen) break;
        this.players.splice(this.players.indexOf(chosen), 1);
        chosen.player.handle.dispose();
        break;
      case 'source': {
        const source = this.sources[command.source];
        if (!chosen || !source) break;
        chosen.source = source;
        chosen.player.handle.setSource(source, { reload: command.reload });
        break;
      }
      case 'demand':
        if (chosen) chosen.demand = chosen.player.demand(command.demand, command.jump);
        break;
      case 'limit':
        cache.setMemoryLimit({ maxBytes: command.bytes });
        break;
      case 'time':
        time.advance(command.milliseconds);
        break;
      case 'textures':
        presenter.textureBytes = Math.floor(presenter.texturesAllowed * command.share);
        presenter.report({ kind: 'memory', spareBytes: presenter.spareBytes, textureBytes: presenter.textureBytes });
        break;
      case 'die':
        presenter.die();
        presenter.start();
        break;
      case 'clear':
        cache.clear();
        break;
    }
  }

  #add(index: number): void {
    const source = this.sources[index];
    if (!source) return;
    const player = this.harness.player(source);
    this.players.push({ player, source, demand: player.demand({ frame: 3, in: 1, out: 40 }) });
  }

  /** Says again what was said of a ticket that is settled. */
  #duplicate(pickOne: number): void {
    const { presenter } = this.harness;
    const tickets = presenter.sent.map((job) => job.ticket).filter((ticket) => !presenter.jobs.has(ticket));
    const ticket = tickets[pickOne % Math.max(1, tickets.length)];
    if (ticket === undefined) return;
    if (pickOne % 3 === 0) presenter.repeatStored(ticket);
    else if (pickOne % 3 === 1) presenter.report({ kind: 'failed', ticket, error: null, aborted: true });
    else if (!presenter.releasing.has(ticket)) {
      presenter.report({ kind: 'released', tickets: [ticket], spareBytes: presenter.spareBytes });
    }
  }

  /** Every release is looked at while what it took away is still there to be judged. */
  #watchCommands(): void {
    const { presenter } = this.harness;
    presenter.onLoad = ({ ticket, source, layer, frame, level }) =>
      this.#owner.set(ticket, { source, layer, frame, level });
    presenter.onRelease = (tickets) => {
      if (this.#ordered) return;
      for (const ticket of tickets) this.#judge(ticket);
    };
  }

  /** Do no harm: what is evicted for a load is worth less than the best frame that is not there. */
  #judge(ticket: Ticket): void {
    const victim = this.#owner.get(ticket);
    const { presenter } = this.harness;
    if (
      !victim ||
      !presenter.store.has(ticket) ||
      this.harness.cache.usedBytes + this.harness.cache.reservedBytes > this.harness.cache.limitBytes
    )
      return;
    const finer = [...presenter.store.keys()].some((other) => {
      const one = this.#owner.get(other);
      return (
        other !== ticket && one?.source === victim.source && one.frame === victim.frame && one.layer === victim.layer
      );
    });
    if (finer) return;
    const worth = this.worth(victim.source, victim.frame);
    // Coarser than anyone wanted: it was cut to its share, and may be cut again.
    if (this.#sharesHold() || victim.level > 1) return;
    if (worth[0] === 0) this.#wrong.push(`the visible current frame ${victim.frame} was evicted`);
    if (this.#texturesAreShort()) return;
    let best: Worth = [Infinity, Infinity];
    for (const { player, source } of this.players) {
      const key = player.handle.sourceKey;
      const { status } = player.handle;
      if (!key || !status) continue;
      listed(source).forEach((frame, index) => {
        if (player.status(frame) === FrameStatus.Loaded && status.levels[index] === 0) return;
        const missing = this.worth(key, frame);
        if (compareWorth(missing, best) < 0) best = missing;
      });
    }
    if (compareWorth(best, worth) >= 0) this.#wrong.push(`frame ${victim.frame} was evicted for nothing better`);
  }

  /** The pictures on screen and their textures do not fit together: each is cut to its share, coarser. */
  #sharesHold(): boolean {
    let together = LARGEST_FILE;
    for (const { source, demand } of this.players) {
      if (!demand?.visible) continue;
      const { frame } = dueFrame(demand.plan, this.harness.time.now());
      const { decodedBytes } = this.#sizes(Number(source.id[1]), frame);
      together += 2 * Math.max(LARGEST_FRAME, decodedBytes / 4 ** demand.level);
    }
    return together > this.harness.cache.limitBytes;
  }

  /** Pictures on screen need textures: room for them is made as for a current frame. */
  #texturesAreShort(): boolean {
    const visible = this.players.filter(({ demand }) => demand?.visible).length;
    return this.harness.presenter.texturesAllowed < visible * LARGEST_FRAME;
  }
}

export function listed(source: CacheSource): number[] {
  const { frames } = source;
  return Array.from({ length: frames.length }, (_, i) => frames.frameAt(i as Parameters<typeof frames.frameAt>[0]));
}

function total(bytes: ReadonlyMap<Ticket, number>): number {
  let sum = 0;
  for (const held of bytes.values()) sum += held;
  return sum;
}
