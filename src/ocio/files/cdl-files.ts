import { CdlOp, cdlProblem, type CdlParameters } from '../ops/cdl-op.ts';
import type { Rgb } from '../ops/numeric.ts';
import { missingFile } from './missing-file.ts';
import type { FileOptions, TransformFile } from './transform-file.ts';
import { parseXmlFile, type XmlElement } from './xml-element.ts';

interface Correction {
  readonly id: string;
  readonly values: Omit<CdlParameters, 'clamps'>;
}

/** `.cc`, `.ccc` and `.cdl`: one colour correction of the ASC, or a list that ids and indices choose from. */
export async function readColorCorrections(bytes: Uint8Array): Promise<TransformFile> {
  const root = await parseXmlFile(bytes);
  const corrections = elements(root).map((element) => ({
    id: element.attribute('id') ?? '',
    values: correctionValues(element),
  }));
  if (corrections.length === 0) root.fail('there is no ColorCorrection');
  const ids = corrections.map(({ id }) => id).filter(Boolean);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) root.fail(`the id "${twice}" is there twice`);
  const isList = !root.is('ColorCorrection');
  return {
    steps: (options) => {
      const { values } = isList ? chosen(corrections, options) : (corrections[0] as Correction);
      return [new CdlOp({ ...values, clamps: options.cdlStyle === 'asc' })];
    },
  };
}

function elements(root: XmlElement): readonly XmlElement[] {
  if (root.is('ColorCorrection')) return [root];
  if (root.is('ColorCorrectionCollection')) return root.named('ColorCorrection');
  if (root.is('ColorDecisionList'))
    return root.named('ColorDecision').flatMap((decision) => decision.named('ColorCorrection'));
  return root.fail('it is no list of colour corrections');
}

/** Slope, offset, power and saturation; a node that is missing changes nothing. */
export function correctionValues(element: XmlElement): Omit<CdlParameters, 'clamps'> {
  const sop = element.child('SOPNode');
  const sat = element.child('SatNode');
  const triple = (name: string, otherwise: number): Rgb => {
    if (!sop) return [otherwise, otherwise, otherwise];
    const [red, green, blue, ...more] = sop.child(name)?.numbers() ?? sop.fail(`"${name}" is missing`);
    if (red === undefined || green === undefined || blue === undefined || more.length)
      return sop.fail(`"${name}" must be three numbers`);
    return [red, green, blue];
  };
  const saturation = sat ? (sat.child('Saturation')?.numbers() ?? sat.fail('"Saturation" is missing')) : [1];
  if (saturation.length !== 1) sat?.fail('"Saturation" must be one number');
  const values = {
    slope: triple('Slope', 1),
    offset: triple('Offset', 0),
    power: triple('Power', 1),
    saturation: saturation[0] ?? 1,
  };
  const problem = cdlProblem({ ...values, clamps: true });
  if (problem) element.fail(problem);
  return values;
}

function chosen(corrections: readonly Correction[], { correction, where }: FileOptions): Correction {
  const byId = corrections.find(({ id }) => id === correction && id !== '');
  if (byId) return byId;
  const index = correction === '' ? 0 : /^[-+]?\d+$/.test(correction) ? Number(correction) : -1;
  const found = corrections[index];
  if (found) return found;
  throw missingFile(where, `the file has no correction "${correction}"; it has ${corrections.length}`);
}
