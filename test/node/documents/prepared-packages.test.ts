import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { resolveConfig } from 'vite';
import { PROJECT_ROOT } from '../../support/project-root.ts';

const SOURCES = resolve(PROJECT_ROOT, 'src');
/** Static and dynamic imports of packages, with those that are types alone. */
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'([a-z@][^':]*)'/g;

describe('packages that the development server prepares', () => {
  it('are all that the sources import: one found in mid-run would be there twice on a page', async () => {
    const config = await resolveConfig({ configFile: resolve(PROJECT_ROOT, 'vite.config.ts') }, 'serve');
    const imported = new Set(
      readdirSync(SOURCES, { recursive: true })
        .map(String)
        // Declarations are not run.
        .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
        .flatMap((path) => [...readFileSync(resolve(SOURCES, path), 'utf8').matchAll(IMPORT)])
        .map(([, name = '']) => name)
        // In the examples of docblocks.
        .filter((name) => !name.startsWith('seq-viewer')),
    );
    expect([...imported], 'found by the pattern').to.include.members(['lit', 'mediabunny']);
    const prepared = new Set(config.optimizeDeps.include);
    expect([...imported].filter((name) => !prepared.has(name))).to.deep.equal([]);
  });
});
