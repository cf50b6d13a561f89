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

interface Named {
  readonly name: string;
}
interface HtmlCustomData {
  readonly tags: readonly { readonly attributes: readonly (Named & { readonly values?: readonly Named[] })[] }[];
}
interface WebTypes {
  readonly contributions: {
    readonly html: {
      readonly elements: readonly {
        readonly attributes: readonly Named[];
        readonly js: { readonly properties: readonly Named[] };
      }[];
    };
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const targets = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string' ? [[name, target] as const] : Object.values(target).map((path) => [name, path] as const),
);

/** What is imported; `cdn.js` and the worker are for browsers. */
const entries = Object.keys(manifest.exports)
  .filter((name) => !/\.js(on)?$/.test(name))
  .map((name) => name.replace('.', 'seq-viewer'));

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

  for (const entry of entries)
    it(`imports ${entry} in plain Node: nothing runs at import time`, () => {
      const code = `const m = await import('${entry}'); process.stdout.write(Object.keys(m).join(' '));`;
      const names = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
        cwd: consumer,
        encoding: 'utf8',
      });
      if (!/define$|solid$|svelte$|vue$/.test(entry)) expect(names).to.not.equal('');
    });

  it('tells editors all attributes that the elements observe, and no others', () => {
    const code = `const m = await import('seq-viewer');
      process.stdout.write(JSON.stringify([m.SeqPlayer, m.SeqTimeline, m.SeqStatus].map((one) => one.observedAttributes)));`;
    const observed = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: consumer, encoding: 'utf8' }),
    ) as string[][];
    const data = JSON.parse(readFileSync(join(root, 'dist/html-custom-data.json'), 'utf8')) as HtmlCustomData;
    const told = data.tags.map(({ attributes }) => attributes.map(({ name }) => name).sort());
    expect(told).to.deep.equal(observed.map((names) => names.sort()));
    const loop = data.tags[0]?.attributes.find(({ name }) => name === 'loop');
    expect(loop?.values?.map(({ name }) => name)).to.deep.equal(['loop', 'ping-pong', 'once']);
    const types = JSON.parse(readFileSync(join(root, 'dist/web-types.json'), 'utf8')) as WebTypes;
    const elements = types.contributions.html.elements;
    expect(elements.map(({ attributes }) => attributes.map(({ name }) => name).sort())).to.deep.equal(told);
    expect(elements[0]?.js.properties.map(({ name }) => name)).to.include.members(['markers', 'state', 'exposure']);
  });

  it('publishes a manifest without what is private', () => {
    const text = readFileSync(join(root, 'dist/custom-elements.json'), 'utf8');
    expect(text).to.contain('"compare-src"');
    expect(text).to.not.match(/"name": "#|"privacy": "(private|protected)"/);
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

  it('has types that a strict nodenext consumer accepts: none is any, elements and events are known', () => {
    writeFileSync(
      join(consumer, 'use.ts'),
      `import { SeqPlayer, cacheManager, configureCache, type SeqError } from 'seq-viewer';
import { readExrHeader, decodeExr } from 'seq-viewer/exr';
import { loadConfig, type OcioProcessor } from 'seq-viewer/ocio';
import { SeqTimeline } from 'seq-viewer/element/seq-timeline';
import { type AttributesByTag, type EventsByTag, type PropertiesByTag } from '${join(root, 'dist/types/frameworks/elements.js')}';
type IsAny<T> = 0 extends 1 & T ? true : false;
const known: [IsAny<SeqPlayer>, IsAny<typeof cacheManager>, IsAny<ReturnType<typeof decodeExr>>, IsAny<SeqError['code']>] =
  [false, false, false, false];
const markup: [IsAny<AttributesByTag['seq-player']['fps']>, IsAny<EventsByTag['seq-player']['seq-error']>, IsAny<PropertiesByTag['seq-status']['cache']>, IsAny<SeqTimeline>] =
  [false, false, false, false];
const ocio: [IsAny<ReturnType<typeof loadConfig>>, IsAny<OcioProcessor>] = [false, false];
export const bytes: number = cacheManager.limitBytes;
export { known, markup, ocio, configureCache, readExrHeader };
`,
    );
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
document.addEventListener('seq-error', ({ detail }) => { const code: 'truncated' | string = detail.code; void code; });
window.addEventListener('seq-seek-request', ({ detail }) => { const frame: number = detail.frame; void frame; });
// @ts-expect-error only errors and requests bubble up to a document
document.addEventListener('seq-frame-change', ({ detail }) => void detail.frame);
// @ts-expect-error the detail has no such field
player?.addEventListener('seq-stall', ({ detail }) => void detail.cause);
export const [units, show]: [string, string] = [timeline.units, status.show];
`,
    );
    // One run for both: nearly all of its time goes to the browser's own types.
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'false'];
    const libraries = ['--lib', 'es2024,dom,dom.iterable'];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    try {
      const files = ['use.ts', 'events.ts'];
      execFileSync(process.execPath, [tsc, ...options, ...libraries, ...files], { cwd: consumer, encoding: 'utf8' });
    } catch (error) {
      expect.fail((error as { stdout: string }).stdout);
    }
  }).timeout(120_000);

  it('names no file outside itself', () => {
    for (const path of ['dist/index.js', 'dist/cdn.js', 'dist/worker.js'])
      expect(readFileSync(join(root, path), 'utf8'), path).to.not.match(/(["'`])\/(home|root|work|src|Users)\//);
  });
});
