import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { conformanceFolder } from './conformance.ts';
import type { OcioConfig, SpaceRequest, ViewRequest } from '../../src/ocio.ts';

type Number7 = number | 'nan' | 'inf' | '-inf';

/** One line of a reference list; the folder's README says what each kind means. */
export interface OcioReference {
  readonly kind: 'to-scene' | 'from-scene' | 'view' | 'look' | 'error';
  readonly space: string;
  readonly scene?: string;
  readonly display?: string;
  readonly view?: string;
  readonly look?: string;
  readonly rgb?: readonly Number7[];
}

export interface OcioReferenceList {
  readonly inputs: readonly (readonly [number, number, number])[];
  readonly lines: readonly OcioReference[];
}

const value = (text: Number7): number =>
  typeof text === 'number' ? text : text === 'nan' ? NaN : text === 'inf' ? Infinity : -Infinity;

const triples = (flat: readonly Number7[]): [number, number, number][] =>
  Array.from({ length: flat.length / 3 }, (_, index) => [
    value(flat[index * 3] ?? 0),
    value(flat[index * 3 + 1] ?? 0),
    value(flat[index * 3 + 2] ?? 0),
  ]);

/** Names of the configs that have reference values, with their folder and its list. */
export const OCIO_REFERENCES = [
  'ocio/cg-config-v1.0.0_aces-v1.3_ocio-v2.1',
  'ocio/cg-config-v4.0.0_aces-v2.0_ocio-v2.5',
  'ocio/studio-config-v2.2.0_aces-v1.3_ocio-v2.4',
  'ocio/files/files',
] as const;

export function ocioReferenceList(name: string): OcioReferenceList {
  const path = resolve(conformanceFolder() ?? '.', `${name}.jsonl`);
  const objects = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OcioReference);
  const [inputs, ...lines] = objects;
  return { inputs: triples(inputs?.rgb ?? []), lines };
}

export function ocioRequest(line: OcioReference): SpaceRequest | ViewRequest {
  const { kind, space, scene = '', display = '', view = '', look = '' } = line;
  if (kind === 'to-scene') return { from: space, to: scene };
  if (kind === 'from-scene') return { from: scene, to: space };
  if (kind === 'error') return { from: space, to: 'scene_linear' };
  if (kind === 'view') return { from: space, display, view };
  return { from: space, to: space, looks: look };
}

const matches = (found: number, wanted: number, tolerance: (wanted: number) => number): boolean =>
  Number.isFinite(wanted) ? Math.abs(found - wanted) <= tolerance(wanted) : Object.is(found, wanted);

/** What is wrong with a line: the first colour that differs and how many do; null where all is well. */
export async function ocioDifference(
  config: OcioConfig,
  { inputs }: OcioReferenceList,
  line: OcioReference,
): Promise<string | null> {
  const name = [line.kind, line.space, line.scene, line.display, line.view, line.look].filter(Boolean).join(' | ');
  const made = await config.processor(ocioRequest(line)).catch((error: unknown) => error as Error);
  if (line.kind === 'error') return made instanceof Error ? null : `${name}: it is not refused`;
  if (made instanceof Error) return `${name}: ${made.stack ?? made.message}`;
  const wanted = triples(line.rgb ?? []);
  const isAces2 = line.kind === 'view' && /v4\.0\.0/.test(config.name);
  const tolerance = (reference: number): number => (isAces2 ? 1e-4 : Math.max(1e-5, 2e-4 * Math.abs(reference)));
  const wrong = inputs.flatMap((input, index) => {
    const found = made.evaluate(input);
    const reference = wanted[index] ?? [NaN, NaN, NaN];
    return found.every((number, channel) => matches(number, reference[channel] ?? NaN, tolerance))
      ? []
      : [`${input.join(' ')} → ${found.join(' ')}, not ${reference.join(' ')}`];
  });
  return wrong.length ? `${name}: ${wrong.length} of ${inputs.length} differ; ${wrong[0]}` : null;
}
