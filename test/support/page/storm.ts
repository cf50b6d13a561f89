import { setTimeout as wait } from 'node:timers/promises';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../project-root.ts';
import { SyntheticFrames } from '../presenter/synthetic-frames.ts';
import { seededRandom } from '../random.ts';
import { type Fault, FaultServer } from '../server/fault-server.ts';
import { BrowserPage } from './browser-page.ts';
import { viewerPage } from './viewer-page.ts';
import { WORKER_PROBE } from './worker-probe.ts';

export interface StormOptions {
  readonly seed: number;
  readonly seconds: number;
}

/** What a storm did, for the console. */
export interface StormReport {
  readonly actions: number;
  readonly faults: number;
  readonly kills: number;
  readonly crashes: number;
}

const PLAYERS = ['a', 'b', 'c'];
const FIRST = 1001;
const LAST = 1040;
const LIMIT = 48 * 2 ** 20;
const TABLE = `LUT_1D_SIZE 2\n0 0 0\n1 1 1\n`;
const RECOVERY_MS = 45_000;

/** What somebody, or a page, may do to a player; each is a step of a seeded replay. */
const ACTIONS = [
  'play',
  'pause',
  'seek',
  'seek',
  'step',
  'reload',
  'exposure',
  'range',
  'markers',
  'size',
  'remove',
  'source',
  'files',
  'table',
  'layer',
  'session',
  'limit',
] as const;

/**
 * Random users, a lying server, workers that are killed, drawing contexts that are lost, a GPU process that crashes and a
 * tab that is frozen, for a while. All follows from the seed. Fails where the budget was passed, something was thrown that
 * nobody caught, or, once the storm is over, a player does not show the frame that it is sent to.
 */
export async function runStorm({ seed, seconds }: StormOptions): Promise<StormReport> {
  const random = seededRandom(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const shot = new SyntheticFrames({ width: 320, height: 180 });
  const site = (await FaultServer.start())
    .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
    .frames('/shot/', (frame) => shot.pieces(frame))
    .page('/plain.cube', TABLE);
  const tags = PLAYERS.map(
    (id) => `<div class="place" id="place-${id}"><seq-player id="${id}" controls style="width: 200px; height: 112px"
      src="/shot/shot.####.exr" frames="${FIRST}-${LAST}" workers="2"></seq-player></div><seq-timeline for="${id}"></seq-timeline>`,
  );
  site.page('/', viewerPage({ body: `${tags.join('')}<seq-status for="a"></seq-status>` }));
  const flags = ['--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis'];
  const viewer = await BrowserPage.open(`${site.origin}/`, { before: WORKER_PROBE + WATCH, flags, allow: [/./] });
  const report = { actions: 0, faults: 0, kills: 0, crashes: 0 };
  try {
    for (const id of PLAYERS) await viewer.expectStrip(FIRST, `#${id}`, RECOVERY_MS);
    await viewer.page.evaluate((maxBytes) => globalThis.seqTest.cache().setMemoryLimit({ maxBytes }), LIMIT);
    const devtools = await viewer.devtools();
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
      const dice = random();
      if (dice < 0.06) {
        site.fault(/\/shot\//, faultOf(pick, random), 1 + Math.floor(random() * 12));
        report.faults += 1;
      } else if (dice < 0.09) site.mend();
      else if (dice < 0.12) {
        await viewer.page.evaluate(kill, pick(['presenter', 'throw', 'close', 'hang', 'lose-context'] as const));
        report.kills += 1;
      } else if (dice < 0.123) {
        const browser = await viewer.page.context().browser()!.newBrowserCDPSession();
        await browser.send('Browser.crashGpuProcess').catch(() => undefined);
        await browser.detach().catch(() => undefined);
        report.crashes += 1;
      } else if (dice < 0.13) {
        await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
        await wait(200 + random() * 800);
        await devtools.send('Page.setWebLifecycleState', { state: 'active' });
      } else {
        await viewer.page.evaluate(act, [pick(PLAYERS), pick(ACTIONS), random()] as const);
        report.actions += 1;
      }
      await wait(random() * 80);
      const { used, reserved, limit, problems } = await viewer.page.evaluate(readInvariants);
      expect(problems, `uncaught, seed ${seed}`).to.deep.equal([]);
      // The limit was lowered a moment ago, perhaps: what is used may be on its way out.
      expect(used + reserved, `bytes, seed ${seed}`).to.be.at.most(Math.max(limit, LIMIT) * 1.02);
    }
    site.mend();
    await viewer.page.evaluate(calm, [PLAYERS, FIRST, LAST, LIMIT] as const);
    for (const [at, id] of PLAYERS.entries()) {
      const frame = FIRST + 7 + at * 5 + Math.floor(random() * 5);
      await viewer.page.evaluate(([selector, wanted]) => void globalThis.seqTest.player(selector).seek(wanted), [
        `#${id}`,
        frame,
      ] as const);
      await viewer.expectStrip(frame, `#${id}`, RECOVERY_MS);
    }
    const { problems } = await viewer.page.evaluate(readInvariants);
    expect(problems, `uncaught, seed ${seed}`).to.deep.equal([]);
    return report;
  } finally {
    await viewer.close();
    await site.close();
  }
}

function faultOf(pick: <Value>(values: readonly Value[]) => Value, random: () => number): Fault {
  const kind = pick(['status', 'truncate', 'delay', 'reset', 'body', 'slow', 'stall'] as const);
  switch (kind) {
    case 'status':
      return { kind, status: pick([404, 403, 429, 500, 503]) };
    case 'truncate':
      return { kind, bytes: Math.floor(random() * 40_000) };
    case 'delay':
      return { kind, ms: Math.floor(random() * 900) };
    case 'body':
      return { kind, body: Uint8Array.from({ length: 4000 }, () => Math.floor(random() * 256)) };
    case 'slow':
      return { kind, bytesPerSecond: 20_000 + Math.floor(random() * 200_000) };
    case 'stall':
      return { kind, after: Math.floor(random() * 20_000) };
    default:
      return { kind: 'reset' };
  }
}

/** Gathers what nobody caught. */
const WATCH = `(() => {
  const problems = (globalThis.seqProblems = []);
  addEventListener('error', ({ message }) => { if (message) problems.push('error: ' + message); });
  addEventListener('unhandledrejection', ({ reason }) => problems.push('unhandled: ' + reason));
})();`;

interface StormPage {
  readonly seqProblems: string[];
}

function readInvariants(): { used: number; reserved: number; limit: number; problems: readonly string[] } {
  const { used, reserved, limit } = globalThis.seqTest.cache().stats();
  // What the probe throws in workers when it is told to is no problem of ours.
  const problems = (globalThis as unknown as StormPage).seqProblems.filter((one) => !/thrown by the test/.test(one));
  return { used, reserved, limit, problems };
}

async function kill(what: 'presenter' | 'throw' | 'close' | 'hang' | 'lose-context'): Promise<void> {
  const { seqProbe } = globalThis;
  if (what === 'presenter') return seqProbe.workers.at(-1)?.terminate();
  const answers = await seqProbe.count();
  const wanted = answers.filter(({ name }) => name.includes(what === 'lose-context' ? 'presenter' : 'decoder'));
  const [victim] = wanted;
  if (victim) seqProbe.order(what, victim.id);
}

function act([id, action, dice]: readonly [string, (typeof ACTIONS)[number], number]): void {
  type Player = HTMLElement & {
    play(): void;
    pause(): void;
    seek(frame: number): Promise<unknown>;
    step(by: number): Promise<unknown>;
    reload(): Promise<unknown>;
    load(source: unknown): Promise<unknown>;
    exposure: number;
    layer: string;
    range: string | null;
    markers: readonly object[];
    exportState(): object;
    importState(state: object): unknown;
  };
  const player = document.getElementById(id) as Player | null;
  const place = document.getElementById(`place-${id}`)!;
  const shelf = globalThis as { seqShelf?: Record<string, Player> };
  if (!player) {
    const away = shelf.seqShelf?.[id];
    if (away) place.append(away);
    return;
  }
  const frame = 1001 + Math.floor(dice * 40);
  switch (action) {
    case 'play':
      return player.play();
    case 'pause':
      return player.pause();
    case 'seek':
      return void player.seek(frame);
    case 'step':
      return void player.step(dice < 0.5 ? -1 : 3);
    case 'reload':
      return void player.reload();
    case 'exposure':
      return void (player.exposure = dice * 4 - 2);
    case 'range':
      return void (player.range = dice < 0.3 ? null : `${frame}-${frame + 5}`);
    case 'markers':
      return void (player.markers = Array.from({ length: Math.floor(dice * 2000) }, (_, at) => ({ frame: 1001 + at })));
    case 'size':
      return void (player.style.width = `${100 + dice * 200}px`);
    case 'remove':
      (shelf.seqShelf ??= {})[id] = player;
      return player.remove();
    case 'source':
      return player.setAttribute('frames', dice < 0.5 ? '1001-1040' : `1001-${frame}`);
    case 'files':
      return void player.load([0, 1, 2].map((at) => new File([new Uint8Array(50)], `bad.${frame + at}.exr`)));
    case 'table':
      return dice < 0.5 ? player.removeAttribute('lut') : player.setAttribute('lut', '/plain.cube');
    case 'layer':
      return void (player.layer = dice < 0.8 ? '' : 'nothing-of-the-kind');
    case 'session':
      return void player.importState(player.exportState());
    case 'limit':
      return globalThis.seqTest.cache().setMemoryLimit({ maxBytes: (0.25 + dice * 0.75) * 48 * 2 ** 20 });
  }
}

/** Everything back as an honest page has it. */
async function calm([ids, first, last, limit]: readonly [readonly string[], number, number, number]): Promise<void> {
  type Player = HTMLElement & {
    load(source: unknown): Promise<unknown>;
    pause(): void;
    layer: string;
    range: string | null;
  };
  const shelf = globalThis as { seqShelf?: Record<string, Player> };
  globalThis.seqTest.cache().setMemoryLimit({ maxBytes: limit });
  for (const id of ids) {
    const place = document.getElementById(`place-${id}`)!;
    const away = shelf.seqShelf?.[id];
    if (!document.getElementById(id) && away) place.append(away);
    const player = document.getElementById(id) as Player;
    player.style.width = '200px';
    player.removeAttribute('lut');
    player.layer = '';
    player.range = null;
    player.pause();
    await player.load({ src: '/shot/shot.####.exr', frames: `${first}-${last}` });
    void globalThis.seqTest.player(`#${id}`).reload();
  }
}
