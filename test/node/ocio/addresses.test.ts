import { expect } from 'chai';
import { loadConfig } from '../../../src/ocio.ts';
import { configText, spaceText } from '../../support/ocio-config.ts';

const CONFIG = 'https://studio.example/show/config.ocio';
const TABLE = 'LUT_1D_SIZE 2\n0 0 0\n1 1 1\n';

describe('addresses inside of configs', () => {
  const plainFetch = globalThis.fetch;
  let asked: [url: string, credentials: string | undefined][];
  let src: string;

  beforeEach(() => {
    asked = [];
    globalThis.fetch = (input, init) => {
      const url = String(input);
      asked.push([url, init?.credentials]);
      const text =
        url === CONFIG ? configText({ spaces: spaceText('tried', `!<FileTransform> {src: "${src}"}`) }) : TABLE;
      return Promise.resolve(new Response(text));
    };
  });
  afterEach(() => {
    globalThis.fetch = plainFetch;
  });

  const use = async (options: Parameters<typeof loadConfig>[1] = {}): Promise<string> => {
    const config = await loadConfig(CONFIG, options);
    return config.processor({ from: 'tried', to: 'ref' }).then(
      () => 'read',
      (error: Error) => error.message,
    );
  };

  it('are fetched without credentials of other origins, unless the host trusts the config’s', async () => {
    src = 'https://elsewhere.example/a.cube';
    expect(await use()).to.equal('read');
    expect(asked).to.deep.equal([
      [CONFIG, 'same-origin'],
      [src, 'same-origin'],
    ]);
    asked = [];
    expect(await use({ credentials: 'include' })).to.equal('read');
    expect(asked, 'not those of further origins').to.deep.equal([
      [CONFIG, 'include'],
      [src, 'same-origin'],
    ]);
  });

  it('are http, https or blob: nothing else is asked for', async () => {
    for (const other of ['file:///etc/table.cube', 'ftp://studio.example/a.cube', 'javascript:0']) {
      src = other;
      expect(await use(), other).not.to.equal('read');
      expect(asked.map(([url]) => url)).not.to.include(other);
    }
  });
});
