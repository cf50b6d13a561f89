import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = resolve(ROOT, 'src/core/codec/exr/kernels');
const CACHE = resolve(ROOT, '.cache/kernels');
const ID = 'virtual:exr-kernels/simd';

/** Source files of the kernels; they decide when the compiled form is stale. */
function sources(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => resolve(FOLDER, name));
}

function fingerprint(flags: readonly string[]): string {
  const hash = createHash('sha256').update(flags.join(' '));
  for (const file of sources()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Compiles the kernels; the result is kept by content, so a build without an edit costs nothing. */
async function compile(flags: readonly string[]): Promise<Uint8Array> {
  const file = resolve(CACHE, `${fingerprint(flags)}.wasm`);
  if (existsSync(file)) return readFileSync(file);
  const { default: asc } = await import('assemblyscript/asc');
  mkdirSync(CACHE, { recursive: true });
  const { error, stderr } = await asc.main(
    [resolve(FOLDER, 'index.ts'), '--outFile', file, '--runtime', 'stub', '-O3', '--noAssert', ...flags],
    {},
  );
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr.toString()}`);
  return readFileSync(file);
}

/** `virtual:exr-kernels/simd`: the EXR kernels as base64 of a WebAssembly module. */
export function assemblyScript(): Plugin {
  return {
    name: 'seq-assembly-script',
    resolveId: (id) => (id === ID ? '\0' + ID : undefined),
    async load(id) {
      if (id !== '\0' + ID) return undefined;
      for (const file of sources()) this.addWatchFile(file);
      const wasm = await compile(['--enable', 'simd', '--enable', 'bulk-memory']);
      return `export default ${JSON.stringify(Buffer.from(wasm).toString('base64'))};`;
    },
  };
}
