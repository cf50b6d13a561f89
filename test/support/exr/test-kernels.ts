import instantiateScript from 'virtual:exr-kernels/js';
import wasmText from 'virtual:exr-kernels/simd';
import type { KernelExports } from './kernel-host.ts';

/** The kernels as WebAssembly with SIMD, and as the script that pages without WebAssembly get. */
export type KernelBuild = 'simd' | 'script';
export const KERNEL_BUILDS: readonly KernelBuild[] = ['simd', 'script'];

/** A new instance of the kernels. */
export async function testKernels(build: KernelBuild): Promise<KernelExports> {
  if (build === 'script') return instantiateScript() as KernelExports;
  const { instance } = await WebAssembly.instantiate(Buffer.from(wasmText, 'base64'), {});
  return instance.exports as unknown as KernelExports;
}
