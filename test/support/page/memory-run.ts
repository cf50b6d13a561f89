import { resolve } from 'node:path';
import { FaultServer } from '../server/fault-server.ts';
import { PlainBrowser } from './plain-browser.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { residentBytes } from '../cache/resident-bytes.ts';
import { SyntheticFrames } from '../presenter/synthetic-frames.ts';
import { viewerPage } from './viewer-page.ts';

export interface MemoryRunOptions {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly limitBytes: number;
  /** Length of each of the three stretches: playing, scrubbing, looping. */
  readonly stretchSeconds: number;
}

export interface MemoryFigures {
  /** Largest resident memory of the page's process while the run lasted, bytes; sampled every 100 ms. */
  readonly peakResident: number;
  /** Resident memory of the page's process with the player in it and nothing loaded. */
  readonly startResident: number;
  readonly samples: number;
  /** Largest `used + reserved` seen, and how often it was above the limit; read every few milliseconds. */
  readonly peakLedger: number;
  readonly ledgerBreaches: number;
  readonly loads: number;
  readonly evictions: number;
  readonly errors: number;
  readonly hitRatio: number;
  /** Bytes that entries × frame size comes to at the end, and what the ledger calls resident. */
  readonly expectedResident: number;
  readonly ledgerResident: number;
  /** Seeks whose pixels were not of the frame asked for. */
  readonly wrongPictures: readonly string[];
  readonly seeks: number;
  readonly presented: number;
  readonly messages: readonly string[];
}

/** Plays, scrubs and loops synthesised frames under a limit, and measures what the page's process really holds. */
export async function runMemory(options: MemoryRunOptions): Promise<MemoryFigures> {
  const shot = new SyntheticFrames(options);
  const first = 1001;
  const last = first + options.frames - 1;
  const site = (await FaultServer.start())
    .folder('/dist/', resolve(PROJECT_ROOT, 'dist'))
    .frames('/synthetic/', (frame) => (frame >= first && frame <= last ? shot.pieces(frame) : null));
  const tag = `<seq-player preload="none" resolution="full" fps="24" frames="${first}-${last}"></seq-player>`;
  site.page('/', viewerPage({ body: `${tag}<seq-timeline></seq-timeline>` }));
  const viewer = await PlainBrowser.open(`${site.origin}/`);
  let timer: NodeJS.Timeout | undefined;
  try {
    await viewer.evaluate((maxBytes) => globalThis.seqTest.cache().setMemoryLimit({ maxBytes }), options.limitBytes);
    // The browser keeps a spare renderer: the page's is the one that grows.
    const renderers = await viewer.rendererProcesses();
    const largest = (): number => Math.max(0, ...renderers.map(residentBytes));
    const startResident = largest();
    let peakResident = 0;
    let samples = 0;
    timer = setInterval(() => {
      peakResident = Math.max(peakResident, largest());
      samples += 1;
    }, 100);
    const inPage = await viewer.evaluate(exercise, {
      src: '/synthetic/shot.####.exr',
      first,
      last,
      loopFrames: Math.floor(options.limitBytes / shot.decodedBytes) + 8,
      stretchMs: options.stretchSeconds * 1000,
    });
    clearInterval(timer);
    return {
      peakResident,
      startResident,
      samples,
      ...inPage,
      expectedResident: inPage.entries * shot.decodedBytes,
      messages: viewer.messages,
    };
  } finally {
    clearInterval(timer);
    await viewer.close();
    await site.close();
  }
}

/** Runs in the page. */
async function exercise({
  src,
  first,
  last,
  loopFrames,
  stretchMs,
}: {
  src: string;
  first: number;
  last: number;
  loopFrames: number;
  stretchMs: number;
}) {
  const player = globalThis.seqTest.player();
  const cache = globalThis.seqTest.cache();
  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  let peakLedger = 0;
  let ledgerBreaches = 0;
  const watch = setInterval(() => {
    const sum = cache.usedBytes + cache.reservedBytes;
    peakLedger = Math.max(peakLedger, sum);
    if (sum > cache.limitBytes) ledgerBreaches += 1;
  }, 4);
  let presented = 0;
  player.addEventListener('seq-frame-change', (event) => {
    presented += event.detail.presented.length;
  });
  player.src = src;
  player.setAttribute('preload', 'auto');
  await player.ready;

  player.play();
  await pause(stretchMs);
  player.pause();

  const wrongPictures: string[] = [];
  let seeks = 0;
  let random = 12345;
  const until = performance.now() + stretchMs;
  while (performance.now() < until) {
    random = (random * 1103515245 + 12345) % 2 ** 31;
    const frame = first + (random % (last - first + 1));
    if (seeks % 4 !== 3) {
      void player.seek(frame);
      await pause(25);
    } else {
      await player.seek(frame);
      const reading = await globalThis.seqTest.waitForStrip(player, frame, 8000);
      if (reading.frame !== frame) wrongPictures.push(`${frame}: read ${reading.frame}, shown ${player.state.shown}`);
    }
    seeks += 1;
  }

  player.setAttribute('range', `${first}-${Math.min(last, first + loopFrames)}`);
  await player.seek(first);
  player.play();
  await pause(stretchMs);
  player.pause();
  await pause(300);
  clearInterval(watch);
  const { hits, misses, loads, evictions, errors, entries, resident } = cache.stats();
  return {
    peakLedger,
    ledgerBreaches,
    loads,
    evictions,
    errors,
    entries,
    ledgerResident: resident,
    hitRatio: hits / Math.max(1, hits + misses),
    wrongPictures,
    seeks,
    presented,
  };
}

/** The figures in one line, for people. */
export function memorySummary(figures: MemoryFigures, limitBytes: number): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
  return [
    `limit ${megabytes(limitBytes)}`,
    `ledger peak ${megabytes(figures.peakLedger)} (${figures.ledgerBreaches} breaches)`,
    `process ${megabytes(figures.startResident)} → peak ${megabytes(figures.peakResident)} (${figures.samples} samples)`,
    `${figures.loads} loads, ${figures.evictions} evictions, ${figures.errors} errors`,
    `${figures.presented} pictures presented, ${figures.seeks} seeks, hit ratio ${(100 * figures.hitRatio).toFixed(1)} %`,
  ].join('; ');
}
