import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const SOURCE = resolve(import.meta.dirname, 'native.cpp');
/** Where the library may be installed: where SEQ_OPENEXR says, else where systems have it. */
const PREFIXES = [...(process.env.SEQ_OPENEXR ? [process.env.SEQ_OPENEXR] : []), '/usr/local', '/usr'];
/** In the order in which static ones need each other. */
const LIBRARIES = ['OpenEXR', 'OpenEXRCore', 'Iex', 'IlmThread', 'Imath'];
const LIBRARY_FILE = /^lib([A-Za-z]+)-(\d+_\d+)\.(?:a|so|dylib)$/;

export interface NativeLibrary {
  readonly program: string;
  /** The library's own version. */
  readonly version: string;
  /** Number of compressions that it writes. */
  readonly compressions: number;
}

const includeOf = (name: string, header: string): string | undefined =>
  PREFIXES.map((prefix) => `${prefix}/include/${name}`).find((path) => existsSync(`${path}/${header}`));

/** What the compiler needs to link with the first installation that has all of the library. */
function linkOptions(): string[] {
  const folders = PREFIXES.flatMap((prefix) => [`${prefix}/lib`, `${prefix}/lib64`, `${prefix}/lib/x86_64-linux-gnu`]);
  const found = new Map<string, string>();
  for (const folder of folders.filter((path) => existsSync(path))) {
    for (const file of readdirSync(folder)) {
      const [, name = '', version] = LIBRARY_FILE.exec(file) ?? [];
      if (LIBRARIES.includes(name) && !found.has(name)) found.set(name, `-L${folder} -l${name}-${version}`);
    }
  }
  return LIBRARIES.flatMap((name) => found.get(name)?.split(' ') ?? []);
}

/**
 * Builds the program beside the frames; null where the compiler or the library (Debian: libopenexr-dev) is missing.
 * SEQ_OPENEXR names the prefix of another installation, of a newer version for example.
 */
export function buildNative(folder: string): NativeLibrary | null {
  const [library, imath] = [includeOf('OpenEXR', 'ImfInputFile.h'), includeOf('Imath', 'half.h')];
  if (!library || !imath) return null;
  const program = resolve(folder, 'native');
  mkdirSync(dirname(program), { recursive: true });
  const includes = [`-I${library}`, `-I${imath}`];
  try {
    execFileSync('g++', ['-O2', '-std=c++17', SOURCE, ...includes, ...linkOptions(), '-lpthread', '-o', program], {
      stdio: 'pipe',
    });
    const [version = '', count] = execFileSync(program, ['version'], { encoding: 'utf8' }).trim().split(' ');
    return { program, version, compressions: Number(count) };
  } catch {
    return null;
  }
}

/** Writes the noisy frames of one size, one file per compression, where they are not there yet. */
export function writeFrames(
  { program, compressions }: NativeLibrary,
  folder: string,
  [width, height]: readonly [number, number],
): void {
  if (existsSync(resolve(folder, `${width}x${height}-${compressions > 10 ? 'htj2k32' : 'dwab'}.exr`))) return;
  execFileSync(program, ['write', folder, String(width), String(height)]);
}

export interface NativeRun {
  readonly ms: number;
  /** Of processor time. */
  readonly cpuMs: number;
  /** Most resident memory of the process so far, in bytes; it only grows. */
  readonly peakBytes: number;
}

export interface NativeReader {
  read(file: string): Promise<NativeRun>;
  close(): void;
}

/** Starts the library's process; one file is read at a time. */
export function startNative({ program }: NativeLibrary): NativeReader {
  const child = spawn(program, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async read(file) {
      child.stdin.write(`${file}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('the native reader ended');
      const [ms = NaN, cpuMs = NaN, kilobytes = NaN] = value.split(' ').map(Number);
      return { ms, cpuMs, peakBytes: kilobytes * 1024 };
    },
    close: () => void child.kill(),
  };
}
