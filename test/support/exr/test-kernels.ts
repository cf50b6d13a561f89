import instantiateHtj2kScript from 'virtual:exr-kernels/htj2k/js';
import htj2kText from 'virtual:exr-kernels/htj2k/simd';
import instantiateScript from 'virtual:exr-kernels/js';
import wasmText from 'virtual:exr-kernels/simd';
import type { KernelSet } from '../../../src/core/codec/exr/header/compression.ts';
import type { KernelExports } from './kernel-host.ts';

/** The kernels as WebAssembly with SIMD, and as the script that pages without WebAssembly get. */
export type KernelBuild = 'simd' | 'script';
export const KERNEL_BUILDS: readonly KernelBuild[] = ['simd', 'script'];

/** A new instance of a set of kernels. */
export async function testKernels(build: KernelBuild, set: KernelSet = 'exr'): Promise<KernelExports> {
  if (build === 'script') return (set === 'exr' ? instantiateScript : instantiateHtj2kScript)() as KernelExports;
  const text = set === 'exr' ? wasmText : htj2kText;
  const { instance } = await WebAssembly.instantiate(Buffer.from(text, 'base64'), {});
  return instance.exports as unknown as KernelExports;
}
