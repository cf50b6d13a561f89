import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const targets = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string' ? [[name, target] as const] : Object.values(target).map((path) => [name, path] as const),
);

describe('the built package', () => {
  let consumer: string;

  before(() => {
    consumer = mkdtempSync(join(tmpdir(), 'seq-consumer-'));
    mkdirSync(join(consumer, 'node_modules'));
    symlinkSync(root, join(consumer, 'node_modules/seq-viewer'));
    writeFileSync(join(consumer, 'package.json'), JSON.stringify({ type: 'module' }));
  });

  after(() => rmSync(consumer, { recursive: true, force: true }));

  for (const [name, path] of targets)
    it(`has the file that its exports promise for "${name}": ${path}`, () => {
      expect(existsSync(join(root, path)), path).to.equal(true);
    });

  for (const entry of [
    'seq-viewer',
    'seq-viewer/define',
    'seq-viewer/annotations',
    'seq-viewer/exr',
    'seq-viewer/ocio',
  ])
    it(`imports ${entry} in plain Node: nothing runs at import time`, () => {
      const code = `const m = await import('${entry}'); process.stdout.write(Object.keys(m).join(' '));`;
      const names = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
        cwd: consumer,
        encoding: 'utf8',
      });
      if (entry !== 'seq-viewer/define') expect(names).to.not.equal('');
    });

  it('gives the names of the public contract', () => {
    const code = `const m = await import('seq-viewer'); const e = await import('seq-viewer/exr');
      process.stdout.write(JSON.stringify([Object.keys(m), Object.keys(e)]));`;
    const [main, exr] = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' }),
    ) as [string[], string[]];
    expect(main).to.include.members([
      'SeqPlayer',
      'SeqTimeline',
      'SeqStatus',
      'cacheManager',
      'configureCache',
      'SeqError',
    ]);
    expect(exr).to.include.members(['readExrHeader', 'decodeExr']);
  });

  it('converts colours by a built-in config in plain Node', () => {
    const code = `const { loadConfig } = await import('seq-viewer/ocio');
      const config = await loadConfig('ocio://default');
      const { name: display, views } = config.displays[0];
      const processor = await config.processor({ from: 'scene_linear', display, view: views[0].name });
      process.stdout.write(JSON.stringify(processor.evaluate([0.18, 0.18, 0.18])));`;
    const colour = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' }),
    ) as number[];
    for (const value of colour) expect(value).to.be.closeTo(0.356, 0.01);
  });

  it('has types that a strict nodenext consumer accepts, none of them any', () => {
    writeFileSync(
      join(consumer, 'use.ts'),
      `import { SeqPlayer, cacheManager, configureCache, type SeqError } from 'seq-viewer';
import { readExrHeader, decodeExr } from 'seq-viewer/exr';
import { loadConfig, type OcioProcessor } from 'seq-viewer/ocio';
type IsAny<T> = 0 extends 1 & T ? true : false;
const known: [IsAny<SeqPlayer>, IsAny<typeof cacheManager>, IsAny<ReturnType<typeof decodeExr>>, IsAny<SeqError['code']>] =
  [false, false, false, false];
const ocio: [IsAny<ReturnType<typeof loadConfig>>, IsAny<OcioProcessor>] = [false, false];
export const bytes: number = cacheManager.limitBytes;
export { known, ocio, configureCache, readExrHeader };
`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'false'];
    const libraries = ['--lib', 'es2024,dom,dom.iterable'];
    try {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      execFileSync(process.execPath, [tsc, ...options, ...libraries, 'use.ts'], { cwd: consumer, encoding: 'utf8' });
    } catch (error) {
      expect.fail((error as { stdout: string }).stdout);
    }
  }).timeout(60_000);

  it('types elements and their events for who imports seq-viewer/define', () => {
    writeFileSync(
      join(consumer, 'events.ts'),
      `import 'seq-viewer/define';
const player = document.querySelector('seq-player');
const [timeline, status] = [document.createElement('seq-timeline'), document.createElement('seq-status')];
player?.addEventListener('seq-frame-change', ({ detail }) => { const frame: number = detail.frame; const held: boolean = detail.held; void [frame, held]; });
player?.addEventListener('seq-error', ({ detail }) => { const code: 'truncated' | string = detail.code; void code; });
timeline.addEventListener('seq-marker-select', ({ detail }) => { const label: string | undefined = detail.marker.label; void label; });
timeline.addEventListener('seq-seek-request', ({ detail }) => { const scrub: boolean = detail.scrub; void scrub; });
status.addEventListener('seq-display-request', ({ detail }) => void detail.resolution);
// @ts-expect-error the detail has no such field
player?.addEventListener('seq-stall', ({ detail }) => void detail.cause);
export const [units, show]: [string, string] = [timeline.units, status.show];
`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'false'];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    try {
      const libraries = ['--lib', 'es2024,dom,dom.iterable', 'events.ts'];
      execFileSync(process.execPath, [tsc, ...options, ...libraries], { cwd: consumer, encoding: 'utf8' });
    } catch (error) {
      expect.fail((error as { stdout: string }).stdout);
    }
  }).timeout(60_000);

  it('names no file outside itself', () => {
    for (const path of ['dist/index.js', 'dist/cdn.js', 'dist/worker.js'])
      expect(readFileSync(join(root, path), 'utf8'), path).to.not.match(/(["'`])\/(home|root|work|src|Users)\//);
  });
});
