import { readColorCorrections } from './cdl-files.ts';
import { readClf } from './clf/clf-file.ts';
import { readCsp } from './csp-file.ts';
import { readIridasCube, readResolveCube } from './cube-files.ts';
import { readIcc } from './icc-file.ts';
import { readDiscreetLut, readHoudiniLut } from './lut-files.ts';
import { readSpi1d, readSpi3d, readSpiMatrix } from './spi-files.ts';
import { readThreeDl } from './three-dl-file.ts';
import type { TransformFile } from './transform-file.ts';

interface FileFormat {
  readonly extensions: readonly string[];
  readonly read: (bytes: Uint8Array, name: string) => TransformFile | Promise<TransformFile>;
}

/** In the order that they are tried in. */
const FORMATS: readonly FileFormat[] = [
  { extensions: ['3dl'], read: readThreeDl },
  { extensions: ['cc', 'ccc', 'cdl'], read: readColorCorrections },
  { extensions: ['clf', 'ctf'], read: (bytes, name) => readClf(bytes, /\.clf$/i.test(name)) },
  { extensions: ['csp'], read: readCsp },
  { extensions: ['lut'], read: readDiscreetLut },
  { extensions: ['lut'], read: readHoudiniLut },
  { extensions: ['icc', 'icm', 'pf'], read: readIcc },
  { extensions: ['cube'], read: readIridasCube },
  { extensions: ['cube'], read: readResolveCube },
  { extensions: ['spi1d'], read: readSpi1d },
  { extensions: ['spi3d'], read: readSpi3d },
  { extensions: ['spimtx'], read: readSpiMatrix },
];

/**
 * Reads a file of any known format: first as its extension says, then as any other. The error says what the formats of
 * the extension had against it.
 */
export async function readTransformFile(bytes: Uint8Array, name: string): Promise<TransformFile> {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const own = FORMATS.filter(({ extensions }) => extensions.includes(extension));
  const problems: string[] = [];
  for (const format of [...own, ...FORMATS.filter((each) => !own.includes(each))])
    try {
      return await format.read(bytes, name);
    } catch (error) {
      if (!(error instanceof RangeError) && !isInvalid(error)) throw error;
      if (own.includes(format)) problems.push(error.message);
    }
  if (own.length === 0) throw new RangeError(`the file is of no known format`);
  throw new RangeError(problems.join('; '));
}

const isInvalid = (error: unknown): error is Error => error instanceof Error && 'code' in error;
