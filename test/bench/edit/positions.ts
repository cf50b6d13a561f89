import { EDIT_RATES, type EditItem, expectedNumber, randomTimeline } from '../../support/edit/exact-edit.ts';
import { BrowserPage } from '../../support/page/browser-page.ts';
import { viewerPage } from '../../support/page/viewer-page.ts';
import { SyntheticFrames } from '../../support/presenter/synthetic-frames.ts';
import type { FaultServer } from '../../support/server/fault-server.ts';

const EDITS = 5;

/** Reads clip numbers from pixels at positions of random edits, and compares them with whole-number arithmetic. */
export async function editPositions(site: FaultServer, count: number): Promise<Record<string, unknown>> {
  const pictures = new SyntheticFrames({ width: 320, height: 180 });
  site.frames('/shots/', (frame) => pictures.pieces(frame));
  let seed = 18;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const rateAt = (): number => EDIT_RATES[draw(EDIT_RATES.length)] ?? 24;
  const wrong: unknown[] = [];
  let read = 0;
  for (let round = 0; round < EDITS; round++) {
    const items: EditItem[] = Array.from({ length: 12 }, (_, n) => ({
      isGap: n % 5 === 3,
      rate: rateAt(),
      start: draw(50),
      length: 10 + draw(50),
      firstFile: 1 + draw(2000),
      mediaRate: rateAt(),
    }));
    const rate = rateAt();
    const document = randomTimeline(items, rate, 1, `${site.origin}/shots`);
    site.page(`/edit${round}.otio`, JSON.stringify(document));
    site.page('/', viewerPage({ body: `<seq-player src="edit${round}.otio" preload="none"></seq-player>` }));
    const viewer = await BrowserPage.open(`${site.origin}/`);
    const positions = await viewer.page.evaluate(readPositions, { count: Math.ceil(count / EDITS), seed: draw(1e6) });
    for (const { frame, number, told } of positions) {
      read += 1;
      const expected = expectedNumber(items, rate, frame - 1);
      if (number !== expected || told !== expected) wrong.push({ round, frame, number, told, expected });
    }
    await viewer.close();
  }
  return { positions: read, wrong: wrong.length, examples: wrong.slice(0, 3) };
}

/** Runs in the page. `number` is what the pixels say, null for black; `told` what the state says. */
async function readPositions({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number;
}): Promise<{ frame: number; number: number | null; told: number | null }[]> {
  const player = globalThis.seqTest.player();
  void player.seek(1);
  await (player as unknown as { ready: Promise<void> }).ready;
  const last = player.state.frames?.last ?? 1;
  const found: { frame: number; number: number | null; told: number | null }[] = [];
  let random = seed;
  for (let n = 0; n < count; n++) {
    random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff;
    const frame = 1 + ((random >> 8) % last);
    await player.seek(frame);
    const told = player.state.clip?.frame ?? null;
    let number: number | null = null;
    // The canvas reaches the page's view a few frames after it is told.
    for (let look = 0; look < 30; look++) {
      await globalThis.seqTest.frames(2);
      number = globalThis.seqTest.readPlayer(player).frame;
      if (number === told) break;
    }
    found.push({ frame, number, told });
  }
  return found;
}
