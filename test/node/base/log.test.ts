import { expect } from 'chai';
import { consoleLog, showDebugLines } from '../../../src/core/base/log.ts';
import { configureCache } from '../../../src/core/cache/page-cache.ts';

describe('the console', () => {
  const { debug } = console;
  let lines: unknown[];

  beforeEach(() => {
    lines = [];
    console.debug = (...words: unknown[]) => void lines.push(...words);
  });
  afterEach(() => {
    console.debug = debug;
    showDebugLines(false);
  });

  it('is silent about what only developers want to know', () => {
    consoleLog.debug('Skipping stale request');
    expect(lines).to.deep.equal([]);
  });

  it('has debug lines while configureCache({ debug: true }) holds', () => {
    configureCache({ debug: true });
    consoleLog.debug('one');
    configureCache({});
    consoleLog.debug('two');
    configureCache({ debug: false });
    consoleLog.debug('three');
    expect(lines).to.deep.equal(['[seq-viewer] one', '[seq-viewer] two']);
  });

  it('refuses a word that is none', () => {
    const options = { debug: 'yes' } as unknown as { debug: boolean };
    expect(() => configureCache(options)).to.throw(TypeError, 'configureCache: debug must be true or false');
  });
});
