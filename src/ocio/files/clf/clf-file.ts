import type { TransformFile } from '../transform-file.ts';
import { parseXmlFile, type XmlElement } from '../xml-element.ts';
import { BIT_DEPTHS, type ClfElement, type ClfReader, type ClfStep } from './clf-element.ts';
import { checkInfo, clfVersion, type ClfVersion } from './clf-version.ts';
import { readGamma, readLog } from './read-curves.ts';
import { readCdl, readExposureContrast, readFixedFunction, readReference } from './read-functions.ts';
import { readGradingHueCurve, readGradingPrimary, readGradingRgbCurve, readGradingTone } from './read-grading.ts';
import { readInverseLut1D, readInverseLut3D, readLut1D, readLut3D, readMatrix, readRange } from './read-tables.ts';

interface ClfOp {
  readonly read: ClfReader;
  /** First version of CTF that has it. */
  readonly since?: number;
  /** CLF has it too, from this version of CTF on where it is a later one. */
  readonly inClf?: true | 2;
}

const OPS: Readonly<Record<string, ClfOp>> = {
  matrix: { read: readMatrix, inClf: true },
  range: { read: readRange, inClf: true },
  lut1d: { read: readLut1D, inClf: true },
  lut3d: { read: readLut3D, inClf: true },
  inverselut1d: { read: readInverseLut1D, since: 1.3 },
  inverselut3d: { read: readInverseLut3D, since: 1.6 },
  gamma: { read: readGamma },
  exponent: { read: readGamma, since: 2, inClf: true },
  log: { read: readLog, since: 1.3, inClf: 2 },
  asc_cdl: { read: readCdl, since: 1.3, inClf: true },
  exposurecontrast: { read: readExposureContrast },
  aces: { read: readFixedFunction, since: 1.5, inClf: true },
  function: { read: readFixedFunction, since: 1.6 },
  fixedfunction: { read: readFixedFunction, since: 2 },
  gradingprimary: { read: readGradingPrimary, since: 2 },
  gradingtone: { read: readGradingTone, since: 2 },
  gradingrgbcurve: { read: readGradingRgbCurve, since: 2 },
  gradinghuecurve: { read: readGradingHueCurve, since: 2.5 },
  reference: { read: readReference, inClf: true },
};

/** Elements that say something about the list itself. */
const TEXTS = ['description', 'inputdescriptor', 'outputdescriptor', 'info', 'id'];

/** `.clf` (the Academy's common LUT format, SMPTE ST 2136-1) and `.ctf`, which has more ops and versions. */
export async function readClf(bytes: Uint8Array, isClfFile: boolean): Promise<TransformFile> {
  const list = await parseXmlFile(bytes);
  if (!list.is('ProcessList')) list.fail('it is no process list');
  const version = clfVersion(list, isClfFile);
  checkInfo(list);
  const steps: ClfStep[] = [];
  let depth: string | null = null;
  for (const element of list.children) {
    if (TEXTS.includes(element.name.toLowerCase())) continue;
    const op = knownOp(element, version);
    if (!op) continue;
    const [input, output] = bitDepths(element);
    if (depth !== null && depth !== input) element.fail(`inBitDepth is ${input}, but the op before it makes ${depth}`);
    depth = output;
    const described: ClfElement = {
      ...version,
      element,
      inMax: BIT_DEPTHS[input] ?? 1,
      outMax: BIT_DEPTHS[output] ?? 1,
    };
    steps.push(...(await op.read(described)));
  }
  if (depth === null) list.fail('it has no op');
  return { steps: (options) => steps.map((make) => make(options)) };
}

/** Elements that are not known are left out, as the library does; known ones of another version are errors. */
function knownOp(element: XmlElement, { isClf, version }: ClfVersion): ClfOp | null {
  const op = OPS[element.name.toLowerCase()];
  if (!op) return null;
  const isTooEarly = version < (op.since ?? 0) || (isClf && version < Number(op.inClf));
  if ((isClf && !op.inClf) || isTooEarly) element.fail('the op is not part of the version of the file');
  return op;
}

function bitDepths(element: XmlElement): [input: string, output: string] {
  const [input, output] = ['inBitDepth', 'outBitDepth'].map((name) => {
    const depth = element.attribute(name)?.toLowerCase() ?? element.fail(`"${name}" is missing`);
    return depth in BIT_DEPTHS ? depth : element.fail(`the bit depth "${depth}" is not known`);
  }) as [string, string];
  return [input, output];
}
