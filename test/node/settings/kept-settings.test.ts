import { expect } from 'chai';
import type { Log } from '../../../src/core/base/log.ts';
import { KeptSettings } from '../../../src/core/settings/kept-settings.ts';
import { LocalSettingStorage } from '../../../src/core/settings/local-setting-storage.ts';

function setUp(find?: () => Pick<Storage, 'getItem' | 'setItem'>) {
  const kept = new Map<string, string>();
  const warnings: string[] = [];
  const log: Log = { debug: () => {}, warn: (message) => warnings.push(message) };
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
  const storage = new LocalSettingStorage(log, find ?? (() => store));
  return { kept, warnings, storage, settings: new KeptSettings(storage, 'review') };
}

describe('kept settings', () => {
  it('come back as they were written, without those at their defaults', async () => {
    const { kept, settings } = setUp();
    await settings.write({ cachePercent: 80, missing: 'black', resolution: 'auto' });
    expect(await settings.read()).to.deep.equal({ cachePercent: 80, missing: 'black' });
    expect([...kept.keys()]).to.deep.equal(['review']);
    await settings.write({});
    expect(await settings.read()).to.deep.equal({});
  });

  for (const text of [
    '',
    'null',
    '5',
    '{}',
    '[]',
    '{"version":2,"settings":{"workers":2}}',
    '{"version":1}',
    'not json',
  ]) {
    it(`take ${JSON.stringify(text)} for nothing`, async () => {
      const { kept, settings } = setUp();
      kept.set('review', text);
      expect(await settings.read()).to.deep.equal({});
    });
  }

  it('leave out what no longer fits', async () => {
    const { kept, settings } = setUp();
    const stored = {
      workers: 99,
      missing: 'hold',
      cachePercent: '80',
      constructor: 1,
      src: 'x',
      preloadOrder: 'forward',
    };
    kept.set('review', JSON.stringify({ version: 1, settings: stored }));
    expect(await settings.read()).to.deep.equal({ missing: 'hold', preloadOrder: 'forward' });
  });

  for (const [what, find] of [
    [
      'denied',
      () => {
        throw new DOMException('denied', 'SecurityError');
      },
    ],
    ['absent', () => undefined as never],
    [
      'full',
      () => ({
        getItem: () => null,
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      }),
    ],
  ] as const) {
    it(`last as long as the page where storage is ${what}, without throwing`, async () => {
      const { settings, warnings } = setUp(find);
      await settings.write({ workers: 3 });
      expect(await settings.read()).to.deep.equal({ workers: 3 });
      expect(new Set(warnings).size).to.equal(1);
    });
  }
});
