import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { BUDGET } from '../../../src/core/cache/budget/memory-limit.ts';
import { Ledger } from '../../../src/core/cache/budget/ledger.ts';
import { HIDDEN_PAGE_SHARE } from '../../../src/core/cache/budget/hidden-page-trim.ts';
import { TIER, TIER_SPAN } from '../../../src/core/cache/priority/score.ts';
import { FRAME_STATUS_NAMES, FRAME_STATUS_TRANSITIONS, FrameStatus } from '../../../src/core/frame/frame-status.ts';

const FOLDER = new URL('../../../src/core/cache/', import.meta.url);
const README = readFileSync(new URL('README.md', FOLDER), 'utf8');

/** Cells of the rows of the table that has this heading row. */
function table(heading: string): string[][] {
  const lines = README.slice(README.indexOf(heading)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('README of the cache', () => {
  it('has the transition table of the code', () => {
    const rows = table('| from | may become');
    expect(rows.map(([from]) => from)).to.deep.equal([...FRAME_STATUS_NAMES]);
    for (const [from, to] of rows) {
      const status = FrameStatus[from as keyof typeof FrameStatus];
      const named = (to ?? '').split(', ').map((name) => FrameStatus[name as keyof typeof FrameStatus]);
      expect(named, from).to.deep.equal([...FRAME_STATUS_TRANSITIONS[status]]);
    }
  });

  it('has the tiers of the code', () => {
    expect(table('| tier | frames').map(([tier]) => Number(tier))).to.deep.equal(Object.values(TIER));
    expect(TIER_SPAN).to.equal(10 ** 7);
  });

  it('has the equation that the ledger keeps', () => {
    const ledger = new Ledger(1000);
    ledger.store(100);
    ledger.evict(30);
    ledger.reserve(50);
    ledger.setTextures(7, 20);
    ledger.setSpare(5);
    ledger.addLists(3);
    ledger.claim(11, 'claimed');
    ledger.claim(2, 'droppable');
    expect(README).to.include(
      '`used = resident + releasing + spare + textures` and `reserved = jobs + headroom + lists`',
    );
    const { resident, releasing, spare, textures, claimed, droppable } = ledger;
    expect(ledger.used).to.equal(resident + releasing + spare + textures + claimed + droppable);
    expect(ledger.used).to.equal(70 + 30 + 5 + 7 + 11 + 2);
    expect(ledger.reserved).to.equal(50 + 13 + 3);
  });

  it('names files that exist and figures that hold', () => {
    const files = new Set(readdirSync(FOLDER, { recursive: true }).map(String));
    const named = [...README.matchAll(/`([a-z/-]+\.ts)`/g)].map(([, file]) => file ?? '');
    expect(named.length).to.be.greaterThan(15);
    for (const file of named) expect(files.has(file), file).to.equal(true);
    for (const [, folder] of README.matchAll(/^\| `([a-z]+)\/` \|/gm))
      expect(files.has(folder ?? ''), folder).to.equal(true);
    expect(HIDDEN_PAGE_SHARE).to.equal(0.25);
    expect(BUDGET.fraction.default).to.equal(0.75);
  });
});
