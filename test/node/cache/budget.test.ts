import { expect } from 'chai';
import { limitInBytes } from '../../../src/core/cache/budget/memory-limit.ts';
import { Votes } from '../../../src/core/cache/budget/cache-votes.ts';

const MB = 2 ** 20;
const GB = 2 ** 30;
const DESKTOP = { deviceMemory: 8, phone: false };

describe('what the memory limit is made of', () => {
  const DESK = { deviceMemory: 8, phone: false };

  it('is said part by part, with whose word it is', () => {
    const votes = new Votes(DESK, 3);
    const term = (value: number, by: string): object => ({ value, by });
    const terms = (): object => votes.limitTerms;
    expect(terms()).to.deep.equal({ fraction: term(0.75, 'default'), reserveGB: term(2, 'default'), maxBytes: null });
    const element = votes.add({ percent: 40 });
    expect(terms()).to.deep.equal({ fraction: term(0.4, 'vote'), reserveGB: term(2, 'default'), maxBytes: null });
    votes.update(element, { percent: 40, maxMB: 256 });
    expect(terms()).to.deep.equal({ fraction: null, reserveGB: null, maxBytes: term(2 ** 28, 'vote') });
    votes.set('panel', { fraction: 0.33, reserveGB: 1.2 });
    expect(terms()).to.deep.equal({ fraction: term(0.35, 'panel'), reserveGB: term(1, 'panel'), maxBytes: null });
    expect(votes.limitBy).to.equal('panel');
  });
});

describe('memory limit', () => {
  it('is three quarters of what the machine has beside a reserve of 2 GB', () => {
    expect(limitInBytes({}, DESKTOP)).to.equal(4.5 * GB);
    expect(limitInBytes({}, { deviceMemory: 64, phone: false })).to.equal(4.5 * GB);
    expect(limitInBytes({}, { deviceMemory: undefined, phone: false })).to.equal(1.5 * GB);
    expect(limitInBytes({}, { deviceMemory: 8, phone: true })).to.equal(1.125 * GB);
  });

  it('is never under 128 MB unless it is set outright, and at most 12 GB then', () => {
    expect(limitInBytes({}, { deviceMemory: 1, phone: false })).to.equal(128 * MB);
    expect(limitInBytes({ maxBytes: 10 * MB }, DESKTOP)).to.equal(10 * MB);
    expect(limitInBytes({ maxBytes: 99 * GB }, DESKTOP)).to.equal(12 * GB);
  });

  it('takes fractions of 25 to 95 % in steps of 5 and reserves of 0.5 to 8 GB in steps of 0.5', () => {
    expect(limitInBytes({ fraction: 0.5, reserveGB: 4 }, DESKTOP)).to.equal(2 * GB);
    expect(limitInBytes({ fraction: 0.52, reserveGB: 4.2 }, DESKTOP)).to.equal(2 * GB);
    expect(limitInBytes({ fraction: 0.01, reserveGB: 4 }, DESKTOP)).to.equal(GB);
    expect(limitInBytes({ fraction: 2, reserveGB: 4 }, DESKTOP)).to.equal(Math.floor(4 * 0.95 * GB));
  });

  it('refuses what is no number above zero, by name', () => {
    expect(() => limitInBytes({ maxBytes: 0 }, DESKTOP)).to.throw(TypeError, 'maxBytes');
    expect(() => limitInBytes({ fraction: NaN, reserveGB: 1 }, DESKTOP)).to.throw(TypeError, 'fraction');
    expect(() => limitInBytes({ fraction: 0.5, reserveGB: -1 }, DESKTOP)).to.throw(TypeError, 'reserveGB');
  });
});

describe('votes', () => {
  it('follow the page, then the panel, then the smallest vote, then the default', () => {
    const votes = new Votes(DESKTOP, 3);
    expect(votes.limitBytes).to.equal(4.5 * GB);
    const large = votes.add({ maxMB: 800 });
    const small = votes.add({ maxMB: 500, percent: 75 });
    expect(votes.limitBytes).to.equal(500 * MB);
    votes.set('panel', { maxBytes: 700 * MB });
    expect(votes.limitBytes).to.equal(700 * MB);
    votes.set('page', { fraction: 0.5, reserveGB: 2 });
    expect(votes.limitBytes).to.equal(3 * GB);
    votes.set('page', null);
    votes.set('panel', null);
    votes.remove(small);
    expect(votes.limitBytes).to.equal(800 * MB);
    votes.remove(large);
    expect(votes.limitBytes).to.equal(4.5 * GB);
  });

  it('may raise the default only by an absolute figure', () => {
    const votes = new Votes(DESKTOP, 3);
    const element = votes.add({ maxMB: 9000 });
    expect(votes.limitBytes).to.equal(9000 * MB);
    votes.update(element, { percent: 95 });
    expect(votes.limitBytes).to.equal(Math.floor(6 * 0.95 * GB));
  });

  it('ignore what is no number above zero', () => {
    const votes = new Votes(DESKTOP, 3);
    votes.add({ maxMB: NaN, percent: -5, workers: 0 });
    expect(votes.limitBytes).to.equal(4.5 * GB);
    expect(votes.workers).to.equal(3);
  });

  it('settle on the fewest workers, 1 to 8, unless the page says', () => {
    const votes = new Votes(DESKTOP, 3);
    votes.add({ workers: 6 });
    votes.add({ workers: 20 });
    expect(votes.workers).to.equal(6);
    votes.setWorkers(2);
    expect(votes.workers).to.equal(2);
  });
});
