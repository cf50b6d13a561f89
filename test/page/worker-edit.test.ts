import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BrowserPage } from '../support/page/browser-page.ts';
import { startDevServer, type DevServer } from '../support/server/dev-server.ts';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { viewerPage } from '../support/page/viewer-page.ts';

const SERVICE = 'src/workers/present/service.ts';
const COPIED = [
  'src',
  'scripts',
  'stories/assets',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  '.cache/kernels',
];
const BODY = '<seq-player src="/stories/assets/shot.####.exr" frames="1001-1004"></seq-player>';
/** What a worker file says when it is loaded: which edit of it, and where from. */
const say = (edit: number): string =>
  `\nconsole.info('worker code ${edit}', typeof document, String(globalThis.location).split(':')[0]);\n`;

describe('a worker file edited under the development server', function () {
  this.timeout(120_000);
  let copy: string;
  let server: DevServer;

  before(async () => {
    copy = mkdtempSync(join(tmpdir(), 'seq-edit-'));
    for (const name of COPIED) {
      const from = join(PROJECT_ROOT, name);
      if (existsSync(from)) cpSync(from, join(copy, name), { recursive: true });
    }
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(copy, 'node_modules'));
    appendFileSync(join(copy, SERVICE), say(1));
    const onlyFiles = `<meta http-equiv="Content-Security-Policy" content="worker-src 'self'">\n`;
    const library = '/src/define.ts';
    server = await startDevServer({
      root: copy,
      pages: {
        '/blob.html': viewerPage({ library, body: BODY }),
        '/file.html': viewerPage({ library, head: onlyFiles, body: BODY }),
      },
    });
  });

  after(async () => {
    await server?.close();
    rmSync(copy, { recursive: true, force: true });
  });

  const whatWorkersSay = async (path: string): Promise<string[]> => {
    const viewer = await BrowserPage.open(server.origin + path, { allow: [/worker code/, /Content Security Policy/i] });
    try {
      await viewer.expectStrip(1001, 'seq-player', 30_000);
      return [...new Set(viewer.messages.filter((message) => message.includes('worker code')))];
    } finally {
      await viewer.close();
    }
  };

  it('runs the new code, started from a Blob and from a file', async () => {
    expect(await whatWorkersSay('/blob.html')).to.deep.equal(['info: worker code 1 undefined blob']);
    expect(await whatWorkersSay('/file.html')).to.deep.equal(['info: worker code 1 undefined http']);
    const path = join(copy, SERVICE);
    writeFileSync(path, readFileSync(path, 'utf8').replace(say(1), say(2)));
    await new Promise((done) => setTimeout(done, 1500));
    expect(await whatWorkersSay('/blob.html')).to.deep.equal(['info: worker code 2 undefined blob']);
    expect(await whatWorkersSay('/file.html')).to.deep.equal(['info: worker code 2 undefined http']);
  });
});
