import type { Op } from '../../ops/op.ts';
import type { FileOptions, FileStep } from '../transform-file.ts';
import type { XmlElement } from '../xml-element.ts';
import type { ClfVersion } from './clf-version.ts';

/** A step of a process list; the file transform may choose its interpolation. */
export type ClfStep = (options: FileOptions) => FileStep;

export const step =
  (op: Op): ClfStep =>
  () =>
    op;

/** An element that makes ops, with the largest code values of its numbers' bit depths (1 for floats). */
export interface ClfElement extends ClfVersion {
  readonly element: XmlElement;
  readonly inMax: number;
  readonly outMax: number;
}

export type ClfReader = (element: ClfElement) => readonly ClfStep[] | Promise<readonly ClfStep[]>;

/** Largest code values of the bit depths. */
export const BIT_DEPTHS: Readonly<Record<string, number>> = {
  '8i': 255,
  '10i': 1023,
  '12i': 4095,
  '16i': 65535,
  '16f': 1,
  '32f': 1,
};

/** Throws where something is wrong with the parameters of an op. */
export function refuse(element: XmlElement, problem: string | null): void {
  if (problem) element.fail(problem);
}

/** The style of an element. */
export function styleOf(element: XmlElement): string {
  return element.attribute('style')?.toLowerCase() ?? element.fail('"style" is missing');
}

/** What an attribute that names channels means. */
export function channelsOf(element: XmlElement, known: string): readonly number[] {
  const channel = element.attribute('channel');
  if (channel === undefined) return [0, 1, 2];
  const index = known.indexOf(channel.toUpperCase());
  if (index < 0 || channel.length !== 1) element.fail(`the channel "${channel}" is not known`);
  return [index];
}
