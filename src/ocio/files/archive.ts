import { invalid } from '../config/invalid.ts';

/** Most bytes that one file of an archive may have unpacked; larger ones are refused before they are. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Name of the config in an archive, at its root. */
const CONFIG_NAME = 'config.ocio';

/** A config with its files in one (`.ocioz`). Files are unpacked when they are asked for. */
export interface ConfigArchive {
  readonly text: string;
  read(path: string): Uint8Array | null;
}

/** True for bytes that begin as a zip archive. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03;

export async function openArchive(bytes: Uint8Array, where: readonly string[]): Promise<ConfigArchive> {
  const { unzipSync } = await import('fflate');
  const read = (path: string): Uint8Array | null => {
    const wanted = path.replace(/\\/g, '/').replace(/^\/+/, '');
    try {
      const found = unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          if (name.replace(/\\/g, '/') !== wanted) return false;
          if (originalSize > MOST_BYTES) throw new RangeError(`"${name}" is larger than ${MOST_BYTES} bytes`);
          return true;
        },
      });
      return Object.values(found)[0] ?? null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw invalid([...where, wanted], `the archive cannot be read: ${message}`, error);
    }
  };
  const config = read(CONFIG_NAME);
  if (!config) throw invalid(where, `the archive has no ${CONFIG_NAME}`);
  return { text: new TextDecoder().decode(config), read };
}
