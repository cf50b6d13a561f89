import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = resolve(ROOT, 'src/core/codec/exr/kernels');
const CACHE = resolve(ROOT, '.cache/kernels');
const WASM = 'virtual:exr-kernels/simd';
const SCRIPT = 'virtual:exr-kernels/js';

/** Memory stops growing at 1 GiB: what one chunk and its pixels may take. */
const COMMON_FLAGS = ['--runtime', 'stub', '-O3', '--noAssert', '--maximumMemory', '16384'];
const SIMD_FLAGS = [...COMMON_FLAGS, '--enable', 'simd', '--enable', 'bulk-memory'];
/** What wasm2js can translate: WebAssembly as it was first. */
const PLAIN_FLAGS = [
  ...COMMON_FLAGS,
  ...['bulk-memory', 'sign-extension', 'nontrapping-f2i', 'mutable-globals'].flatMap((name) => ['--disable', name]),
];

/** Source files of the kernels; they decide when the compiled form is stale. */
function sources(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => resolve(FOLDER, name));
}

function fingerprint(flags: readonly string[]): string {
  const hash = createHash('sha256')
    .update(flags.join(' '))
    .update(readFileSync(import.meta.filename));
  for (const file of sources()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Compiles the kernels; the result is kept by content, so a build without an edit costs nothing. */
async function compile(flags: readonly string[]): Promise<Uint8Array> {
  const file = resolve(CACHE, `${fingerprint(flags)}.wasm`);
  if (existsSync(file)) return readFileSync(file);
  const { default: asc } = await import('assemblyscript/asc');
  mkdirSync(CACHE, { recursive: true });
  // Builds may run side by side: the finished file takes its name at once.
  const unfinished = resolve(CACHE, `unfinished-${process.pid}-${flags.length}.wasm`);
  const { error, stderr } = await asc.main([resolve(FOLDER, 'index.ts'), '--outFile', unfinished, ...flags], {});
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr.toString()}`);
  renameSync(unfinished, file);
  return readFileSync(file);
}

/** wasm2js keeps a view of the last instance's memory for good, though it needs it for the initial data alone. */
function dropInitialView(script: string): string {
  const filled = script.replace(/^(\s*)(initActiveSegments\(.*\);)$/m, '$1$2\n$1bufferView = undefined;');
  const dropped = filled.replace(/^\s*bufferView = HEAPU8;\n(?=\s*\}\n\s*return oldPages;)/m, '');
  if (filled === script || dropped === filled) throw new Error('wasm2js: the output has another form than expected');
  return dropped;
}

/** The kernels as a script: a module whose default export makes an instance, each with memory of its own. */
async function translate(): Promise<string> {
  const file = resolve(CACHE, `${fingerprint(PLAIN_FLAGS)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const wasm = await compile(PLAIN_FLAGS);
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(wasm);
  const text = module.emitAsmjs();
  module.dispose();
  const end = text.lastIndexOf('var retasmFunc');
  if (end < 0) throw new Error('wasm2js: the output has another form than expected');
  // Imports are of nothing: AssemblyScript's `abort` is compiled out.
  const script = dropInitialView(text.slice(0, end).replace(/^import .*$/gm, ''));
  const code = `${script}\nexport default () => asmFunc({});\n`;
  writeFileSync(file, code);
  return code;
}

/**
 * `virtual:exr-kernels/simd`: the EXR kernels as base64 of a WebAssembly module. `virtual:exr-kernels/js`: the same as a
 * script, for pages that refuse WebAssembly; with `scriptAddress` it is left to a file of its own at that address.
 */
export function assemblyScript({ scriptAddress }: { scriptAddress?: string } = {}): Plugin {
  return {
    name: 'seq-assembly-script',
    resolveId(id) {
      if (id === SCRIPT && scriptAddress) return { id: scriptAddress, external: true };
      return id === WASM || id === SCRIPT ? '\0' + id : undefined;
    },
    async load(id) {
      if (id !== '\0' + WASM && id !== '\0' + SCRIPT) return undefined;
      for (const file of sources()) this.addWatchFile(file);
      if (id === '\0' + SCRIPT) return translate();
      return `export default ${JSON.stringify(Buffer.from(await compile(SIMD_FLAGS)).toString('base64'))};`;
    },
  };
}
