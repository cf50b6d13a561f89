import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { assemblyScript } from '../../../scripts/assembly-script.ts';

export const DECODERS = ['ours', 'three', 'parse-exr', 'hdrify'] as const;
export type DecoderName = (typeof DECODERS)[number];

export interface WorkerBundle {
  readonly name: DecoderName;
  readonly code: string;
  /** Minified and compressed, with its WebAssembly. */
  readonly gzipBytes: number;
}

const ROOT = resolve(import.meta.dirname, '../../..');

/** Installs the decoders that the project itself does not depend on; see package.json beside this file. */
function installRivals(): void {
  const folder = import.meta.dirname;
  if (['hdrify', 'parse-exr'].every((name) => existsSync(resolve(folder, 'node_modules', name)))) return;
  console.log('Installing the other decoders into test/bench/exr/node_modules …');
  const options = ['--no-package-lock', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** One worker script with one decoder in it, as an application would ship it. */
export async function bundleWorker(name: DecoderName): Promise<WorkerBundle> {
  if (name === 'hdrify' || name === 'parse-exr') installRivals();
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    // The decoder's forms for pages without WebAssembly are files of their own that only they load.
    plugins: [assemblyScript({ separate: ['exr-nowasm', 'exr-htj2k-nowasm'] })],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(import.meta.dirname, `workers/${name}.ts`), formats: ['es'], fileName: name },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) => ('output' in r ? r.output : []));
  const [chunk] = outputs.filter((output) => output.type === 'chunk');
  if (!chunk) throw new Error(`${name} could not be bundled`);
  return { name, code: chunk.code, gzipBytes: gzipSync(chunk.code, { level: 9 }).length };
}
