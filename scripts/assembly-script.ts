import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = resolve(ROOT, 'src/core/codec/exr/kernels');
const CACHE = resolve(ROOT, '.cache/kernels');

interface KernelModule {
  /** What asc begins with, in the kernels' folder. */
  readonly entry: string;
  readonly form: 'wasm' | 'script';
  /** The file beside the EXR codec's that has it, when it is not part of that. */
  readonly file?: string;
}

const MODULES: Readonly<Record<string, KernelModule>> = {
  'virtual:exr-kernels/simd': { entry: 'index.ts', form: 'wasm' },
  'virtual:exr-kernels/js': { entry: 'index.ts', form: 'script', file: 'exr-nowasm' },
  'virtual:exr-kernels/htj2k/simd': { entry: 'htj2k/index.ts', form: 'wasm', file: 'exr-htj2k' },
  'virtual:exr-kernels/htj2k/js': { entry: 'htj2k/index.ts', form: 'script', file: 'exr-htj2k-nowasm' },
};

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
  return readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => resolve(FOLDER, name));
}

function fingerprint(entry: string, flags: readonly string[]): string {
  const hash = createHash('sha256')
    .update([entry, ...flags].join(' '))
    .update(readFileSync(import.meta.filename));
  for (const file of sources()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Compiles the kernels; the result is kept by content, so a build without an edit costs nothing. */
async function compile(entry: string, flags: readonly string[]): Promise<Uint8Array> {
  const name = fingerprint(entry, flags);
  const file = resolve(CACHE, `${name}.wasm`);
  if (existsSync(file)) return readFileSync(file);
  const { default: asc } = await import('assemblyscript/asc');
  mkdirSync(CACHE, { recursive: true });
  // Builds may run side by side: the finished file takes its name at once.
  const unfinished = resolve(CACHE, `unfinished-${process.pid}-${name}.wasm`);
  const { error, stderr } = await asc.main([resolve(FOLDER, entry), '--outFile', unfinished, ...flags], {});
  if (error) throw new Error(`AssemblyScript: ${error.message}\n${stderr.toString()}`);
  renameSync(unfinished, file);
  return readFileSync(file);
}

/** Compiles what the first EXR file needs, ahead of it. */
export async function compileKernels(): Promise<void> {
  await compile('index.ts', SIMD_FLAGS);
}

/** wasm2js keeps a view of the last instance's memory for good, though it needs it for the initial data alone. */
function dropInitialView(script: string): string {
  const filled = script.replace(/^(\s*)(initActiveSegments\(.*\);)$/m, '$1$2\n$1bufferView = undefined;');
  const dropped = filled.replace(/^\s*bufferView = HEAPU8;\n(?=\s*\}\n\s*return oldPages;)/m, '');
  if (filled === script || dropped === filled) throw new Error('wasm2js: the output has another form than expected');
  return dropped;
}

/** The kernels as a script: a module whose default export makes an instance, each with memory of its own. */
async function translate(entry: string): Promise<string> {
  const file = resolve(CACHE, `${fingerprint(entry, PLAIN_FLAGS)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const wasm = await compile(entry, PLAIN_FLAGS);
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
 * script, for pages that refuse WebAssembly. `virtual:exr-kernels/htj2k/…`: those of HTJ2K. What `separate` names is
 * left to a file of its own beside the one that asks for it.
 */
export function assemblyScript({ separate = [] }: { separate?: readonly string[] } = {}): Plugin {
  return {
    name: 'seq-assembly-script',
    resolveId(id) {
      const file = MODULES[id]?.file;
      if (file !== undefined && separate.includes(file)) return { id: `./${file}.js`, external: true };
      return id in MODULES ? '\0' + id : undefined;
    },
    async load(id) {
      const module = MODULES[id.slice(1)];
      if (!id.startsWith('\0') || !module) return undefined;
      for (const file of sources()) this.addWatchFile(file);
      if (module.form === 'script') return translate(module.entry);
      const wasm = await compile(module.entry, SIMD_FLAGS);
      return `export default ${JSON.stringify(Buffer.from(wasm).toString('base64'))};`;
    },
  };
}
