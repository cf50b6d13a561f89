import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const SOURCE = resolve(import.meta.dirname, 'native.cpp');
const HEADERS = ['/usr/include', '/usr/local/include'];
const LIBRARIES = ['OpenEXR-3_1', 'Iex-3_1', 'IlmThread-3_1', 'Imath-3_1'];

/** Builds the program beside the frames; null where the compiler or the library (Debian: libopenexr-dev) is missing. */
export function buildNative(folder: string): string | null {
  const include = HEADERS.find((path) => existsSync(`${path}/OpenEXR/ImfInputFile.h`));
  if (!include) return null;
  const program = resolve(folder, 'native');
  if (existsSync(program) && statSync(program).mtimeMs > statSync(SOURCE).mtimeMs) return program;
  mkdirSync(dirname(program), { recursive: true });
  const includes = [`-I${include}/OpenEXR`, `-I${include}/Imath`];
  const libraries = LIBRARIES.map((name) => `-l${name}`);
  try {
    execFileSync('g++', ['-O2', '-std=c++17', SOURCE, ...includes, ...libraries, '-o', program], { stdio: 'pipe' });
  } catch {
    return null;
  }
  return program;
}

/** Writes the noisy frames of one size, one file per compression, where they are not there yet. */
export function writeFrames(program: string, folder: string, [width, height]: readonly [number, number]): void {
  if (existsSync(resolve(folder, `${width}x${height}-dwab.exr`))) return;
  execFileSync(program, ['write', folder, String(width), String(height)]);
}

export interface NativeRun {
  readonly ms: number;
  /** Most resident memory of the process so far, in bytes; it only grows. */
  readonly peakBytes: number;
}

export interface NativeReader {
  read(file: string): Promise<NativeRun>;
  close(): void;
}

/** Starts the library's process; one file is read at a time. */
export function startNative(program: string): NativeReader {
  const child = spawn(program, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async read(file) {
      child.stdin.write(`${file}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('the native reader ended');
      const [ms = NaN, kilobytes = NaN] = value.split(' ').map(Number);
      return { ms, peakBytes: kilobytes * 1024 };
    },
    close: () => void child.kill(),
  };
}
