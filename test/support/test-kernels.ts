import asc from 'assemblyscript/asc';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KernelExports } from './kernel-host.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY = 'src/core/codec/exr/kernels/index.ts';
const BUILDS = { simd: ['--enable', 'simd'], plain: ['--disable', 'simd'] } as const;

export type KernelBuild = keyof typeof BUILDS;
export const KERNEL_BUILDS: readonly KernelBuild[] = ['simd', 'plain'];

const compiled = new Map<KernelBuild, Promise<WebAssembly.Module>>();

async function compile(build: KernelBuild): Promise<WebAssembly.Module> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [ENTRY, '--outFile', 'kernels.wasm', '--runtime', 'stub', '-O3', '--noAssert', ...BUILDS[build]],
    {
      readFile: (name) => {
        try {
          return readFileSync(resolve(ROOT, name), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (_name, contents) => void (typeof contents !== 'string' && (wasm = contents)),
      listFiles: () => [],
    },
  );
  if (error || !wasm) throw new Error(`AssemblyScript: ${error?.message}\n${stderr.toString()}`);
  return WebAssembly.compile(Uint8Array.from(wasm));
}

/** A new instance of the kernels as they are in the sources, with SIMD or without. Compiled once a run. */
export async function testKernels(build: KernelBuild): Promise<KernelExports> {
  const module = compiled.get(build) ?? compile(build);
  compiled.set(build, module);
  const { exports } = await WebAssembly.instantiate(await module, {});
  return exports as unknown as KernelExports;
}
